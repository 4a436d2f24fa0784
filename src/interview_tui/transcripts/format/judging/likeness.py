"""Finding what once was a line of ours, in a file without a second witness.

Where front matter does not say who may read a card, a line that lost its form is all that there is. Marks inside a
word, a typing error, a letter before it: none of them is evened out (see `evening`), for typed text would be taken for
ours. Here they are, for what is found can only narrow, and is told. Words are compared by their letters alone; some of
them may be wrong, missing or too many (Sellers' algorithm, 1980: an edit distance with a free start).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.evening import TYPED, Near, NearLine, evened, own_lines, spelled, squeezed

_LEAD = 3  # letters before a label on its line: those of a list, of a box that was ticked
_SLIP = 6  # letters of which one may be wrong, missing or too many
_ALONE = 45  # letters of a line that has nothing but the words for the two alone, and what is left of a label
_PIECE = 4  # letters; with so few slips some pieces of a label are as they were
_SHORT = 120  # characters of a line that says who may read
_FEW_WORDS = 14
_SURELY_ABOUT = frozenset(
    ("gelezen", "lezers", "geschrapt", "vertrouwelijk", "prive", "readers", "struck", "private", "confidential")
)
_ABOUT = _SURELY_ABOUT.union(
    ("lezen", "lees", "delen", "gedeeld", "alleen", "wij", "ons", "onze", "jullie", "twee", "tweeen", "team"),
    ("organisatie", "read", "share", "shared", "only", "us", "our", "two", "organisation", "organization"),
)
_BREAKS = frozenset("\n|")  # between the lines of a paragraph, and the cells of a table
_PERCENT = re.compile("%([0-9A-Fa-f]{2})")
_NOTHING = "\u200b"  # stands for a character that is left out: nobody sees it


class _Words(NamedTuple):
    """Hold words of ours as letters, without spaces: those to look for, and how they stand.

    With `begins` they have to begin a line, unless a colon or one of the phrases `after` comes behind them; with
    `alone` they have to be all of a line.
    """

    kind: Near
    letters: str
    after: tuple[str, ...] = ()
    begins: bool = True
    alone: bool = False


class _Found(NamedTuple):
    """Hold a place among the letters of a paragraph, from `start` to `end`: `is_exact` if no letter is wrong."""

    start: int
    end: int
    is_exact: bool


def likely_lines(text: str) -> list[NearLine]:
    """Return the places in a text that were likely a line about readers or a strike once, in order.

    Lines end in LF. What still says it to the letter may be among them.
    """
    text = TYPED.sub(_as_letter, text) if "&#" in text else text
    text = _PERCENT.sub(_as_sign, text) if "%" in text else text
    found = _likely(text)
    if "<" in text:  # words in what looks like a tag, and in its attributes, count as well
        found += _likely(text.replace("<", " "))
    return sorted({line.start: line for line in found}.values(), key=lambda line: line.start)


def is_about_readers(line: str) -> bool:
    """Return whether a short line is about who may read something, or about a strike, in whatever words.

    For a place where this program writes nothing else.
    """
    words = evened(_PERCENT.sub(_as_sign, line)).split() if len(line) <= _SHORT else []
    found = _ABOUT.intersection(words)
    return len(words) <= _FEW_WORDS and (len(found) > 1 or not found.isdisjoint(_SURELY_ABOUT))


def _as_letter(reference: re.Match[str]) -> str:
    """Return the character of a reference, as long as the reference is.

    No file without a witness has one that marks typed text: that came with it.
    """
    sign = chr(int(reference[1])) if int(reference[1]) < 0x110000 else _NOTHING
    return (sign if sign.isalnum() else _NOTHING).ljust(len(reference[0]), _NOTHING)


def _as_sign(encoded: re.Match[str]) -> str:
    """Return the sign of ASCII that is encoded as in an address, as long as that is; a half one is not seen."""
    code = int(encoded[1], 16)
    return (chr(code) if 0x20 <= code < 0x7F else _NOTHING).ljust(3, _NOTHING)


def _likely(text: str) -> list[NearLine]:
    """Return what `likely_lines` does, of the text outside tags."""
    found: list[NearLine] = []
    for start, end in _worth_reading(_without_own_lines(text)):
        found += (line._replace(start=line.start + start) for line in _in_paragraph(text[start:end]))
    return found


def _without_own_lines(text: str) -> str:
    """Return a text with blanks in place of the paragraphs that are a line of ours to the letter."""
    for line in own_lines():
        paragraph, blank = f"\n\n{line}\n\n", f"\n\n{' ' * len(line)}\n\n"
        while paragraph in text:  # again where one follows another, for they share the line feeds between them
            text = text.replace(paragraph, blank)
    return text


def _worth_reading(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that may say something like it."""
    rough = squeezed(text, lines=True)
    letters = rough.replace("\n", "")
    hits = sorted(at for stem in _stems() if stem in letters for at in _places_of(letters, stem))
    if not hits:
        return  # as in most texts, and this is seen without going through its lines
    lines, letters_of = text.split("\n"), rough.split("\n")
    if len(lines) != len(letters_of):  # a reference that comes to a line feed
        letters_of = [squeezed(line) for line in lines]
    ends = list(accumulate(map(len, letters_of)))
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    last = 0  # the line after the last paragraph
    for hit in hits:
        first = bisect_right(ends, hit)
        if first < last:
            continue
        last = first
        while first and letters_of[first - 1]:
            first -= 1
        while last < len(lines) and letters_of[last]:
            last += 1
        if _may_say("".join(letters_of[first:last])):
            yield starts[first], starts[last] - 1


