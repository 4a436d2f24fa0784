"""What docs/transcript-format.md says of the file is so."""

from __future__ import annotations

import datetime
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pypandoc
import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Circle, ClosingReaders, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.language import LANGUAGES
from interview_tui.storage.places import data
from interview_tui.transcripts.format import frontmatter_yaml, own_form, reader
from interview_tui.transcripts.format.blocks import title
from interview_tui.transcripts.format.composer import compose, particulars
from interview_tui.transcripts.format.encoding import decode_note, encode_note
from interview_tui.transcripts.format.judging.witness import KEYS
from interview_tui.transcripts.format.not_asked import line_of
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share

pytestmark = pytest.mark.no_files

DOC = Path(__file__).resolve().parents[3] / "docs" / "transcript-format.md"
TEXT = DOC.read_text(encoding="utf-8")
EXAMPLE = data("example.nl.md")


def blocks(language: str) -> list[str]:
    """The code blocks of that language, in order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", TEXT)


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under that heading, without its head; a cell that is all code without its backticks."""
    part = TEXT.partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.split("\n") if line.startswith("|")][2:]
    return [[re.sub(r"\A`([^`]*)`\Z", r"\1", cell.strip()) for cell in line.strip("|").split(" | ")] for line in lines]


@cache
def whole() -> Interview:
    """The interview of the first example, with what only some interviews have."""
    rare = {"forms": "vormen@1", "listeners": "Kim en Jo", "back_on": datetime.date(2027, 1, 5)}
    rare |= {"form": "onboarding", "organisation": "Wijkteams", "nth": 2}
    held = read(blocks("markdown")[0].encode()).interview.change(struck=(6,), dismissed=("b3f09a1c",), **rare)
    held = held.with_answer(3, note="Als het rustig is.", circle=Circle.TEAM)
    held = held.with_answer(4, note="Als het snel moet.", struck=True)
    return held.with_answer(7, note="De mensen zelf.", circle=Circle.ORGANISATION)


def top(written: bytes) -> list[str]:
    return written.decode().split("---\n")[1].splitlines()


def test_the_whole_example_is_what_the_app_writes() -> None:
    written = blocks("markdown")[0].encode()
    document = read(written)
    assert document.problems == ()
    assert compose(document.interview, shipped("nl")) == written


def test_every_key_is_described_as_it_is_written_and_no_other() -> None:
    described = rows("## At the top")
    lines = top(compose(whole(), shipped("nl")))
    shared = top(share(read(EXAMPLE.read_bytes()), Circle.TEAM))
    at = next(number for number, line in enumerate(lines) if line.startswith("sharing:")) + 1
    lines[at:at] = [line for line in shared if line.startswith("shared_for:")]
    assert [f"{key}: {example}" for key, example, _meaning in described] == lines
    assert [key for key, *_rest in described] == list(own_form.ORDER)
    assert {key for key, *_rest in described} == {*particulars(whole()), *KEYS, "shared_for"}


def test_every_value_of_a_key_is_described() -> None:
    meaning = {key: says for key, _example, says in rows("## At the top")}
    assert all(f"`{form.id}`" in meaning["form"] for form in shipped_forms("nl").forms)
    assert all(f"`{status.value}`" in meaning["status"] for status in Status)
    assert all(f"`{circle.key}`" in meaning["sharing"] for circle in Circle)
    assert all(f"`{lang}`" in meaning["lang"] for lang in LANGUAGES)
    assert meaning["question_set"].startswith("the cards: the id")


def test_without_a_key_its_usual_value_counts() -> None:
    bare = read(b"---\nid: a\nformat: 1\n---\n").interview
    usual = Interview("a", bare.date, "", "", "nl", "")
    assert bare == usual
    assert bare.sharing is Circle.PRIVATE


