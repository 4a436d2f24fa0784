"""From card to card."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Interview
from interview_tui.interview.moving import (
    CardState,
    following,
    not_asked,
    open_cards,
    order,
    park,
    preceding,
    state_of,
    unpark,
)
from tests.builders import few_interviews, interview, question_set

SET = question_set()
any_interviews = st.builds(
    lambda value, chosen: value.change(chosen=tuple(sorted(chosen))), few_interviews, st.sets(st.integers(1, 15))
)


@given(any_interviews, st.integers(1, 14))
def test_a_round_brings_every_card_once_the_parked_ones_last(value: Interview, size: int) -> None:
    cards = question_set(size)
    asked = order(value, cards)
    assert asked == sorted(set(asked))
    card: int | None = min(asked, key=lambda number: (number in value.parked, number))
    assert card is not None
    assert card in value.parked or preceding(value, cards, card) == max([n for n in asked if n < card], default=None)
    seen = []
    while card is not None:
        seen.append(card)
        after = following(value, cards, card)
        if after is not None and after in value.parked:
            assert preceding(value, cards, after) == card
        elif after is not None:
            before = preceding(value, cards, after)
            assert before is not None and (before == card or (card < before < after and before in value.parked))
        card = after
    assert sorted(seen) == asked
    parked = [number in value.parked for number in seen]
    assert parked == sorted(parked)


def test_order_is_what_was_chosen_as_far_as_the_set_has_it() -> None:
    assert order(interview(chosen=(3, 11)), SET) == [3, 11]
    assert order(interview(), SET) == list(range(1, 13))
    assert order(interview(chosen=(3, 40)), SET) == [3]
    assert order(interview(chosen=(40,)), SET) == list(range(1, 13)), "never without a card"


def test_from_a_card_that_is_not_asked_to_the_nearest() -> None:
    value = interview(chosen=(3, 7, 11))
    assert following(value, SET, 5) == 7
    assert preceding(value, SET, 5) == 3
    assert following(value, SET, 12) is None
    assert preceding(value, SET, 1) is None


def test_a_parked_card_comes_after_the_last_one() -> None:
    value = park(interview(), 5)
    assert value.parked == (5,)
    assert following(value, SET, 4) == 6
    assert following(value, SET, 5, in_its_place=True) == 6
    assert following(value, SET, 12) == 5
    value = park(value, 12)
    assert value.parked == (5, 12)
    assert (following(value, SET, 11), following(value, SET, 5), following(value, SET, 12)) == (5, 12, None)


@given(few_interviews, st.integers(1, 12))
def test_parking_and_taking_back(value: Interview, card: int) -> None:
    parked = park(value, card)
    assert state_of(parked, card) is CardState.PARKED
    assert park(parked, card) == parked
    back = unpark(parked, card)
    assert state_of(back, card) is (CardState.ANSWERED if value.answer(card) else CardState.EMPTY)
    assert set(parked.parked) == {*value.parked, card}
    assert back.change(parked=value.parked) == value


def test_progress() -> None:
    value = interview(parked=(5,)).with_answer(1, note="a").with_answer(3, note="b").with_answer(5, note="half")
    assert [card.number for card in open_cards(value, SET)] == [4, 5, 6, 7, 8, 9, 10, 11, 12], "openings do not count"
    assert [card.number for card in not_asked(value, SET)] == [4, 6, 7, 8, 9, 10, 11, 12], "parked is told elsewhere"
    assert [card.number for card in open_cards(value.change(chosen=(1, 2, 3, 4)), SET)] == [4]
    assert state_of(value.with_answer(6, note=" \n"), 6) is CardState.EMPTY
