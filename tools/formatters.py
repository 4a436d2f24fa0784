"""Run real Markdown formatters over transcripts, and tell what becomes of who may read them.

python -m tools.formatters FOLDER                  run those that are in FOLDER, and pandoc, which is in the environment
python -m tools.formatters FOLDER --install        put them there first: needs node, npm and the network
python -m tools.formatters FOLDER --only prettier  one of them; --files 40 transcripts of each kind, made from --seed 1

The transcripts are of three kinds: as people write them, with lines in the notes that look like ours, and damaged by a
hand before. Each row is one formatter with its options; a second row tells of a second pass, where that changed more.
Exits with 1 if anything leaked. Without a network and without `--install` nothing is fetched; what is missing is named,
with the commands that get it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tests.rewrites.every import REWRITES, Step, applied
from tests.rewrites.proving import CIRCLES, leaks, version
from tests.rewrites.rewrite import Part
from tests.rewrites.transcripts import Made, made

from interview_tui.interview.model import Interview
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read

NODE: Final = {
    "prettier": "3.10.1",
    "remark-cli": "12.0.1",
    "remark-frontmatter": "5.0.0",
    "remark-gfm": "4.0.1",
    "markdownlint-cli2": "0.22.1",  # the last that runs on node 20
}
PYTHON: Final = {"mdformat": "1.0.0", "mdformat-gfm": "1.0.0", "mdformat-frontmatter": "2.2.0"}

_YAML = "+yaml_metadata_block"
_REMARK = ("--use", "remark-frontmatter", "--use", "remark-gfm")


class Formatter(NamedTuple):
    """Name a formatter with its options."""

    name: str
    options: tuple[str, ...] = ()


def pandoc(form: str, *options: str) -> Formatter:
    """Return pandoc, reading and writing one form of Markdown."""
    return Formatter("pandoc", ("-f", form, "-t", form, *options))


FORMATTERS: Final = (
    *(Formatter("prettier", ("--prose-wrap", wrap, "--print-width", "80")) for wrap in ("preserve", "never")),
    *(Formatter("prettier", ("--prose-wrap", "always", "--print-width", width)) for width in ("20", "40", "80", "120")),
    Formatter("remark-cli", _REMARK),
    Formatter("remark-cli", (*_REMARK, *(f"--setting={one}" for one in ("emphasis:'_'", "strong:'_'", "bullet:'-'")))),
    Formatter("remark-cli", (*_REMARK, "--setting=setext:true")),
    Formatter("remark-cli", (*_REMARK, "--setting=closeAtx:true", "--setting=listItemIndent:'tab'")),
    Formatter("remark-cli"),  # without front matter
    Formatter("markdownlint-cli2", ("--fix",)),
    Formatter("mdformat"),
    *(Formatter("mdformat", ("--wrap", width)) for width in ("20", "40", "80", "no")),
    Formatter("mdformat", ("--number",)),
    *(pandoc(form, "--wrap=none") for form in (f"commonmark{_YAML}", f"gfm{_YAML}", "markdown", "markdown+mark")),
    pandoc(f"gfm{_YAML}"),
    pandoc(f"gfm{_YAML}", "--columns=30"),
    pandoc("markdown-smart", "--wrap=preserve"),
    pandoc(f"commonmark{_YAML}", "--markdown-headings=setext"),
    pandoc("markdown", "--markdown-headings=setext"),
)


class Sample(NamedTuple):
    """Hold a transcript that is to be formatted: what the app made, and its bytes, which a hand may have changed."""

    one: Made
    data: bytes


def samples(count: int, seed: int) -> dict[str, list[Sample]]:
    """Return so many transcripts of each kind."""
    hands = [rewrite for rewrite in REWRITES if rewrite.part is Part.BODY and not rewrite.harmless]
    kinds: dict[str, list[Sample]] = {"as people write": [], "near misses in notes": [], "after a hand": []}
    for number in range(count):
        for kind, near in (("as people write", 0.0), ("near misses in notes", 0.4)):
            one = made(Random(f"{seed}/{number}/{kind}"), near=near)
            kinds[kind].append(Sample(one, one.data))
        one = made(Random(f"{seed}/{number}/hand"), near=0.1)
        hand = Step(Random(f"{seed}/{number}").choice(hands), f"{seed}/{number}")
        kinds["after a hand"].append(Sample(one, applied([hand], one.data)))
    return kinds


# Where they are


def _in_python(folder: Path, name: str) -> Path:
    return folder / "py" / ("Scripts" if os.name == "nt" else "bin") / name


def program(name: str, folder: Path) -> Path:
    """Return the path of a formatter, whether it is there or not."""
    if name == "pandoc":
        import pypandoc

        return Path(pypandoc.get_pandoc_path())
    if name in PYTHON:
        return _in_python(folder, name)
    return folder / "node_modules" / ".bin" / name.removesuffix("-cli")


def install_commands(folder: Path) -> list[list[str]]:
    """Return the commands that put the formatters into the folder."""
    node = [f"{name}@{number}" for name, number in NODE.items()]
    python = [f"{name}=={number}" for name, number in PYTHON.items()]
    return [
        ["npm", "install", "--prefix", str(folder), *node],
        [sys.executable, "-m", "venv", str(folder / "py")],
        [str(_in_python(folder, "python")), "-m", "pip", "install", *python],
    ]


def version_of(name: str, folder: Path) -> str:
    """Return the version that a formatter says it has."""
    said = subprocess.run([program(name, folder), "--version"], capture_output=True, text=True, check=True)
    numbers = re.findall(r"\d+(?:\.\d+)+", said.stdout.partition(f"{name}: ")[2] or said.stdout)
    return numbers[0] if numbers else said.stdout.strip()


# What they do


def run(formatter: Formatter, files: Sequence[Path], folder: Path) -> None:
    """Let a formatter rewrite files in place. Raises CalledProcessError."""
    command: list[str | Path] = [program(formatter.name, folder), *formatter.options]
    match formatter.name:
        case "prettier":
            _call([*command, "--no-config", "--log-level=error", "--write", *files], folder)
        case "remark-cli":
            _call([*command, "--no-config", "--no-ignore", "--quiet", "--output", "--", *files], folder)
        case "markdownlint-cli2":  # 1 says that some of what it found it could not mend
            _call([*command, "--no-globs", *(f":{path}" for path in files)], folder, expected=(0, 1))
        case "pandoc":
            for path in files:
                written = path.with_suffix(".new")
                _call([*command, "--standalone", "-o", written, path], folder)
                written.replace(path)
        case _:
            _call([*command, *files], folder)


def _call(command: list[str | Path], folder: Path, expected: tuple[int, ...] = (0,)) -> None:
    """Run a command in the folder, where remark looks for its plug-ins. Raises CalledProcessError."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in expected:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def formatted(formatter: Formatter, contents: Sequence[bytes], folder: Path) -> list[bytes]:
    """Return the bytes that a formatter makes of each file."""
    with tempfile.TemporaryDirectory(prefix="formatters-") as place:
        files = [Path(place) / f"{number:03}.md" for number in range(len(contents))]
        for path, data in zip(files, contents, strict=True):
            path.write_bytes(data)
        run(formatter, files, folder)
        return [path.read_bytes() for path in files]


