"""`show`: a transcript to read in the terminal, or the file as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview_tui.commands.errors import CommandError
from interview_tui.commands.request import Request, document_at
from interview_tui.commands.terminal import is_terminal, say, say_exactly, width, wrapped
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, visible
from interview_tui.language.dates import day
from interview_tui.storage.folders import ReadError, read_bytes
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import decode_line

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
    for section in document.sections:
        blocks = [_card(section, held.lang)] if section.kind is SectionKind.CARD else [[_plain(section.raw)]]
        if section.kind is SectionKind.HEAD:
            about = (day(held.date), held.team, held.organisation)
            blocks.append([[Line(" · ".join(text for text in about if text))]])
            if held.listeners:
                blocks.append([[Line(_("Listening: {names}").format(names=held.listeners))]])
        elif section.raw.strip():
            yield Line()
        yield from _apart([block for part in blocks for block in part if block])


def _apart(blocks: list[list[Line]]) -> Iterator[Line]:
    """The blocks with a blank line between them."""
    for number, block in enumerate(blocks):
        if number:
            yield Line()
        yield from block


def _card(section: Section, lang: str) -> list[list[Line]]:
    answer = section.answer
    texts = words(lang)
    quote, note = section.quote.removesuffix("\n"), answer.note.strip("\n")
    return [
        [Line(f"{section.number}. {section.title}", bold=True)],
        [Line(f"{texts.readers}: {texts.circles[answer.circle]}")] if answer.circle is not None else [],
        [Line(f"{texts.struck}: {texts.struck_note}")] if answer.struck else [],
        [Line(_text(line.removeprefix(">").strip()), indent="  ") for line in quote.split("\n") if quote],
        [Line(line) for line in note.split("\n") if note],
        [Line(f"{texts.zodatje}: {zodatje}") for zodatje in answer.zodatjes],
    ]


def _plain(raw: str) -> list[Line]:
    """Markdown of our own or of a hand, line by line."""
    found = []
    for line in raw.strip("\r\n").split("\n"):
        bare = line.rstrip("\r")
        heading = _HEADING.fullmatch(bare)
        found.append(Line(decode_line(heading[1]), bold=True) if heading else Line(_text(bare)))
    return found


def _text(line: str) -> str:
    found = _EMPHASIS.fullmatch(line)
    return decode_line(found[1] if found else line)
