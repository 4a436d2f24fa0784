"""The long interview itself: warm up, measure, go on and on, measure again; and beside it one that has just begun."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

from interview_tui.storage.temporaries import is_temporary
from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.soak.gauges import Reading, at, cpu, look
from tests.soak.talk import CARDS, Talk

NEW: Final = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
_LOOK_EACH: Final = 0.3  # seconds between looks at the time: as many as in four hours
_PROGRAM: Final = (
    "import sys; import interview_tui.tui.interview.screen as screen; screen._TIME_INTERVAL = {look}; "
    "from interview_tui.cli import main; sys.exit(main())"
)
_TURN = 40  # keys
_FRESH_START = 400  # keys


@dataclass(slots=True)
class Timed:
    """Seconds from a key to its letter on the screen, one for each key, and on a processor for a key."""

    keys: list[float] = field(default_factory=list)
    cpu: float = 0.0

    def add(self, talk: Talk, count: int) -> None:
        """Type so many keys."""
        before = cpu(talk.terminal.pid)
        self.keys += talk.timed(count)
        self.cpu += cpu(talk.terminal.pid) - before

    def told(self) -> tuple[float, float, float]:
        """The median, what 99 of 100 stay within, and what one key takes of a processor: milliseconds."""
        return median(self.keys) * 1000, at(0.99, self.keys) * 1000, self.cpu / len(self.keys) * 1000


@dataclass(slots=True)
class Soaked:
    """What came of it. `first` and `last` were timed in notes that were empty before, `full` in one that was full;
    `fresh` in turns with `last`, in a program that had just begun. `wrong` says in words what did not hold."""

    readings: list[Reading] = field(default_factory=list)
    first: Timed = field(default_factory=Timed)
    last: Timed = field(default_factory=Timed)
    fresh: Timed = field(default_factory=Timed)
    full: Timed = field(default_factory=Timed)
    full_length: int = 0
    done: str = ""
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """By how many MB the memory that is the program's own grew: the median of the last tenth of the looks."""
        own = [reading.own for reading in self.readings]
        return median(own[-max(1, len(own) // 10) :]) - own[0]


def soak(
    folder: Path, seed: int, keys: int, timed: int, looks: int = 50, tell: Callable[[Reading], object] = id
) -> Soaked:
    """Hold an interview of `keys` keys, of which `timed` are timed at each of three moments. In an empty folder.

    The program is looked at so many times; `tell` hears of each.
    """
    began = time.monotonic()
    chance = Random(seed)
    result = Soaked()

    program = ("-c", _PROGRAM.format(look=_LOOK_EACH))
    with ExitStack() as stack:
        home, other = (Home.make(_new(folder / name)) for name in ("long", "fresh"))
        talk = Talk(stack.enter_context(Terminal(home, *NEW, program=program)), chance)
        talk.on_card()
        _warm_up(talk)
        talk.go_to(CARDS - 1)
        result.first.add(talk, timed)
        talk.go_to(1)
        _settle(home, talk)
        result.readings.append(look(talk.terminal.pid, talk.done.keys))
        _go_on(talk, chance, keys - 2 * timed, looks, result, tell)
        talk.go_to(max(range(1, CARDS - 1), key=lambda card: len(talk.notes.get(card, ""))))
        result.full_length = len(talk.notes[talk.card])
        result.full.add(talk, timed)
        talk.go_to(CARDS)
        fresh = Talk(stack.enter_context(Terminal(other, *NEW, program=program)), chance)
        fresh.on_card()
        fresh.timed(_FRESH_START)
        fresh.go_to(CARDS)
        while len(result.last.keys) < timed:
            result.last.add(talk, _TURN)
            result.fresh.add(fresh, _TURN)
        _settle(home, talk)
        result.readings.append(look(talk.terminal.pid, talk.done.keys))
        _compare(result.readings[0], result.readings[-1], home, result)
        result.wrong += [*talk.leave(home), *fresh.leave(other)]
        result.done = f"{talk.done}"
    result.seconds = time.monotonic() - began
    return result


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _warm_up(talk: Talk) -> None:
    """Everything once, so that all that is ever loaded is there."""
    for _ in range(CARDS - 3):
        talk.say(10)
        talk.step()
    for act in talk.acts:
        talk.act(act)
    talk.read_back()
    talk.resize()
    talk.stop()
    talk.size(80, 24)


def _go_on(
    talk: Talk, chance: Random, until: int, looks: int, result: Soaked, tell: Callable[[Reading], object]
) -> None:
    """All that an interview can bring, over and over."""
    begun = talk.done.keys
    between = (until - begun) / looks
    for number in range(1, looks + 1):
        beat = 0
        while talk.done.keys < begun + number * between:
            talk.say(chance.randint(5, 25))
            beat += 1
            talk.step()
            if beat % 2:
                talk.act()
        talk.resize()
        if number % 5 == 0:
            talk.read_back()
            talk.stop()
        result.readings.append(look(talk.terminal.pid, talk.done.keys))
        tell(result.readings[-1])
    talk.size(80, 24)


def _settle(home: Home, talk: Talk) -> None:
    """Wait until all is written and no file is open for it."""
    home.wait_until(lambda: talk.notes[talk.card].split("\n")[-1][-20:].strip() in home.transcript())
    home.wait_until(lambda: not any(is_temporary(path.name) for path in home.files()))


def _compare(before: Reading, after: Reading, home: Home, result: Soaked) -> None:
    if after.files > before.files:
        result.wrong.append(f"{after.files} open files, before {before.files}")
    if after.threads > before.threads:
        result.wrong.append(f"{after.threads} threads, before {before.threads}")
    if left := [path.name for path in home.files() if is_temporary(path.name)]:
        result.wrong.append(f"temporary files: {left}")
    if len(home.saved()) != 1:
        result.wrong.append(f"{len(home.saved())} transcripts")
