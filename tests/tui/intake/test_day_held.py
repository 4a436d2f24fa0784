"""The day on which it was: one that is past, with its year."""

from __future__ import annotations

import datetime

import pytest

from interview_tui.tui.intake.day_held import day_held

pytestmark = pytest.mark.no_files
TODAY = datetime.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24 november", datetime.date(2026, 11, 24)),
        ("1 december", TODAY),
        ("2 december", datetime.date(2025, 12, 2)),
        ("3-1", datetime.date(2026, 1, 3)),
        ("29 februari", datetime.date(2024, 2, 29)),
        ("24-11-2025", datetime.date(2025, 11, 24)),
        ("2026-11-24", datetime.date(2026, 11, 24)),
    ],
)
def test_the_last_such_day_up_to_today(text: str, found: datetime.date) -> None:
    assert day_held(text, TODAY) == found


@pytest.mark.parametrize("text", ["", "gisteren", "2026-12-02", "3 december 2027", "31 november"])
def test_what_is_no_past_day_is_told(text: str) -> None:
    problem = day_held(text, TODAY)
    assert isinstance(problem, str)
    assert problem
