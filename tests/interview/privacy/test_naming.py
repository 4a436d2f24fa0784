"""Answers in which somebody stands by name: found as words, whole or by the first name alone."""

from __future__ import annotations

import pytest

from interview_tui.interview.model import Answer
from interview_tui.interview.privacy.naming import naming
from tests.builders import interview

pytestmark = pytest.mark.no_files


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("Sam", "Toen zei Sam niets.", True),
        ("Sam", "toen zei sam: niets", True),
        ("Sam", "Samen aan tafel.", False),
        ("Sam", "De balsam.", False),
        ("Sam de Wit", "Sam keek.", True),
        ("Sam de Wit", "De Wit keek.", False),
        ("Sam de Wit", "sam\nde  wit", True),
        ("de Wit", "de buurvrouw", False),
        ("De Wit", "Ik zag de wit", True),
        ("J. Bakker", "Ik zei j. tegen hem.", True),
        ("A", "a b c", True),
        ("", "niets", False),
        ("C++ (x", "Met c++ (x erbij", True),
        ("Élise", "toen élise", True),
    ],
)
def test_a_name_is_found_as_a_word(name: str, said: str, found: bool) -> None:
    for answer in (Answer(said), Answer("", (said,))):
        held = interview(answers={3: answer, 4: Answer("Niemand.")})
        assert naming(held, [3, 4], [name]) == ((3,) if found else ())


def test_only_the_cards_that_are_asked_for_are_looked_at() -> None:
    held = interview(answers={3: Answer("Sam"), 4: Answer("Noor"), 5: Answer("Sam")})
    assert naming(held, [4, 5], ["Sam", "Noor"]) == (4, 5)
    assert naming(held, [3, 4, 5], []) == ()
