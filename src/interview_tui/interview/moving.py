"""Navigation between cards, and parking of cards for later.

A round consists of the cards in order without the parked ones, and then the parked ones in order. Whoever goes back to
a parked card, or chooses it, finds it in its place: the way on leads from there to the card behind it.

A parked card has its second turn when it comes again, when rounding off leads to it, and when it is chosen while no
card behind it is to be asked any more. Whoever leaves it then with something in it is done with it: it is parked no
longer.
"""

from __future__ import annotations

from enum import StrEnum

from interview_tui.cards.model import Card, QuestionSet, Role
from interview_tui.interview.model import Interview


class CardState(StrEnum):
    """Name the states of a card, as shown in the rail."""

    EMPTY = "empty"
    ANSWERED = "answered"
    PARKED = "parked"


def order(interview: Interview, cards: QuestionSet) -> list[int]:
    """Return the numbers of the cards to ask, in the order of the set: those chosen, or all.

    Chosen numbers that the set does not have (it may be another set than that of the interview) are ignored.
    """
    numbers = [card.number for card in cards.cards]
    return [number for number in numbers if number in interview.chosen] or numbers


def place(interview: Interview, cards: QuestionSet, card: int) -> tuple[int, int]:
    """Return the position of a card among the cards to ask, from 1, and the number of cards to ask.

    A card that is not asked (the choice was changed by hand) has the position of the one before it in the set.
    """
    numbers = order(interview, cards)
    so_far = {one.number for one in cards.cards[: _index(cards, card) + 1]}
    return max(sum(number in so_far for number in numbers), 1), len(numbers)


def _index(cards: QuestionSet, card: int) -> int:
    """Return the index of a card in the set, from 0; -1 if it is not in it."""
    return next((at for at, one in enumerate(cards.cards) if one.number == card), -1)


def _round(interview: Interview, cards: QuestionSet) -> list[int]:
    numbers = order(interview, cards)
    return [number for number in numbers if number not in interview.parked] + [
        number for number in numbers if number in interview.parked
    ]


def following(interview: Interview, cards: QuestionSet, card: int, *, in_its_place: bool = False) -> int | None:
    """Return the card after this one in the round; None after the last, when it is time to read back.

    A parked card is at the end of the round, unless `in_its_place`.
    """
    return _beside(unpark(interview, card) if in_its_place else interview, cards, card, 1)


def preceding(interview: Interview, cards: QuestionSet, card: int, *, in_its_place: bool = False) -> int | None:
    """Return the card before this one, also one that was parked; None on the first.

    Before a parked card at the end of the round it is the one before it there.
    """
    ends_the_round = card in interview.parked and not in_its_place
    return _beside(interview if ends_the_round else interview.change(parked=()), cards, card, -1)


def has_more_to_ask(interview: Interview, cards: QuestionSet, card: int) -> bool:
    """Return whether a card behind this one has no answer yet, and was not parked."""
    numbers = [number for number in order(interview, cards) if _index(cards, number) > _index(cards, card)]
    return any(state_of(interview, number) is CardState.EMPTY for number in numbers)


def _beside(interview: Interview, cards: QuestionSet, card: int, step: int) -> int | None:
    numbers = _round(interview, cards)
    if card not in numbers:  # it is not chosen any more: take the nearest in order
        here = _index(cards, card)
        others = [number for number in order(interview, cards) if (_index(cards, number) - here) * step > 0]
        return None if not others else others[0] if step > 0 else others[-1]
    place = numbers.index(card) + step
    return numbers[place] if 0 <= place < len(numbers) else None


def park(interview: Interview, card: int) -> Interview:
    """Park a card: it comes again after the last one."""
    return interview.change(parked=tuple(sorted({*interview.parked, card})))


def unpark(interview: Interview, card: int) -> Interview:
    """Remove a card from the parked ones."""
    return interview.change(parked=tuple(number for number in interview.parked if number != card))


def state_of(interview: Interview, card: int) -> CardState:
    """Return the state of a card; a parked card is PARKED even if it has an answer."""
    if card in interview.parked:
        return CardState.PARKED
    return CardState.ANSWERED if interview.answer(card) else CardState.EMPTY


def not_asked(interview: Interview, cards: QuestionSet) -> list[Card]:
    """Return the question cards without an answer that are not parked, in order."""
    return [card for card in open_cards(interview, cards) if state_of(interview, card.number) is CardState.EMPTY]


def parked_cards(interview: Interview, cards: QuestionSet) -> list[Card]:
    """Return the parked ones among the cards to ask, in order."""
    return [cards.card(number) for number in order(interview, cards) if number in interview.parked]


def open_cards(interview: Interview, cards: QuestionSet) -> list[Card]:
    """Return the question cards without an answer and the parked ones, in order; opening cards are left out."""
    return [
        card
        for number in order(interview, cards)
        if (card := cards.card(number)).role is Role.QUESTION and state_of(interview, number) is not CardState.ANSWERED
    ]
