"""Proposing where in notes each card begins. Nothing is decided here: a person confirms.

Strong are a title, a heading or bold line with the number of a card, "Kaart 5", and a number that stands alone. Weak is
"5. koffie": it is proposed only where it cannot be one of a list, for people number what they say too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final, NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.intake.notes import Block, Notes


class Why(Enum):
    """Name what a paragraph has of a card."""

    NUMBER = auto()  # its number
    TITLE = auto()  # its title, in any quotes and case
    BOTH = auto()
    LIKE = auto()  # words that are nearly its title


class Start(NamedTuple):
    """Hold where a card begins: at the block with that index. `card` is its number.

    `keeps_heading` says that the first line of the block stays in the note, since it says more than the card's number
    and title; else that line is left out of it.
    """

    block: int
    card: int
    why: Why
    keeps_heading: bool


# What a person writes before the number of a card, in both languages.
_NUMBERED: Final = re.compile(
    r"(?:(?P<word>kaart|vraag|card|question|nr|no|nummer|number)\b\.?[ \t]*)?[#(\[]?(?P<number>[1-9][0-9]{0,2})"
    r"(?:(?P<sign>[.):\]]+(?=[ \t]|$)|[ \t]*[-–—:|](?=[ \t]|$))|(?=[ \t]*$)|(?(word)(?=[ \t])|(?!)))[ \t]*(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"([1-9][0-9]{0,2})[ \t]+(.+)")  # as the cards are numbered in what the app makes
_AROUND: Final = " \t#>*_~=`"
_LONGEST: Final = 200  # characters of a line that may be the heading of a card
_LEAST_LIKE: Final = 0.84
_SHORTEST: Final = 6  # letters of a title that is looked for in a line that says more


class _Seen(NamedTuple):
    """Hold what the first line of a block has of a card. One that `is_sure` needs nothing around it to be believed."""

    block: int
    card: int
    why: Why
    keeps_heading: bool
    is_sure: bool

    @property
    def start(self) -> Start:
        return Start(self.block, self.card, self.why, self.keeps_heading)


class _Titles:
    """Know the titles of cards by their letters and digits alone."""

    def __init__(self, cards: QuestionSet) -> None:
        self.numbers = frozenset(card.number for card in cards.cards)
        keys = Counter(_key(card.title) for card in cards.cards)
        self._cards = {key: card.number for card in cards.cards if keys[key := _key(card.title)] == 1 and key}

    def exactly(self, line: str) -> int:
        """Return the card that this is the title of; 0 if it is none."""
        return self._cards.get(_key(line), 0)

    def at_the_start(self, line: str) -> int:
        """Return the card whose title a line begins with, as whole words; 0 if it is none, or more than one."""
        key = _key(line)
        found = [
            number
            for title, number in self._cards.items()
            if len(title.replace(" ", "")) >= _SHORTEST and f"{key} ".startswith(f"{title} ")
        ]
        return found[0] if len(found) == 1 else 0

    def part_of(self, line: str) -> int:
        """Return the card whose title has all of a line in it, as whole words; 0 if it is none, or more than one."""
        key = _key(line)
        if len(key.replace(" ", "")) < _SHORTEST:
            return 0
        found = [number for title, number in self._cards.items() if f" {key} " in f" {title} "]
        return found[0] if len(found) == 1 else 0

    def nearly(self, line: str) -> int:
        """Return the card whose title is nearly this; 0 if it is none, or more than one."""
        key = _key(line)
        if len(key) < _SHORTEST:
            return 0
        found = [
            number
            for title, number in self._cards.items()
            if abs(len(title) - len(key)) <= len(title) // 2
            and (matcher := SequenceMatcher(None, title, key, autojunk=False)).quick_ratio() >= _LEAST_LIKE
            and matcher.ratio() >= _LEAST_LIKE
        ]
        return found[0] if len(found) == 1 else 0


def propose(notes: Notes, cards: QuestionSet) -> tuple[Start, ...]:
    """Return where cards seem to begin, in the order of the notes: at most one for a block.

    A card may come twice, where two pieces of notes seem to be about it.
    """
    titles = _Titles(cards)
    seen = [one for at, block in enumerate(notes.blocks) if (one := _look(at, block, titles)) is not None]
    sure = [one for one in seen if one.is_sure]
    weak = _not_of_a_list([one for one in seen if not one.is_sure], sure, titles.numbers)
    found = sorted([*sure, *weak], key=lambda one: one.block)
    return tuple(one.start for one in _without_empty_twins(found, len(notes.blocks)))


def unknown_headings(notes: Notes, starts: Sequence[Start]) -> tuple[int, ...]:
    """Return the blocks that are headings as those of the cards are, of which no card is known: behind the first start.

    A heading of a lower level than all of those is one within an answer.
    """
    places = {start.block for start in starts}
    lowest = max((notes.blocks[block].level for block in places), default=0)
    first = min(places, default=len(notes.blocks))
    return tuple(
        at for at, block in enumerate(notes.blocks) if at > first and 0 < block.level <= lowest and at not in places
    )


def _look(at: int, block: Block, titles: _Titles) -> _Seen | None:
    """Return what a block has of a card; None if nothing."""
    first, _feed, below = block.text.partition("\n")
    line = first.strip(_AROUND)
    is_long = len(line) > _LONGEST
    line = line[:_LONGEST]
    stands_out = bool(block.level or block.bold) and not is_long
    number, rest, is_named = _number_in(block, line)
    number = number if number in titles.numbers else 0
    if not number and (bare := _BARE_NUMBER.fullmatch(line)) and titles.exactly(bare[2]) == int(bare[1]):
        return _Seen(at, int(bare[1]), Why.BOTH, False, is_sure=True)
    title = titles.exactly(rest if number else line) or titles.exactly(line)
    if title:
        why = Why.BOTH if number == title else Why.TITLE
        return _Seen(at, title, why, bool(number and number != title), is_sure=True)
    cell, bar, _others = line.partition(" | ")
    if bar and (title := titles.exactly(cell)):  # a row of a table
        return _Seen(at, title, Why.TITLE, True, is_sure=True)
    if stands_out or number:
        title = titles.at_the_start(rest if number else line)
        if title and (stands_out or number == title):
            return _Seen(at, title, Why.BOTH if number == title else Why.TITLE, True, is_sure=True)
        title = titles.nearly(rest if number else line)
        if title and number in (0, title):
            return _Seen(at, title, Why.LIKE, True, is_sure=True)
        title = titles.part_of(rest if number else line) if stands_out else 0
        if title and number in (0, title):
            return _Seen(at, title, Why.LIKE, True, is_sure=True)
    if not number:
        return None
    says_more = bool(_key(rest))
    is_alone = not says_more and (is_named or not block.number)
    is_sure = stands_out or is_named or (is_alone and not below)
    return _Seen(at, number, Why.NUMBER, says_more, is_sure)


def _number_in(block: Block, line: str) -> tuple[int, str, bool]:
    """Return the number that a block begins with, the rest of its line, and whether "kaart" stands before it.

    That of the list it is in counts where its text has none. 0 if there is no number.
    """
    found = _NUMBERED.fullmatch(line)
    if found is not None:
        return int(found["number"]), found["rest"].strip(_AROUND), found["word"] is not None
    found = _NUMBERED.fullmatch(block.number) if not block.number.startswith("[") else None
    if found is not None:
        return int(found["number"]), line, found["word"] is not None
    return 0, line, False


def _not_of_a_list(weak: Sequence[_Seen], sure: Sequence[_Seen], numbers: frozenset[int]) -> Iterable[_Seen]:
    """Yield those of which the number is that of a card, and not that of what somebody counts up.

    Right behind each other they are a list, unless they are all the cards there are. A number that comes twice, or that
    does not fit between the cards before and behind it, is none of a card either.
    """
    times = Counter(one.card for one in weak)
    places = {one.block for one in weak}
    are_all = [one.card for one in weak] == sorted(numbers) and len(numbers) > 2
    for one in weak:
        before = max((other.card for other in sure if other.block < one.block), default=0)
        behind = min((other.card for other in sure if other.block > one.block), default=max(numbers) + 1)
        in_list = bool({one.block - 1, one.block + 1} & places)
        if before < one.card < behind and (are_all or (times[one.card] == 1 and not in_list)):
            yield one


def _without_empty_twins(found: Sequence[_Seen], end: int) -> Iterable[_Seen]:
    """Yield them without those that nothing stands below, of a card that comes again with words: a list of contents."""
    behind = [*(one.block for one in found[1:]), end][: len(found)]
    worded = {one.card for one, after in zip(found, behind, strict=True) if after > one.block + 1}
    for one, after in zip(found, behind, strict=True):
        if after > one.block + 1 or one.card not in worded or one.keeps_heading:
            yield one


def _key(text: str) -> str:
    """Return the letters and digits of a text, as words in small letters, however they are composed."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
