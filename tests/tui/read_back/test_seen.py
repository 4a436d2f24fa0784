"""An answer was on the screen when each of its rows was, whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.tui.read_back.seen import Rows, Seen

LONG = {1: Rows(3, 33, 80), 2: Rows(34, 36, 80)}


def test_an_answer_in_sight_is_seen_and_one_below_is_not() -> None:
    seen = Seen()
    seen.look({1: Rows(3, 8, 80), 2: Rows(9, 12, 80)}, 0, 10)
    assert seen.has(1)
    assert not seen.has(2)


def test_the_end_of_a_long_answer_alone_is_not_all_of_it() -> None:
    seen = Seen()
    seen.look(LONG, 20, 40)
    assert (seen.has(1), seen.has(2)) == (False, True)
    seen.look(LONG, 0, 20)
    assert seen.has(1), "backwards counts as well"


def test_in_another_width_a_part_counts_anew_and_what_was_seen_stays() -> None:
    seen = Seen()
    seen.look(LONG, 0, 20)
    seen.look({1: Rows(3, 43, 60), 2: Rows(44, 47, 60)}, 20, 60)
    assert not seen.has(1)
    assert seen.has(2)
    seen.look({1: Rows(3, 63, 40), 2: Rows(64, 69, 40)}, 0, 10)
    assert seen.has(2)


def test_other_words_are_to_be_seen_anew() -> None:
    seen = Seen()
    seen.look(LONG, 0, 40)
    assert seen.has(1)
    seen.forget(1)
    assert not seen.has(1)


@given(st.lists(st.integers(0, 36), max_size=8), st.integers(1, 20))
def test_it_is_seen_when_no_row_is_missing(tops: list[int], height: int) -> None:
    seen = Seen()
    for top in tops:
        seen.look(LONG, top, top + height)
    rows = {row for top in tops for row in range(top, top + height)}
    for number, answer in LONG.items():
        assert seen.has(number) == (set(range(answer.top, answer.bottom)) <= rows)
