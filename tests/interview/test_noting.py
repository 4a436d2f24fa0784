"""What a card brings is put down; what a private page brings is for the two alone from its first words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import NOTHING, Answer, Circle
from interview_tui.interview.noting import noted
from tests.builders import few_answers, interview, question_set
from tests.texts import few_lines, few_notes

OPEN = question_set().card(5)
PRIVATE = OPEN._replace(private=True)


@pytest.mark.parametrize("said", [{"note": "Koffie."}, {"zodatjes": ("Ik wacht, zodat zij begint.",)}])
def test_the_first_words_of_a_private_page_are_for_the_two_alone(said: dict[str, object]) -> None:
    held = interview(sharing=Circle.ORGANISATION)
    assert noted(held, PRIVATE, **said).answer(5) == NOTHING._replace(circle=Circle.PRIVATE, **said)  # type: ignore[arg-type]
    assert noted(held, OPEN, **said).circle_of(5) is Circle.ORGANISATION


def test_with_its_last_words_that_goes_too() -> None:
    held = noted(interview(), PRIVATE, note="Koffie.", zodatjes=("Ik wacht.",))
    held = noted(held, PRIVATE, note="")
    assert held.answer(5) == Answer("", ("Ik wacht.",), Circle.PRIVATE), "a so-that is still there"
    assert noted(held, PRIVATE, zodatjes=()) == interview()


def test_a_circle_that_was_chosen_stays_whatever_is_typed() -> None:
    held = noted(interview(), PRIVATE, note="Koffie.").with_answer(5, circle=Circle.TEAM)
    held = noted(held, PRIVATE, note="Koffie. Dan kijken.")
    assert held.circle_of(5) is Circle.TEAM
    assert noted(held, PRIVATE, note="").answer(5).circle is Circle.TEAM
    chosen_first = interview().with_answer(5, circle=Circle.TEAM)
    assert noted(chosen_first, PRIVATE, note="Koffie.").circle_of(5) is Circle.TEAM


def test_words_of_a_private_page_that_were_opened_up_stay_so() -> None:
    held = interview(answers={5: Answer("Koffie.")})
    assert noted(held, PRIVATE, note="Thee.").answer(5) == Answer("Thee.")


def test_on_any_other_card_no_circle_comes_or_goes() -> None:
    held = interview(answers={5: Answer("Koffie.", circle=Circle.PRIVATE)})
    assert noted(held, OPEN, note="").answer(5).circle is Circle.PRIVATE


@given(few_answers, few_notes, st.lists(few_lines.filter(bool), max_size=2).map(tuple), st.booleans())
def test_what_was_said_is_what_is_there_and_other_cards_stay(
    before: Answer, note: str, zodatjes: tuple[str, ...], private: bool
) -> None:
    held = interview(answers={4: Answer("Thee."), 5: before})
    after = noted(held, PRIVATE if private else OPEN, note=note, zodatjes=zodatjes)
    found = after.answer(5)
    assert (found.note, found.zodatjes, found.struck) == (note, zodatjes, before.struck)
    assert after.with_answer(5, note=before.note, zodatjes=before.zodatjes, circle=before.circle) == held
