"""Dates in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.language import Language, choose
from interview_tui.language.dates import day, day_in, moment


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


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("24-12-2026", date(2026, 12, 24)),
        ("24/12/26", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        (" 24 december ", date(2026, 12, 24)),
        ("24 Dec", date(2026, 12, 24)),
        ("5 januari", date(2027, 1, 5)),
        ("25 november", TODAY),
        ("1 mrt", date(2027, 3, 1)),
        ("29 februari", date(2028, 2, 29)),
        ("24-12", date(2026, 12, 24)),
        ("3 november 2020", date(2020, 11, 3)),
    ],
)
def test_a_day_as_people_write_it(text: str, found: date) -> None:
    choose("nl")
    assert day_in(text, TODAY) == found


@pytest.mark.parametrize(
    "text", ["", "gauw", "32 december", "31-2-2026", "ju 5", "5 ju", "5 m", "12", "1 2 3 4", "0-0-0", "5 januari gauw"]
)
def test_what_is_no_day(text: str) -> None:
    choose("nl")
    assert day_in(text, TODAY) is None


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    day_in(text, TODAY)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["nl", "en"]))
def test_a_day_as_we_write_it_comes_back(when: date, lang: Language) -> None:
    choose(lang)
    assert day_in(day(when), TODAY) == when
    assert day_in(when.isoformat(), TODAY) == when
