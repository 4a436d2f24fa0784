"""How far a card is: its place among the cards that are asked, whatever its number; and the way to the next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.moving import following, order, place, preceding
from tests.builders import interview, question_set

NUMBERS = list(range(1, 17))


def laid_out(numbers: list[int]) -> QuestionSet:
    """A set with its cards in that order."""
    cards = question_set(len(numbers))
    return cards._replace(cards=tuple(cards.card(number) for number in numbers))


@given(st.permutations(NUMBERS), st.sets(st.sampled_from(NUMBERS)))
def test_the_places_count_up_in_the_order_of_asking(numbers: list[int], chosen: set[int]) -> None:
    cards, held = laid_out(numbers), interview(chosen=tuple(sorted(chosen)))
    asked = order(held, cards)
    assert [place(held, cards, number) for number in asked] == [(at, len(asked)) for at in range(1, len(asked) + 1)]


@given(st.permutations(NUMBERS), st.sets(st.sampled_from(NUMBERS), min_size=1), st.sampled_from([*NUMBERS, 99]))
def test_a_card_that_is_not_asked_lies_between_its_neighbours(numbers: list[int], chosen: set[int], card: int) -> None:
    cards, held = laid_out(numbers), interview(chosen=tuple(sorted(chosen)))
    at, total = place(held, cards, card)
    assert 1 <= at <= total
    if card in numbers and card not in chosen:
        lies = numbers.index(card)
        behind = [number for number in numbers[lies:] if number in chosen]
        before = [number for number in numbers[:lies] if number in chosen]
        assert following(held, cards, card) == (behind[0] if behind else None)
        assert preceding(held, cards, card) == (before[-1] if before else None)
