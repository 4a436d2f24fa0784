"""A transcript file as it stands: its front matter, its sections to the letter, and the interview they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from interview_tui.interview.model import NOTHING, Answer, Circle, Interview
from interview_tui.transcripts.encoding import decode_line, decode_note
from interview_tui.transcripts.errors import Problem
from interview_tui.transcripts.frontmatter import FrontMatter
from interview_tui.transcripts.outline import Heading, outline
from interview_tui.transcripts.words import every_language


class SectionKind(Enum):
    """What a piece of the file is."""

    HEAD = "head"  # the H1 and what stands before the first H2
    CARD = "card"
    CLOSING = "closing"
    NOT_ASKED = "not asked"
    FOREIGN = "foreign"  # an H1 or H2 that is not ours, with what follows it


@dataclass(frozen=True, slots=True)
class Section:
    """One piece of the file.

    `raw` is its text up to the blank line before the next section; `separator` is that blank line's line feed, or ""
    where a hand left none. For a card: `number`, `title`, `heading` (the raw line), `quote` (the card's text, raw).
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


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. `interview` is what it holds; `crlf` and `bom` are how it was written."""

    front: FrontMatter
    sections: tuple[Section, ...]
    interview: Interview
    problems: tuple[Problem, ...] = ()
    crlf: bool = False
    bom: bool = False

    def cards(self) -> Iterator[Section]:
        """The sections of cards, in the order of the file."""
        return (section for section in self.sections if section.kind is SectionKind.CARD)


_CARD = re.compile(r"##[ \t]+(\d{1,3})\. (.*?)[ \t]*\r?", re.DOTALL)
_READERS = "|".join(re.escape(words.readers) for words in every_language())
_STRUCK = "|".join(re.escape(words.struck) for words in every_language())
_ZODATJES = "|".join(re.escape(words.zodatje) for words in every_language())
_LEAD = re.compile(rf"\n*\*?(?:({_READERS})|{_STRUCK}):[ \t]*([^\n]*?)\.?\*?\.?[ \t]*\r?(?:\n|\Z)")
_QUOTE = re.compile(r"\n*((?:>[^\n]*(?:\n|\Z))+)")
_ZODATJE = re.compile(rf"(?m)^(?:{_ZODATJES}):[ \t]*([^\n]*?)[ \t]*\r?(?:\n|\Z)")
_CIRCLES = {phrase.casefold(): circle for words in every_language() for circle, phrase in words.circles.items()}
_CLOSINGS = frozenset(words.closing for words in every_language())
_NOT_ASKED = frozenset(words.not_asked for words in every_language())


def sections_of(body: str, first_line: int) -> tuple[Section, ...]:
    """Cut the text below the front matter into its sections; `first_line` is the line in the file it begins on."""
    headings = outline(body)
    head_end = next((h.start for i, h in enumerate(headings) if i or h.level != 1), len(body))
    rest = [h for h in headings if h.start >= head_end]
    bounds = [head_end, *(h.start for h in rest[1:]), len(body)] if rest else []
    cuts = [Section(SectionKind.HEAD, *_cut(body, 0, head_end), line=first_line)]
    seen: set[int] = set()
    for heading, start, end in zip(rest, bounds, bounds[1:], strict=False):
        raw, separator = _cut(body, start, end)
        line = first_line + body.count("\n", 0, start)
        cuts.append(_section(heading, raw, separator, line, seen))
    return tuple(cuts)


def _cut(body: str, start: int, end: int) -> tuple[str, str]:
    """The text of a section, and the line feed that parts it from the next. The last one ends with the file."""
    raw = body[start:end]
    if end == len(body):
        return raw, "\n"
    return (raw[:-1], "\n") if raw.endswith("\n\n") or raw == "\n" else (raw, "")


def _section(heading: Heading, raw: str, separator: str, line: int, seen: set[int]) -> Section:
    title = decode_line(heading.title)
    if heading.level == 2 and not heading.setext:
        first, newline, body = raw.partition("\n")
        if title in _CLOSINGS:
            return Section(SectionKind.CLOSING, raw, separator, line)
        if title in _NOT_ASKED:
            return Section(SectionKind.NOT_ASKED, raw, separator, line)
        found = _CARD.fullmatch(first)
        if found and (number := int(found[1])) not in seen and number > 0:
            seen.add(number)
            quote, answer = _card(body.replace("\r\n", "\n"))
            return Section(
                SectionKind.CARD, raw, separator, line, number, decode_line(found[2]), first + newline, quote, answer
            )
    return Section(SectionKind.FOREIGN, raw, separator, line)


def _card(body: str) -> tuple[str, Answer]:
    """A card's own text (raw) and its answer, from what stands below its heading."""
    at, circle, struck = 0, None, False
    while lead := _LEAD.match(body, at):
        at = lead.end()
        if lead[1]:
            circle = _CIRCLES.get(lead[2].strip().casefold(), Circle.PRIVATE)
        else:
            struck = True
    quote = ""
    if found := _QUOTE.match(body, at):
        at, quote = found.end(), found[1]
    note, zodatjes = _answer(body[at:])
    return quote, Answer(note, zodatjes, circle, struck)


def _answer(text: str) -> tuple[str, tuple[str, ...]]:
    """The note and the zodatjes. Each block in `text` has a line feed of its own before and after it.

    A zodatje that a hand put in the middle of a note is a zodatje; the pieces of note around it are joined.
    """
    zodatjes: list[str] = []
    pieces: list[str] = []
    at = 0
    for found in _ZODATJE.finditer(text):
        pieces.append(text[at : found.start()])
        zodatjes.append(decode_line(found[1]))
        at = found.end()
    note = _note(pieces[0], before=1, after=2) if pieces else _note(text, before=1, after=1)
    later = [decode_note(piece.strip("\n")) for piece in [*pieces[1:], text[at:]] if pieces]
    if added := [piece for piece in later if piece]:
        note = "\n".join([note, *added] if note.strip("\n") else added)
    return note, tuple(zodatje for zodatje in zodatjes if zodatje)


def _note(piece: str, *, before: int, after: int) -> str:
    """`piece` without the line feeds that part blocks: `before` at its start, `after` at its end."""
    core = piece.strip("\n")
    if not core:
        return "\n" * (len(piece) - before - after)
    leading = len(piece) - len(piece.lstrip("\n")) - before
    trailing = len(piece) - len(piece.rstrip("\n")) - after
    return "\n" * leading + decode_note(core) + "\n" * trailing
