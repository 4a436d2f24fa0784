"""Measure the app against the smallest Textual app, in a pseudo-terminal, in alternating runs.

    python -m bench.run                                   the app, everything
    python -m bench.run --only keys --pairs 6
    python -m bench.run --app 'python bench/host_app.py' --until '^Notes'

Needs Linux and pyte. bench/README.md explains each figure.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shlex
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.session import SECOND, Session, SessionError

HERE = Path(__file__).parent
APP = "interview-tui --transcripts {dir} new --interviewer Noor --interviewee Sam"
MINIMAL = f"{shlex.quote(sys.executable)} {shlex.quote(str(HERE / 'minimal_app.py'))}"
LETTERS = "QXZJKVYH"  # rare in the texts of the programs
NOTE_END = "einde-van-de-notitie"
CTRL_S = b"\x13"


@dataclass(frozen=True)
class Program:
    """Hold a command to measure, and the regular expression that matches its complete first screen."""

    name: str
    command: str
    until: str

    def session(self, folder: str) -> Session:
        """Start the program, with every file it writes inside `folder`."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TEXTUAL"))}
        environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        environ |= {f"XDG_{kind}_HOME": folder for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environ.get('PATH', '')}"
        environ |= EXTRA
        return Session(shlex.split(self.command.format(dir=shlex.quote(folder))), environ)


EXTRA: dict[str, str] = {}


