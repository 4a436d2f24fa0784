"""Finding what once was a line of ours, in a file without a second witness.

Where front matter does not say who may read a card, a line that lost its form is all that there is. Marks inside a
word, a typing error, a letter before it: none of them is evened out (see `evening`), for typed text would be taken for
ours. Here they are, for what is found can only narrow, and is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.evening import TYPED_MARK, Near, NearLine, evened, spelled, squeezed

_LEAD = 3  # letters before a label: those of a list, of a box that was ticked
_SLIP = 6  # letters of which one may be wrong, missing or too many
_SHORT = 90  # letters of a paragraph that may be a label with a slip; a longer one is prose
_ALONE = 45  # letters of a paragraph that has nothing but the words for the two alone, and what is left of a label
_PIECE = 4  # letters; with so few slips at least one piece of a label is as it was


class _Words(NamedTuple):
    """Hold words of ours as letters, without spaces."""

    kind: Near
    label: str
    note: str  # what follows the label of a strike; empty for READERS


def likely_lines(text: str) -> list[NearLine]:
    """Return the places in a text that were likely a line about readers or a strike once, in order.

    Lines end in LF. What still says it to the letter may be among them.
    """
    rough = squeezed(text, lines=True)
    letters = (paragraph.replace("\n", "") for paragraph in rough.split("\n\n"))
    worth = Counter(filter(_may_say, letters))
    if all(text.count(f"\n\n{_whole_lines().get(one, text)}\n\n") == count for one, count in worth.items()):
        return []  # they are our lines to the letter, and each of them is a paragraph
    found: list[NearLine] = []
    for start, end in _worth_reading(text, rough):
        found += (line._replace(start=line.start + start) for line in _in_paragraph(text[start:end]))
    return found


def _worth_reading(text: str, rough: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that may say something like it; `rough` has the letters of each line."""
    paragraph, start, at = "", 0, 0
    for line, letters in zip_longest(text.split("\n"), rough.split("\n"), fillvalue=""):
        if letters:
            paragraph += letters
        else:
            if _may_say(paragraph):
                yield start, at
            paragraph, start = "", at + len(line) + 1
        at += len(line) + 1
    if _may_say(paragraph):
        yield start, len(text)


def _may_say(letters: str) -> bool:
    """Return whether a paragraph with these letters may say something like it: a long one only to the letter.

    Most do not, which is seen at once.
    """
    if len(letters) > _SHORT:
        return any(ours.label in letters for ours in _ours())
    return _pieces().search(letters) is not None


def _in_paragraph(paragraph: str) -> Iterator[NearLine]:
    """Yield what a paragraph likely said, with its offset in it."""
    even, places = spelled(paragraph)
    if TYPED_MARK in even:  # written by this program, which knows what was typed
        return
    kept = [at for at, letter in enumerate(even) if letter.isalnum()]
    letters = "".join(even[at] for at in kept)
    for ours in _ours():
        start = _label_in(letters, ours, even, kept)
        if start is not None:
            circle = _circle_after(letters[start + len(ours.label) :]) if ours.kind is Near.READERS else Circle.PRIVATE
            yield NearLine(ours.kind, places[kept[min(start, len(kept) - 1)]], circle)
            return
    if len(letters) <= _ALONE and any(letters.endswith(words) for words in _for_the_two()):
        yield NearLine(Near.READERS, places[kept[0]])


def _may_begin(letters: str, words: str) -> bool:
    """Return whether letters may nearly begin with these words: enough pieces of them are as they were."""
    slips = len(words) // _SLIP
    pieces = _pieces_of(words)
    there = sum(
        letters.find(piece, max(at - slips, 0), at + _PIECE + slips + _LEAD) >= 0 for at, piece in pieces.items()
    )
    return there >= max(len(pieces) - slips, 1)


def _label_in(letters: str, ours: _Words, even: str, kept: Sequence[int]) -> int | None:
    """Return where a label stands among the letters of a paragraph; None if it does not.

    `even` is the paragraph evened out, `kept` the offset in it of each letter.
    """
    for found in re.finditer(ours.label, letters):
        behind = letters[found.end() :]
        colon = even[kept[found.end() - 1] + 1 :].startswith(" :")
        first, readers = found.start() <= _LEAD, ours.kind is Near.READERS
        if behind.startswith(_after(ours)) or (colon and (first or readers)) or (first and readers):
            return found.start()
    if len(letters) > _SHORT or not _may_begin(letters, ours.label):
        return None
    if ours.kind is Near.READERS:
        return 0 if _nearly_at_start(letters, ours.label) else None
    alone = len(letters) <= len(ours.label) + _LEAD
    return 0 if _nearly_at_start(letters, ours.label if alone else ours.label + ours.note) else None


def _circle_after(letters: str) -> Circle:
    """Return the circle that these letters name; the narrowest for any others."""
    return next((circle for phrase, circle in _circles().items() if letters == phrase), Circle.PRIVATE)


def _nearly_at_start(letters: str, words: str) -> bool:
    """Return whether letters begin with these words, but for a few before them and some slips in them."""
    slips = len(words) // _SLIP
    above = [max(at - _LEAD, 0) for at in range(min(len(letters), len(words) + _LEAD + slips) + 1)]
    for number, wanted in enumerate(words, start=1):
        row = [number]
        for at, letter in enumerate(letters[: len(above) - 1], start=1):
            row.append(min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (letter != wanted)))
        if min(row) > slips:
            return False
        above = row
    return True


@cache
def _ours() -> tuple[_Words, ...]:
    found = []
    for words in every_language():
        for kind, label, note in ((Near.READERS, words.readers, ""), (Near.STRUCK, words.struck, words.struck_note)):
            found.append(_Words(kind, _letters_of(label), _letters_of(note)))
    return tuple(found)


@cache
def _pieces_of(words: str) -> dict[int, str]:
    """Return the pieces of a label, each with its offset in it."""
    return {at: words[at : at + _PIECE] for at in range(0, len(words) - _PIECE + 1, _PIECE)}


@cache
def _pieces() -> re.Pattern[str]:
    """Return the expression for what a short paragraph has at least, if it likely said anything."""
    pieces = {piece for ours in _ours() for piece in _pieces_of(ours.label).values()}
    return re.compile("|".join([*sorted(pieces), *_for_the_two()]))


@cache
def _whole_lines() -> dict[str, str]:
    """Return our lines about readers and strikes, as this program writes them, by their letters."""
    lines = [f"*{words.readers}: {phrase}*" for words in every_language() for phrase in words.circles.values()]
    lines += [f"*{words.struck}: {words.struck_note}*" for words in every_language()]
    return {squeezed(line): line for line in lines}


@cache
def _circles() -> dict[str, Circle]:
    return {_letters_of(phrase): circle for words in every_language() for circle, phrase in words.circles.items()}


@cache
def _for_the_two() -> tuple[str, ...]:
    return tuple(phrase for phrase, circle in _circles().items() if circle is Circle.PRIVATE)


def _after(ours: _Words) -> tuple[str, ...]:
    """Return what may follow a label."""
    return tuple(_circles()) if ours.kind is Near.READERS else (ours.note,)


def _letters_of(text: str) -> str:
    return evened(text).replace(" ", "")
