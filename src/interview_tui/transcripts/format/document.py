"""A transcript file as it stands: its front matter, its sections to the letter, and the interview they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from interview_tui.interview.model import NOTHING, Answer, Circle, Interview
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.encoding import decode_line, decode_note
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.frontmatter import FrontMatter
from interview_tui.transcripts.format.outline import Heading, outline


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
    where a hand left none. `heading` is its heading, raw, where it is ours. For a card: `number`, `title` (plain text),
    `quote` (the card's text, raw) and `answer`. A foreign section has a `number` where it looks like a card that stands
    in the file already.
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
    """A file that was read.

    `interview` is what it holds; `crlf`, `bom` and the `fences` around the front matter are how it was written.
    """

    front: FrontMatter
    sections: tuple[Section, ...]
    interview: Interview
    problems: tuple[Problem, ...] = ()
    crlf: bool = False
    bom: bool = False
    fences: tuple[str, str] = ("---\n", "---\n")

    def cards(self) -> Iterator[Section]:
        """The sections of cards, in the order of the file."""
        return (section for section in self.sections if section.kind is SectionKind.CARD)


_CARD = re.compile(r"([0-9]{1,3})\. (.*)")
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
_CLOSINGS = frozenset(words.closing for words in every_language())
_NOT_ASKED = frozenset(words.not_asked for words in every_language())


def head_end_of(headings: Sequence[Heading]) -> int | None:
    """Where the head ends, of a text below front matter with these headings; None if it goes on to the end."""
    return next((h.start for i, h in enumerate(headings) if i or h.level != 1), None)


def sections_of(body: str, first_line: int) -> tuple[Section, ...]:
    """Cut the text below the front matter into its sections; `first_line` is the line in the file it begins on."""
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
    """The text of a section, and the line feed that parts it from the next. The last one ends with the file."""
    raw = body[start:end]
    if end == len(body):
        return raw, "\n"
    return (raw[:-1], "\n") if raw.endswith("\n\n") or raw == "\n" else (raw, "")


def _section(heading: Heading, raw: str, separator: str, line: int, seen: set[int]) -> Section:
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


def narrowest_readers(markdown: str) -> Circle | None:
    """The narrowest circle that a line "may be read by" in `markdown` names; None without such a line."""
    return min((_circle(found[1]) for found in _READERS_ANYWHERE.finditer(markdown)), default=None)


def with_readers(markdown: str, line: str) -> str:
    """`markdown` with `line` in place of the line "may be read by", if it has one; more of them are taken away."""
    first = _READERS_ANYWHERE.search(markdown)
    if first is None:
        return markdown
    return markdown[: first.start()] + f"{line}\n" + _READERS_ANYWHERE.sub("", markdown[first.end() :])


def _circle(phrase: str) -> Circle:
    """The circle that is meant; one that nobody knows counts as the narrowest."""
    return _CIRCLES.get(phrase.strip(" \t\r.*_").casefold(), Circle.PRIVATE)


def _card(body: str) -> tuple[str, Answer]:
    """A card's own text (raw) and its answer, from what stands below its heading.

    The lines of ours stand at the top. A hand may put text above the card's own words, which then belongs to the note,
    and a line about who may read it anywhere: the narrowest counts.
    """
    at, circles, struck = 0, [], False
    while lead := _LEAD.match(body, at):
        at = lead.end()
        if lead[1] is None:
            struck = True
        else:
            circles.append(_circle(lead[1]))
    found = _QUOTE.search(body, at)
    above, below = (body[at : found.start()], body[found.end() :]) if found else ("", body[at:])
    parts = [_answer(above), _answer(below)] if above.strip("\n") else [_answer(below)]
    circles += [part.circle for part in parts if part.circle is not None]
    notes = [part.note.strip("\n") if part is not parts[-1] else part.note for part in parts]
    return found[0] if found else "", Answer(
        note="\n".join(note for note in notes if note),
        zodatjes=tuple(zodatje for part in parts for zodatje in part.zodatjes),
        circle=min(circles, default=None),
        struck=struck,
    )


def _answer(text: str) -> Answer:
    """The note, the zodatjes and the circle. Each block in `text` has a line feed of its own before and after it.

    A line of ours that a hand put in the middle of a note is one; the pieces of note around it are joined.
    """
    zodatjes: list[str] = []
    pieces: list[str] = []
    at = 0
    for found in _OURS.finditer(text):
        pieces.append(text[at : found.start()])
        if found[2] is not None:
            zodatjes.append(decode_line(found[2].strip(" \t\r")))
        at = found.end()
    note = _note(pieces[0], before=1, after=2) if pieces else _note(text, before=1, after=1)
    later = [decode_note(piece.strip("\n")) for piece in [*pieces[1:], text[at:]] if pieces]
    if added := [piece for piece in later if piece]:
        note = "\n".join([note, *added] if note.strip("\n") else added)
    return Answer(note, tuple(zodatje for zodatje in zodatjes if zodatje), narrowest_readers(text))


def _note(piece: str, *, before: int, after: int) -> str:
    """`piece` without the line feeds that part blocks: `before` at its start, `after` at its end."""
    core = piece.strip("\n")
    if not core:
        return "\n" * (len(piece) - before - after)
    leading = len(piece) - len(piece.lstrip("\n")) - before
    trailing = len(piece) - len(piece.rstrip("\n")) - after
    return "\n" * leading + decode_note(core) + "\n" * trailing