def _may_say(letters: str) -> bool:
    """Return whether a paragraph with these letters may say something like it."""
    for words in _ours():
        if _has_enough(letters, words.letters):
            return True
    return any(one in letters for one in _for_the_two())


def _has_enough(letters: str, words: str) -> bool:
    """Return whether so many pieces of these words are among the letters as a few slips leave of them."""
    pieces = _pieces_of(words)
    missing = len(pieces) - max(len(pieces) - len(words) // _SLIP, 1)
    for piece in pieces:
        if piece not in letters:
            missing -= 1
            if missing < 0:
                return False
    return True


def _in_paragraph(paragraph: str) -> Iterator[NearLine]:
    """Yield what a paragraph likely said, with its offset in it."""
    even, places = spelled(paragraph)
    kept = [at for at, letter in enumerate(even) if letter.isalnum()]
    letters = "".join(even[at] for at in kept)
    offsets = [places[at] for at in kept]
    breaks = (at for at, sign in enumerate(paragraph) if sign in _BREAKS)
    starts = sorted({0, *(bisect_left(offsets, at) for at in breaks)})  # of lines and cells, among the letters
    told: dict[Near, set[int]] = {Near.READERS: set(), Near.STRUCK: set()}  # the lines that say so
    for words in _ours():
        for found in _nearly(letters, words.letters) if _has_enough(letters, words.letters) else ():
            number = bisect_right(starts, found.start + _LEAD)
            end = starts[number] if number < len(starts) else len(letters)
            begins = found.start - starts[number - 1] <= _LEAD
            colon = even[kept[found.end - 1] + 1 : kept[found.end - 1] + 3] == " :"
            if words.alone:
                right = begins and (found.end >= end - 1 or (found.is_exact and colon))
            else:
                behind = letters[found.end : found.end + _ALONE]
                right = begins or not words.begins or colon or behind.startswith(words.after)
            again = words.kind is Near.STRUCK and number in told[Near.STRUCK]  # by its label, and by its words
            if right and not again:
                told[words.kind].add(number)
                circle = Circle.PRIVATE
                if words.kind is Near.READERS:
                    circle = _circles().get(letters[found.end : end], circle)
                yield NearLine(words.kind, offsets[found.start], circle)
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(letters)], strict=True), start=1):
        if number not in told[Near.READERS] and last - first <= _ALONE and letters[first:last].endswith(_for_the_two()):
            yield NearLine(Near.READERS, offsets[first])


