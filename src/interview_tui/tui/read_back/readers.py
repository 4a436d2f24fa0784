"""Changes of who may read an interview or an answer, each with the text that reports it."""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.interview import readback
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current


class Change(NamedTuple):
    """Hold a changed interview and the text that reports the change; an equal interview means only the text counts."""

    interview: Interview
    said: str


def only_us(interview: Interview, card: int) -> Change:
    """Return the change that makes one answer private; if it is already, the one that undoes that."""
    if interview.answer(card).circle is Circle.PRIVATE:
        return answer_for(interview, card, None)
    if interview.circle_of(card) is Circle.PRIVATE:
        return Change(interview, _("The whole interview is for you two alone already."))
    return answer_for(interview, card, Circle.PRIVATE)


def answer_for(interview: Interview, card: int, circle: Circle | None) -> Change:
    """Return the change that gives one answer a circle of its own; None: that of the interview."""
    changed = readback.set_circle(interview, card, circle)
    readers = words(current()).circles[changed.circle_of(card)]
    return Change(changed, _("Who may read this: {readers}.").format(readers=readers))


def all_for(interview: Interview, circle: Circle) -> Change:
    """Return the change that gives the interview as a whole this circle."""
    said = _("Who may read this interview: {readers}.").format(readers=words(current()).circles[circle])
    return Change(interview.change(sharing=circle), said)
