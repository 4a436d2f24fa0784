"""A sheet to take along: parts of an interview on one page. The colleague decides which."""

from __future__ import annotations

from dataclasses import dataclass

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import Sheet, SheetPart
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.probing.asking import is_asked, known_labels
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.zodatjes import all_of

ZODATJES = "zodatjes"
"""The source of a part that holds the so-thats."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part with its words, a paragraph each; without any, nothing was said there.

    `private` says that the colleague kept (some of) these words between the two: they go along only if that is chosen.
    """

    title: str
    paragraphs: tuple[str, ...]
    private: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.paragraphs)


def blocks(sheet: Sheet, interview: Interview, cards: QuestionSet) -> tuple[Block, ...]:
    """The parts of `sheet`, in order, with what the interview holds for them. What was struck is not among it.

    `cards` is the deck of the interview, by whose ids the parts name their cards.
    """
    return tuple(_block(part, interview, cards) for part in sheet.parts)


def _block(part: SheetPart, interview: Interview, cards: QuestionSet) -> Block:
    if part.source == ZODATJES:
        found = all_of(interview)
        private = any(_kept_between(interview, number) for number, _sentence in found)
        return Block(part.title, tuple(dict.fromkeys(sentence for _number, sentence in found)), private)
    number = next((card.number for card in cards.cards if card.id == part.source), 0)
    answer = interview.answer(number)
    if answer.struck:
        return Block(part.title, ())
    return Block(part.title, _paragraphs(answer.note), _kept_between(interview, number))


def _kept_between(interview: Interview, number: int) -> bool:
    """Whether the colleague said of this very answer that it is for the two alone."""
    return interview.answer(number).circle is Circle.PRIVATE


def _paragraphs(note: str) -> tuple[str, ...]:
    """What was said, without the prompts that were asked and without the marks of highlights."""
    labels = known_labels()
    lines = (line.strip() for line in note.split("\n") if not any(is_asked(line, label) for label in labels))
    return tuple(unmarked(line) for line in lines if line)
