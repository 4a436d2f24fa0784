"""Making an interview of notes, once a person said where each card begins."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from interview_tui.cards.model import QuestionSet
from interview_tui.forms.model import FormSet
from interview_tui.forms.starting import begin
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.proposing import Start
from interview_tui.interview.model import LONGEST_NAME, LONGEST_NOTE, Answer, Circle, Interview, Status
from interview_tui.language import _, clean_line
from interview_tui.transcripts.format.file_names import new_id


def unplaced(notes: Notes, starts: Sequence[Start]) -> range:
    """Return the indexes of the blocks that are in no answer: those before the first start; all without any."""
    return range(min((start.block for start in starts), default=len(notes.blocks)))


def above_of(notes: Notes, starts: Sequence[Start]) -> str:
    """Return the words before the first start, to the letter: paragraphs with an empty line between them."""
    return "\n\n".join("\n\n".join(notes.blocks[at].shown.split("\n")) for at in unplaced(notes, starts))


def answers_of(notes: Notes, starts: Sequence[Start], cards: QuestionSet) -> Mapping[int, Answer]:
    """Return the answers, by card number, with the words to the letter. The starts are in any order.

    Each block is a line of the note, or several; an empty line stays where there was one. What stands below two starts
    for one card is joined, in the order of the notes. The answer to a private card is for the two alone. A card without
    words has no answer. Raises IntakeError for an answer that is longer than a note may be, KeyError for a number that
    the set does not have.
    """
    ordered = sorted(starts, key=lambda start: start.block)
    ends = [start.block for start in ordered[1:]] + [len(notes.blocks)]
    lines: dict[int, list[str]] = {}
    for start, end in zip(ordered, ends, strict=False):
        note = lines.setdefault(start.card, [])
        for at in range(start.block, end):
            block = notes.blocks[at]
            text = _below_heading(block, start) if at == start.block else block.shown
            if text:
                apart = bool(note) and (block.apart or at == start.block)
                note += ["", text] if apart else [text]
    answers: dict[int, Answer] = {}
    for number, note in lines.items():
        card = cards.card(number)
        text = "\n".join(note)
        if len(text) > LONGEST_NOTE:
            problem = _("The text of card {number} is longer than a note can be. Divide it over more cards first.")
            raise IntakeError(problem.format(number=number))
        if text:
            answers[number] = Answer(text, circle=Circle.PRIVATE if card.private else None)
    return MappingProxyType(answers)


def _below_heading(block: Block, start: Start) -> str:
    """Return what of the block that a card begins with goes in its note. The number of a list is that of the card."""
    return block.text if start.keeps_heading else block.text.partition("\n")[2].strip("\n")


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

    `cards` is the question set, without the cards of the form. Names are cleaned to one line. Raises IntakeError where
    a name is missing or too long, or the day is still to come, KeyError for a form that is not among `forms`.
    """
    names = [clean_line(name) for name in (interviewer, interviewee, team, organisation)]
    if not all(names[:2]):
        raise IntakeError(_("Fill in who asked and who answered."))
    if any(len(name) > LONGEST_NAME for name in names):
        problem = _("A name is longer than {limit} characters. Make it shorter.")
        raise IntakeError(problem.format(limit=LONGEST_NAME))
    if date > datetime.date.today():
        raise IntakeError(_("That day is still to come. Fill in the day on which you spoke."))
    begun = begin(
        id=new_id(),
        date=date,
        interviewer=names[0],
        interviewee=names[1],
        cards=cards,
        forms=forms,
        form=form,
        sharing=Circle.PRIVATE,
        team=names[2],
        organisation=names[3],
    )
    return begun.change(status=Status.HELD, answers=MappingProxyType(dict(answers)))
