"""Typing: from writing a key to the terminal to seeing it on the emulated screen, and what a key costs."""

from __future__ import annotations

import gc
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bench.figures import Figure, in_turns, paired
from bench.session import SECOND, Session, SessionError
from bench.setup import Program, Setup

LETTERS = "QXZJKVYH"  # rare in the texts of the programs
NOTE_END = "einde-van-de-notitie"
CTRL_S = b"\x13"
WARMING = 5  # keys at the start of a run that do not count


@dataclass(frozen=True)
class Typed:
    """Hold one run: the milliseconds from key to screen, and the bytes written and milliseconds of CPU for a key."""

    latencies: list[float]
    bytes_a_key: float
    cpu_a_key: float


def measure(setup: Setup, note: str, length: int = 0, *, saving: bool = False) -> Iterator[Figure]:
    """Type into a note of `length` characters in turns; with `saving`, ctrl+s before every word."""
    works = [partial(_type, program, setup, length, saving) for program in (setup.app, setup.minimal)]
    app, baseline = in_turns(works, setup.pairs)
    name = f"keys, {note}"
    yield paired(
        f"{name}, p50", "ms", [_percentile(0.5, run) for run in app], [_percentile(0.5, run) for run in baseline]
    )
    mine, other = _percentile(0.99, *app), _percentile(0.99, *baseline)  # a single run has too few keys for it
    yield Figure(f"{name}, p99", mine, "ms", other, mine / other)
    yield paired(f"{name}, bytes a key", "", [run.bytes_a_key for run in app], [run.bytes_a_key for run in baseline])
    yield paired(f"{name}, CPU a key", "ms", [run.cpu_a_key for run in app], [run.cpu_a_key for run in baseline])


def _percentile(share: float, *runs: Typed) -> float:
    """Return a percentile of the latencies of all runs together, by the nearest-rank method; `share` is from 0 to 1."""
    ordered = sorted(value for run in runs for value in run.latencies)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _type(program: Program, setup: Setup, length: int, saving: bool) -> Typed:
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as home, program.session(home) as session:
        session.wait_for(program.until)
        if length:
            session.write(b"\x1b[200~" + _note(length, chance).encode() + b"\r\x1b[201~")
            session.wait_for(NOTE_END)
        session.settle(0.5)
        session.emulate()
        keys = _keystrokes(setup.keys, chance)
        start, typed, cpu = len(session.output), [], session.cpu_ns()
        gc.disable()
        for at, key in enumerate(keys):
            if saving and at and keys[at - 1] == " ":
                session.write(CTRL_S)
            typed.append(session.write(key.encode()))
            session.read_until(typed[-1] + int(setup.every * chance.uniform(0.7, 1.3) * SECOND / 1000))
        session.settle(0.3, 5)
        gc.enable()
        return Typed(
            cpu_a_key=(session.cpu_ns() - cpu) * 1000 / SECOND / len(keys),
            bytes_a_key=sum(len(data) for _, data in session.output[start:]) / len(keys),
            latencies=_shown(session, keys, typed)[WARMING:],
        )


def _keystrokes(count: int, chance: random.Random) -> list[str]:
    """Return `count` keys: words of four to eight rare letters, each with a space after it or, one in nine, Enter."""
    keys: list[str] = []
    while len(keys) < count:
        letters = chance.randint(4, 8)
        word = [chance.choice(LETTERS)]
        while len(word) < letters:
            word.append(chance.choice([letter for letter in LETTERS if letter != word[-1]]))
        keys += [*word, "\r" if chance.random() < 1 / 9 else " "]
    return keys[:count]


def _note(length: int, chance: random.Random) -> str:
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


def _shown(session: Session, keys: list[str], typed: list[int]) -> list[float]:
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