@dataclass
class Figures:
    """Hold the results of one program in one scenario: ms, a list for each run; bytes and ms of CPU for each key."""

    runs: list[list[float]] = field(default_factory=list)
    bytes_a_key: list[float] = field(default_factory=list)
    cpu_a_key: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Return the percentile of all measurements together, by the nearest-rank method; `share` is from 0 to 1."""
        ordered = sorted(value for run in self.runs for value in run)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def keystrokes(count: int, chance: random.Random) -> list[str]:
    """Return `count` keys: words of four to eight rare letters, each with a space after it or, one in nine, Enter."""
    keys: list[str] = []
    while len(keys) < count:
        letters = chance.randint(4, 8)
        word = [chance.choice(LETTERS)]
        while len(word) < letters:
            word.append(chance.choice([letter for letter in LETTERS if letter != word[-1]]))
        keys += [*word, "\r" if chance.random() < 1 / 9 else " "]
    return keys[:count]


def note(length: int, chance: random.Random) -> str:
    """Return about `length` characters of lower-case words, in lines of at most 72, ending in a text to wait for."""
    lines: list[str] = []
    line, size = "", 0
    while size < length:
        word = "".join(chance.choice("aeinorst") for _ in range(chance.randint(2, 9)))
        if len(line) + len(word) > 71:
            lines.append(line)
            size += len(line) + 1
            line = ""
        line += word + " "
    return "\n".join([*lines, NOTE_END])


def shown(session: Session, keys: list[str], typed: list[int]) -> list[float]:
    """Return the milliseconds from key to screen for every letter in `keys`, in order.

    Emulates the output that was not emulated before. A letter is on the screen when the text left of the terminal's
    cursor ends in what was typed of its word. Raises SessionError if more than 2 % of the keys were never seen.
    """
    waiting: list[tuple[int, str]] = []
    word = ""
    for moment, key in zip(typed, keys, strict=True):
        word = word + key if key in LETTERS else ""
        if word:
            waiting.append((moment, word))
    latencies: list[float] = []
    for moment in session.frames():
        text = session.screen.before_cursor()
        arrived = [at for at, (sent, tail) in enumerate(waiting[:9]) if sent <= moment and text.endswith(tail)]
        if arrived:
            latencies += [(moment - sent) * 1000 / SECOND for sent, _ in waiting[: arrived[-1] + 1]]
            del waiting[: arrived[-1] + 1]
    if len(waiting) > len(keys) // 50:
        raise SessionError(f"{len(waiting)} keys were never seen; the screen:\n{session.screen.text()}")
    return latencies


def measure_start(program: Program, _options: argparse.Namespace, figures: Figures) -> None:
    """Measure one start, from just before the process is created to a screen that `until` matches."""
    with tempfile.TemporaryDirectory() as folder, program.session(folder) as session:
        moment = session.wait_for(program.until)
        figures.runs.append([(moment - session.started) * 1000 / SECOND])


def measure_keys(program: Program, options: argparse.Namespace, figures: Figures, length: int, saving: bool) -> None:
    """Measure one run of typing into a note of `length` characters; with `saving`, ctrl+s before every word."""
    chance = random.Random(len(figures.runs))
    with tempfile.TemporaryDirectory() as folder, program.session(folder) as session:
        session.wait_for(program.until)
        if length:
            session.write(b"\x1b[200~" + note(length, chance).encode() + b"\r\x1b[201~")
            session.wait_for(NOTE_END)
        session.settle(0.5)
        session.emulate()
        keys = keystrokes(options.keys, chance)
        start, typed, cpu = len(session.output), [], session.cpu_ns()
        gc.disable()
        for at, key in enumerate(keys):
            if saving and at and keys[at - 1] == " ":
                session.write(CTRL_S)
            typed.append(session.write(key.encode()))
            session.read_until(typed[-1] + int(options.every * chance.uniform(0.7, 1.3) * SECOND / 1000))
        session.settle(0.3, 5)
        gc.enable()
        figures.cpu_a_key.append((session.cpu_ns() - cpu) * 1000 / SECOND / len(keys))
        figures.bytes_a_key.append(sum(len(data) for _, data in session.output[start:]) / len(keys))
        figures.runs.append(shown(session, keys, typed)[5:])


def measure_idle(program: Program, options: argparse.Namespace, figures: Figures) -> None:
    """Measure the milliseconds of CPU in `--idle` seconds without input."""
    with tempfile.TemporaryDirectory() as folder, program.session(folder) as session:
        session.wait_for(program.until)
        session.settle(1, 3)
        before, begun = session.cpu_ns(), time.monotonic_ns()
        session.read_until(begun + int(options.idle * SECOND))
        figures.runs.append([(session.cpu_ns() - before) * 1000 / SECOND])


Measure = Callable[[Program, argparse.Namespace, Figures], None]
SCENARIOS: dict[str, Measure] = {
    "start": measure_start,
    "keys, empty note": lambda program, options, figures: measure_keys(program, options, figures, 0, False),
    "keys, 50,000 characters": lambda program, options, figures: measure_keys(program, options, figures, 50_000, False),
    "keys, while saving": lambda program, options, figures: measure_keys(program, options, figures, 5_000, True),
    "idle": measure_idle,
}


def compare(name: str, programs: list[Program], options: argparse.Namespace) -> None:
    """Run one scenario for all programs, in pairs of alternating order, and print a row of the table for each."""
    measure = SCENARIOS[name]
    figures = {program.name: Figures() for program in programs}
    for program in programs if name == "start" else []:
        measure(program, options, Figures())  # the first start warms the caches
    for pair in range(options.pairs):
        for program in programs if pair % 2 == 0 else reversed(programs):
            measure(program, options, figures[program.name])
    base = figures[programs[-1].name]
    for program in programs:
        own = figures[program.name]
        p50, p99 = own.percentile(0.5), own.percentile(0.99)
        ratio = statistics.median(
            statistics.median(mine) / max(statistics.median(other), 0.001)
            for mine, other in zip(own.runs, base.runs, strict=True)
        )
        cells = [name, program.name, f"{p50:.1f}", f"{p99:.1f}", f"{ratio:.2f}×", f"{p99 / base.percentile(0.99):.2f}×"]
        many = own.bytes_a_key
        cells += [
            f"{statistics.median(many):,.0f}" if many else "",
            f"{statistics.median(own.cpu_a_key):.1f}" if many else "",
        ]
        print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Read the options, measure, print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", default=APP, help="the command; {dir} is an empty folder (%(default)s)")
    parser.add_argument("--until", default=r"(kaart|card) 1 ", help="seen on the app's first full screen (%(default)s)")
    parser.add_argument("--minimal", default=MINIMAL, help="what to compare with")
    parser.add_argument("--minimal-until", default=r"(?s)minimal.*palette", help="seen on its first full screen")
    parser.add_argument("--only", default="", help="scenarios whose name begins so: start, keys, idle")
    parser.add_argument("--pairs", type=int, default=5, help="runs of each program in each scenario")
    parser.add_argument("--keys", type=int, default=200, help="keys in each run")
    parser.add_argument("--every", type=float, default=30, help="milliseconds between keys, give or take a third")
    parser.add_argument("--idle", type=float, default=10, help="seconds of idleness")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="set for both programs")
    options = parser.parse_args()
    EXTRA.update(pair.split("=", 1) for pair in options.env)
    programs = [Program("app", options.app, options.until), Program("minimal", options.minimal, options.minimal_until)]
    print("| scenario | program | p50 ms | p99 ms | p50 ratio | p99 ratio | bytes a key | CPU ms a key |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    try:
        for name in SCENARIOS:
            if name.startswith(options.only):
                compare(name, programs, options)
    except SessionError as error:
        raise SystemExit(f"bench: {error}") from None


if __name__ == "__main__":
    main()
