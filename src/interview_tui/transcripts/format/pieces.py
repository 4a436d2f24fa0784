"""A document as pieces: line by line, each with its words and its place in the file.

Whatever shows, exports or searches a transcript walks it here, so that all of them see the same. Every line of the file
below the front matter that is not blank is one piece, in order, and no two share a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from interview_tui.interview.model import Answer
from interview_tui.interview.probing.asking import is_asked
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.card_body import (
    AROUND_PHRASE,
    AROUND_ZODATJE,
    Block,
    circle_named,
    cut,
    readers_in,
)
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.outline import bare_title, outline
from interview_tui.transcripts.format.piece import NOTES, Piece, PieceKind

_NUMBER = re.compile(r"[0-9]{1,3}\\?\. ")
_MARKS = re.compile(r" {0,3}#{1,2}(?=[ \t\r]|\Z)")
_QUOTED = re.compile(r">[ \t]?")
_LABELS = tuple(words.asked for words in every_language())
_PLAIN = {
    SectionKind.HEAD: PieceKind.PREAMBLE,
    SectionKind.CLOSING: PieceKind.CLOSING,
    SectionKind.NOT_ASKED: PieceKind.NOT_ASKED,
    SectionKind.FOREIGN: PieceKind.FOREIGN,
}


def pieces(document: Document) -> Iterator[Piece]:
    """Yield the pieces of a document that was read, in the order of the file."""
    return chain.from_iterable(found for _section, found in by_section(document))


def by_section(document: Document) -> Iterator[tuple[Section, list[Piece]]]:
    """Yield each section of a document that was read, with its pieces."""
    front = sum(map(len, document.fences)) + sum(len(entry.raw) + 1 for entry in document.front.entries)
    at = front + document.bom
    for section in document.sections:
        yield section, _Walk(section, at, crlf=document.crlf).pieces()
        at += len(section.raw) + len(section.separator)


def answer_of(found: Sequence[Piece]) -> Answer:
    """Put the pieces of one card together as its answer: what the interview holds for that card, byte for byte."""
    circles = [piece.circle for piece in found if piece.circle is not None]
    return Answer(
        note="\n".join(piece.text for piece in found if piece.kind in NOTES),
        zodatjes=tuple(piece.text for piece in found if piece.kind is PieceKind.ZODATJE and piece.text),
        circle=min(circles, default=None),
        struck=any(piece.kind is PieceKind.STRUCK for piece in found),
    )


def closing_of(found: Sequence[Piece]) -> str:
    """Put the pieces of a closing section together as its sentence, on one line."""
    return " ".join(chain.from_iterable(piece.text.split() for piece in found if piece.kind is PieceKind.CLOSING))


class _Walk:
    """Goes through one section from its start to its end, and makes its pieces."""

    def __init__(self, section: Section, start: int, *, crlf: bool) -> None:
        """`start` is where the section would be in the file if no line ended in CR LF there; `crlf`: every line does."""
        self._section = section
        self._text = section.raw
        self._at = 0  # the offset in the text up to which lines were counted
        self._line = section.line
        self._start = start + (section.line - 1) * crlf
        self._crs = range(len(section.raw) + 1) if crlf else None  # by line of the section: CR LF line ends before it
        if not crlf and "\r\n" in section.raw:
            ends = (line.endswith("\r") for line in section.raw.split("\n")[:-1])
            self._crs = list(accumulate(ends, initial=0))
            self._text = section.raw.replace("\r\n", "\n")

    def pieces(self) -> list[Piece]:
        """The pieces of the section."""
        found: list[Piece] = []
        ...
        return found
