"""From an interview to a file's text. What nobody changed is written back to the letter."""

from __future__ import annotations

import re
from dataclasses import replace

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import NOTHING, Interview, Status
from interview_tui.interview.transcript_words import words
from interview_tui.transcripts.format.blocks import (
    card_block,
    closing_block,
    heading,
    joined,
    quote,
    readers_line,
    title,
    title_line,
)
from interview_tui.transcripts.format.card_body import with_readers
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.encoding import encode_paragraphs, encode_title
from interview_tui.transcripts.format.frontmatter import FENCE, FrontMatter, Value
from interview_tui.transcripts.format.reader import FORMAT


def compose(interview: Interview, cards: QuestionSet | None, base: Document | None = None) -> bytes:
    """The file of `interview`. `cards` gives the text of cards that are not in `base` yet.

    `base` is the file as it was last read: its front matter, unknown keys, foreign sections and unchanged answers go
    back byte for byte.
    """
    front = (base.front if base else FrontMatter()).updated(_changed(interview, base))
    sections = _sections(interview, cards, base)
    body = joined(sections)
    opening, closing = base.fences if base else (f"{FENCE}\n", f"{FENCE}\n\n")
    if body and not closing.endswith("\n"):
        closing += "\n\n"
    text = f"{opening}{front}{closing}{body}"
    if base and base.crlf:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if base and base.bom else b"") + text.encode("utf-8", errors="replace")


def particulars(interview: Interview) -> dict[str, Value]:
    """The front matter. Keys in the order a reader wants them; lists that are empty are left out of a new file."""
    return {
        "title": title(interview),
        "date": interview.date.isoformat(),
        "author": interview.interviewer,
        "interviewee": interview.interviewee,
        "lang": interview.lang,
        "form": interview.form,
        "forms": interview.forms or None,
        "status": interview.status.value,
        "sharing": interview.sharing.key,
        "minutes": interview.minutes,
        "team": interview.team,
        "organisation": interview.organisation,
        "question_set": interview.question_set,
        "at_card": interview.at_card,
        "parked": list(interview.parked),
        "struck": list(interview.struck) or None,
        "cards": list(interview.chosen) or None,
        "dismissed": list(interview.dismissed) or None,
        "next": interview.next,
        "listeners": interview.listeners or None,
        "back_on": interview.back_on.isoformat() if interview.back_on else None,
        "tags": ["in-gesprek"],
        "id": interview.id,
        "format": FORMAT,
    }


def _changed(interview: Interview, base: Document | None) -> dict[str, Value]:
    """Only what changed since reading: a value that a hand wrote in its own way stays as it is."""
    values = particulars(interview)
    if base is None:
        return values
    before = particulars(base.interview)
    return {key: value for key, value in values.items() if value != before[key]}


def _sections(interview: Interview, cards: QuestionSet | None, base: Document | None) -> list[Section]:
    if base is None:
        sections = [Section(SectionKind.HEAD, _head(interview, cards))]
    else:
        sections = [_kept(section, interview, base) for section in base.sections]
        sections[0] = replace(sections[0], raw=_head_kept(sections[0].raw, interview, base.interview))
    sections = _without_empty(sections)
    present = {section.number for section in sections if section.kind is SectionKind.CARD}
    order = [card.number for card in cards.cards] if cards is not None else []
    missing = [number for number in interview.answers if number not in present]
    for number in sorted(missing, key=lambda number: order.index(number) if number in order else number):
        if cards is not None:
            _insert(sections, _new_card(interview, cards.card(number)), order)
    _place_closing(sections, interview, base)
    _place_not_asked(sections, interview, cards)
    return sections


def _without_empty(sections: list[Section]) -> list[Section]:
    """The sections that have a text."""
    full: list[Section] = []
    for section in sections:
        full.append(section)
        if not section.raw and section.kind is not SectionKind.HEAD:
            _drop(full, len(full) - 1)
    return full


def _drop(sections: list[Section], at: int) -> None:
    """Take a section out. What then stands together is parted, lest one line joins the paragraph of another."""
    del sections[at]
    sections[at - 1] = replace(sections[at - 1], separator="\n")


def _kept(section: Section, interview: Interview, base: Document) -> Section:
    """A section of the file as it goes back: to the letter where its answer did not change; raw "" drops it."""
    answer = interview.answer(section.number)
    if section.kind is not SectionKind.CARD or answer == section.answer:
        return section
    if answer == NOTHING:
        return replace(section, raw="")
    raw = card_block(section.heading, section.quote, answer, base.interview.lang)
    return replace(section, raw=raw, separator="\n")


