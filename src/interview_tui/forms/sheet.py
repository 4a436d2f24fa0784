"""The content of a sheet to take along: parts of an interview on one page, of which the colleague decides which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import Sheet, SheetPart
from interview_tui.interview.model import Circle, Interview, stands_in
from interview_tui.interview.probing.probe_lines import is_asked, known_labels
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.zodatjes import all_of

ZODATJES = "zodatjes"
"""The source of a part that holds the zodatjes."""


class SheetBlock(NamedTuple):
    """Hold one part of a sheet with its text, possibly without paragraphs.

    `private` says that some of this text stays between the two, by the circle of an answer or of the whole interview:
    it is included only if the colleague chooses that. `cards` are the numbers of those that the text is from.
    `zodatjes` says that each paragraph is one.
    """

    title: str
    paragraphs: tuple[str, ...]
    private: bool = False
    cards: tuple[int, ...] = ()
    zodatjes: bool = False

    def __bool__(self) -> bool:
        """Return whether the block has text."""
        return bool(self.paragraphs)


def blocks(sheet: Sheet, interview: Interview, cards: QuestionSet) -> tuple[SheetBlock, ...]:
    """Return the parts of `sheet`, in order, with their text from the interview; struck answers are left out.

    `cards` is the deck of the interview; the parts name their cards by its ids.
    """
    return tuple(_block(part, interview, cards) for part in sheet.parts)


def once(blocks: Sequence[SheetBlock]) -> list[SheetBlock]:
    """Return the blocks of one page with a zodatje that stands in another of them left out."""
    noted = "\n".join(text for block in blocks if not block.zodatjes for text in block.paragraphs)
    return [
        block._replace(paragraphs=tuple(text for text in block.paragraphs if not stands_in(text, noted)))
        if block.zodatjes
        else block
        for block in blocks
    ]


def _block(part: SheetPart, interview: Interview, cards: QuestionSet) -> SheetBlock:
    if part.source == ZODATJES:
        found = all_of(interview)
        numbers = tuple(dict.fromkeys(number for number, _sentence in found))
        private = any(_is_private(interview, number) for number in numbers)
        return SheetBlock(
            part.title, tuple(dict.fromkeys(sentence for _number, sentence in found)), private, numbers, zodatjes=True
        )
    number = next((card.number for card in cards.cards if card.id == part.source), 0)
    answer = interview.answer(number)
    paragraphs = () if answer.struck else _paragraphs(answer.note)
    if not paragraphs:
        return SheetBlock(part.title, ())
    return SheetBlock(part.title, paragraphs, _is_private(interview, number), (number,))


def _is_private(interview: Interview, number: int) -> bool:
    """Return whether only the two may read this answer."""
    return interview.circle_of(number) is Circle.PRIVATE


def _paragraphs(note: str) -> tuple[str, ...]:
    """Return the lines of a note, without the probes that were asked and without the marks of highlights."""
    labels = known_labels()
    lines = (line.strip() for line in note.split("\n") if not any(is_asked(line, label) for label in labels))
    return tuple(unmarked(line) for line in lines if line)
