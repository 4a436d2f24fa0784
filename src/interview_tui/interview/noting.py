"""Changes of an answer that keep the circle of a private card."""

from __future__ import annotations

from interview_tui.cards.model import Card
from interview_tui.interview.model import Circle, Interview


def noted(interview: Interview, card: Card, **said: object) -> Interview:
    """Return the interview with `note` or `zodatjes` of a card changed.

    The answer to a private card gets the private circle with its first text, and loses it when it is empty again.
    """
    before = interview.answer(card.number)
    changed = interview.with_answer(card.number, **said)
    after = changed.answer(card.number)
    if card.private and after and not before and before.circle is None:
        return changed.with_answer(card.number, circle=Circle.PRIVATE)
    if card.private and before and not after and before.circle is Circle.PRIVATE:
        return changed.with_answer(card.number, circle=None)
    return changed
