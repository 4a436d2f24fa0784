"""The clock of a sitting and its two hints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Interview, Status
from interview_tui.interview.pace import (
    Advice,
    Pace,
    cards_left,
    closing_minutes,
    hint,
)
from tests.builders import interview, question_set

SET = question_set()
totals = st.integers(1, 600)
times = st.floats(0, 100_000)


def after(answered: int, **changes: object) -> Interview:
    """An interview in which the first so many question cards brought something."""
    value = interview(**changes)
    for number in range(3, 3 + answered):
        value = value.with_answer(number, note="ja")
    return value


@pytest.mark.parametrize(("total", "closing"), [(45, 5), (60, 6), (75, 8), (90, 10)])
def test_what_is_kept_for_closing(total: int, closing: int) -> None:
    assert closing_minutes(total) == closing


@given(totals, st.floats(-1e6, 1e6), st.lists(st.floats(0.001, 5000), max_size=8))
def test_pauses_do_not_count(total: int, start: float, stretches: list[float]) -> None:
    pace, now, talked = Pace(total, start), start, 0.0
    for turn, stretch in enumerate(stretches):
        now += stretch
        if turn % 2:
            assert pace.elapsed(now) == pytest.approx(talked, abs=1e-3), "it stands still"
            pace = pace.resume(now)
        else:
            talked += stretch
            pace = pace.pause(now).pause(now + 1)
    assert pace.elapsed(now) == pytest.approx(talked, abs=1e-3)
    assert pace.resume(now).elapsed(now + 60) == pytest.approx(talked + 60, abs=1e-3)
    assert pace.minutes(now) == int(pace.elapsed(now) // 60)
    assert 0 <= pace.fraction(now) <= 1


def test_time_never_runs_backwards() -> None:
    assert Pace(60, 100.0).elapsed(50.0) == 0
    assert Pace(60, 100.0).resume(200.0) == Pace(60, 100.0)
    assert Pace(60, 0.0).fraction(1800.0) == 0.5


@pytest.mark.parametrize(("total", "count"), [(45, 2), (60, 2), (75, 3), (90, 3)])
def test_at_two_thirds_it_says_how_many_cards(total: int, count: int) -> None:
    pace = Pace(total, 0.0)
    two_thirds = total * 40.0
    assert hint(pace, two_thirds - 1, after(4), SET) is None
    given_hint = hint(pace, two_thirds, after(4), SET)
    assert given_hint is not None
    assert given_hint.advice is Advice.CARDS_LEFT
    assert given_hint.cards == count
    assert given_hint.open == (7, 8, 9, 10, 11, 12)
    assert given_hint.minutes_left == total // 3


def test_never_more_cards_than_are_open_and_none_when_all_were_asked() -> None:
    pace = Pace(90, 0.0)
    one_open = hint(pace, 3600.0, after(9), SET)
    assert one_open is not None
    assert (one_open.cards, one_open.open) == (1, (12,))
    assert hint(pace, 3600.0, after(10), SET) is None


def test_parked_and_chosen_cards_count() -> None:
    value = after(10, parked=(4,), chosen=(3, 4, 5))
    given_hint = hint(Pace(60, 0.0), 2400.0, value, SET)
    assert given_hint is not None
    assert given_hint.open == (4,)


def test_ten_minutes_before_the_end_it_offers_to_round_off() -> None:
    pace = Pace(60, 0.0)
    before, now, late = (hint(pace, 60.0 * minute, after(10 if minute < 50 else 4), SET) for minute in (49, 50, 75))
    assert before is None
    assert now is not None
    assert late is not None
    assert (now.advice, now.cards, now.minutes_left) == (Advice.ROUND_OFF, 0, 10)
    assert (late.advice, late.minutes_left) == (Advice.ROUND_OFF, 0)


def test_a_short_interview_is_not_rounded_off_before_two_thirds() -> None:
    pace = Pace(15, 0.0)
    assert hint(pace, 599.0, after(0), SET) is None
    rounding = hint(pace, 600.0, after(0), SET)
    assert rounding is not None
    assert rounding.advice is Advice.ROUND_OFF


def test_staying_longer_leaves_time_for_fewer_cards() -> None:
    pace = Pace(60, 0.0)
    assert cards_left(pace, 60.0 * 24, after(0), SET) == 5
    assert cards_left(pace, 60.0 * 44, after(0), SET) == 2
    assert cards_left(pace, 60.0 * 90, after(0), SET) == 0
    assert cards_left(pace, 0.0, after(0), SET) == 9


@given(totals, times, st.integers(0, 10), st.sampled_from(Status))
def test_hints_are_about_what_is_open_and_only_while_talking(
    total: int, now: float, answered: int, status: Status
) -> None:
    value = after(answered, status=status)
    given_hint = hint(Pace(total, 0.0), now, value, SET)
    if given_hint is None:
        return
    assert status is Status.DRAFT
    assert now >= total * 40
    assert given_hint.open == tuple(range(3 + answered, 13))
    assert 0 <= given_hint.minutes_left <= total / 3
    assert given_hint.cards <= len(given_hint.open)
    assert (given_hint.cards == 0) == (given_hint.advice is Advice.ROUND_OFF)
