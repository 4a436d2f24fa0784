"""One round: type, end, and look at what is left and how the next start finds it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from interview_tui.storage.temporaries import is_temporary
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.terminal import PATIENCE, PROGRAM, Terminal
from tests.torture.strokes import Held, most_kept, script
from tests.torture.ways import WAYS, Way

IN_TIME: Final = 3.0
"""Seconds in which the program must have ended."""
NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
_AIMING = 1.5  # seconds to wait for a write
_HEARS_HANG_UPS = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)"  # also where we run under nohup
_LOOK = 0.0005  # seconds between looks while nothing is aimed at


@dataclass(slots=True)
class Round:
    """What came of a round. `wrong` says in words what did not hold; nothing, if all did.

    `keys` were typed and `kept` of them are in the file. `oldest` is how many seconds before the end the first key that
    was lost was typed, `took` how many the end took, `aimed` whether it came while a file was being written.
    """

    way: str
    keys: int = 0
    kept: int = 0
    oldest: float = 0.0
    took: float = 0.0
    aimed: bool = False
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Typed:
    """The keys so far, when each was typed, and how many bytes they are in all."""

    strokes: list[str] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def add(self, stroke: str) -> None:
        self.strokes.append(stroke)
        self.moments.append(time.monotonic())
        self.sizes.append((self.sizes[-1] if self.sizes else 0) + len(_sent(stroke).encode()))

    def taken(self, unread: int) -> int:
        """How many keys the program has taken, if it left so many bytes unread."""
        rest = (self.sizes[-1] if self.sizes else 0) - unread
        return sum(size <= rest for size in self.sizes)

    def before(self, moment: float) -> int:
        """How many keys were typed before."""
        return sum(typed <= moment for typed in self.moments)


def _sent(stroke: str) -> str:
    return "\r" if stroke == "\n" else stroke


def play(
    seed: int, number: int, name: str, folder: Path, longest: float = 3.0, *, program: Sequence[str] = PROGRAM
) -> Round:
    """Round `number` of a seed, in an empty folder; it types for `longest` seconds at most (and a write aimed at)."""
    chance = Random(f"{seed} {number}")
    way, result, typed = WAYS[name], Round(name), _Typed()
    home = Home.make(folder)
    with Terminal(home, *NEW, program=program, before=_HEARS_HANG_UPS) as terminal:
        terminal.wait_for("kaart 1 van 12")
        must = _type_and_end(terminal, home, way, chance, longest, typed, result)
        ended = time.monotonic()
        try:
            status = terminal.wait()
        except subprocess.TimeoutExpired:
            result.wrong.append("it did not end")
            return result
        result.took = time.monotonic() - ended
        if result.took > IN_TIME:
            result.wrong.append(f"it took {result.took:.1f} s to end")
        if status != way.status:
            result.wrong.append(f"exit status {status}, not {way.status}")
        if way.screen and not terminal.terminal_restored():
            result.wrong.append(f"the terminal is left with {terminal.left_behind()}")
    result.keys = len(typed.strokes)
    _look(home, typed, must, ended, result)
    return result


def _type_and_end(
    terminal: Terminal, home: Home, way: Way, chance: Random, longest: float, typed: _Typed, result: Round
) -> int:
    """Type, and end it; how many of the keys must be in the file."""
    keys = script(chance)
    pause = 1 / chance.uniform(20, 200)
    until = time.monotonic() + chance.uniform(0.2, longest)
    aim = chance.random() < 0.5
    due = time.monotonic()
    while (now := time.monotonic()) < until or (aim and now < until + _AIMING and not result.aimed):
        stroke = next(keys)
        terminal.send(_sent(stroke))
        typed.add(stroke)
        due += pause
        while (now := time.monotonic()) < due and not result.aimed:
            if aim and now >= until:
                result.aimed = _is_writing(home.transcripts)
            else:
                terminal.running(min(_LOOK, due - now))
    last = list(islice(keys, chance.randrange(1, 80))) if way.burst else []

    def send(more: str) -> None:
        terminal.send("".join(map(_sent, last)) + more)
        for stroke in [*last, *([] if way.burst else [more])]:
            typed.add(stroke)

    taken, now = typed.taken(terminal.unread()), time.monotonic()
    before = typed.before(now - way.grace)
    way.end(terminal, chance, send)
    if way.burst:
        return len(typed.strokes)
    return before if way.grace >= 1 else min(before, taken)


def _is_writing(folder: Path) -> bool:
    try:
        return any(is_temporary(path.name) for path in folder.iterdir())
    except FileNotFoundError:
        return False


# What is left


def _look(home: Home, typed: _Typed, must: int, ended: float, result: Round) -> None:
    """The file, the list, and the next start."""
    saved = home.saved()
    if not saved and not must:
        return
    if len(saved) != 1:
        result.wrong.append(f"{len(saved)} transcripts")
        return
    held = read(saved[0].read_bytes()).interview
    found = Held.of(held.at_card, {number: answer.note for number, answer in held.answers.items()})
    kept = most_kept(typed.strokes, found)
    if kept is None:
        result.wrong.append(f"what is in the file was never typed: {found!r} of {''.join(typed.strokes)!r}")
        return
    result.kept = kept
    if kept < len(typed.strokes):
        result.oldest = max(0.0, ended - typed.moments[kept])
    if kept < must:
        result.wrong.append(f"{must - kept} keys lost that should be there, the oldest of {result.oldest:.2f} s before")
    _list(home, held.id, result)
    _resume(home, held.id, held.at_card, result)
    if left := [path.name for path in home.files() if is_temporary(path.name)]:
        result.wrong.append(f"left behind: {left}")
    if read(saved[0].read_bytes()).interview.answers != held.answers or home.saved() != saved:
        result.wrong.append("going on with it changed what was there")


def _list(home: Home, ident: str, result: Round) -> None:
    words = [sys.executable, "-m", "interview_tui", "--transcripts", str(home.transcripts), "list", "--json"]
    told = subprocess.run(words, env=home.environ, capture_output=True, text=True, check=False, timeout=PATIENCE)
    try:
        (row,) = json.loads(told.stdout)
    except ValueError:
        result.wrong.append(f"list --json: {told.stdout!r} {told.stderr!r}")
        return
    if (row["id"], row["interviewee"], row["problem"]) != (ident, "Sam", None):
        result.wrong.append(f"list --json: {row}")


def _resume(home: Home, ident: str, card: int, result: Round) -> None:
    with Terminal(home, "resume", ident) as terminal:
        try:
            terminal.wait_for(f"kaart {card} van 12")
            terminal.wait_for("In gesprek · Noor met Sam")
        except AssertionError as error:
            result.wrong.append(f"resume: {error}")
            return
        terminal.press("ctrl+q")
        if (status := terminal.wait()) != 0:
            result.wrong.append(f"after resume: exit status {status}")
