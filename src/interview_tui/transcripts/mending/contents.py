"""Mending of a transcript in which it is not certain who may read what.

What is unclear becomes narrower, and nothing is guessed: an answer with a problem is for the two alone, a card that
stands twice becomes one, and what only looks like words of ours becomes plain text. No word goes. What a person
has to choose, such as one of the two sides of a merge, is left as it is and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.model import CLOSING, Answer, Circle, Interview
from interview_tui.language import catalogue, language_for
from interview_tui.transcripts.format.blocks import card_block, readers_line
from interview_tui.transcripts.format.card_body import circle_named, cut, readers_in, with_readers
from interview_tui.transcripts.format.composer import closing_with_hidden, of_today, recompose, with_hidden
from interview_tui.transcripts.format.document import (
    Document,
    Section,
    SectionKind,
    answer_below,
    below_heading,
    card_number,
    sealed_in,
    struck_with_more,
)
from interview_tui.transcripts.format.encoding import decode_line, encode_title
from interview_tui.transcripts.format.evening import Near, near_labels, near_lines, says_ours
from interview_tui.transcripts.format.judging.confidence import may_hold_lost
from interview_tui.transcripts.format.judging.likeness import likely_lines
from interview_tui.transcripts.format.judging.witness import is_sealed, witness_in
from interview_tui.transcripts.format.marking import mark_typed, marked_at
from interview_tui.transcripts.format.outline import end_of, outline
from interview_tui.transcripts.format.piece import PieceKind
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.format.reader import said_besides

# The heading of a card that lost something: its number, and its title with what may stand around that.
_NUMBERED = re.compile(r"(?:[^\w&]|_)*0*([1-9]\d{0,2})(?!\d)(?:\\?[.):]|[\s*_=~`])*(.*)")
_TAG = re.compile(r"(?<!\\)</?[A-Za-z][^<>\n]*>")
_AROUND_TITLE = "*_=~`# \t\r\\"
_ROUNDS = 3  # what becomes plain text may show another line that looks like ours


class CannotMend(ValueError):  # noqa: N818 - says what it is
    """Report why a file is not mended: one sentence, with what to do."""


class Mended(NamedTuple):
    """Hold a mended file: its contents, and the interview in it.

    `lost` are the cards whose headings are gone, each with the card that may hold its words now; 0 if none does.
    """

    data: bytes
    document: Document
    lost: Mapping[int, int] = MappingProxyType({})


def mend(data: bytes, *, confirmed: bool = False) -> Mended | None:
    """Return the contents of a transcript without what is unclear in it; None if nothing is.

    `confirmed` says that somebody looked at what stands in it, and that it is right. Raises TranscriptError for a file
    that cannot be read, CannotMend for a problem that only a person can solve.
    """
    whole = data.rstrip(b"\0")
    before = read_document(whole)
    if not before.stops:
        return None if whole == data else Mended(whole, before)
    fresh = whole
    lost = _lost(_with_found(before))
    for number in range(_ROUNDS):
        sure = confirmed and not number
        fresh = _narrowed(read_document(fresh, confirmed=sure), {} if number else lost, confirmed=sure)
        after = read_document(fresh)
        if not after.stops:
            return Mended(fresh, after, MappingProxyType({} if confirmed else lost))
    left = next((one for one in before.stops if one.message == after.stops[0].message), after.stops[0])
    raise CannotMend(left.told)


def _lost(document: Document) -> dict[int, int]:
    """Return the cards that front matter names and the file lacks, each with the card that may hold its words; or 0.

    That is the card before it, if that is for the two alone now: others may read it only as it was written.
    """
    if not document.has_witness:
        return {}
    there = {section.number for section in document.sections}
    cards = {one.number for one in document.cards() if document.interview.circle_of(one.number) is Circle.PRIVATE}
    found = {number: may_hold_lost(number, there) for number in sorted(witness_in(document.front).answered - there)}
    return {number: before if before in cards else 0 for number, before in found.items()}


def _narrowed(document: Document, lost: Mapping[int, int], *, confirmed: bool) -> bytes:
    """Return the contents of a file as it was read, with its problems as narrow as they were read.

    An answer that may hold the words of a card that is `lost` begins with a line that says so. What was `confirmed` is
    as it should be, also the closing sentence; but such an answer is for no more people than that card was.
    """
    document = _with_whole(_with_found(document), confirmed=confirmed)
    if confirmed:
        document = document._replace(sections=_apart(document))
    holding = _by_holder(lost)
    answers: dict[int, Answer] = {}
    sections: list[Section] = []
    for section in document.sections:
        number = section.number
        if not number:
            sections.append(_typed(section, document, confirmed=confirmed))
        elif number in answers or section.kind is SectionKind.FOREIGN:
            quote, answer = answer_below(section)
            answer = _without_lines(answer._replace(circle=Circle.PRIVATE), section)
            if number in answers:
                printed = decode_line(quote).removesuffix("\n")
                above = "\n".join(text for text in (f"{number}. {_title_of(section)}", printed) if text)
                answer = answer._replace(note=f"{above}\n{answer.note}")
            else:
                card = section._replace(kind=SectionKind.CARD, title=_title_of(section), quote=quote, doubtful=True)
                sections.append(card)
            answers[number] = _both(answers.get(number, Answer()), answer)
        else:
            answers[number] = _settled(section, document) if section.doubtful else section.answer
            sections.append(section._replace(doubtful=section.doubtful or number in holding))
    for number in holding.keys() & answers.keys():
        if confirmed:
            answers[number] = _as_narrow_as(answers[number], holding[number], document)
            continue
        told = _about_lost(holding[number], document.interview.lang)
        note = "\n".join(text for text in (told, answers[number].note) if text)
        answers[number] = answers[number]._replace(note=note)
    struck = document.interview.struck
    interview = document.interview.change(
        answers=MappingProxyType({number: answer for number, answer in answers.items() if answer != Answer()}),
        struck=tuple(number for number in struck if number not in answers) if confirmed else struck,
        closing=document.interview.closing if any(one.kind is SectionKind.CLOSING for one in sections) else "",
    )
    return recompose(document, interview, [_written(one, interview) for one in sections])


def _with_found(document: Document) -> Document:
    """Return a document in which a heading with the number of a card that front matter names, and no other has, is its.

    Such a heading is damaged so far that it does not look like that of any card.
    """
    if not document.has_witness:
        return document
    missing = witness_in(document.front).answered.difference(section.number for section in document.sections)
    sections: list[Section] = []
    for section in document.sections:
        found = _numbered(section) if section.kind is SectionKind.FOREIGN and not section.number else None
        is_missing = found is not None and found[0] in missing and re.search(r"\w", found[1])
        sections.append(section._replace(number=found[0]) if found and is_missing else section)
    return document._replace(sections=tuple(sections))


def _apart(document: Document) -> tuple[Section, ...]:
    """Return the sections of a file with what is in no answer before the struck card that it stood below, not behind.

    Somebody said that it is no part of that card. What finishing left of the card for it can go then.
    """
    below = {section.line: card.number for card, section in struck_with_more(document.sections)}
    sections: list[Section] = []
    for section in document.sections:
        if section.kind is SectionKind.FOREIGN and section.line in below:
            at = len(sections)
            while sections[at - 1].kind is SectionKind.CARD and sections[at - 1].answer.struck:
                at -= 1
            sections[at - 1] = sections[at - 1]._replace(separator="\n")
            sections.insert(at, section._replace(separator="\n"))
        else:
            sections.append(section)
    done = {*below.values()}.difference(document.interview.answers)
    return tuple(one for one in sections if one.kind is not SectionKind.CARD or one.number not in done)


def _with_whole(document: Document, *, confirmed: bool) -> Document:
    """Return a document with the circle of the whole interview as narrow as any line outside the cards says.

    Where the line about it is gone, front matter alone is not enough, unless a seal was made for that circle, or
    somebody `confirmed` it.
    """
    said = [document.interview.sharing]
    if document.has_witness and not confirmed and not _is_whole_known(document):
        said.append(Circle.PRIVATE)
    for section in document.sections:
        if section.kind not in (SectionKind.HEAD, SectionKind.CARD) and not section.number:
            text = section.raw.replace("\r\n", "\n")
            near = near_lines(text) if document.has_witness else [*near_lines(text), *likely_lines(text)]
            said += [line.circle for line in near if line.kind is Near.READERS]
    return document._replace(interview=document.interview.change(sharing=min(said)))


def _is_whole_known(document: Document) -> bool:
    """Return whether the line about the whole interview stands above the cards, or any seal was made for its circle."""
    if any(readers_in(document.sections[0].raw.replace("\r\n", "\n"))):
        return True
    witness = witness_in(document.front)
    return any(
        is_sealed(
            witness.seals.get(one.number), sealed_in(one), [witness.circle(one.number)], [document.interview.sharing]
        )
        for one in document.sections
        if one.kind in (SectionKind.CARD, SectionKind.CLOSING)
    )


def _by_holder(lost: Mapping[int, int]) -> dict[int, list[int]]:
    """Return the cards that are lost by the card that may hold their words."""
    found: dict[int, list[int]] = {}
    for number, before in lost.items():
        if before:
            found.setdefault(before, []).append(number)
    return found


def _as_narrow_as(answer: Answer, lost: Iterable[int], document: Document) -> Answer:
    """Return an answer for no more people than front matter says of cards that are lost; a struck one is for two."""
    witness, sharing = witness_in(document.front), document.interview.sharing
    circles = [Circle.PRIVATE if number in witness.struck else witness.circle(number) for number in lost]
    narrowest = min((circle for circle in circles if circle is not None), default=sharing)
    return (
        answer._replace(circle=narrowest)
        if narrowest < (sharing if answer.circle is None else answer.circle)
        else answer
    )


def _about_lost(numbers: Iterable[int], lang: str) -> str:
    """Return the line of a note that says that words of cards may stand below it, in the language of the interview."""
    texts = catalogue(language_for(lang))
    text = texts.gettext("[Words of card {number} may stand below: its heading is gone.]")
    return "\n".join(text.format(number=number) for number in numbers)


def _settled(section: Section, document: Document) -> Answer:
    """Return an answer as it is written: struck only if a line says so with no other word in it, or front matter."""
    answer = section.answer
    known = witness_in(document.front).struck | said_besides(document.front, document.interview).struck
    clear = section.number in known or answer_below(section)[1].struck
    said = any(says_ours(line) and near_labels(line)[0].kind is Near.STRUCK for line in section.raw.split("\n"))
    return _without_lines(answer._replace(struck=answer.struck and (clear or said)), section)


def _without_lines(answer: Answer, section: Section) -> Answer:
    """Return an answer without the lines that say, in another spelling, what is now said by a line of ours.

    Only above the card's text, where this program writes such lines, and only if they say just that: who may read this
    answer, or that it is struck. All else is text. In a card without a text of its own, a line that names another
    circle than that of the answer may be the first of the note, and goes back to it.
    """
    body = below_heading(section)
    blocks = cut(body)
    top = next((block.start for block in blocks if block.kind is PieceKind.CARD_TEXT), None)
    if top is None:
        readers = [block for block in blocks if block.kind is PieceKind.READERS]
        others = [block for block in readers if circle_named(body[block.behind : block.end]) is not answer.circle]
        lines = [decode_line(body[block.start : block.end]) for block in others]
        return answer._replace(note="\n".join([*lines, *([answer.note] if answer.note else [])])) if lines else answer
    said = Counter(decode_line(line.rstrip("\r")) for line in body[:top].split("\n") if _is_said(line, answer))
    kept: list[str] = []
    for line in answer.note.split("\n"):  # what stands above the card's text comes first in it
        if said[line] > 0:
            said[line] -= 1
        else:
            kept.append(line)
    return answer._replace(note="\n".join(kept)) if len(kept) < answer.note.count("\n") + 1 else answer


def _is_said(line: str, answer: Answer) -> bool:
    """Return whether a line says, with no other word in it, what a line of ours says of this answer."""
    if not says_ours(line):
        return False
    near = near_labels(line)[0]
    return near.circle is answer.circle if near.kind is Near.READERS else answer.struck


def _title_of(section: Section) -> str:
    """Return the title of a card by a heading that only looks like its own, without the marks around it."""
    number, title = _numbered(section) or (0, "")
    is_whole = card_number(outline(section.raw)[0]) > 0
    return decode_line(title) if title and number == section.number and not is_whole else section.title


def _numbered(section: Section) -> tuple[int, str] | None:
    """Return the number that a heading begins with, and what is behind it without the marks around it; None if none."""
    heading = next(iter(outline(section.raw)), None)
    if heading is None or "\n" in decode_line(heading.title):
        return None
    found = _NUMBERED.match(_TAG.sub("", heading.title))
    return (int(found[1]), found[2].strip(_AROUND_TITLE)) if found is not None else None


def _both(one: Answer, other: Answer) -> Answer:
    """Return two answers to the same card as one, for the two alone."""
    note = "\n\n".join(text for text in (one.note, other.note) if text)
    return Answer(note, (*one.zodatjes, *other.zodatjes), Circle.PRIVATE, one.struck or other.struck)


def _written(section: Section, interview: Interview) -> Section:
    """Return a section as it is written: what was not certain is composed anew."""
    if section.kind is SectionKind.CLOSING and section.doubtful:
        return section._replace(raw=closing_with_hidden(interview, section.raw), heading="", separator="\n")
    if section.kind is not SectionKind.CARD or not section.doubtful:
        return section
    heading = f"## {section.number}. {encode_title(section.title)}\n"
    raw = card_block(heading, mark_typed(section.quote), interview.answer(section.number), interview.lang)
    return section._replace(raw=with_hidden(raw, section.raw), heading=heading, separator="\n")


def _typed(section: Section, document: Document, *, confirmed: bool) -> Section:
    """Return a section that is not a card's with what nearly says our words in it marked as plain text.

    A closing sentence that this program did not write, and nobody `confirmed`, goes with its heading: it belongs to
    nobody then.
    """
    raw, own = section.raw, len(section.heading)
    if section.kind is SectionKind.HEAD:
        section = of_today(section, document)
        raw = _with_own_line(section.raw, readers_line(document.interview.sharing, document.interview.lang))
    elif section.kind is SectionKind.CLOSING and not confirmed and _is_strange(section, document):
        section, own = section._replace(kind=SectionKind.FOREIGN), 0
    for line in reversed(near_lines(raw)):
        ours = line.kind is Near.HEADING if line.start < own else _is_readers_line(raw, line.start, section, document)
        if not ours:
            raw = marked_at(raw, line.start)
    return section._replace(raw=raw)


def _with_own_line(head: str, line: str) -> str:
    """Return what stands above the cards with the line about readers in it, below the title if there was none.

    One that says just that, with signs around it that are not ours, is what it takes the place of.
    """
    if any(readers_in(head)):
        return with_readers(head, line)
    lines = head.split("\n")
    for at, one in enumerate(lines):
        if says_ours(one) and near_labels(one)[0].kind is Near.READERS:
            return "\n".join([*lines[:at], line, *lines[at + 1 :]])
    title = next(iter(outline(head)), None)
    if title is None:
        return f"{line}\n\n{head}" if head.strip() else f"{line}\n"
    size = end_of(title, head)
    below = head[size:].lstrip("\n")
    return f"{head[:size].rstrip()}\n\n{line}\n" + (f"\n{below}" if below else "")


def _is_strange(closing: Section, document: Document) -> bool:
    """Return whether a closing sentence of format 1 or 2 is not as this program wrote it.

    A later one stays: that others may read it is said in its own places, and goes if it is not certain.
    """
    sharing = document.interview.sharing
    if not document.has_witness:
        return closing.doubtful
    if witness_in(document.front).tells_closing:
        return False
    return sharing is not Circle.PRIVATE and not is_sealed(
        witness_in(document.front).seals.get(CLOSING),
        sealed_in(closing),
        [None],
        [circle for circle in Circle if circle >= sharing],
    )


def _is_readers_line(raw: str, at: int, section: Section, document: Document) -> bool:
    """Return whether the line at an offset is the one about the readers of the whole interview."""
    start = raw.rfind("\n", 0, at) + 1
    line = readers_line(document.interview.sharing, document.interview.lang)
    return section.kind is SectionKind.HEAD and raw[start:].partition("\n")[0] == line
