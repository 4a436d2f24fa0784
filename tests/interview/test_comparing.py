"""Two interviews side by side: what takes part, what both say, who is who."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.comparing import MOST_WORDS, in_turn, is_same_party, lay_side_by_side, party
from interview_tui.interview.model import Answer, Circle, Interview
from tests.builders import few_interviews, interview

TITLES = {number: f"Kaart {number}" for number in range(1, 13)}


def shared(answers: dict[int, Answer], **changes: Any) -> Interview:
    return interview(sharing=Circle.ORGANISATION, answers=answers, **changes)


def test_what_both_say_and_what_only_one_does() -> None:
    left = shared({3: Answer("De keukentafel is mijn kompas. Aan keukentafels hoor ik verhalen.")})
    right = shared({3: Answer("Een verhaal aan de keukentafel. Vertrouwen! Zonder vertrouwen niets.")})
    (card,) = lay_side_by_side(left, right, TITLES)
    assert set(card.both) == {"keukentafel", "verhalen"}
    assert card.only_left == ()
    assert card.only_right == ("vertrouwen",)


def test_prompts_are_not_what_was_said_and_highlights_are() -> None:
    left = shared({3: Answer("Doorgevraagd: Waaraan zag je die rust?\n==Rust== in huis.")})
    right = shared(
        {3: Answer("Doorgevraagd: Waaraan zag je de stoelen?"), 4: Answer("Stoelen", ("Ik zit, zodat rust komt.",))}
    )
    first, second = lay_side_by_side(left, right, TITLES)
    assert (first.both, second.both) == ((), ())
    assert lay_side_by_side(left, shared({3: Answer("", ("Ik wacht, zodat er rust komt.",))}), TITLES)[0].both == (
        "rust",
    )


def test_words_are_named_in_the_order_of_how_often_they_are_said() -> None:
    many = "fiets hond stoep brood regen kraan schuur"
    (card,) = lay_side_by_side(shared({3: Answer(f"{many} kraan")}), shared({3: Answer(many)}), TITLES)
    assert card.both == ("kraan", "fiets", "hond", "stoep", "brood", "regen")
    assert len(card.both) == MOST_WORDS


@given(few_interviews, few_interviews)
def test_nothing_takes_part_that_the_other_may_not_read(left: Interview, right: Interview) -> None:
    for card in lay_side_by_side(left, right, TITLES):
        for held, answer in ((left, card.left), (right, card.right)):
            if answer:
                own = held.answer(card.number)
                assert (answer.note, answer.zodatjes) == (own.note, own.zodatjes)
                assert held.circle_of(card.number) is Circle.ORGANISATION
                assert not own.struck
        assert card.left or card.right


@given(few_interviews, few_interviews)
def test_sides_can_be_exchanged(left: Interview, right: Interview) -> None:
    right = right.change(lang=left.lang)
    there, back = lay_side_by_side(left, right, TITLES), lay_side_by_side(right, left, TITLES)
    assert [(card.left, card.right, card.only_left, card.only_right) for card in there] == [
        (card.right, card.left, card.only_right, card.only_left) for card in back
    ]
    assert [len(card.both) for card in there] == [len(card.both) for card in back]


@pytest.mark.parametrize(
    ("one", "other", "names", "same"),
    [
        (("Noord", "Wijk A"), ("Zuid", "Wijk A"), ("Noord", "Zuid"), False),
        (("Noord", "Wijk A"), (" noord", "Wijk B"), ("Noord · Wijk A", "noord · Wijk B"), False),
        (("Noord", "Wijk A"), ("noord ", "WIJK  A"), ("Noord · Wijk A", "noord · WIJK  A"), True),
        (("", "Wijk A"), ("", "Wijk B"), ("Wijk A", "Wijk B"), False),
        (("", ""), ("", ""), ("Sam", "Sam"), False),
    ],
)
def test_two_organisations_may_have_teams_of_one_name(
    one: tuple[str, str], other: tuple[str, str], names: tuple[str, str], same: bool
) -> None:
    left = interview(team=one[0], organisation=one[1])
    right = interview(team=other[0], organisation=other[1])
    assert (party(left, right), party(right, left)) == names
    assert is_same_party(left, right) is same


@pytest.mark.parametrize(
    ("one", "other", "row"),
    [
        ([3, 5, 12], [3, 4, 12], [3, 4, 5, 12]),
        ([13, 3, 12, 14], [13, 4, 14], [13, 3, 4, 12, 14]),
        ([], [12, 4], [12, 4]),
    ],
)
def test_cards_that_one_side_left_open_stand_where_they_were_asked(
    one: list[int], other: list[int], row: list[int]
) -> None:
    assert in_turn(one, other) == in_turn(other, one) == row


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_one_row_keeps_the_order_of_either_side(order: list[int], one: set[int], other: set[int]) -> None:
    sides = [[card for card in order if card in side] for side in (one, other)]
    row = in_turn(*sides)
    assert sorted(row) == sorted(one | other)
    assert all([card for card in row if card in side] == side for side in sides)


@given(st.lists(st.integers(0, 5), unique=True), st.lists(st.integers(0, 5), unique=True))
def test_every_card_stands_in_the_row_once(one: list[int], other: list[int]) -> None:
    assert sorted(in_turn(one, other)) == sorted({*one, *other})
