"""Carrying over what another version of a transcript has besides its answers."""

from __future__ import annotations

from collections.abc import Iterable

from interview_tui.interview.merging import MAKING
from interview_tui.interview.model import NOTHING, Answer
from interview_tui.interview.transcript_words import every_language
from interview_tui.transcripts.format.blocks import card_block, title_line
from interview_tui.transcripts.format.card_body import narrowest_readers
from interview_tui.transcripts.format.composer import particulars
from interview_tui.transcripts.format.document import Document, Section, SectionKind, below_cards
from interview_tui.transcripts.format.evening import without_whole
from interview_tui.transcripts.format.frontmatter import FrontMatterEntry
from interview_tui.transcripts.format.judging.witness import KEYS
from interview_tui.transcripts.format.not_asked import numbers_in, without_ours
from interview_tui.transcripts.format.own_form import ORDER, SHARED_FOR


def carried(mine: Document, other: Document, struck: Iterable[int] = ()) -> Document:
    """Return `mine` as the base for composing a file, with what only the other version has added to it.

    Added are: cards, as they are printed there; sections and text below the title written by hand; and front matter
    keys that are not ours. A second heading of a `struck` card is not added; what stood below such a card stays below
    it, for it may be a part of what was struck. The interview of the result is still that of `mine`.
    """
    gone = frozenset(struck)
    below = {one.line: card for card, one in below_cards(other.sections) if card.answer.struck or card.number in gone}
    known = {section.raw.strip() for section in mine.sections}
    sections = _with_cards(mine, other)
    sections[0] = _below_title(sections[0], other)
    for section in other.sections:
        foreign = section.kind is SectionKind.FOREIGN and section.number not in gone
        if foreign and section.raw.strip() not in known:
            # At the end: a code fence in it that was left open must not hide our own headings.
            at = len(sections)
            if (card := below.get(section.line)) is not None:
                at = next((i for i, one in enumerate(sections, 1) if _is_card(one, card.number)), 0) or at + 1
                if at > len(sections):
                    sections[-1] = sections[-1]._replace(separator="\n")
                    sections.append(_left_of(card, mine))
                while at < len(sections) and sections[at].kind is SectionKind.FOREIGN:
                    at += 1
            sections[at - 1] = sections[at - 1]._replace(separator="\n")
            sections.insert(at, section._replace(separator="\n"))
    front = mine.front._replace(entries=(*mine.front.entries, *_foreign_keys(mine, other)))
    return mine._replace(sections=tuple(sections), front=front, clean=False)


def _left_of(card: Section, mine: Document) -> Section:
    """Return what finishing leaves of a struck card below which more stands: that it was struck."""
    answer = Answer(struck=True)
    raw = card_block(card.heading.replace("\r\n", "\n"), card.quote, answer, mine.interview.lang)
    return card._replace(raw=raw, answer=answer, separator="\n")


def _with_cards(mine: Document, other: Document) -> list[Section]:
    """Return the sections of `mine` with the cards that only the other has.

    Each is inserted after the card that it follows there, and after the cards with a lower number that only `mine` has.
    """
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
            sections[at - 1] = sections[at - 1]._replace(separator="\n")
            sections.insert(at, card._replace(raw=raw, separator="\n"))
        before = card.number
    return sections


def _stays_before(section: Section, number: int, there: set[int], behind_card: bool) -> bool:
    """Return whether a section of ours stays before an inserted card.

    Text written by hand stays with the card above it.
    """
    if section.kind is SectionKind.FOREIGN:
        return behind_card
    return section.kind is SectionKind.CARD and section.number < number and section.number not in there


def _is_card(section: Section, number: int) -> bool:
    """Return whether a section is the card with that number."""
    return section.kind is SectionKind.CARD and section.number == number


def _below_title(head: Section, other: Document) -> Section:
    """Return the head with the lines added that only the other has below its title."""
    known = {line.strip() for line in head.raw.split("\n")} | {"", title_line(other.interview).strip()}
    lines = [line for line in without_whole(other.sections[0].raw).split("\n") if line.strip() not in known]
    lines = [line for line in lines if narrowest_readers(line) is None]
    if not lines:
        return head
    added = "\n".join(lines)
    return head._replace(raw=f"{head.raw.rstrip()}\n\n{added}\n", separator="\n")


def _foreign_keys(mine: Document, other: Document) -> list[FrontMatterEntry]:
    """Return the front matter entries that only the other has and this program does not write."""
    ours = {*particulars(other.interview), *KEYS, *(entry.key for entry in mine.front.entries), SHARED_FOR, ""}
    return [entry for entry in other.front.entries if entry.key not in ours]


def same(mine: Document, other: Document) -> bool:
    """Return whether two files say the same, apart from the card to open at, parked cards and dismissed probes."""
    if mine.interview.change(**MAKING) != other.interview.change(**MAKING):
        return False
    pieces = [[(section.kind, _as_now(section)) for section in one.sections] for one in (mine, other)]
    return pieces[0] == pieces[1] and _keys_of_a_hand(mine) == _keys_of_a_hand(other)


def _as_now(section: Section) -> str:
    """Return the text of a section in the words of this format: an earlier one says the same in others."""
    raw = section.raw
    for texts in every_language():
        raw = raw.replace(f"*{texts.readers_before}:", f"*{texts.readers}:")
    if section.kind is SectionKind.HEAD:
        raw = "\n".join(line for line in without_whole(raw).split("\n") if line.strip())
    elif section.kind is SectionKind.NOT_ASKED:
        below = raw[len(section.heading) :]
        raw = f"{sorted(numbers_in(below))} {without_ours(below).strip()}"
    return raw.strip()


def _keys_of_a_hand(document: Document) -> dict[str, str]:
    """Return the lines of front matter that this program does not write."""
    compared = {*ORDER} - {"title", "tags"}  # in the interview itself, or made from it
    return {entry.key: entry.raw for entry in document.front.entries if entry.key not in compared}
