"""Who may read what: what a choice at reading back makes of the interview, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass

from interview_tui.interview import readback
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current


@dataclass(frozen=True, slots=True)
class Change:
    """An interview as it is to be, and what that means in words. It may be the interview as it was: then only words."""

    interview: Interview
    said: str


def only_us(held: Interview, card: int) -> Change:
    """Return the change that keeps one answer between the two; if it was so, back to what was agreed for all."""
    if held.answer(card).circle is Circle.PRIVATE:
        return answer_for(held, card, None)
    if held.circle_of(card) is Circle.PRIVATE:
        return Change(held, _("The whole interview is for you two alone already."))
    return answer_for(held, card, Circle.PRIVATE)


def answer_for(held: Interview, card: int, circle: Circle | None) -> Change:
    """Return the change that gives one answer a circle of its own; None: as for the whole interview."""
    changed = readback.set_circle(held, card, circle)
    readers = words(current()).circles[changed.circle_of(card)]
    return Change(changed, _("This answer may be read by: {readers}.").format(readers=readers))


def all_for(held: Interview, circle: Circle) -> Change:
    """Return the change that gives the interview as a whole to a circle."""
    said = _("This interview may be read by: {readers}.").format(readers=words(current()).circles[circle])
    return Change(held.change(sharing=circle), said)
