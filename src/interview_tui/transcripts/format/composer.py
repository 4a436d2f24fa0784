"""Composing a file from an interview. What did not change is written back byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import CLOSING, COLLEAGUE, NOTHING, USUAL_MINUTES, Circle, Interview, Status
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
from interview_tui.transcripts.format.card_body import narrowest_readers, unwrapped, with_readers
from interview_tui.transcripts.format.comments import comments
from interview_tui.transcripts.format.document import Document, Section, SectionKind, sealed_in
from interview_tui.transcripts.format.encoding import decode_note, encode_note, encode_paragraphs, encode_title
from interview_tui.transcripts.format.frontmatter import FrontMatter, Value
from interview_tui.transcripts.format.judging.witness import KEYS, Witness, also_said, is_sealed, seal, witness_in
from interview_tui.transcripts.format.own_form import FENCE
from interview_tui.transcripts.format.reader import FORMAT


def compose(interview: Interview, cards: QuestionSet | None, base: Document | None = None) -> bytes:
    """Return the contents of the file of `interview`.

    `cards` has the text of cards that are not in `base` yet. `base` is the file as it was last read: its front matter,
    unknown keys, foreign sections and unchanged answers are written back byte for byte.
    """
    sections = _sections(interview, cards, base)
    changed = _changed(interview, base)
    if base is None or changed or interview != base.interview or (*sections,) != base.sections:
        witness = witness_of(interview, sections, base)
        changed |= (witness.with_whole(joined(sections)) if base is None or base.clean else witness).values()
        changed["format"] = FORMAT
        if base is not None and not base.has_witness and _widens(base.front, sections[0], interview.sharing):
            changed["sharing"] = interview.sharing.key  # what was only likely there is not looked for from now on
    front = (base.front if base else FrontMatter()).updated(changed)
    return _file(front, sections, base)


def _widens(front: FrontMatter, head: Section, sharing: Circle) -> bool:
    """Return whether both front matter and the head of a file say that more people may read it than that."""
    below = narrowest_readers(head.raw)
    wider = [circle.key for circle in Circle if circle > sharing]  # no set: the value may be a list
    return front.get("sharing") in wider and (below is None or below > sharing)


def recompose(document: Document, interview: Interview, sections: Sequence[Section]) -> bytes:
    """Return the contents of a file with these sections as they are, and a witness that says what is in them now.

    For whoever mends a file. What else is in the front matter of `document` stays as it is.
    """
    left = {*KEYS, *also_said(document.front, ()).keys}
    entries = tuple(entry for entry in document.front.entries if entry.key not in left)
    changed = _changed(interview, document) | witness_of(interview, sections).values()
    changed |= {"sharing": interview.sharing.key, "format": FORMAT}
    return _file(document.front._replace(entries=entries).updated(changed), sections, document)


def _file(front: str, sections: Sequence[Section], base: Document | None) -> bytes:
    """Return the contents of a file, in the form that `base` has."""
    body = joined(sections)
    opening, closing = base.fences if base else (f"{FENCE}\n", f"{FENCE}\n\n")
    if body and not closing.endswith("\n"):
        closing += "\n\n"
    text = f"{opening}{front}{closing}{body}"
    if base and base.crlf:
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if base and base.bom else b"") + text.encode("utf-8", errors="replace")


def particulars(interview: Interview) -> dict[str, Value]:
    """Return the front matter without the witness. A value None is left out: it says nothing, or what is usual."""
    return {
        "title": title(interview),
        "date": interview.date.isoformat(),
        "author": interview.interviewer,
        "interviewee": interview.interviewee,
        "lang": interview.lang,
        "form": interview.form if interview.form != COLLEAGUE else None,
        "forms": interview.forms or None,
        "status": interview.status.value,
        "sharing": interview.sharing.key,
        "minutes": interview.minutes if interview.minutes != USUAL_MINUTES else None,
        "team": interview.team or None,
        "organisation": interview.organisation or None,
        "question_set": interview.question_set,
        "at_card": interview.at_card if interview.at_card != 1 else None,
        "parked": list(interview.parked) or None,
        "struck": list(interview.struck) or None,
        "cards": list(interview.chosen) or None,
        "dismissed": list(interview.dismissed) or None,
        "next": interview.next or None,
        "listeners": interview.listeners or None,
        "back_on": interview.back_on.isoformat() if interview.back_on else None,
        "tags": ["in-gesprek"],
        "id": interview.id,
        "format": FORMAT,
    }


def _changed(interview: Interview, base: Document | None) -> dict[str, Value]:
    """Return only the values that changed since reading, so that the others keep the form they have in the file."""
    values = particulars(interview)
    if base is None:
        return values
    before = particulars(base.interview)
    return {key: value for key, value in values.items() if value != before[key]}


def witness_of(interview: Interview, sections: Sequence[Section], base: Document | None = None) -> Witness:
    """Return what front matter says of the cards in these sections.

    What is missing in `base` or was changed there, and was not confirmed, stays told: its seal and its number stay.
    """
    written = {section.number for section in sections if section.kind is SectionKind.CARD}
    before = witness_in(base.front) if base is not None else Witness()
    missing = _lost(base) - written
    circles = {number: answer.circle for number, answer in interview.answers.items() if answer.circle is not None}
    seals = dict(_seals(interview, sections, base, before))
    return Witness(
        answered=frozenset(written | missing),
        circles={number: circle for number, circle in before.circles.items() if number in missing} | circles,
        struck=frozenset(number for number, answer in interview.answers.items() if answer.struck)
        | (before.struck & missing),
        seals={number: one for number, one in before.seals.items() if number in missing} | seals,
    )


def _seals(
    interview: Interview, sections: Iterable[Section], base: Document | None, before: Witness
) -> Iterator[tuple[int, str]]:
    """Yield the seals of what others may read, each with the number of its card, or that of the closing sentence."""
    unchanged = {
        section.number: section.raw
        for section in (base.cards() if base is not None else ())
        if section.answer == interview.answer(section.number)
    }
    closing_stays = base is not None and interview.closing == base.interview.closing
    # A closing sentence that others might have read, and that has no seal, was not written by this program.
    is_known = base is not None and base.has_witness and base.interview.sharing is not Circle.PRIVATE
    for section in sections:
        number = CLOSING if section.kind is SectionKind.CLOSING else section.number
        circle = interview.sharing if number == CLOSING else interview.circle_of(number)
        if section.kind not in (SectionKind.CARD, SectionKind.CLOSING) or circle is Circle.PRIVATE:
            continue
        if interview.answer(number).struck:
            continue
        same = closing_stays if number == CLOSING else unchanged.get(number) == section.raw
        own, text = interview.answer(number).circle, sealed_in(section)
        if same and base is not None and number in before.seals:
            owns, sharings = (own, before.circle(number)), (base.interview.sharing, _named(base))
            if not is_sealed(before.seals[number], text, owns, sharings):
                yield number, before.seals[number]
                continue
        elif number == CLOSING and same and (is_known or section.doubtful):
            continue
        yield number, seal(text, own, interview.sharing)
    was_missing = base is not None and _place_of(SectionKind.CLOSING, base.sections) is None
    if was_missing and CLOSING in before.seals and not interview.closing and interview.sharing is not Circle.PRIVATE:
        yield CLOSING, before.seals[CLOSING]  # told until somebody says what became of it


def _named(base: Document) -> Circle:
    """Return the circle of the whole that front matter names."""
    return next((circle for circle in Circle if circle.key == base.front.get("sharing")), Circle.PRIVATE)


def _sections(interview: Interview, cards: QuestionSet | None, base: Document | None) -> list[Section]:
    """Return the sections of the new file, in order."""
    if base is None:
        sections = [Section(SectionKind.HEAD, _head(interview, cards))]
    else:
        sections = [_updated_section(section, interview, base) for section in base.sections]
        sections[0] = sections[0]._replace(raw=_updated_head(sections[0].raw, interview, base.interview))
    sections = _without_empty(sections)
    present = {section.number for section in sections if section.kind is SectionKind.CARD}
    order = [card.number for card in cards.cards] if cards is not None else []
    missing = [number for number in interview.answers if number not in present]
    for number in sorted(missing, key=lambda number: order.index(number) if number in order else number):
        if cards is not None:
            _insert(sections, _new_card(interview, cards.card(number)), order)
    _place_closing(sections, interview, base)
    if base is None or _asked_of(interview) != _asked_of(base.interview):  # as long as it says so, it is as it was
        _place_not_asked(sections, interview, cards, _lost(base))
    return sections


def _lost(base: Document | None) -> frozenset[int]:
    """Return the cards that front matter names and the file lacks: they were asked, whatever became of their words."""
    if base is None:
        return frozenset()
    return witness_in(base.front).answered.difference(section.number for section in base.sections)


def _without_empty(sections: list[Section]) -> list[Section]:
    """Return the sections without those that have no text, other than the head."""
    full: list[Section] = []
    for section in sections:
        full.append(section)
        if not section.raw and section.kind is not SectionKind.HEAD:
            _drop(full, len(full) - 1)
    return full


def _drop(sections: list[Section], at: int) -> None:
    """Remove a section, and separate its neighbours by a blank line, so that their paragraphs are not joined."""
    del sections[at]
    sections[at - 1] = sections[at - 1]._replace(separator="\n")


def _updated_section(section: Section, interview: Interview, base: Document) -> Section:
    """Return a section as it is written back: unchanged if its answer is the same; with raw "" to drop it."""
    answer = interview.answer(section.number)
    if section.kind is not SectionKind.CARD or answer == section.answer:
        return section
    if answer == NOTHING:
        return section._replace(raw="")
    raw = card_block(section.heading, section.quote, answer, base.interview.lang)
    return section._replace(raw=with_hidden(raw, section.raw), separator="\n")


def with_hidden(raw: str, before: str) -> str:
    """Return a card as it is written with the comments that were in it `before` hidden still.

    In the note they are text as any other: written as such, everybody would see them.
    """
    for comment in comments(before.replace("\r\n", "\n")):
        raw = raw.replace(encode_note(decode_note(unwrapped(comment))), comment, 1)
    return raw


def _new_card(interview: Interview, card: Card) -> Section:
    """Return the section of a card that is not in the file yet."""
    raw = card_block(heading(card), quote(card), interview.answer(card.number), interview.lang)
    return Section(SectionKind.CARD, raw, number=card.number)


def _insert(sections: list[Section], new: Section, order: list[int]) -> None:
    """Insert a card at its place in `order`: after the card before it and the foreign sections after that."""
    earlier = set(order[: order.index(new.number)])
    before = [i for i, s in enumerate(sections) if s.kind is SectionKind.CARD and s.number in earlier]
    at = before[-1] + 1 if before else 1
    while before and at < len(sections) and sections[at].kind is SectionKind.FOREIGN:
        at += 1
    sections.insert(at, new)


def _head(interview: Interview, cards: QuestionSet | None) -> str:
    """Return the head of a new file: title, readers line, and the preamble of the question set."""
    head = f"{title_line(interview)}\n{readers_line(interview.sharing, interview.lang)}\n"
    return f"{head}\n{encode_paragraphs(cards.preamble)}\n" if cards is not None and cards.preamble else head


def _updated_head(raw: str, now: Interview, before: Interview) -> str:
    """Return the head of a file with its title and readers line updated; a title edited by hand stays."""
    old_title, new_title = title_line(before), title_line(now)
    raw = raw.replace(old_title, new_title, 1) if old_title != new_title else raw
    return with_readers(raw, readers_line(now.sharing, now.lang)) if now.sharing is not before.sharing else raw


def _place_closing(sections: list[Section], interview: Interview, base: Document | None) -> None:
    """Insert, replace or remove the closing sentence if it changed."""
    if interview.closing == (base.interview.closing if base else ""):
        return
    at = _place_of(SectionKind.CLOSING, sections)
    if not interview.closing:
        if at is not None:
            _drop(sections, at)
    elif at is not None:
        hidden = "".join(f"\n{comment}\n" for comment in comments(sections[at].raw))
        sections[at] = sections[at]._replace(raw=closing_block(interview) + hidden, separator="\n")
    else:
        after = _place_of(SectionKind.NOT_ASKED, sections)
        new = Section(SectionKind.CLOSING, closing_block(interview))
        sections.insert(len(sections) if after is None else after, new)


def _place_of(kind: SectionKind, sections: Sequence[Section]) -> int | None:
    """Return the index of the first section of that kind; None if there is none."""
    return next((i for i, section in enumerate(sections) if section.kind is kind), None)


def not_asked(interview: Interview, cards: QuestionSet) -> list[Card]:
    """Return the question cards of this interview without an answer. A struck card counts as asked."""
    return [
        card
        for card in cards.cards
        if card.role is Role.QUESTION
        and (not interview.chosen or card.number in interview.chosen)
        and not interview.answer(card.number)
        and card.number not in interview.struck
    ]


def _asked_of(interview: Interview) -> tuple[object, ...]:
    """Return what decides which questions were not asked."""
    return interview.status is Status.DRAFT, interview.chosen, interview.struck, interview.answers


def _place_not_asked(
    sections: list[Section], interview: Interview, cards: QuestionSet | None, lost: frozenset[int]
) -> None:
    """Insert, update or remove the list of questions not asked, once the interview is no draft.

    Lines written into it by hand stay. A card that is `lost` was asked.
    """
    if cards is None:
        return
    at = _place_of(SectionKind.NOT_ASKED, sections)
    asked_not = not_asked(interview, cards) if interview.status is not Status.DRAFT else []
    open_cards = [card for card in asked_not if card.number not in lost]
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
        _insert_row(card, after)
    if not any(row.strip() for row in after):
        _drop(sections, at)
    elif after != before:
        sections[at] = sections[at]._replace(raw=heading + "\n".join(after), separator="\n")


def _row(card: Card) -> str:
    """Return the row of a card in the list of questions not asked."""
    return f"- {card.number}. {encode_title(card.title)}"


_NUMBER = re.compile(r"- ([0-9]{1,3})\. ")


def _insert_row(card: Card, rows: list[str]) -> None:
    """Insert the row of `card` in order of number among `rows`, unless its number is listed already."""
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
