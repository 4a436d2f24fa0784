"""What a rewrite is, and the ways to say which lines it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from random import Random
from typing import Final, NamedTuple

Act = Callable[[Random, str], str]
ChangeLine = Callable[[Random, str], str]


class Part(Enum):
    """Which part of a file a rewrite is given."""

    BODY = "below the front matter"
    FRONT = "the front matter, without its fences"
    FACT = "the front matter, where it changes what one key says"
    FILE = "the whole file, after all others"


class Rewrite(NamedTuple):
    """One way in which a formatter or a hand changes a file.

    `harmless` says that the text means the same in Markdown (or in YAML), or that a formatter of tools/formatters.py
    does it to files that it means to leave the same.
    """

    name: str
    act: Act
    part: Part = Part.BODY
    harmless: bool = False


class Kit:
    """The rewrites of one kind, as their functions are given to it."""

    def __init__(self, part: Part = Part.BODY) -> None:
        self.part = part
        self.rewrites: list[Rewrite] = []

    def add(self, name: str, *, harmless: bool = False) -> Callable[[Act], Act]:
        """Take a function that changes the part."""

        def take(act: Act) -> Act:
            self.rewrites.append(Rewrite(name, act, self.part, harmless))
            return act

        return take

    def lines(self, name: str, *, harmless: bool = False) -> Callable[[ChangeLine], ChangeLine]:
        """Take a function that changes a line: one of ours, all of a kind, some or all."""

        def take(change: ChangeLine) -> ChangeLine:
            def act(random: Random, body: str) -> str:
                lines = body.split("\n")
                for at in picked(random, lines):
                    lines[at] = change(random, lines[at])
                return "\n".join(lines)

            self.add(name, harmless=harmless)(act)
            return change

        return take


_LABELS = (
    r"mag\W*gelezen|wie\W*dit\W*mag|may\W*be\W*read|who\W*may\W*read|geschrapt|struck|op\W*de\W*wand|on\W*the\W*wall"
)
_READERS = re.compile(rf"(?i)^[\W_]*(?:{_LABELS})")
_HEADING = re.compile(r"^\s{0,3}#{1,6}")
_ZODATJE = re.compile(r"(?i)^[\W_]*(?:zodatje|so-that)")
OURS: Final = (_READERS, _HEADING, _ZODATJE)


def places(lines: list[str], kind: re.Pattern[str]) -> list[int]:
    """Where the lines of a kind are."""
    return [at for at, line in enumerate(lines) if kind.match(line)]


def readers_lines(lines: list[str]) -> list[int]:
    """Where the lines about readers and strikes are."""
    return places(lines, _READERS)


def headings(lines: list[str]) -> list[int]:
    """Where the headings with # are."""
    return places(lines, _HEADING)


def full(lines: list[str]) -> list[int]:
    """Where the lines that are not blank are."""
    return [at for at, line in enumerate(lines) if line.strip()]


def picked(random: Random, lines: list[str]) -> list[int]:
    """The lines that a rewrite takes: mostly ours, for those say who may read."""
    kind = places(lines, random.choice((*OURS, _READERS, _READERS, _HEADING)))
    chance = random.random()
    if kind and chance < 0.45:
        return [random.choice(kind)]
    if kind and chance < 0.7:
        return kind
    if chance < 0.85:
        return full(lines)
    return [at for at in full(lines) if random.random() < 0.2]


def one(random: Random, lines: list[str], *, ours: float = 0.6) -> int | None:
    """The place of one line that is not blank, ours with this chance; None if there is none."""
    kind = places(lines, random.choice(OURS)) if random.random() < ours else []
    found = kind or full(lines)
    return random.choice(found) if found else None


def blocks(body: str) -> list[str]:
    """The body cut at its blank lines: blocks of lines at even places, what parts them at odd ones."""
    return re.split(r"(\n{2,}|\A\n+|\n+\Z)", body)


def on_blocks(change: Callable[[str], str], body: str) -> str:
    """The body with every block of lines changed."""
    parts = blocks(body)
    parts[::2] = [change(part) if part else part for part in parts[::2]]
    return "".join(parts)


def sections(body: str) -> list[str]:
    """The body cut before each heading with #; put together they are the body."""
    return re.split(r"(?m)^(?=#{1,2} )", body)


def words_at(line: str) -> Iterator[int]:
    """Where the spaces between two words of a line are."""
    return (found.start() for found in re.finditer(r"(?<=\S) (?=\S)", line))
