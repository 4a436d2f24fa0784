"""A form stands on another: what it does not say, that one says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.forms.loading import Loop, UnknownBase
from interview_tui.interview.model import Circle
from tests.forms.samples import Document, forms, page


def test_what_is_left_out_is_as_in_the_form_below_it_through_any_number_of_forms() -> None:
    made = forms(
        {"id": "c", "based_on": "b", "minutes": 30},
        {"id": "b", "based_on": "a", "sharing": "team"},
        {"id": "a", "tips": ["Luister."], "sharing": "organisation", "after": [page("p")], "minutes": 90},
    )
    assert [form.id for form in made.forms] == ["c", "b", "a"]
    top = made.form("c")
    assert (top.minutes, top.sharing, top.tips) == (30, Circle.TEAM, ("Luister.",))
    assert top.after is made.form("a").after
    assert (made.form("b").minutes, made.form("a").sharing) == (90, Circle.ORGANISATION)


def test_an_empty_value_is_said_too() -> None:
    made = forms(
        {"id": "a", "tips": ["Luister."], "counted": False, "come_back": {"weeks": 2, "page": page("p")}},
        {"id": "b", "based_on": "a", "tips": [], "counted": True, "come_back": None},
    )
    assert (made.form("b").tips, made.form("b").counted, made.form("b").come_back) == ((), True, None)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ([{"id": "a", "based_on": "a"}], ("a", "a")),
        ([{"id": "a", "based_on": "b"}, {"id": "b", "based_on": "a"}], ("a", "b", "a")),
        (
            [{"id": "x", "based_on": "a"}, {"id": "a", "based_on": "b"}, {"id": "b", "based_on": "a"}],
            ("a", "b", "a"),
        ),
    ],
)
def test_a_loop_is_told_and_never_followed(written: list[Document], ids: tuple[str, ...]) -> None:
    with pytest.raises(Loop) as caught:
        forms(*written)
    assert caught.value.ids == ids


def test_a_form_that_is_not_there() -> None:
    with pytest.raises(UnknownBase) as caught:
        forms({"id": "a", "based_on": "b"}, {"id": "b", "based_on": "c"})
    assert (caught.value.form, caught.value.base) == ("b", "c")


@given(st.permutations(range(12)))
def test_the_order_in_the_file_does_not_matter(numbers: list[int]) -> None:
    """Each form stands on the one before it in number, wherever that is."""
    written: list[Document] = [
        {"id": f"f{number}", "minutes": 10 + number, **({"based_on": f"f{number - 1}"} if number else {"tips": ["x"]})}
        for number in numbers
    ]
    made = forms(*written)
    assert [form.id for form in made.forms] == [f"f{number}" for number in numbers]
    assert all(made.form(f"f{number}").minutes == 10 + number for number in numbers)
    assert all(form.tips == ("x",) for form in made.forms)
