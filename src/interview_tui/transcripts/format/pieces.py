"""Splitting a document into pieces: its lines, each with its text and its position in the file.

All code that shows, exports or searches a transcript uses these, so that all of it sees the same. Every line of the
file below the front matter that is not blank is one piece, in order, and no two share a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from interview_tui.interview.model import Answer, Circle, stands_in
from interview_tui.transcripts.format.card_body import (
    AROUND_PHRASE,
    AROUND_ZODATJE,
    BodyBlock,
    circle_named,
    cut,
    readers_in,
    unwrapped,
    wall_lines,
)
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.evening import whole_spans
from interview_tui.transcripts.format.outline import bare_title, outline
from interview_tui.transcripts.format.piece import NOTES, Piece, PieceKind
from interview_tui.transcripts.format.reader import sentence_in

if TYPE_CHECKING:
    from interview_tui.cards.model import Card

_NUMBER = re.compile(r"[0-9]{1,3}\\?\. ")
_MARKS = re.compile(r" {0,3}#{1,2}(?=[ \t\r]|\Z)")
_AROUND_WHOLE = " \t\r\n*_"
_QUOTED = re.compile(r">[ \t]?")
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
        yield section, _SectionReader(section, at, crlf=document.crlf).pieces()
        at += len(section.raw) + len(section.separator)


def answer_of(section: Section, found: Sequence[Piece]) -> Answer:
    """Combine the pieces of one card into its answer: byte for byte what the interview has for that card.

    Who may read it, and whether it is struck, was decided for its section as a whole.
    """
    return section.answer._replace(
        note="\n".join(piece.text for piece in found if piece.kind in NOTES),
        zodatjes=tuple(piece.text for piece in found if piece.kind is PieceKind.ZODATJE and piece.text),
    )


def closing_of(found: Sequence[Piece]) -> str:
    """Combine the pieces of a closing section into its sentence, on one line."""
    return sentence_in("\n".join(piece.raw for piece in found if piece.kind is PieceKind.CLOSING))


def printed_cards(document: Document) -> list[Card]:
    """Return the cards as they are printed in a transcript; without probes and harvest, which are not in it."""
    from interview_tui.cards.model import Card, Role  # what only shows a transcript does without

    cards = []
    for section, found in by_section(document):
        if section.kind is SectionKind.CARD:
            theme, paragraphs = card_words_of(found)
            ident = f"card-{section.number}"
            cards.append(Card(section.number, ident, Role.QUESTION, theme, section.title, tuple(paragraphs), (), ()))
    return cards


def card_words_of(found: Sequence[Piece]) -> tuple[str, list[str]]:
    """Combine the pieces of one card into its theme and the paragraphs of its printed text."""
    theme = next((piece.text for piece in found if piece.kind is PieceKind.THEME), "")
    paragraphs: list[list[str]] = [[]]
    for piece in found:
        if piece.kind is PieceKind.CARD_TEXT:
            if piece.text.strip(" \t"):
                paragraphs[-1].append(piece.text)
            else:
                paragraphs.append([])
    joined = ("\n".join(lines) for lines in paragraphs)
    return theme, [text for text in joined if text.strip()]


class _SectionReader:
    """Read one section from start to end and make its pieces."""

    def __init__(self, section: Section, start: int, *, crlf: bool) -> None:
        """Set the section. `start` is its position in a file with LF line ends; `crlf`: all line ends are CR LF."""
        self._section = section
        self._text = section.raw
        self._at = 0  # the offset in the text up to which line ends are counted
        self._line = self._first_line = section.line
        self._number = section.number if section.kind is SectionKind.CARD else 0
        # For each line of the section, the number of CRs before it: its text is shifted by that in the file.
        self._shifts: Sequence[int] = ()
        if crlf:
            self._shifts = range(section.line - 1, section.line + section.raw.count("\n"))
        elif "\r\n" in section.raw:
            ends = (line.endswith("\r") for line in section.raw.split("\n")[:-1])
            self._shifts = list(accumulate(ends, initial=0))
            self._text = section.raw.replace("\r\n", "\n")
        self._start = start

    def pieces(self) -> list[Piece]:
        """Return the pieces of the section, in order."""
        match self._section.kind:
            case SectionKind.CARD:
                return [*self._heading(), *_standing(list(self._card()))]
            case SectionKind.HEAD:
                return list(self._head())
            case SectionKind.CLOSING:
                return [*self._heading(), *self._closing()]
            case kind:
                found = list(self._heading())
                return found + [
                    self._piece(_PLAIN[kind], at, line) for at, line in self._lines(len(self._own_heading()))
                ]

    def _piece(
        self, kind: PieceKind, at: int, raw: str, lead: int = 0, tail: int = 0, circle: Circle | None = None
    ) -> Piece:
        """Return the piece of the line `raw` at offset `at` in the text; call it with ascending offsets."""
        text = decode_line((raw[lead : len(raw) - tail] if lead or tail else raw).replace("\n", " "))
        if kind is PieceKind.NOTE and ":" in text and _is_probe(text):
            kind = PieceKind.PROBE
        if at > self._at:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        start = self._start + at
        if self._shifts:
            here = self._line - self._first_line
            start += self._shifts[here]
            if "\n" in raw:
                ends = self._shifts[here : here + raw.count("\n") + 1]
                returns = [two > one for one, two in pairwise(ends)]
                head, foot = raw[:lead].count("\n"), raw[len(raw) - tail :].count("\n") if tail else 0
                lead, tail = lead + sum(returns[:head]), tail + sum(returns[len(returns) - foot :])
                *lines, last = raw.split("\n")
                breaks = ("\r\n" if one else "\n" for one in returns)
                raw = "".join(chain.from_iterable(zip(lines, breaks, strict=True))) + last
        return Piece(kind, text, raw, self._number, self._line, start, lead, tail, circle)

    def _own_heading(self) -> str:
        """Return the heading of the section with LF line ends; empty for a foreign section or the head."""
        return self._section.heading.replace("\r\n", "\n")

    def _heading(self) -> Iterator[Piece]:
        """Yield the piece of a heading of ours, and that of its underline if it has one."""
        at = 0
        for raw in self._own_heading().split("\n"):
            if at:
                if raw:
                    yield self._piece(PieceKind.UNDERLINE, at, raw, len(raw))
            elif raw:
                lead, tail = _around_title(raw)
                if self._section.kind is SectionKind.CARD and (number := _NUMBER.match(raw, lead)):
                    lead = number.end()
                yield self._piece(PieceKind.HEADING, at, raw, lead, tail)
            at += len(raw) + 1

    def _lines(self, start: int) -> Iterator[tuple[int, str]]:
        """Yield the lines from `start` on with their offsets, without the empty ones at the edges of the section."""
        text = self._text[start:].rstrip("\n")
        at = start if start else len(text) - len(text.lstrip("\n"))
        for line in self._text[at : start + len(text)].split("\n") if text else ():
            yield at, line
            at += len(line) + 1

    def _head(self) -> Iterator[Piece]:
        """Yield the title, the readers line, and the other lines before the first card."""
        title = next(iter(outline(self._text)), None)
        readers = {line.start: line for line in readers_in(self._text)}
        left, underlined = 0, False  # lines of the title that are left; whether an underline follows
        wholes = dict(whole_spans(self._text))
        told = 0  # where the last line of ours ends: it may be wrapped
        for at, raw in self._lines(0):
            if at < told:
                continue
            if title and at == title.start:
                left, underlined = title.title.count("\n") + 1, title.setext
            if left:
                left -= 1
                yield self._piece(PieceKind.TITLE, at, raw, *_around_title(raw))
            elif underlined:
                underlined = False
                yield self._piece(PieceKind.UNDERLINE, at, raw, len(raw))
            elif line := readers.get(at):
                told = line.end
                yield self._readers(line)
            elif at in wholes:
                told = wholes[at]
                whole = self._text[at:told]
                yield self._piece(PieceKind.WHOLE, at, whole, *_around(whole, 0, _AROUND_WHOLE))
            else:
                yield self._piece(PieceKind.PREAMBLE, at, raw)

    def _closing(self) -> Iterator[Piece]:
        """Yield the lines below the heading of the closing sentence, those about its readers among them."""
        base = len(self._own_heading())
        lines = {line.start + base: line for line in wall_lines(self._text[base:])}
        told = 0  # where the last of these ends: it may be wrapped
        for at, raw in self._lines(base):
            if line := lines.get(at):
                told = line.end + base
                whole = self._text[at:told]
                yield self._piece(PieceKind.WALL, at, whole, *_around(whole, line.behind - line.start, AROUND_PHRASE))
            elif at >= told:
                yield self._piece(PieceKind.CLOSING, at, raw)

    def _card(self) -> Iterator[Piece]:
        """Yield the pieces below the heading of a card."""
        base = len(self._own_heading())
        for block in cut(self._text[base:]):
            at = block.start + base
            end, behind = block.end + base, block.behind + base
            match block.kind:
                case PieceKind.NOTE:
                    yield from self._note(at, self._text[at:end])
                case PieceKind.CARD_TEXT:
                    yield from self._quotation(at, self._text[at:end])
                case PieceKind.READERS:
                    yield self._readers(BodyBlock(block.kind, at, end, behind))
                case kind:
                    around = AROUND_ZODATJE if kind is PieceKind.ZODATJE else AROUND_PHRASE
                    yield self._piece(kind, at, self._text[at:end], *_around(self._text[at:end], behind - at, around))

    def _readers(self, line: BodyBlock) -> Piece:
        """Return the piece of a readers line."""
        raw = self._text[line.start : line.end]
        behind = line.behind - line.start
        circle = circle_named(raw[behind:])
        return self._piece(PieceKind.READERS, line.start, raw, *_around(raw, behind, AROUND_PHRASE), circle)

    def _note(self, at: int, markdown: str) -> Iterator[Piece]:
        """Yield the lines of a note, without the first empty one between two lines of text: it separates paragraphs."""
        first = at + len(markdown) - len(markdown.lstrip("\n"))
        last = at + len(markdown.rstrip("\n"))
        parted = False
        for line in unwrapped(markdown).split("\n"):
            if line:
                yield self._piece(PieceKind.NOTE, at, self._text[at : at + len(line)])
                parted = False
            elif parted or not first < at < last:
                yield self._piece(PieceKind.NOTE, at, "")
            else:
                parted = True
            at += len(line) + 1

    def _quotation(self, at: int, markdown: str) -> Iterator[Piece]:
        """Yield the printed text of the card. A first paragraph that is one line in italics is its theme."""
        lines = [(raw, _QUOTED.match(raw).end()) for raw in markdown.removesuffix("\n").split("\n")]  # type: ignore[union-attr]
        first = next((number for number, (raw, lead) in enumerate(lines) if raw[lead:].strip()), len(lines))
        alone = all(not raw[lead:].strip(" \t") for raw, lead in lines[first + 1 : first + 2])
        for number, (raw, lead) in enumerate(lines):
            if number == first and alone and (around := _around_italics(raw, lead)):
                yield self._piece(PieceKind.THEME, at, raw, *around)
            else:
                yield self._piece(PieceKind.CARD_TEXT, at, raw, lead)
            at += len(raw) + 1


def _standing(found: list[Piece]) -> list[Piece]:
    """Return the pieces of a card, each zodatje that stands in the note marked as such."""
    if not any(piece.kind is PieceKind.ZODATJE for piece in found):
        return found
    note = "\n".join(piece.text for piece in found if piece.kind in NOTES)
    return [
        piece._replace(stands_in_note=True)
        if piece.kind is PieceKind.ZODATJE and stands_in(piece.text, note)
        else piece
        for piece in found
    ]


def _is_probe(text: str) -> bool:
    """Return whether a line of a note records a probe."""
    from interview_tui.interview.probing.probe_lines import is_probe  # a short note does without

    return is_probe(text)


def _around(raw: str, behind: int, signs: str) -> tuple[int, int]:
    """Return the lengths of what is before and after the text of a labelled line: its label, and any of `signs`."""
    words = raw[behind:]
    lead = behind + len(words) - len(words.lstrip(signs))
    return lead, len(raw) - max(lead, behind + len(words.rstrip(signs)))


def _around_title(raw: str) -> tuple[int, int]:
    """Return the lengths of what is before and after the title in the line of a heading."""
    marks = _MARKS.match(raw)
    opened = marks.end() if marks else 0
    title = bare_title(raw[opened:]) if marks else raw.strip()
    lead = raw.index(title, opened)
    return lead, len(raw) - lead - len(title)


def _around_italics(raw: str, lead: int) -> tuple[int, int] | None:
    """Return the lengths of what is before and after the italics in a quoted line; None if not all of it is italic."""
    text = decode_line(raw[lead:])
    if not (len(text) > 2 and text.startswith("*") and text.endswith("*")):
        return None
    lead += raw[lead:].index("*") + 1
    return lead, 1 if decode_line(raw[lead:-1]) == text[1:-1] else 2
