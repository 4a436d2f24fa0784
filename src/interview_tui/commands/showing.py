"""`show`: a transcript to read in the terminal, or the file as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview_tui.commands.errors import CommandError
from interview_tui.commands.request import Request, document_at
from interview_tui.commands.terminal import is_terminal, say, say_exactly, width, wrapped
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, visible
from interview_tui.language.dates import day
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.encoding import decode_line
from interview_tui.transcripts.format.piece import PRINTED, Piece, PieceKind
from interview_tui.transcripts.format.pieces import answer_of, by_section

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_EMPHASIS = re.compile(r"\*(.+)\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to show: a heading is bold, what belongs to the card is indented."""

    text: str = ""
    bold: bool = False
    indent: str = ""


def run(request: Request) -> int:
    """Print the transcript. Raises CommandError."""
    import sys

    path = request.found().path
    if not request.has("raw"):
        room = width()
        for line in lines(document_at(path)):
            for row in wrapped(visible(line.text), room, line.indent):
                say(row, bold=line.bold)
        return 0
    try:
        data = read_bytes(path)
    except ReadError as error:
        raise CommandError(f"{path}: {error.in_full}") from None
    if is_terminal(sys.stdout):
        say(data.decode("utf-8-sig", errors="replace").removesuffix("\n"))
    else:
        say_exactly(data)
    return 0


def lines(document: Document) -> Iterator[Line]:
    """The transcript without its Markdown: what a person reads, in the order of the file."""
    held = document.interview
    for section, found in by_section(document):
        card = section.kind is SectionKind.CARD
        blocks = _card(found, held.lang) if card else [[_plain(piece.raw) for piece in found] or [Line()]]
        if section.kind is SectionKind.HEAD:
            about = (day(held.date), held.team, held.organisation)
            blocks.append([Line(" · ".join(text for text in about if text))])
            if held.listeners:
                blocks.append([Line(_("Listening: {names}").format(names=held.listeners))])
        elif section.raw.strip():
            yield Line()
        yield from _apart([block for block in blocks if block])


def _apart(blocks: list[list[Line]]) -> Iterator[Line]:
    """The blocks with a blank line between them."""
    for number, block in enumerate(blocks):
        if number:
            yield Line()
        yield from block


def _card(found: Sequence[Piece], lang: str) -> list[list[Line]]:
    answer = answer_of(found)
    texts = words(lang)
    note = answer.note.strip("\n")
    return [
        [Line(f"{piece.card}. {piece.text}", bold=True) for piece in found if piece.kind is PieceKind.HEADING],
        [Line(f"{texts.readers}: {texts.circles[answer.circle]}")] if answer.circle is not None else [],
        [Line(f"{texts.struck}: {texts.struck_note}")] if answer.struck else [],
        [Line(_text(piece.raw.removeprefix(">").strip()), indent="  ") for piece in found if piece.kind in PRINTED],
        [Line(line) for line in note.split("\n") if note],
        [Line(f"{texts.zodatje}: {zodatje}") for zodatje in answer.zodatjes],
    ]


def _plain(raw: str) -> Line:
    """A line of Markdown of our own or of a hand."""
    bare = raw.rstrip("\r")
    heading = _HEADING.fullmatch(bare)
    return Line(decode_line(heading[1]), bold=True) if heading else Line(_text(bare))


def _text(line: str) -> str:
    found = _EMPHASIS.fullmatch(line)
    return decode_line(found[1] if found else line)