def _nearly(letters: str, words: str) -> Iterator[_Found]:
    """Yield the places where these words nearly stand, in order: to the letter, or with some slips."""
    slips = len(words) // _SLIP
    exact = set(_places_of(letters, words))
    read = 0  # what comes before was looked at
    for begin in sorted({*exact, *_windows(letters, words, slips)}):
        if begin < read:
            continue
        if begin in exact:
            read = begin + len(words)
            yield _Found(begin, read, True)
        elif not any(one in exact for one in range(begin, begin + slips + 1)):
            first = max(begin - slips, read)
            size = _end_of(letters[first : begin + len(words) + 2 * slips], words, slips)
            if size:
                read = first + size
                yield _Found(begin, read, False)


def _windows(letters: str, words: str, slips: int) -> Iterator[int]:
    """Yield where these words may nearly begin: enough of their pieces are there, about at their distances."""
    pieces = _pieces_of(words)
    places = [[*_places_of(letters, piece)] for piece in pieces]
    enough = max(len(pieces) - slips, 1)
    for begin in {max(at - number * _PIECE, 0) for number, found in enumerate(places) for at in found}:
        there = 0
        for number, found in enumerate(places):
            first = bisect_left(found, begin + number * _PIECE - slips)
            there += first < len(found) and found[first] <= begin + number * _PIECE + slips
        if there >= enough:
            yield begin


def _places_of(letters: str, piece: str) -> Iterator[int]:
    """Yield where a piece is among letters, in order."""
    at = letters.find(piece)
    while at >= 0:
        yield at
        at = letters.find(piece, at + 1)


def _end_of(letters: str, words: str, slips: int) -> int:
    """Return where these words end that letters have with few slips, wherever they begin; 0 if they do not."""
    above = [0] * (len(letters) + 1)
    for number, wanted in enumerate(words, start=1):
        row = [number]
        for at, letter in enumerate(letters, start=1):
            row.append(min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (letter != wanted)))
        if min(row) > slips:
            return 0
        above = row
    return above.index(min(above))


@cache
def _ours() -> tuple[_Words, ...]:
    found = []
    for words in every_language():
        struck, note = _letters_of(words.struck), _letters_of(words.struck_note)
        found.append(_Words(Near.READERS, _letters_of(words.readers_before), tuple(_circles())))
        found.append(_Words(Near.STRUCK, struck + note, begins=False))
        found.append(_Words(Near.STRUCK, note, begins=False))
        found.append(_Words(Near.STRUCK, struck, alone=True))
    return tuple(found)


@cache
def _pieces_of(words: str) -> tuple[str, ...]:
    """Return the pieces of words, without what is left at their end."""
    return tuple(words[at : at + _PIECE] for at in range(0, len(words) - _PIECE + 1, _PIECE))


@cache
def _stems() -> tuple[str, ...]:
    """Return parts of our words of which at least one is in a paragraph that says something like it.

    Words are cut into one more part than they may have slips: one of them is as it was.
    """
    stems = set(_for_the_two())
    for words in _ours():
        count = len(words.letters) // _SLIP + 1
        cuts = [len(words.letters) * number // count for number in range(count + 1)]
        stems.update(words.letters[first:last] for first, last in pairwise(cuts))
    return tuple(sorted(stems))


@cache
def _circles() -> dict[str, Circle]:
    return {_letters_of(phrase): circle for words in every_language() for circle, phrase in words.circles.items()}


@cache
def _for_the_two() -> tuple[str, ...]:
    return tuple(phrase for phrase, circle in _circles().items() if circle is Circle.PRIVATE)


def _letters_of(text: str) -> str:
    return evened(text).replace(" ", "")
