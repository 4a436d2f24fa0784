"""The content of a sheet to take along: parts of an interview on one page, of which the colleague decides which."""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import Sheet, SheetPart
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.probing.probe_lines import is_asked, known_labels
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.zodatjes import all_of

ZODATJES = "zodatjes"
"""The source of a part that holds the zodatjes."""


class SheetBlock(NamedTuple):
    """Hold one part of a sheet with its text, possibly without paragraphs.

    `private` says that the colleague kept some of this text between the two: it is included only if that is chosen.
    """

    title: str
    paragraphs: tuple[str, ...]
    private: bool = False

    def __bool__(self) -> bool:
        """Return whether the block has text."""
        return bool(self.paragraphs)


def blocks(sheet: Sheet, interview: Interview, cards: QuestionSet) -> tuple[SheetBlock, ...]:
    """Return the parts of `sheet`, in order, with their text from the interview; struck answers are left out.

    `cards` is the deck of the interview; the parts name their cards by its ids.
    """
    return tuple(_block(part, interview, cards) for part in sheet.parts)


def _block(part: SheetPart, interview: Interview, cards: QuestionSet) -> SheetBlock:
    if part.source == ZODATJES:
        found = all_of(interview)
        private = any(_is_private(interview, number) for number, _sentence in found)
        return SheetBlock(part.title, tuple(dict.fromkeys(sentence for _number, sentence in found)), private)
    number = next((card.number for card in cards.cards if card.id == part.source), 0)
    answer = interview.answer(number)
    if answer.struck:
        return SheetBlock(part.title, ())
    return SheetBlock(part.title, _paragraphs(answer.note), _is_private(interview, number))


def _is_private(interview: Interview, number: int) -> bool:
    """Return whether the colleague set the circle of this answer itself to private."""
    return interview.answer(number).circle is Circle.PRIVATE


def _paragraphs(note: str) -> tuple[str, ...]:
    """Return the lines of a note, without the probes that were asked and without the marks of highlights."""
    labels = known_labels()
    lines = (line.strip() for line in note.split("\n") if not any(is_asked(line, label) for label in labels))
    return tuple(unmarked(line) for line in lines if line)
