"""What is filled in before an interview: taken as people write it, refused with a clear line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES, Circle
from interview_tui.tui.agree.checking import cards_in, circles, forms, minutes_in
from tests.builders import question_set

CARDS = question_set(12)


@pytest.mark.parametrize("text", ["60", " 60 ", "60 min", "60 minuten", "60m", "60'", "060"])
def test_minutes_as_people_write_them(text: str) -> None:
    assert minutes_in(text) == 60


@given(st.integers(0, 9999))
def test_minutes_keep_their_bounds(number: int) -> None:
    found = minutes_in(str(number))
    assert found == number if LEAST_MINUTES <= number <= MOST_MINUTES else isinstance(found, str)


@given(st.text(max_size=8))
def test_any_text_gives_minutes_or_a_line(text: str) -> None:
    found = minutes_in(text)
    assert isinstance(found, int) or str(MOST_MINUTES) in found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("  ", ()),
        ("alle", ()),
        ("3,4,11", (3, 4, 11)),
        ("11 3 en 4", (3, 4, 11)),
        ("3-5", (3, 4, 5)),
        ("3 – 5, 7", (3, 4, 5, 7)),
        ("4, 4, 4", (4,)),
        ("1-12", ()),
    ],
)
def test_card_numbers_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    assert cards_in(text, CARDS) == numbers


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("13", "13"),
        ("0", "0"),
        ("3, 14", "14"),
        ("5-3", "5-3"),
        ("9 - 13", "9-13"),
        ("drie", "drie"),
        ("3,x", "x"),
        ("-3", "-3"),
        ("[/b]", "[/b]"),
    ],
)
def test_what_cannot_be_is_named(text: str, word: str) -> None:
    found = cards_in(text, CARDS)
    assert isinstance(found, str)
    assert f"“{word}”" in found


@given(st.sets(st.integers(1, 12), min_size=1, max_size=11), st.sampled_from([", ", ",", " ", " en ", "; "]))
def test_any_choice_comes_back(numbers: set[int], glue: str) -> None:
    assert cards_in(glue.join(map(str, numbers)), CARDS) == tuple(sorted(numbers))


@given(st.text(max_size=20))
def test_any_text_gives_cards_or_a_line(text: str) -> None:
    found = cards_in(text, CARDS)
    assert isinstance(found, str) or all(1 <= number <= 12 for number in found)


def test_every_form_and_circle_can_be_chosen_and_says_something() -> None:
    known = shipped_forms("nl")
    assert [form.value for form in forms(known)] == [form.id for form in known.forms]
    assert [circle.value for circle in circles()] == [circle.key for circle in Circle]
    assert all(one.about for one in (*forms(known), *circles()))


def test_no_wider_circle_than_the_form_allows() -> None:
    assert [circle.value for circle in circles(Circle.PRIVATE)] == ["private"]
    assert [circle.value for circle in circles(Circle.TEAM)] == ["private", "team"]
