"""Making an interview of notes, once a person said where each card begins."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import FormSet
from interview_tui.intake.notes import Notes
from interview_tui.intake.proposing import Start
from interview_tui.interview.model import Answer, Interview


def unplaced(notes: Notes, starts: Sequence[Start]) -> range:
    """Return the indexes of the blocks that are in no answer: those before the first start; all without any."""
    return range(min((start.block for start in starts), default=len(notes.blocks)))


def answers_of(notes: Notes, starts: Sequence[Start], cards: QuestionSet) -> Mapping[int, Answer]:
    """Return the answers, by card number, with the words to the letter. The starts are in any order.

    Each block is a line of the note, or several. What stands below two starts for one card is joined, in the order of
    the notes. The answer to a private card is for the two alone. A card without words has no answer. Raises IntakeError
    for an answer that is longer than a note may be, KeyError for a number that the set does not have.
    """
    raise NotImplementedError


def interview_from(
    answers: Mapping[int, Answer],
    cards: QuestionSet,
    forms: FormSet,
    *,
    date: datetime.date,
    interviewer: str,
    interviewee: str,
    team: str = "",
    organisation: str = "",
    form: str = "",
) -> Interview:
    """Return a new interview with these answers: held, to be read back, and for the two alone.

    `cards` is the question set, or the deck of `form`. Names are cleaned to one line. Raises IntakeError where a name
    is missing or too long, or the day is later than today.
    """
    raise NotImplementedError
