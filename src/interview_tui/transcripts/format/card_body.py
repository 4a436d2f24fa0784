"""Splitting what is below the heading of a card into blocks: readers, struck, the card's text, note, zodatjes.

This program writes the labelled lines "readers" and "struck" at the top. A person who edits the file may put text above
the card's text, which then belongs to the note, and a zodatje or readers line anywhere: the narrowest circle counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.piece import PieceKind

_READERS = "|".join(re.escape(words.readers) for words in every_language())
_STRUCK = "|".join(re.escape(words.struck) for words in every_language())
_ZODATJES = "|".join(re.escape(words.zodatje) for words in every_language())
# A labelled line, as this program writes it or a person may: in any case, in italics, bold or plain, with or without a
# full stop.
_WORDS = r":([^\n]*)(?:\n|\Z)"
_READERS_LINE = rf" {{0,3}}[*_]{{0,2}}(?:{_READERS}){_WORDS}"
_LEAD = re.compile(rf"(?i)\n*(?:{_READERS_LINE}| {{0,3}}[*_]{{0,2}}(?:{_STRUCK}){_WORDS})")
_QUOTE = re.compile(r"(?m)^(?:>[^\n]*(?:\n|\Z))+")
_OURS = re.compile(rf"(?im)^(?:{_READERS_LINE}|(?:{_ZODATJES}){_WORDS})")
_READERS_ANYWHERE = re.compile(rf"(?im)^{_READERS_LINE}")
_CIRCLES = {phrase.casefold(): circle for words in every_language() for circle, phrase in words.circles.items()}
AROUND_PHRASE = " \t\r.*_"
"""The characters that may surround the circle in a readers line."""
AROUND_ZODATJE = " \t\r"
"""The characters that may surround the text of a zodatje."""


class BodyBlock(NamedTuple):
    """Hold a part of a card's body, as offsets in it: `start` to `end`, without the line feed at its end.

    `behind` is the offset after the label of a labelled line. A CARD_TEXT block is the whole quotation, its last line
    feed included. A NOTE block is a part of the note, as Markdown: it has only the line feeds that were typed, none
    that separate blocks; the parts are joined by a line feed.
    """

    kind: PieceKind
    start: int
    end: int
    behind: int = 0


def cut(body: str) -> list[BodyBlock]:
    """Split what is below a card's heading, with LF line ends, into its blocks, in the order of the file."""
    blocks: list[BodyBlock] = []
    at = 0
    while lead := _LEAD.match(body, at):
        group = 1 if lead[2] is None else 2
        start = lead.end() - len(lead[0].lstrip("\n"))
        kind = PieceKind.READERS if group == 1 else PieceKind.STRUCK
        blocks.append(BodyBlock(kind, start, lead.end(group), lead.start(group)))
        at = lead.end()
    if quote := _QUOTE.search(body, at):
        blocks += _trim_notes(_cut_answer(body, at, quote.start()), body)
        blocks.append(BodyBlock(PieceKind.CARD_TEXT, quote.start(), quote.end()))
        at = quote.end()
    blocks += _cut_answer(body, at, len(body))
    return blocks


def _cut_answer(body: str, start: int, end: int) -> list[BodyBlock]:
    """Split a part of the body into note, zodatjes and readers. Each block has its own line feed before and after it.

    A labelled line in the middle of a note, put there by hand, counts; blank lines between two labelled lines do not.
    """
    blocks: list[BodyBlock] = []
    at, first = start, None
    for found in _OURS.finditer(body, start, end):
        if at == start:
            first = _first_part(body, at, found.start(), after=2)
        else:
            blocks += _later_part(body, at, found.start())
        group = 1 if found[2] is None else 2
        kind = PieceKind.READERS if group == 1 else PieceKind.ZODATJE
        blocks.append(BodyBlock(kind, found.start(), found.end(group), found.start(group)))
        at = found.end()
    if not blocks:
        first = _first_part(body, start, end, after=1)
    else:
        blocks += _later_part(body, at, end)
    if first and (body[first.start : first.end].strip("\n") or not any(b.kind is PieceKind.NOTE for b in blocks)):
        blocks.insert(0, first)
    return blocks


def _first_part(body: str, start: int, end: int, *, after: int) -> BodyBlock | None:
    """Return the part of a note before the first labelled line; None if there is none.

    Without the line feeds that separate blocks: one before it and `after` behind it. Others at its edges were typed.
    """
    text = body[start:end]
    size = len(text)
    if not text.strip("\n"):
        typed = size - 1 - after
        return BodyBlock(PieceKind.NOTE, start + 1, start + 1 + typed) if typed > 0 else None
    leading = min(size - len(text.lstrip("\n")), 1)
    trailing = min(size - len(text.rstrip("\n")), after)
    return BodyBlock(PieceKind.NOTE, start + leading, end - trailing)


def _later_part(body: str, start: int, end: int) -> Iterator[BodyBlock]:
    """Yield a later part of a note, without the line feeds around it; nothing if it is blank."""
    text = body[start:end]
    if text.strip("\n"):
        first = start + len(text) - len(text.lstrip("\n"))
        yield BodyBlock(PieceKind.NOTE, first, start + len(text.rstrip("\n")))


def _trim_notes(blocks: list[BodyBlock], body: str) -> Iterator[BodyBlock]:
    """Yield the blocks above the card's text, without the line feeds at the start and the end of the note there."""
    notes = [number for number, block in enumerate(blocks) if block.kind is PieceKind.NOTE]
    for number, block in enumerate(blocks):
        text = body[block.start : block.end]
        if block.kind is not PieceKind.NOTE:
            yield block
        elif text.strip("\n"):
            leading = len(text) - len(text.lstrip("\n")) if number == notes[0] else 0
            trailing = len(text) - len(text.rstrip("\n")) if number == notes[-1] else 0
            yield BodyBlock(PieceKind.NOTE, block.start + leading, block.end - trailing)


def circle_named(phrase: str) -> Circle:
    """Return the circle that a phrase names; the narrowest for a phrase that is not known."""
    return _CIRCLES.get(phrase.strip(AROUND_PHRASE).casefold(), Circle.PRIVATE)


def readers_in(markdown: str) -> Iterator[BodyBlock]:
    """Yield every readers line in `markdown`, in order."""
    for found in _READERS_ANYWHERE.finditer(markdown):
        yield BodyBlock(PieceKind.READERS, found.start(), found.end(1), found.start(1))


def narrowest_readers(markdown: str) -> Circle | None:
    """Return the narrowest circle that a readers line in `markdown` names; None without such a line."""
    return min((circle_named(markdown[line.behind : line.end]) for line in readers_in(markdown)), default=None)


def with_readers(markdown: str, line: str) -> str:
    """Return `markdown` with `line` in place of its first readers line, if it has one; further ones are removed."""
    first = _READERS_ANYWHERE.search(markdown)
    if first is None:
        return markdown
    return markdown[: first.start()] + f"{line}\n" + _READERS_ANYWHERE.sub("", markdown[first.end() :])
