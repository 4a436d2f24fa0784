"""Composing a file from an interview. What did not change is written back byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview.model import (
    CLOSING,
    COLLEAGUE,
    NOTHING,
    USUAL_MINUTES,
    Answer,
    Circle,
    ClosingReaders,
    Interview,
    Status,
)
from interview_tui.interview.transcript_words import words
from interview_tui.transcripts.format.blocks import (
    card_block,
    closing_block,
    heading,
    joined,
    preamble,
    quote,
    readers_line,
    title,
    title_line,
    whole_line,
    with_whole_line,
    with_whole_of_now,
)
from interview_tui.transcripts.format.card_body import narrowest_readers, unwrapped, with_readers
from interview_tui.transcripts.format.document import Document, Section, SectionKind, below_cards, sealed_in
from interview_tui.transcripts.format.encoding import decode_note, encode_note, encode_title
from interview_tui.transcripts.format.frontmatter import FrontMatter, Value
from interview_tui.transcripts.format.frontmatter import number as number_in
from interview_tui.transcripts.format.judging.witness import (
    KEYS,
    Witness,
    also_said,
    closing_seal,
    is_sealed,
    seal,
    witness_in,
)
from interview_tui.transcripts.format.not_asked import below_heading, open_cards, updated
from interview_tui.transcripts.format.outline import comments
from interview_tui.transcripts.format.own_form import FENCE, SHARED_FOR
from interview_tui.transcripts.format.reader import FORMAT


def compose(interview: Interview, cards: QuestionSet | None, base: Document | None = None) -> bytes:
    """Return the contents of the file of `interview`.

    `cards` has the text of cards that are not in `base` yet. `base` is the file as it was last read: its front matter,
    unknown keys, foreign sections and unchanged answers are written back byte for byte.
    """
    sections = _sections(interview, cards, base)
    changed = _changed(interview, base)
    if base is None or changed or interview != base.interview or (*sections,) != base.sections:
        if base is not None:
            sections[0] = of_today(sections[0], base)
        witness = witness_of(interview, sections, base)
        changed |= (witness.with_whole(joined(sections)) if base is None or base.clean else witness).values()
        changed["format"] = FORMAT
        if base is not None and not base.has_witness and _widens(base.front, sections[0], interview.sharing):
            changed["sharing"] = interview.sharing.key  # what was only likely there is not looked for from now on
    front = (base.front if base else FrontMatter()).updated(changed)
    return _file(front, sections, base)


def as_read(document: Document) -> bytes:
    """Return the contents of the file that was read, byte for byte."""
    return _file(document.front.updated({}), document.sections, document)


def of_today(head: Section, base: Document) -> Section:
    """Return the head of a file with the line that says that it is the whole in the words of now.

    A file in an earlier format gets that line. From format 3 on a hand took it away where it is not; a version for
    others never has it.
    """
    if base.front.get(SHARED_FOR) is not None:
        return head
    head = head._replace(raw=with_whole_of_now(head.raw))
    if (number_in(base.front.get("format")) or 0) >= FORMAT:
        return head
    raw = with_whole_line(head.raw, base.interview.lang)
    return head if raw == head.raw else head._replace(raw=raw, separator="\n")


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
        "nth": interview.nth if interview.nth != 1 else None,
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
        | (before.struck & missing)
        | frozenset(number for number in written if _is_gone(number, interview)),
        closing=interview.closing_readers if interview.closing else ClosingReaders.NOBODY,
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
    for section in sections:
        number = section.number
        if section.kind is SectionKind.CLOSING:
            yield from _closing_seal(interview, section, base, before)
            continue
        if section.kind is not SectionKind.CARD or interview.circle_of(number) is Circle.PRIVATE:
            continue
        if interview.answer(number).struck or _is_gone(number, interview):
            continue
        same = unchanged.get(number) == section.raw
        own, text = interview.answer(number).circle, sealed_in(section)
        if same and base is not None and number in before.seals:
            owns, sharings = (own, before.circle(number)), (base.interview.sharing, _named(base))
            if not is_sealed(before.seals[number], text, owns, sharings):
                yield number, before.seals[number]
                continue
        yield number, seal(text, own, interview.sharing)
    was_missing = base is not None and _place_of(SectionKind.CLOSING, base.sections) is None
    might_read = before.tells_closing or interview.sharing is not Circle.PRIVATE
    if was_missing and CLOSING in before.seals and not interview.closing and might_read:
        yield CLOSING, before.seals[CLOSING]  # told until somebody says what became of it


def _closing_seal(
    interview: Interview, section: Section, base: Document | None, before: Witness
) -> Iterator[tuple[int, str]]:
    """Yield the seal of the closing sentence, if anybody besides the two may read it.

    One that did not change keeps the seal that it had, also if that does not fit. It is read without readers where none
    fits.
    """
    same = base is not None and _closing_of(interview) == _closing_of(base.interview)
    if same and before.tells_closing and CLOSING in before.seals:
        yield CLOSING, before.seals[CLOSING]
    elif interview.closing_readers:
        yield CLOSING, closing_seal(sealed_in(section), interview.closing_readers)


def _closing_of(interview: Interview) -> tuple[str, ClosingReaders]:
    """Return the closing sentence and its readers."""
    return interview.closing, interview.closing_readers


def _named(base: Document) -> Circle:
    """Return the circle of the whole that front matter names."""
    return next((circle for circle in Circle if circle.key == base.front.get("sharing")), Circle.PRIVATE)


def _sections(interview: Interview, cards: QuestionSet | None, base: Document | None) -> list[Section]:
    """Return the sections of the new file, in order."""
    if base is None:
        sections = [Section(SectionKind.HEAD, _head(interview, cards))]
    else:
        followed = {card.number for card, _below in below_cards(base.sections)}
        sections = [_updated_section(section, interview, base, followed) for section in base.sections]
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


def _updated_section(section: Section, interview: Interview, base: Document, followed: Set[int]) -> Section:
    """Return a section as it is written back: unchanged if its answer is the same; with raw "" to drop it.

    Of a struck card that is `followed` by text in no answer, its heading and that it is struck stay: that text may have
    been a part of it, and else nobody could tell any more.
    """
    answer = interview.answer(section.number)
    if section.kind is SectionKind.CARD and section.number in followed and _is_gone(section.number, interview):
        answer = Answer(struck=True)
    if section.kind is not SectionKind.CARD or answer == section.answer:
        return section
    if answer == NOTHING:
        return section._replace(raw="")
    raw = card_block(section.heading, section.quote, answer, base.interview.lang)
    if not answer:  # a comment in a struck one went with it
        return section._replace(raw=raw, separator="\n")
    return section._replace(raw=with_hidden(raw, section.raw), separator="\n")


def _is_gone(number: int, interview: Interview) -> bool:
    """Return whether the answer to a card was struck and removed by finishing."""
    return number in interview.struck and number not in interview.answers


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
    """Return the head of a new file: title, that it is the whole, readers, and the preamble of the question set."""
    ours = whole_line(interview.lang), readers_line(interview.sharing, interview.lang)
    said = [preamble(cards.preamble)] if cards is not None and cards.preamble else []
    return "\n".join((title_line(interview), *(f"{paragraph}\n" for paragraph in (*ours, *said))))


def _updated_head(raw: str, now: Interview, before: Interview) -> str:
    """Return the head of a file with its title and readers line updated; a title edited by hand stays."""
    old_title, new_title = title_line(before), title_line(now)
    raw = raw.replace(old_title, new_title, 1) if old_title != new_title else raw
    return with_readers(raw, readers_line(now.sharing, now.lang)) if now.sharing is not before.sharing else raw


def _place_closing(sections: list[Section], interview: Interview, base: Document | None) -> None:
    """Insert, replace or remove the closing sentence if it changed, or its readers did."""
    if _closing_of(interview) == (_closing_of(base.interview) if base else ("", ClosingReaders.NOBODY)):
        return
    at = _place_of(SectionKind.CLOSING, sections)
    if not interview.closing:
        if at is not None:
            _drop(sections, at)
    elif at is not None:
        sections[at] = sections[at]._replace(raw=closing_with_hidden(interview, sections[at].raw), separator="\n")
    else:
        after = _place_of(SectionKind.NOT_ASKED, sections)
        new = Section(SectionKind.CLOSING, closing_block(interview))
        sections.insert(len(sections) if after is None else after, new)


def closing_with_hidden(interview: Interview, before: str) -> str:
    """Return the closing sentence under its heading, with the comments that were there `before` hidden still."""
    return closing_block(interview) + "".join(f"\n{comment}\n" for comment in comments(before))


def _place_of(kind: SectionKind, sections: Sequence[Section]) -> int | None:
    """Return the index of the first section of that kind; None if there is none."""
    return next((i for i, section in enumerate(sections) if section.kind is kind), None)


def _asked_of(interview: Interview) -> tuple[object, ...]:
    """Return what decides which questions were not asked."""
    return interview.status is Status.DRAFT, interview.chosen, interview.struck, interview.answers


def _place_not_asked(
    sections: list[Section], interview: Interview, cards: QuestionSet | None, lost: frozenset[int]
) -> None:
    """Insert, update or remove the line with the questions not asked, once the interview is no draft.

    Lines written into it by hand stay. A card that is `lost` was asked.
    """
    if cards is None:
        return
    at = _place_of(SectionKind.NOT_ASKED, sections)
    numbers = open_cards(interview, cards, lost)
    if at is None:
        if numbers:
            heading = f"## {encode_title(words(interview.lang).not_asked)}\n"
            sections.append(Section(SectionKind.NOT_ASKED, heading + below_heading(numbers, interview.lang)))
        return
    heading = sections[at].heading
    before = sections[at].raw[len(heading) :].split("\n")
    after = updated(before, cards, numbers, interview.lang)
    if not any(row.strip() for row in after):
        _drop(sections, at)
    elif after != before:
        sections[at] = sections[at]._replace(raw=heading + "\n".join(after), separator="\n")
