"""What stands below the heading of a card, cut into blocks: who may read, struck, the card's own words, note, zodatjes.

The lines of ours stand at the top. A hand may put text above the card's own words, which then belongs to the note, a
zodatje anywhere, and a line about who may read it too: the narrowest counts.
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
# A line of ours, as we write it and as a hand may: in any case, in italics, in bold or plain, with a full stop or not.
_WORDS = r":([^\n]*)(?:\n|\Z)"
_READERS_LINE = rf" {{0,3}}[*_]{{0,2}}(?:{_READERS}){_WORDS}"
_LEAD = re.compile(rf"(?i)\n*(?:{_READERS_LINE}| {{0,3}}[*_]{{0,2}}(?:{_STRUCK}){_WORDS})")
_QUOTE = re.compile(r"(?m)^(?:>[^\n]*(?:\n|\Z))+")
_OURS = re.compile(rf"(?im)^(?:{_READERS_LINE}|(?:{_ZODATJES}){_WORDS})")
_READERS_ANYWHERE = re.compile(rf"(?im)^{_READERS_LINE}")
_CIRCLES = {phrase.casefold(): circle for words in every_language() for circle, phrase in words.circles.items()}
AROUND_PHRASE = " \t\r.*_"
"""What may stand around the words of a line about readers."""
AROUND_ZODATJE = " \t\r"
"""What may stand around a zodatje."""


class Block(NamedTuple):
    """A part of a card's body, as offsets in it: `start` to `end`, without the line feed at its end.

    `behind` is where the text behind the label of a line of ours begins. A CARD_TEXT block is the whole quotation, its
    last line feed included. A NOTE block is a part of the note, as Markdown: it holds only line feeds of its own, none
    that part blocks; the parts are joined by a line feed.
    """

    kind: PieceKind
    start: int
    end: int
    behind: int = 0


def cut(body: str) -> list[Block]:
    """Cut what stands below a card's heading, with LF line ends, into its blocks, in the order of the file."""
    blocks: list[Block] = []
    at = 0
    while lead := _LEAD.match(body, at):
        group = 1 if lead[2] is None else 2
        start = lead.end() - len(lead[0].lstrip("\n"))
        kind = PieceKind.READERS if group == 1 else PieceKind.STRUCK
        blocks.append(Block(kind, start, lead.end(group), lead.start(group)))
        at = lead.end()
    if quote := _QUOTE.search(body, at):
        blocks += _trimmed(_said(body, at, quote.start()), body)
        blocks.append(Block(PieceKind.CARD_TEXT, quote.start(), quote.end()))
        at = quote.end()
    blocks += _said(body, at, len(body))
    return blocks


def _said(body: str, start: int, end: int) -> list[Block]:
    """The note, the zodatjes and the circle. Each block there has a line feed of its own before and after it.

    A line of ours that a hand put in the middle of a note is one; only blank lines between two of ours say nothing.
    """
    blocks: list[Block] = []
    at, first = start, None
    for found in _OURS.finditer(body, start, end):
        if at == start:
            first = _first_part(body, at, found.start(), after=2)
        else:
            blocks += _part(body, at, found.start())
        group = 1 if found[2] is None else 2
        kind = PieceKind.READERS if group == 1 else PieceKind.ZODATJE
        blocks.append(Block(kind, found.start(), found.end(group), found.start(group)))
        at = found.end()
    if not blocks:
        first = _first_part(body, start, end, after=1)
    else:
        blocks += _part(body, at, end)
    if first and (body[first.start : first.end].strip("\n") or not any(b.kind is PieceKind.NOTE for b in blocks)):
        blocks.insert(0, first)
    return blocks


def _first_part(body: str, start: int, end: int, *, after: int) -> Block | None:
    """The part of a note in front of the first line of ours, without the line feeds that part blocks: one, and `after`.

    Those that are left at its edges were typed.
    """
    text = body[start:end]
    size = len(text)
    if not text.strip("\n"):
        typed = size - 1 - after
        return Block(PieceKind.NOTE, start + 1, start + 1 + typed) if typed > 0 else None
    leading = min(size - len(text.lstrip("\n")), 1)
    trailing = min(size - len(text.rstrip("\n")), after)
    return Block(PieceKind.NOTE, start + leading, end - trailing)


def _part(body: str, start: int, end: int) -> Iterator[Block]:
    """A later part of a note, without the line feeds around it; nothing if it has no words."""
    text = body[start:end]
    if text.strip("\n"):
        first = start + len(text) - len(text.lstrip("\n"))
        yield Block(PieceKind.NOTE, first, start + len(text.rstrip("\n")))


def _trimmed(blocks: list[Block], body: str) -> Iterator[Block]:
    """The blocks above the card's own words: the note there has no line feeds of its own at its start and its end."""
    notes = [number for number, block in enumerate(blocks) if block.kind is PieceKind.NOTE]
    for number, block in enumerate(blocks):
        text = body[block.start : block.end]
        if block.kind is not PieceKind.NOTE:
            yield block
        elif text.strip("\n"):
            leading = len(text) - len(text.lstrip("\n")) if number == notes[0] else 0
            trailing = len(text) - len(text.rstrip("\n")) if number == notes[-1] else 0
            yield Block(PieceKind.NOTE, block.start + leading, block.end - trailing)


def circle_named(phrase: str) -> Circle:
    """The circle that is meant; one that nobody knows counts as the narrowest."""
    return _CIRCLES.get(phrase.strip(AROUND_PHRASE).casefold(), Circle.PRIVATE)


def readers_in(markdown: str) -> Iterator[Block]:
    """Every line "may be read by" in `markdown`, in order."""
    for found in _READERS_ANYWHERE.finditer(markdown):
        yield Block(PieceKind.READERS, found.start(), found.end(1), found.start(1))


def narrowest_readers(markdown: str) -> Circle | None:
    """The narrowest circle that a line "may be read by" in `markdown` names; None without such a line."""
    return min((circle_named(markdown[line.behind : line.end]) for line in readers_in(markdown)), default=None)


def with_readers(markdown: str, line: str) -> str:
    """`markdown` with `line` in place of the line "may be read by", if it has one; more of them are taken away."""
    first = _READERS_ANYWHERE.search(markdown)
    if first is None:
        return markdown
    return markdown[: first.start()] + f"{line}\n" + _READERS_ANYWHERE.sub("", markdown[first.end() :])
