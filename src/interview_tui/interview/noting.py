"""Putting down what a card brings."""

from __future__ import annotations

from interview_tui.cards.model import Card
from interview_tui.interview.model import Circle, Interview


def noted(interview: Interview, card: Card, **said: object) -> Interview:
    """The interview with `note` or `zodatjes` of that card changed.

    With its first words, what a private card brings is for the two alone; when nothing is left, that goes too.
    """
    before = interview.answer(card.number)
    changed = interview.with_answer(card.number, **said)
    after = changed.answer(card.number)
    if card.private and after and not before and before.circle is None:
        return changed.with_answer(card.number, circle=Circle.PRIVATE)
    if card.private and before and not after and before.circle is Circle.PRIVATE:
        return changed.with_answer(card.number, circle=None)
    return changed