def test_the_words_of_both_languages_are_described() -> None:
    described = {what: (dutch, english) for what, dutch, english in rows("## Below it")}
    dutch, english = words("nl"), words("en")
    assert described == {
        "the title": (title(whole()), title(whole().change(lang="en"))),
        "a probe that was asked": (f"{dutch.asked}:", f"{english.asked}:"),
        "a zodatje": (f"{dutch.zodatje}:", f"{english.zodatje}:"),
        "that it is the whole": (dutch.whole, english.whole),
        "the same, at first": (dutch.whole_before, english.whole_before),
        "who may read it": (f"{dutch.readers}:", f"{english.readers}:"),
        "the same, up to format 2": (f"{dutch.readers_before}:", f"{english.readers_before}:"),
        "the two of them": (dutch.circles[Circle.PRIVATE], english.circles[Circle.PRIVATE]),
        "the team": (dutch.circles[Circle.TEAM], english.circles[Circle.TEAM]),
        "the organisation": (dutch.circles[Circle.ORGANISATION], english.circles[Circle.ORGANISATION]),
        "a struck answer": (f"{dutch.struck}:", f"{english.struck}:"),
        "the closing sentence": (dutch.closing, english.closing),
        "who may read that sentence": (f"{dutch.wall}:", f"{english.wall}:"),
        "the team, without a name": tuple(one.wall_readers[ClosingReaders.UNNAMED] for one in (dutch, english)),
        "the team, with the name": tuple(one.wall_readers[ClosingReaders.NAMED] for one in (dutch, english)),
        "nobody else": tuple(one.wall_readers[ClosingReaders.NOBODY] for one in (dutch, english)),
        "what was not asked": (dutch.not_asked, english.not_asked),
        "its line": (line_of([2, 6, 11], "nl"), line_of([2, 6, 11], "en")),
    }


def test_the_note_becomes_the_markdown_that_is_shown() -> None:
    typed, written = blocks("text")[0].rstrip("\n"), blocks("markdown")[1].rstrip("\n")
    assert encode_note(typed) == written
    assert decode_note(written) == typed


def test_the_limits_are_those_of_the_reader() -> None:
    assert "20 MiB" in TEXT and reader.LIMIT == 20 * 1024 * 1024
    assert f"{own_form.LIMIT:,} characters at the top" in TEXT
    assert f"more than {frontmatter_yaml.DEPTH} deep" in TEXT
    assert f"`format: {reader.FORMAT}` came with" in TEXT


def test_a_version_for_others_is_as_described() -> None:
    part = TEXT.partition("\n## A version for others\n")[2].partition("\n## ")[0]
    version = share(read(EXAMPLE.read_bytes()), Circle.TEAM)
    keys = {line.partition(":")[0] for line in top(version)}
    dropped = {key for key, value in particulars(whole()).items() if value is not None} - keys
    rare = {"forms", "form", "organisation", "minutes", "listeners", "nth"}  # the example has none
    assert dropped - rare == {"at_card", "parked", "struck", "cards", "dismissed", "back_on"}
    assert all(f"`{key}`" in part for key in dropped - rare)
    assert "shared_for: team" in top(version)
    assert read(version).interview.answers.keys() == read(EXAMPLE.read_bytes()).interview.answers.keys() - {8}
    assert not any(answer.circle for answer in read(version).interview.answers.values())
    assert "Niet gesteld" not in version.decode()
    assert words("nl").whole not in version.decode()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ["2026-11-03: Sam, asked by Noor", "3. “Zo goed gewerkt, vandaag …” | Ik begin bij zijn fiets, zodat "]),
        (1, ["3 team ('Ik begin bij zijn fiets, zodat ", "8 private ("]),
    ],
)
def test_the_programs_run(number: int, expected: list[str]) -> None:
    assert len(blocks("python")) == 2
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", blocks("python")[number], str(EXAMPLE)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = done.stdout.splitlines()
    assert all(any(line.startswith(start) for line in lines) for start in expected)
    assert len(lines) == {0: 1 + 11, 1: 11}[number]
    assert done.stderr == ""


def test_the_pandoc_commands_run(tmp_path: Path) -> None:
    (tmp_path / "transcript.md").write_bytes(EXAMPLE.read_bytes())
    for line in blocks("sh")[0].splitlines():
        command = shlex.split(line)
        assert command[0] == "pandoc"
        subprocess.run([pypandoc.get_pandoc_path(), *command[1:]], cwd=tmp_path, check=True, capture_output=True)
    page = " ".join((tmp_path / "transcript.html").read_text(encoding="utf-8").split())
    assert "<mark>Ik hoef alleen maar te blijven.</mark>" in page
    assert page.count("<h2") == 13
    assert '<html xmlns="http://www.w3.org/1999/xhtml" lang="nl"' in page
    assert (tmp_path / "transcript.docx").stat().st_size > 5000


def test_what_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if target.startswith("#"):
            assert f"## {target[1:].replace('-', ' ').capitalize()}\n" in TEXT
        elif not target.startswith("https://"):
            assert (DOC.parent / target.partition("#")[0]).is_file(), target
