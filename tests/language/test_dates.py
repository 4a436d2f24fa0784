"""Dates in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from interview_tui.language import choose
from interview_tui.language.dates import day, moment


@pytest.mark.parametrize(("lang", "shown"), [("nl", "3 november 2026"), ("en", "3 November 2026")])
def test_a_day(lang: str, shown: str) -> None:
    choose("nl" if lang == "nl" else "en")
    assert day(date(2026, 11, 3)) == shown


def test_there_are_twelve_months_in_both_languages() -> None:
    for lang in ("nl", "en"):
        choose("nl" if lang == "nl" else "en")
        assert len({day(date(2026, month, 1)) for month in range(1, 13)}) == 12


def test_a_moment_is_on_the_clock_of_this_computer() -> None:
    when = datetime(2026, 11, 3, 12, 5, tzinfo=UTC)
    local = when.astimezone()
    assert moment(when) == f"{day(local.date())}, {local:%H:%M}"
