"""The line that says what was given, and so whom to tell."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.records import Given
from interview_tui.language import choose
from interview_tui.tui.give.given_words import given_line

TODAY = datetime.date(2026, 11, 24)


def given(reader: Reader | str, form: Format, days_ago: int) -> Given:
    day = TODAY - datetime.timedelta(days=days_ago)
    return Given(Path(f"/g/{reader}.{form}"), "3f9k2m", str(reader), str(form), day.isoformat(), "", "")


def line(*records: Given) -> str:
    choose("nl")
    return given_line(records, "Sam", TODAY).plain


@pytest.mark.no_files
def test_everybody_who_has_something_is_named_and_the_rest_is_counted() -> None:
    others = [given(Reader.TEAM, form, at) for at, form in enumerate((Format.WORD, Format.PDF, Format.TEXT))]
    told = line(given(Reader.TELLER, Format.WORD, 9), given(Reader.OUTSIDE, Format.PDF, 8), *reversed(others))
    assert told == (
        "Gegeven: aan ons team, Word, vandaag · naar buiten, PDF, 16 november 2026 · "
        "aan Sam, Word, 15 november 2026 · en nog 2"
    )
    told = line(*(given(reader, Format.PDF, 0) for reader in Reader))
    assert told.count("PDF, vandaag") == len(Reader) and "en nog" not in told


@pytest.mark.no_files
def test_what_is_given_twice_is_said_once_and_what_nobody_knows_is_left_out() -> None:
    again = given(Reader.TEAM, Format.PDF, 0)
    assert line(again, again, given("later", Format.PDF, 0)) == "Gegeven: aan ons team, PDF, vandaag"
    assert line() == line(given("later", Format.PDF, 0)) == ""
