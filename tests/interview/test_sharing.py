"""What a circle may read: never more than was given to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview
from interview_tui.interview.sharing import readable
from tests.builders import few_answers, few_interviews, interview

circles = st.sampled_from(Circle)
OF_THE_WHOLE = ("next", "listeners")
"""What belongs to no card: it is for whoever may read the interview as a whole."""


def told_apart(value: Interview) -> Interview:
    """The same interview with every text naming who may read it, so that a leak shows wherever it turns up."""

    def tag(circle: Circle, struck: bool) -> str:
        return "«struck»" if struck else f"«{circle.key}»"

    marked = {}
    for card, answer in value.answers.items():
        mark = tag(value.circle_of(card), answer.struck)
        marked[card] = answer._replace(
            note=f"{answer.note}{mark}", zodatjes=tuple(f"{text}{mark}" for text in answer.zodatjes)
        )
    mark = tag(value.sharing, False)
    whole = {name: f"{getattr(value, name)}{mark}" for name in OF_THE_WHOLE}
    return value.change(answers=marked, **whole)


shared_interviews = st.builds(
    lambda value, more: told_apart(value.change(answers={**value.answers, **more})),
    few_interviews,
    st.dictionaries(st.integers(1, 12), few_answers, min_size=1),
)


def everything(value: Interview) -> str:
    """Every value of an interview as text."""
    return repr(value.change(answers=dict(value.answers)))


@given(shared_interviews, circles)
def test_nothing_of_a_narrower_circle_is_readable(value: Interview, circle: Circle) -> None:
    shown = everything(readable(value, circle))
    assert "«struck»" not in shown
    for narrower in Circle:
        assert narrower >= circle or f"«{narrower.key}»" not in shown


@given(shared_interviews, circles)
def test_all_that_a_circle_may_read_is_there(value: Interview, circle: Circle) -> None:
    shown = readable(value, circle)
    for card, answer in value.answered():
        if value.circle_of(card) >= circle:
            assert (shown.answer(card).note, shown.answer(card).zodatjes) == (answer.note, answer.zodatjes)
    for name in OF_THE_WHOLE:
        assert getattr(shown, name) == (getattr(value, name) if value.sharing >= circle else "")
    said = circle is Circle.PRIVATE or (circle is Circle.TEAM and value.closing_readers is ClosingReaders.NAMED)
    assert shown.closing == (value.closing if said else "")
    for name in (
        "id",
        "date",
        "interviewer",
        "interviewee",
        "lang",
        "question_set",
        "form",
        "status",
        "minutes",
        "team",
    ):
        assert getattr(shown, name) == getattr(value, name)


@given(shared_interviews, circles)
def test_it_is_for_that_circle_throughout_and_without_traces(value: Interview, circle: Circle) -> None:
    shown = readable(value.change(dismissed=("abcdef01",), chosen=(3, 4)), circle)
    assert shown.sharing is circle
    assert all(shown.circle_of(card) is circle for card in range(1, 13))
    assert (shown.at_card, shown.parked, shown.struck, shown.dismissed, shown.chosen) == (1, (), (), (), ())
    assert readable(shown, circle) == shown


@given(shared_interviews, circles, circles)
def test_no_detour_shows_more(value: Interview, one: Circle, other: Circle) -> None:
    """A version made of a version holds at most what the wider of the two circles gets from the original."""
    twice = readable(readable(value, one), other)
    direct = readable(value, max(one, other))
    assert set(twice.answers) <= set(direct.answers)
    assert twice.closing in ("", direct.closing)


@given(shared_interviews, circles)
def test_an_answer_is_readable_or_it_is_nowhere(value: Interview, circle: Circle) -> None:
    kept = readable(value, circle).answers
    for card, answer in value.answers.items():
        may = bool(answer) and not answer.struck and value.circle_of(card) >= circle
        assert (card in kept) is may


def test_private_by_default_and_wider_only_where_it_was_given() -> None:
    value = interview(closing="Het is mijn vak om te zien.").with_answer(3, note="a")
    assert not readable(value, Circle.TEAM).answers
    assert readable(value, Circle.PRIVATE).answers.keys() == {3}
    given_wider = value.with_answer(5, note="b\nDoorgevraagd: Zodat…?", circle=Circle.TEAM)
    shown = readable(given_wider, Circle.TEAM)
    assert dict(shown.answers) == {5: Answer(note="b\nDoorgevraagd: Zodat…?")}
    assert shown.closing == ""
    assert not readable(given_wider, Circle.ORGANISATION).answers
