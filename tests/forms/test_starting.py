"""What two people agree before the interview begins."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from interview_tui.forms.shipped import shipped_forms
from interview_tui.forms.starting import begin
from interview_tui.interview.model import Circle, Interview, Status
from tests.builders import question_set
from tests.forms.samples import forms

AGREED: dict[str, Any] = {
    "id": "3f9k2m",
    "date": datetime.date(2026, 11, 24),
    "interviewer": "Noor",
    "interviewee": "Sam",
    "cards": question_set(),
    "forms": shipped_forms("nl"),
}


def test_names_are_enough() -> None:
    assert begin(**AGREED) == Interview(
        "3f9k2m",
        datetime.date(2026, 11, 24),
        "Noor",
        "Sam",
        "nl",
        "proef@1",
        status=Status.DRAFT,
        sharing=Circle.PRIVATE,
    )


def test_all_that_can_be_agreed() -> None:
    value = begin(
        **AGREED,
        form="audit",
        sharing=Circle.TEAM,
        minutes=45,
        team=" Team\nNoord ",
        organisation="Wij\x1b[31m",
        chosen=[11, 3, 3],
    )
    assert (value.form, value.sharing, value.minutes) == ("audit", Circle.TEAM, 45)
    assert (value.team, value.organisation) == ("Team Noord", "Wij[31m")
    assert (value.chosen, value.at_card) == ((3, 11), 3)


@pytest.mark.parametrize(
    ("wrong", "error"), [({"chosen": [13]}, KeyError), ({"form": "verhoor"}, KeyError), ({"minutes": 0}, ValueError)]
)
def test_what_cannot_be_agreed(wrong: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        begin(**AGREED, **wrong)


def test_the_language_is_that_of_the_set() -> None:
    assert begin(**{**AGREED, "cards": question_set(lang="en")}).lang == "en"


def test_where_no_form_is_chosen_it_is_two_colleagues_or_else_the_first() -> None:
    own = forms({"id": "anders", "sharing": "team"}, {"id": "nog-iets"})
    value = begin(**{**AGREED, "forms": own})
    assert (value.form, value.sharing) == ("anders", Circle.TEAM)
    own = forms({"id": "anders"}, {"id": "colleague", "sharing": "organisation"})
    value = begin(**{**AGREED, "forms": own})
    assert (value.form, value.sharing) == ("colleague", Circle.ORGANISATION)


def test_nobody_reads_more_than_the_form_allows() -> None:
    own = forms({"id": "x", "sharing": "private", "widest": "team"})
    shared = [begin(**{**AGREED, "forms": own}, sharing=circle).sharing for circle in (None, *Circle)]
    assert shared == [Circle.PRIVATE, Circle.PRIVATE, Circle.TEAM, Circle.TEAM]
