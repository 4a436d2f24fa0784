"""A transcript file as it was read: its front matter, its sections in raw form, and the interview in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from interview_tui.interview.model import NOTHING, Answer, Interview
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.card_body import AROUND_ZODATJE, circle_named, cut
from interview_tui.transcripts.format.encoding import decode_line, decode_note
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.frontmatter import FrontMatter
from interview_tui.transcripts.format.outline import Heading, outline
from interview_tui.transcripts.format.piece import PieceKind


class SectionKind(Enum):
    """Name the kinds of sections."""

    HEAD = "head"  # the H1 and all before the first H2
    CARD = "card"
    CLOSING = "closing"
    NOT_ASKED = "not asked"
    FOREIGN = "foreign"  # an H1 or H2 that is not ours, with what follows it


class Section(NamedTuple):
    """Hold one section of the file.

    `raw` is its text up to the blank line before the next section; `separator` is that blank line's line feed, or ""
    if there is none. `line` is its first line in the file, from 1. `heading` is its heading, raw, unless the section is
    the head or foreign. For a card: `number`, `title` (plain text), `quote` (the card's text, raw) and `answer`. A
    foreign section has a `number` if it repeats a card that is in the file already.
    """

    kind: SectionKind
    raw: str
    separator: str = "\n"
    line: int = 1
    number: int = 0
    title: str = ""
    heading: str = ""
    quote: str = ""
    answer: Answer = NOTHING


class Document(NamedTuple):
    """Hold a file that was read.

    `interview` is its content. `crlf` (all line ends are CR LF), `bom` (it begins with a byte order mark) and the
    `fences` around the front matter are kept to write it back in the same form.
    """

    front: FrontMatter
    sections: tuple[Section, ...]
    interview: Interview
    problems: tuple[Problem, ...] = ()
    crlf: bool = False
    bom: bool = False
    fences: tuple[str, str] = ("---\n", "---\n")

    def cards(self) -> Iterator[Section]:
        """Return the sections of cards, in the order of the file."""
        return (section for section in self.sections if section.kind is SectionKind.CARD)


_CARD = re.compile(r"([0-9]{1,3})\. (.*)")
_CLOSINGS = frozenset(words.closing for words in every_language())
_NOT_ASKED = frozenset(words.not_asked for words in every_language())


def head_end_of(headings: Sequence[Heading]) -> int | None:
    """Return the offset where the head of a text with these headings ends; None if it goes on to the end."""
    return next((h.start for i, h in enumerate(headings) if i or h.level != 1), None)


def sections_of(body: str, first_line: int) -> tuple[Section, ...]:
    """Split the text below the front matter into its sections; `first_line` is the line in the file it begins on."""
    headings = outline(body)
    end = head_end_of(headings)
    head_end = len(body) if end is None else end
    rest = [h for h in headings if h.start >= head_end]
    bounds = [head_end, *(h.start for h in rest[1:]), len(body)] if rest else []
    cuts = [Section(SectionKind.HEAD, *_cut(body, 0, head_end), line=first_line)]
    seen: set[int] = set()
    line, at = first_line, 0
    for heading, start, end in zip(rest, bounds, bounds[1:], strict=False):
        raw, separator = _cut(body, start, end)
        line, at = line + body.count("\n", at, start), start
        cuts.append(_section(heading, raw, separator, line, seen))
    return tuple(cuts)


def _cut(body: str, start: int, end: int) -> tuple[str, str]:
    """Return the text of a section and the separator after it. The last section goes on to the end of the file."""
    raw = body[start:end]
    if end == len(body):
        return raw, "\n"
    return (raw[:-1], "\n") if raw.endswith("\n\n") or raw == "\n" else (raw, "")


def _section(heading: Heading, raw: str, separator: str, line: int, seen: set[int]) -> Section:
    """Return the section below a heading. The number of a card is added to `seen`."""
    title = decode_line(heading.title)
    if heading.level == 2 and "\n" not in title:
        lines = raw.split("\n", 2 if heading.setext else 1)
        head = raw[: len(raw) - len(lines[-1])] if len(lines) > 1 else raw
        if title in _CLOSINGS:
            return Section(SectionKind.CLOSING, raw, separator, line, heading=head)
        if title in _NOT_ASKED:
            return Section(SectionKind.NOT_ASKED, raw, separator, line, heading=head)
        found = _CARD.fullmatch(title)
        number = int(found[1]) if found else 0
        if number in seen:
            return Section(SectionKind.FOREIGN, raw, separator, line, number)
        if found and number > 0:
            seen.add(number)
            quote, answer = _card(raw[len(head) :].replace("\r\n", "\n"))
            return Section(SectionKind.CARD, raw, separator, line, number, found[2], head, quote, answer)
    return Section(SectionKind.FOREIGN, raw, separator, line)


def _card(body: str) -> tuple[str, Answer]:
    """Return the text of a card (raw) and its answer, from what is below its heading."""
    quote, notes, zodatjes, circles, struck = "", [], [], [], False
    for kind, start, end, behind in cut(body):
        match kind:
            case PieceKind.NOTE:
                notes.append(decode_note(body[start:end]))
            case PieceKind.CARD_TEXT:
                quote = body[start:end]
            case PieceKind.ZODATJE:
                zodatjes.append(decode_line(body[behind:end].strip(AROUND_ZODATJE)))
            case PieceKind.READERS:
                circles.append(circle_named(body[behind:end]))
            case _struck:
                struck = True
    said = tuple(zodatje for zodatje in zodatjes if zodatje)
    return quote, Answer("\n".join(notes), said, min(circles, default=None), struck)
