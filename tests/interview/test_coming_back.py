"""A day to come back: told from a week before, for what was read back, until the interview is changed."""

from __future__ import annotations

import datetime

import pytest

from interview_tui.interview.coming_back import SOON, is_due
from interview_tui.interview.model import Status
from tests.builders import interview

DAY = datetime.date(2027, 3, 10)


@pytest.mark.parametrize(
    ("days", "due"), [(-SOON.days - 1, False), (-SOON.days, True), (-1, True), (0, True), (1, True), (400, True)]
)
def test_from_a_week_before_the_day_until_it_was_done(days: int, due: bool) -> None:
    held = interview(status=Status.FINAL, back_on=DAY)
    assert is_due(held, DAY + datetime.timedelta(days=days)) is due


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.FINAL])
def test_what_was_not_read_back_waits_for_that_first(status: Status) -> None:
    assert not is_due(interview(status=status, back_on=DAY), DAY)


def test_without_a_day_there_is_nothing_to_come_back_to() -> None:
    assert not is_due(interview(status=Status.FINAL), datetime.date.max)


def test_the_first_days_that_there_are() -> None:
    for day in (datetime.date.min, datetime.date.min + SOON - datetime.timedelta(days=1), datetime.date.min + SOON):
        assert is_due(interview(status=Status.FINAL, back_on=day), datetime.date.min)
    later = datetime.date.min + SOON + datetime.timedelta(days=1)
    assert not is_due(interview(status=Status.FINAL, back_on=later), datetime.date.min)