def _new_card(interview: Interview, card: Card) -> Section:
    raw = card_block(heading(card), quote(card), interview.answer(card.number), interview.lang)
    return Section(SectionKind.CARD, raw, number=card.number)


def _insert(sections: list[Section], new: Section, order: list[int]) -> None:
    """Put a card at its place in `order`: behind the card before it and whatever a hand wrote under that."""
    earlier = set(order[: order.index(new.number)])
    before = [i for i, s in enumerate(sections) if s.kind is SectionKind.CARD and s.number in earlier]
    at = before[-1] + 1 if before else 1
    while before and at < len(sections) and sections[at].kind is SectionKind.FOREIGN:
        at += 1
    sections.insert(at, new)


def _head(interview: Interview, cards: QuestionSet | None) -> str:
    head = f"{title_line(interview)}\n{readers_line(interview.sharing, interview.lang)}\n"
    return f"{head}\n{encode_paragraphs(cards.preamble)}\n" if cards is not None and cards.preamble else head


def _head_kept(raw: str, now: Interview, before: Interview) -> str:
    """The head of a file, with our own two lines in it brought up to date where they are still ours."""
    old_title, new_title = title_line(before), title_line(now)
    raw = raw.replace(old_title, new_title, 1) if old_title != new_title else raw
    return with_readers(raw, readers_line(now.sharing, now.lang)) if now.sharing is not before.sharing else raw


def _place_closing(sections: list[Section], interview: Interview, base: Document | None) -> None:
    if interview.closing == (base.interview.closing if base else ""):
        return
    at = _place_of(SectionKind.CLOSING, sections)
    if not interview.closing:
        if at is not None:
            _drop(sections, at)
    elif at is not None:
        sections[at] = replace(sections[at], raw=closing_block(interview), separator="\n")
    else:
        after = _place_of(SectionKind.NOT_ASKED, sections)
        new = Section(SectionKind.CLOSING, closing_block(interview))
        sections.insert(len(sections) if after is None else after, new)


def _place_of(kind: SectionKind, sections: list[Section]) -> int | None:
    return next((i for i, section in enumerate(sections) if section.kind is kind), None)


def not_asked(interview: Interview, cards: QuestionSet) -> list[Card]:
    """The question cards of this interview that brought nothing. What was struck was asked."""
    return [
        card
        for card in cards.cards
        if card.role is Role.QUESTION
        and (not interview.chosen or card.number in interview.chosen)
        and not interview.answer(card.number)
        and card.number not in interview.struck
    ]


def _place_not_asked(sections: list[Section], interview: Interview, cards: QuestionSet | None) -> None:
    """The list of what was not asked, once the talking is over. Lines that a hand wrote into it stay."""
    if cards is None:
        return
    at = _place_of(SectionKind.NOT_ASKED, sections)
    open_cards = not_asked(interview, cards) if interview.status is not Status.DRAFT else []
    if at is None:
        if open_cards:
            rows = "".join(f"{_row(card)}\n" for card in open_cards)
            heading = f"## {encode_title(words(interview.lang).not_asked)}\n\n"
            sections.append(Section(SectionKind.NOT_ASKED, heading + rows))
        return
    heading = sections[at].heading
    closed = {_row(card) for card in cards.cards if card not in open_cards}
    before = sections[at].raw[len(heading) :].split("\n")
    after = [row for row in before if row.rstrip() not in closed]
    for card in open_cards:
        _list(card, after)
    if not any(row.strip() for row in after):
        _drop(sections, at)
    elif after != before:
        sections[at] = replace(sections[at], raw=heading + "\n".join(after), separator="\n")


def _row(card: Card) -> str:
    return f"- {card.number}. {encode_title(card.title)}"


_NUMBER = re.compile(r"- ([0-9]{1,3})\. ")


def _list(card: Card, rows: list[str]) -> None:
    """Put the row of `card` in its place among `rows`, unless its number is listed there already."""
    numbers = [int(found[1]) if (found := _NUMBER.match(row)) else 0 for row in rows]
    if card.number in numbers:
        return
    larger = [at for at, number in enumerate(numbers) if number > card.number]
    listed = [at for at, number in enumerate(numbers) if number]
    if larger:
        rows.insert(larger[0], _row(card))
    elif listed:
        rows.insert(listed[-1] + 1, _row(card))
    else:
        rows[:0] = ["", _row(card)]
