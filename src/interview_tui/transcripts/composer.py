"""From an interview to a file's text. What nobody changed is written back to the letter."""

from __future__ import annotations

from dataclasses import replace

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import NOTHING, Interview, Status
from interview_tui.transcripts.blocks import (
    card_block,
    closing_block,
    heading,
    joined,
    quote,
    readers_line,
    title,
    title_line,
)
from interview_tui.transcripts.document import Document, Section, SectionKind
from interview_tui.transcripts.encoding import encode_title
from interview_tui.transcripts.frontmatter import FENCE, FrontMatter, Value
from interview_tui.transcripts.reader import FORMAT
from interview_tui.transcripts.words import words


def compose(interview: Interview, cards: QuestionSet | None, base: Document | None = None) -> bytes:
    """The file of `interview`. `cards` gives the text of cards that are not in `base` yet.

    `base` is the file as it was last read: its front matter, unknown keys, foreign sections and unchanged answers go
    back byte for byte.
    """
    front = (base.front if base else FrontMatter()).updated(_changed(interview, base))
    sections = _sections(interview, cards, base)
    body = joined(sections)
    gap = "" if base else "\n"
    text = f"{FENCE}\n{front}{FENCE}\n{gap}{body}"
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
    return {
        key: [] if value is None and isinstance(before[key], list) else value
        for key, value in values.items()
        if value != before[key]
    }


def _sections(interview: Interview, cards: QuestionSet | None, base: Document | None) -> list[Section]:
    if base is None:
        sections = [Section(SectionKind.HEAD, _head(interview))]
    else:
        sections = [_kept(section, interview, base) for section in base.sections]
        sections[0] = replace(sections[0], raw=_head_kept(sections[0].raw, interview, base.interview))
    sections = [section for section in sections if section.raw or section.kind is SectionKind.HEAD]
    present = {section.number for section in sections if section.kind is SectionKind.CARD}
    for number in sorted(interview.answers):
        if number not in present and cards is not None:
            _insert(sections, _new_card(interview, cards.card(number)))
    _place_closing(sections, interview, base)
    _place_not_asked(sections, interview, cards)
    return sections


def _kept(section: Section, interview: Interview, base: Document) -> Section:
    """A section of the file as it goes back: to the letter where its answer did not change; raw "" drops it."""
    answer = interview.answer(section.number)
    if section.kind is not SectionKind.CARD or answer == section.answer:
        return section
    if answer == NOTHING:
        return replace(section, raw="")
    return replace(section, raw=card_block(section.heading, section.quote, answer, base.interview.lang))


def _new_card(interview: Interview, card: Card) -> Section:
    raw = card_block(heading(card), quote(card), interview.answer(card.number), interview.lang)
    return Section(SectionKind.CARD, raw, number=card.number)


def _insert(sections: list[Section], new: Section) -> None:
    """Put a card at its place by number: behind the card before it and whatever a hand wrote under that."""
    before = [i for i, s in enumerate(sections) if s.kind is SectionKind.CARD and s.number < new.number]
    at = before[-1] + 1 if before else 1
    while before and at < len(sections) and sections[at].kind is SectionKind.FOREIGN:
        at += 1
    sections.insert(at, new)


def _head(interview: Interview) -> str:
    return f"{title_line(interview)}\n{readers_line(interview.sharing, interview.lang)}\n"


def _head_kept(raw: str, now: Interview, before: Interview) -> str:
    """The head of a file, with our own two lines in it brought up to date where they are still ours."""
    old_title, new_title = title_line(before), title_line(now)
    raw = raw.replace(old_title, new_title, 1) if old_title != new_title else raw
    old, new = (f"\n{readers_line(one.sharing, one.lang)}\n" for one in (before, now))
    return raw.replace(old, new, 1) if old != new else raw


def _place_closing(sections: list[Section], interview: Interview, base: Document | None) -> None:
    at = next((i for i, s in enumerate(sections) if s.kind is SectionKind.CLOSING), None)
    if interview.closing == (base.interview.closing if base else ""):
        return
    if at is not None:
        if interview.closing:
            sections[at] = replace(sections[at], raw=closing_block(interview))
        else:
            del sections[at]
    elif interview.closing:
        after = next((i for i, s in enumerate(sections) if s.kind is SectionKind.NOT_ASKED), len(sections))
        sections.insert(after, Section(SectionKind.CLOSING, closing_block(interview)))


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
    """The list of what was not asked, once the talking is over. Lines that a hand wrote under it stay."""
    if cards is None:
        return
    at = next((i for i, s in enumerate(sections) if s.kind is SectionKind.NOT_ASKED), None)
    open_cards = not_asked(interview, cards) if interview.status is not Status.DRAFT else []
    lines = "".join(f"- {card.number}. {encode_title(card.title)}\n" for card in open_cards)
    heading = f"## {encode_title(words(interview.lang).not_asked)}\n\n"
    if at is None:
        if lines:
            sections.append(Section(SectionKind.NOT_ASKED, heading + lines))
        return
    first, _newline, body = sections[at].raw.partition("\n")
    added = "\n".join(line for line in body.split("\n") if not _is_listed(line)).strip("\n")
    if lines or added:
        raw = f"{first}\n\n{lines}" + (f"\n{added}\n" if added and lines else f"{added}\n" if added else "")
        if raw != sections[at].raw:
            sections[at] = replace(sections[at], raw=raw)
    else:
        del sections[at]


def _is_listed(line: str) -> bool:
    number, dot, _title = line.removeprefix("- ").partition(". ")
    return line.startswith("- ") and bool(dot) and number.isdecimal()
