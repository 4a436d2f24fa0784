"""Which card comes next or before, and what is kept for later.

A round is: the cards in order, without those that are parked; then the parked ones, in order.
"""

from __future__ import annotations

from enum import StrEnum

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import Interview


class CardState(StrEnum):
    """How a card stands on the rail."""

    EMPTY = "empty"
    ANSWERED = "answered"
    PARKED = "parked"


def order(interview: Interview, cards: QuestionSet) -> list[int]:
    """The numbers of the cards to ask, as they lie in the set: those chosen, or all.

    Numbers that the set does not have (another set than it was held with) do not count.
    """
    numbers = [card.number for card in cards.cards]
    return [number for number in numbers if number in interview.chosen] or numbers


def place(interview: Interview, cards: QuestionSet, card: int) -> tuple[int, int]:
    """How far that card is, counted from 1, and how many cards there are to ask.

    A card that is not asked (the choice was changed by hand) is as far as the one before it in the set.
    """
    numbers = order(interview, cards)
    at = _lies(cards, card)
    return max(sum(_lies(cards, number) <= at for number in numbers), 1), len(numbers)


def _lies(cards: QuestionSet, card: int) -> int:
    """Where in the set that card lies, from 0; in front of all others if it is not there."""
    return next((at for at, one in enumerate(cards.cards) if one.number == card), -1)


def _round(interview: Interview, cards: QuestionSet) -> list[int]:
    numbers = order(interview, cards)
    return [number for number in numbers if number not in interview.parked] + [
        number for number in numbers if number in interview.parked
    ]


def following(interview: Interview, cards: QuestionSet, card: int) -> int | None:
    """The card after this one in the round; None after the last, when it is time to read back.

    To park a card and go on, use `set_aside`: once parked, a card stands at the end of the round.
    """
    return _beside(interview, cards, card, 1)


def preceding(interview: Interview, cards: QuestionSet, card: int) -> int | None:
    """The card before this one in the round; None on the first."""
    return _beside(interview, cards, card, -1)


def _beside(interview: Interview, cards: QuestionSet, card: int, step: int) -> int | None:
    numbers = _round(interview, cards)
    if card not in numbers:  # it was chosen no more: the nearest in order
        here = _lies(cards, card)
        others = [number for number in order(interview, cards) if (_lies(cards, number) - here) * step > 0]
        return None if not others else others[0] if step > 0 else others[-1]
    place = numbers.index(card) + step
    return numbers[place] if 0 <= place < len(numbers) else None


def park(interview: Interview, card: int) -> Interview:
    """Keep that card for later: it comes round again after the last one."""
    return interview.change(parked=tuple(sorted({*interview.parked, card})))


def unpark(interview: Interview, card: int) -> Interview:
    """No longer kept for later."""
    return interview.change(parked=tuple(number for number in interview.parked if number != card))


def set_aside(interview: Interview, cards: QuestionSet, card: int) -> tuple[Interview, int | None]:
    """Park that card, and the card to go on with; None if no other is left in the round."""
    return park(interview, card), following(interview, cards, card)


def state_of(interview: Interview, card: int) -> CardState:
    """How that card stands; parked counts first, also when something was said."""
    if card in interview.parked:
        return CardState.PARKED
    return CardState.ANSWERED if interview.answer(card) else CardState.EMPTY


def open_cards(interview: Interview, cards: QuestionSet) -> list[Card]:
    """The question cards that brought nothing yet or are parked, in order; openings are not counted."""
    return [
        card
        for number in order(interview, cards)
        if (card := cards.card(number)).role is Role.QUESTION and state_of(interview, number) is not CardState.ANSWERED
    ]
