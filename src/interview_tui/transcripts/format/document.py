"""A transcript file as it was read: its front matter, its sections in raw form, and the interview in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from interview_tui.interview.model import NOTHING, Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.transcript_words import every_language
from interview_tui.language import _
from interview_tui.transcripts.format.card_body import (
    AROUND_ZODATJE,
    BodyBlock,
    cut,
    narrowest_readers,
    unwrapped,
    wall_lines,
    without_blocks,
    zodatje_swallows,
)
from interview_tui.transcripts.format.encoding import decode_line, decode_note
from interview_tui.transcripts.format.errors import Problem
from interview_tui.transcripts.format.evening import NearLine, evened, near_lines, without_whole
from interview_tui.transcripts.format.frontmatter import FrontMatter
from interview_tui.transcripts.format.judging.confidence import OURS, Judge
from interview_tui.transcripts.format.judging.findings import Place
from interview_tui.transcripts.format.judging.witness import has_witness
from interview_tui.transcripts.format.outline import Heading, comments, outline, without_comment_lines
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
    the head or foreign. For a card: `number`, `title` (plain text), `quote` (the card's text, raw) and `answer`, which
    is `doubtful` if a problem with it keeps it from others. A foreign section has a `number` and a `title` if it looks
    like a card and is none: it repeats one, was not written by this program, or its heading is not quite that of one.
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
    doubtful: bool = False


class Document(NamedTuple):
    """Hold a file that was read.

    `interview` is its content. It is `clean` if all of the text is ours and there was nothing to report. `crlf` (all
    line ends are CR LF), `bom` (it begins with a byte order mark) and the `fences` around the front matter are kept to
    write it back in the same form.
    """

    front: FrontMatter
    sections: tuple[Section, ...]
    interview: Interview
    problems: tuple[Problem, ...] = ()
    clean: bool = False
    crlf: bool = False
    bom: bool = False
    fences: tuple[str, str] = ("---\n", "---\n")

    @property
    def has_witness(self) -> bool:
        """Whether front matter says which cards were written, as it does from format 2 on."""
        return has_witness(self.front)

    @property
    def stops(self) -> tuple[Problem, ...]:
        """The problems about who may read, strikes and headings: while there are any, nothing is given to others."""
        return tuple(problem for problem in self.problems if problem.stops)

    def cards(self) -> Iterator[Section]:
        """Return the sections of cards, in the order of the file."""
        return (section for section in self.sections if section.kind is SectionKind.CARD)


_CARD = re.compile(r"([0-9]{1,3})\\?\. ")  # a number that is a character reference was typed, or mended
_LIKE_CARD = re.compile(r"(?:[^\w&]|_)*+0*+([1-9][0-9]{0,2}+)(?:[^\w.):]|_)*+[.):](?:[^\w]|_)*(\w.*)")
# As iA Writer writes them, and as formatters set that anew.
_ANNOTATIONS = re.compile(
    r"\n([-*_])(?:[ \t]*\1){2,}[ \t]*\r?\n(?:[ \t]*\r?\n)*"
    r"[*_]*[Aa]nnotations[*_\\]*:[*_]*[ \t]*[0-9]+[ \t]*,[ \t]*[0-9]+"
)


@cache
def _own_endings() -> Mapping[str, SectionKind]:
    """Return the headings at the end of a transcript as they are written, each with its kind."""
    closings = dict.fromkeys((words.closing for words in every_language()), SectionKind.CLOSING)
    return closings | dict.fromkeys((words.not_asked for words in every_language()), SectionKind.NOT_ASKED)


@cache
def _endings() -> Mapping[str, SectionKind]:
    """Return these headings evened out: they are known in every spelling that comes to the same."""
    return {evened(heading): kind for heading, kind in _own_endings().items()}


def head_end_of(headings: Sequence[Heading]) -> int | None:
    """Return the offset where the head of a text with these headings ends; None if it goes on to the end."""
    return next((h.start for i, h in enumerate(headings) if i or h.level != 1), None)


def sections_of(body: str, first_line: int, judge: Judge, answered_line: int = 1) -> tuple[Section, ...]:
    """Split the text below the front matter into its sections, and have `judge` decide who may read them.

    `first_line` is the line in the file that the text begins on, `answered_line` the one that names its cards.
    """
    judge.hear_all(body)
    parts = _parts(body, first_line)
    head, *others = _places(parts, _strays(body, judge))
    places = {place.line: place for place in others}
    judge.hear_head(head)
    sections = list(_without_strangers(parts, judge))
    lines = [section.line for section in sections if section.kind is SectionKind.CARD] or [0]
    for section in sections[1:]:
        if section.kind not in (SectionKind.CARD, SectionKind.CLOSING):
            _hear(section, places[section.line], judge, above_cards=section.line < lines[0])
    numbers = Counter(part.number for part in parts)
    printed = any(one.kind is SectionKind.CARD and "\n>" in one.raw for one in sections)
    found = [
        _card(one, places[one.line], judge, doubled=numbers[one.number] > 1, printed=printed)
        if one.kind is SectionKind.CARD
        else one
        for one in sections
    ]
    closings = sum(part.kind is SectionKind.CLOSING for part in parts)
    for at, section in enumerate(found):
        if section.kind is SectionKind.CLOSING:
            told = _hear_closing(section, places[section.line], judge, in_place=section.line > lines[-1])
            found[at] = section._replace(doubtful=told or closings > 1)
            judge.closing_readers = ClosingReaders.NOBODY if closings > 1 else judge.closing_readers
    for card, below in struck_with_more(found):
        judge.found.tell_below_struck(below.line, card.number)
    loose = not any(numbers) and _has_loose_text(parts)
    judge.hear_end(numbers.keys(), answered_line, head.line, loose=loose, has_closing=closings > 0)
    return tuple(found)


def below_cards(sections: Iterable[Section]) -> Iterator[tuple[Section, Section]]:
    """Yield each section under a heading of a hand that stands below a card, with that card: it is in no answer.

    It may have been a part of it, for a formatter takes a backslash away, and then its heading ends the card.
    """
    card: Section | None = None
    for section in sections:
        if section.kind is not SectionKind.FOREIGN:
            card = section if section.kind is SectionKind.CARD else None
        elif card is not None and not section.number and not _ANNOTATIONS.match(f"\n{section.raw}"):
            yield card, section


def struck_with_more(sections: Iterable[Section]) -> Iterator[tuple[Section, Section]]:
    """Yield these sections where the card is struck, or was: they may hold words of what was struck."""
    return (pair for pair in below_cards(sections) if pair[0].answer.struck)


def _strays(body: str, judge: Judge) -> list[NearLine]:
    """Return what says or nearly says our words in a text, as far as front matter does not settle it."""
    if judge.is_untouched:
        return []
    near = near_lines(body)
    if judge.has_witness:
        return near
    from interview_tui.transcripts.format.judging.likeness import likely_lines  # for files of format 1

    known = {line.start for line in near}
    likely = [line for line in likely_lines(body) if line.start not in known]
    return sorted(near + likely, key=lambda line: line.start)


def _has_loose_text(parts: Iterable[Section]) -> bool:
    """Return whether there is text where this program writes none, in a file without cards."""
    for part in parts:
        if part.kind is SectionKind.FOREIGN and part.raw.strip():
            return True
        if part.kind is SectionKind.HEAD and part.raw.strip() and not _is_own_head(part.raw.replace("\r\n", "\n")):
            return True
    return False


def _is_own_head(text: str) -> bool:
    """Return whether a title, a line about readers and one paragraph at most stand above the first card."""
    title = next(iter(outline(text)), None)
    paragraphs = [one for one in re.split(r"\n[ \t]*\n", without_whole(text)) if one.strip()]
    return (
        title is not None
        and not text[: title.start].strip()
        and narrowest_readers(text) is not None
        and len(paragraphs) <= 3
        and not any(one.lstrip().startswith(">") for one in paragraphs)
    )


def card_number(heading: Heading) -> int:
    """Return the number of a card, from its heading; 0 for any other heading."""
    found = _CARD.match(heading.title) if heading.level == 2 else None
    return int(found[1]) if found else 0


def _places(parts: Sequence[Section], strays: Sequence[NearLine]) -> list[Place]:
    """Return the text of each part with the `strays` in it: what says or nearly says our words."""
    places: list[Place] = []
    at = number = 0
    for part in parts:
        end = at + len(part.raw) + len(part.separator)
        first = number
        while number < len(strays) and strays[number].start < end:
            number += 1
        text = part.raw.replace("\r\n", "\n")
        mine = tuple(_moved(strays[first:number], at, part.raw)) if first < number else ()
        places.append(Place(text, part.line, mine))
        at = end
    return places


def _moved(strays: Iterable[NearLine], at: int, raw: str) -> Iterator[NearLine]:
    """Yield strays as they are in a part that begins at an offset, with LF line ends there."""
    counted = returns = 0
    for stray in strays:
        offset = stray.start - at
        returns += raw.count("\r\n", counted, offset)
        counted = offset
        yield stray._replace(start=offset - returns)


def _hear(section: Section, place: Place, judge: Judge, *, above_cards: bool) -> None:
    """Have the judge take a section that is not the head, a card or the closing sentence.

    Its own heading has nothing to say.
    """
    heading, below = place.split(_heading_length(section))
    match section.kind:
        case SectionKind.NOT_ASKED:
            judge.hear_heading(heading)
            judge.hear_foreign(below, above_cards=above_cards)
        case SectionKind.FOREIGN:
            if section.number:  # a stranger: told already
                judge.hear_heading(heading)
            own = section.number > 0  # what it says of readers is about itself
            judge.hear_foreign(below if own else place, above_cards=above_cards and not own)


def _hear_closing(section: Section, place: Place, judge: Judge, *, in_place: bool) -> bool:
    """Have the judge take the closing sentence; return whether there is any problem with it."""
    told = len(judge.found.problems)
    heading, below = place.split(_heading_length(section))
    judge.hear_heading(heading)
    judge.hear_closing(below, in_place=in_place)
    return judge.found.stop_since(told)


def _heading_length(section: Section) -> int:
    """Return the length of the heading of a section, with LF line ends."""
    if section.heading or not section.number:
        return len(section.heading.replace("\r\n", "\n"))
    return len(section.raw.replace("\r\n", "\n").partition("\n")[0])


def _parts(body: str, first_line: int) -> list[Section]:
    """Return the sections of a text by their headings alone, without what was answered."""
    notes = _ANNOTATIONS.search(body) if "nnotations" in body else None
    end = notes.start() + 1 if notes else len(body)
    headings = outline(body[:end])
    head_end = head_end_of(headings)
    rest = [h for h in headings if head_end is not None and h.start >= head_end]
    starts = [h.start for h in rest] + ([end] if notes else [])
    parts = [Section(SectionKind.HEAD, *_cut(body, 0, starts[0] if starts else len(body)), line=first_line)]
    line, at = first_line, 0
    for heading, start, after in zip([*rest, None], starts, [*starts[1:], len(body)], strict=False):
        raw, separator = _cut(body, start, after)
        line, at = line + body.count("\n", at, start), start
        parts.append(
            _part(heading, raw, separator, line) if heading else Section(SectionKind.FOREIGN, raw, separator, line)
        )
    return parts


def _cut(body: str, start: int, end: int) -> tuple[str, str]:
    """Return the text of a section and the separator after it. The last section goes on to the end of the file."""
    raw = body[start:end]
    if end == len(body):
        return raw, "\n"
    return (raw[:-1], "\n") if raw.endswith("\n\n") or raw == "\n" else (raw, "")


def _part(heading: Heading, raw: str, separator: str, line: int) -> Section:
    """Return the section below a heading, by that heading alone."""
    title = decode_line(heading.title)
    if "\n" not in title:
        lines = raw.split("\n", 2 if heading.setext else 1)
        head = raw[: len(raw) - len(lines[-1])] if len(lines) > 1 else raw
        if number := card_number(heading):
            bare = title.partition(". ")[2]
            return Section(SectionKind.CARD, raw, separator, line, number, bare, head)
        kind = _own_endings().get(heading.title) or _endings().get(evened(heading.title))
        if kind is not None:
            return Section(kind, raw, separator, line, heading=head)
        if like := _LIKE_CARD.match(normalize("NFKC", heading.title)):
            bare = decode_line(like[2]).strip(" *_=~`")
            return Section(SectionKind.FOREIGN, raw, separator, line, int(like[1]), bare)
    return Section(SectionKind.FOREIGN, raw, separator, line)


def _without_strangers(parts: Sequence[Section], judge: Judge) -> Iterator[Section]:
    """Yield the sections. Foreign are a card or an ending for the second time, and a card that nobody wrote here."""
    seen: set[int | SectionKind] = set()
    cards = {part.number for part in parts if part.kind is SectionKind.CARD and judge.knows(part.number)}
    for part in parts:
        mark = part.number or part.kind
        ending_again = part.kind in (SectionKind.CLOSING, SectionKind.NOT_ASKED) and mark in seen
        looks_like_card = part.kind is SectionKind.FOREIGN and part.number
        strange = True
        if part.kind is SectionKind.CARD and not judge.knows(part.number):
            judge.found.tell_unknown(part.number, part.line)
        elif part.kind is SectionKind.CARD and mark in seen:
            judge.found.tell_doubled(part.number, part.line)
        elif ending_again:
            judge.found.tell_ending_again(part.line)
        elif looks_like_card:
            judge.found.tell_heading(part.line, part.number if part.number in cards else 0)
        else:
            strange = False
            if part.kind is SectionKind.FOREIGN and _ANNOTATIONS.match(f"\n{part.raw}"):
                judge.found.tell_aside(
                    part.line, _("Here another program keeps its notes on this file. They stay here.")
                )
        yield part._replace(kind=SectionKind.FOREIGN, heading="") if strange else part
        seen.add(mark)


def sealed_in(section: Section) -> str:
    """Return the text of a card, or of the closing sentence, that its seal is made of."""
    text = section.raw.replace("\r\n", "\n")
    start = _heading_length(section) if section.heading else text.index("\n")  # one that was composed just now
    if section.kind is SectionKind.CLOSING:
        return without_blocks(text[start:], wall_lines(text[start:]))
    blocks = (block for block in cut(text[start:]) if block.kind in OURS)
    return without_blocks(text, (block._replace(start=block.start + start, end=block.end + start) for block in blocks))


def _card(section: Section, place: Place, judge: Judge, *, doubled: bool, printed: bool) -> Section:
    """Return the section of a card with its text (raw) and its answer; whether any card has a text `printed` in it."""
    start = _heading_length(section)
    body = place.text[start:]
    blocks = cut(body)
    for kind, begin, end, behind in blocks:
        if kind is PieceKind.ZODATJE and "\n" in body[behind:end] and zodatje_swallows(body[behind:end]):
            text = _("This zodatje goes on in the line below it. Is that a line of the note?")
            judge.found.tell_aside(place.at(start + begin), text)
    said = judge.hear_card(section.number, place, start, blocks, doubled=doubled, printed=printed)
    quote, answer = _answer_in(body, blocks, said.circle, struck=said.struck)
    _kind, raw, separator, line, number, title, heading, *_to_come = section
    # Made anew, for there are many: a copy with other values takes three times as long.
    return Section(SectionKind.CARD, raw, separator, line, number, title, heading, quote, answer, said.doubtful)


def _answer_in(
    body: str, blocks: Iterable[BodyBlock], circle: Circle | None = None, *, struck: bool = False
) -> tuple[str, Answer]:
    """Return the text of a card (raw) and what was answered, from the blocks below its heading, for that circle."""
    quote, notes, zodatjes = "", [], []
    for kind, start, end, behind in blocks:
        match kind:
            case PieceKind.NOTE:
                notes.append(decode_note(unwrapped(body[start:end])))
            case PieceKind.CARD_TEXT:
                quote = body[start:end]
            case PieceKind.ZODATJE:
                zodatjes.append(decode_line(body[behind:end].replace("\n", " ").strip(AROUND_ZODATJE)))
            case _about_readers:
                pass
    return quote, Answer("\n".join(notes), tuple(zodatje for zodatje in zodatjes if zodatje), circle, struck)


def _without_heading(text: str) -> tuple[str, str]:
    """Return the heading that a text begins with, with its underline and line end, and what is below it."""
    body = text.split("\n", 2 if outline(text)[0].setext else 1)[1:]
    below = body[-1] if body else ""
    return text[: len(text) - len(below)], below


def below_heading(section: Section) -> str:
    """Return what stands below the heading of a card, or of what looks like one, with LF line ends."""
    return _without_heading(section.raw.replace("\r\n", "\n"))[1]


def answer_below(section: Section) -> tuple[str, Answer]:
    """Return the text of a card (raw) and the answer below any heading, whatever the section counts as."""
    body = below_heading(section)
    blocks = cut(body)
    return _answer_in(body, blocks, struck=any(block.kind is PieceKind.STRUCK for block in blocks))


def without_hidden(section: Section) -> Section:
    """Return the section of a card without the comments in it, which no reader of the Markdown sees."""
    if not comments(section.raw):
        return section
    heading, body = _without_heading(without_comment_lines(section.raw.replace("\r\n", "\n")))
    quote, answer = _answer_in(body, cut(body), section.answer.circle, struck=section.answer.struck)
    answer = answer._replace(note=answer.note.strip("\n"))  # blank lines before or behind a comment
    return section._replace(heading=heading, quote=quote, answer=answer)
