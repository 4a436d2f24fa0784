"""What stands in another version of a transcript and in none of its answers: it goes along into ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from interview_tui.interview.merging import MAKING
from interview_tui.interview.model import NOTHING
from interview_tui.transcripts.format.blocks import card_block, title_line
from interview_tui.transcripts.format.card_body import narrowest_readers
from interview_tui.transcripts.format.composer import particulars
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.entry import SHARED_FOR
from interview_tui.transcripts.format.frontmatter import Entry


def carried(mine: Document, other: Document, struck: Iterable[int] = ()) -> Document:
    """`mine`, to compose a file over, with what only the other version has.

    That is: cards, as they are printed there; sections and text below the title that a hand wrote, and keys at the top
    that are not ours. A second heading of a `struck` card stays behind. The interview of the result is still that of
    `mine`.
    """
    gone = frozenset(struck)
    known = {section.raw.strip() for section in mine.sections}
    sections = _with_cards(mine, other)
    sections[0] = _below_title(sections[0], other)
    for section in other.sections:
        foreign = section.kind is SectionKind.FOREIGN and section.number not in gone
        if foreign and section.raw.strip() not in known:
            # Behind all else: a fence that a hand left open there must not swallow our own headings.
            sections[-1] = replace(sections[-1], separator="\n")
            sections.append(replace(section, separator="\n"))
    front = replace(mine.front, entries=(*mine.front.entries, *_own_keys(mine, other)))
    return replace(mine, sections=tuple(sections), front=front)


def _with_cards(mine: Document, other: Document) -> list[Section]:
    """The sections of `mine`, with each card of the other behind the card that it stands behind there, and behind
    cards before it that only `mine` has."""
    sections = list(mine.sections)
    present = {section.number for section in mine.cards()}
    there = {section.number for section in other.cards()}
    before = 0
    for card in other.cards():
        if card.number not in present and card.answer != NOTHING:
            at = next((i + 1 for i, one in enumerate(sections) if _is_card(one, before)), 1)
            while at < len(sections) and _stays_before(sections[at], card.number, there, at > 1):
                at += 1
            raw = card_block(card.heading, card.quote, card.answer, mine.interview.lang)
            sections[at - 1] = replace(sections[at - 1], separator="\n")
            sections.insert(at, replace(card, raw=raw, separator="\n"))
        before = card.number
    return sections


def _stays_before(section: Section, number: int, there: set[int], behind_card: bool) -> bool:
    """Whether a section of ours stays before a card that comes in: what a hand wrote stays with the card above it."""
    if section.kind is SectionKind.FOREIGN:
        return behind_card
    return section.kind is SectionKind.CARD and section.number < number and section.number not in there


def _is_card(section: Section, number: int) -> bool:
    return section.kind is SectionKind.CARD and section.number == number


def _below_title(head: Section, other: Document) -> Section:
    """The head, with the lines that only the other has below its title."""
    known = {line.strip() for line in head.raw.split("\n")} | {"", title_line(other.interview).strip()}
    lines = [line for line in other.sections[0].raw.split("\n") if line.strip() not in known]
    lines = [line for line in lines if narrowest_readers(line) is None]
    if not lines:
        return head
    added = "\n".join(lines)
    return replace(head, raw=f"{head.raw.rstrip()}\n\n{added}\n", separator="\n")


def _own_keys(mine: Document, other: Document) -> list[Entry]:
    ours = {*particulars(other.interview), *(entry.key for entry in mine.front.entries), SHARED_FOR, ""}
    return [entry for entry in other.front.entries if entry.key not in ours]


def same(mine: Document, other: Document) -> bool:
    """Whether two files say the same: all but where it opens again, what is kept for later, and what was refused."""
    if mine.interview.change(**MAKING) != other.interview.change(**MAKING):
        return False
    pieces = [[(section.kind, section.raw.strip()) for section in one.sections] for one in (mine, other)]
    keys = [{entry.key: entry.raw for entry in one.front.entries if entry.key not in MAKING} for one in (mine, other)]
    return pieces[0] == pieces[1] and keys[0] == keys[1]
