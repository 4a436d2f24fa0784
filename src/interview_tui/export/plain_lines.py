"""A transcript as lines to read, without Markdown: what `show` prints, and what is in a copy for who told it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview_tui.interview.model import Answer, place_of
from interview_tui.interview.transcript_words import words
from interview_tui.language import _
from interview_tui.language.dates import day
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.piece import PRINTED, Piece, PieceKind
from interview_tui.transcripts.format.pieces import answer_of, by_section

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_EMPHASIS = re.compile(r"\*(.+)\*")


class ShownLine(NamedTuple):
    """Hold a line to show: bold for a heading, indented for the text of the card."""

    text: str = ""
    bold: bool = False
    indent: str = ""


def lines(document: Document) -> Iterator[ShownLine]:
    """Yield the lines of a transcript without Markdown, in the order of the file."""
    interview = document.interview
    for section, found in by_section(document):
        card = section.kind is SectionKind.CARD
        plain = [[_plain(piece.raw) for piece in found] or [ShownLine()]]
        blocks = _card(section, found, interview.lang) if card else plain
        if section.kind is SectionKind.HEAD:
            about = (day(interview.date), interview.team, interview.organisation)
            blocks.append([ShownLine(" · ".join(text for text in about if text))])
            if interview.listeners:
                blocks.append([ShownLine(_("Listening: {names}").format(names=interview.listeners))])
        elif section.raw.strip():
            yield ShownLine()
        yield from _apart([block for block in blocks if block])


def _apart(blocks: list[list[ShownLine]]) -> Iterator[ShownLine]:
    """Yield the lines of the blocks, with a blank line between blocks."""
    for number, block in enumerate(blocks):
        if number:
            yield ShownLine()
        yield from block


def _card(section: Section, found: Sequence[Piece], lang: str) -> list[list[ShownLine]]:
    answer = answer_of(section, found)
    texts = words(lang)
    note = answer.note.strip("\n")
    return [
        [ShownLine(f"{piece.card}. {piece.text}", bold=True) for piece in found if piece.kind is PieceKind.HEADING],
        [ShownLine(f"{texts.readers}: {texts.circles[answer.circle]}")] if answer.circle is not None else [],
        [ShownLine(f"{texts.struck}: {texts.struck_note}")] if answer.struck else [],
        [
            ShownLine(_text(piece.raw.removeprefix(">").strip()), indent="  ")
            for piece in found
            if piece.kind in PRINTED
        ],
        [ShownLine(_said(line, answer, texts.zodatje)) for line in note.split("\n") if note],
        [
            ShownLine(f"{texts.zodatje}: {piece.text}")
            for piece in found
            if piece.kind is PieceKind.ZODATJE and piece.text and not piece.stands_in_note
        ],
    ]


def _said(line: str, answer: Answer, label: str) -> str:
    """Return a line of a note; one that is a zodatje of the answer, and nothing else, with its label."""
    bare = line.replace("==", "")
    is_zodatje = any(place_of(sentence, bare) == (0, len(bare)) for sentence in answer.zodatjes)
    return f"{label}: {line}" if is_zodatje else line


def _plain(raw: str) -> ShownLine:
    """Return a line of Markdown, written by the program or by hand, as a line to show."""
    bare = raw.rstrip("\r")
    heading = _HEADING.fullmatch(bare)
    return ShownLine(decode_line(heading[1]), bold=True) if heading else ShownLine(_text(bare))


def _text(line: str) -> str:
    found = _EMPHASIS.fullmatch(line)
    return decode_line(found[1] if found else line)