# What became of them


def weighed(sample: Sample, after: bytes) -> Iterator[str]:
    """Yield the names of the columns in which a formatted file counts."""
    if after == sample.data:
        yield "to the letter"
    before, now = _read(sample.data), _read(after)
    if before and now and before.interview == now.interview:
        yield "read the same"
    if before and now and _gist(before.interview) == _gist(now.interview):
        yield "same words and readers"
    if now is None:
        yield "cannot be read"
    elif len(now.problems) > (len(before.problems) if before else 0):
        yield "findings"
    shared = [circle for circle in CIRCLES if version(sample.data, circle) is not None]
    if any(version(after, circle) is None for circle in shared):
        yield "refused"
    if leaks(sample.one, after):
        yield "leaks"


def _read(data: bytes) -> Document | None:
    """Return a file as it is read; None for one that cannot be."""
    try:
        return read(data)
    except TranscriptError:
        return None


def _gist(interview: Interview) -> object:
    """Return who may read what, and the letters and digits of all that was said."""
    answers = [
        (number, interview.circle_of(number), answer.struck, _letters(answer.note, *answer.zodatjes))
        for number, answer in sorted(interview.answers.items())
    ]
    return interview.sharing, interview.status, _letters(interview.closing), answers


def _letters(*texts: str) -> str:
    return "".join(sign for text in texts for sign in text if sign.isalnum())


COLUMNS: Final = (
    *("to the letter", "read the same", "same words and readers", "findings", "cannot be read", "refused"),
    "leaks",
)


def rows(formatter: Formatter, kinds: dict[str, list[Sample]], folder: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the cells of the rows of a formatter, and what leaked in each."""
    number = version_of(formatter.name, folder)
    options = " ".join(formatter.options)
    for kind, some in kinds.items():
        once = formatted(formatter, [sample.data for sample in some], folder)
        twice = formatted(formatter, once, folder)
        for told, after in ((kind, once), *([(f"{kind}, twice", twice)] if twice != once else [])):
            counts = Counter(name for sample, data in zip(some, after, strict=True) for name in weighed(sample, data))
            found = [leak for sample, data in zip(some, after, strict=True) for leak in leaks(sample.one, data)]
            cells = [formatter.name, number, f"`{options}`" if options else "", told, str(len(some))]
            yield cells + [str(counts[name]) for name in COLUMNS], found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is there, print a Markdown table; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.formatters", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--install", action="store_true", help="fetch the formatters first")
    parser.add_argument("--only", help="the formatters with this name")
    parser.add_argument("--files", type=int, default=40, help="transcripts of each kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    folder = asked.folder.absolute()
    if asked.install:
        folder.mkdir(parents=True, exist_ok=True)
        for command in install_commands(folder):
            subprocess.run(command, check=True)
    wanted = [formatter for formatter in FORMATTERS if asked.only in (None, formatter.name)]
    missing = sorted({one.name for one in wanted if not program(one.name, folder).exists()})
    if missing:
        print(f"Not in {folder}: {', '.join(missing)}. These commands put all of them there:\n", file=sys.stderr)
        print("\n".join(" ".join(command) for command in install_commands(folder)), file=sys.stderr)
    kinds = samples(asked.files, asked.seed)
    print("| formatter | version | options | transcripts | files |", " | ".join(COLUMNS), "|")
    print("| --- | --- | --- | --- |", " ---: |" * (len(COLUMNS) + 1), sep="")
    leaked = False
    for formatter in wanted:
        if formatter.name in missing:
            continue
        try:
            for cells, found in rows(formatter, kinds, folder):
                print(f"| {' | '.join(cells)} |", flush=True)
                leaked = leaked or bool(found)
        except subprocess.CalledProcessError as error:
            print(f"{formatter.name} {' '.join(formatter.options)}: {error.stderr.strip()[:500]}", file=sys.stderr)
            return 1
    return int(leaked or bool(missing))


if __name__ == "__main__":
    sys.exit(main())
