"""Reading back and finishing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.interview import readback, zodatjes
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from tests.builders import few_answers, few_interviews, interview
from tests.texts import notes

SECRET = "DITMAGWEG"


@st.composite
def with_secrets(draw: st.DrawFn) -> Interview:
    """An interview in which everything that is struck holds SECRET, in its note or its zodatjes."""
    value = draw(few_interviews)
    for card in draw(st.sets(st.integers(1, 12), min_size=1)):
        answer = draw(few_answers)
        if draw(st.booleans()):
            answer = answer._replace(note=f"{answer.note}{SECRET} zodat niets")
        else:
            answer = answer._replace(zodatjes=(*answer.zodatjes, f"{SECRET}."))
        value = value.change(answers={**value.answers, card: answer._replace(struck=True)})
    return value


@given(with_secrets())
def test_what_is_struck_is_gone_from_the_whole_value(value: Interview) -> None:
    struck = {card for card, answer in value.answers.items() if answer.struck}
    value = zodatjes.dismiss(value, f"{SECRET} zodat niets")
    done = readback.finish(value)
    assert SECRET not in repr(done.change(answers=dict(done.answers)))
    assert done.status is Status.FINAL
    assert done.dismissed == ()
    assert struck <= set(done.struck)
    assert not struck & set(done.answers)
    assert not any(answer.struck for answer in done.answers.values())


@given(few_interviews)
def test_finishing_leaves_the_rest_alone(value: Interview) -> None:
    done = readback.finish(value)
    assert dict(done.answers) == {card: answer for card, answer in value.answers.items() if not answer.struck}
    unchanged = {"status": value.status, "struck": value.struck, "dismissed": value.dismissed, "answers": value.answers}
    assert done.change(**unchanged) == value
    assert list(done.struck) == sorted(set(done.struck))
    assert not set(done.struck) & set(done.answers), "a card answered anew is not struck"
    assert readback.finish(done) == done
    assert readback.reopen(done).status is Status.HELD
    assert readback.finish(readback.reopen(done)) == done


def test_hold() -> None:
    assert readback.hold(interview()).status is Status.HELD


@given(few_interviews, st.integers(1, 12))
def test_striking_can_be_undone(value: Interview, card: int) -> None:
    value = value.with_answer(card, struck=False)
    struck = readback.strike(value, card)
    assert struck.answer(card).struck == bool(value.answer(card)), "nothing said, nothing to strike"
    assert readback.unstrike(struck, card) == value
    said = value.with_answer(card, note="Iets.")
    assert readback.unstrike(readback.strike(said, card), card) == said


@given(few_interviews, st.integers(1, 12), st.none() | st.sampled_from(Circle))
def test_a_circle_of_its_own(value: Interview, card: int, circle: Circle | None) -> None:
    changed = readback.set_circle(value, card, circle)
    assert changed.circle_of(card) == (value.sharing if circle is None else circle)
    assert readback.set_circle(changed, card, value.answer(card).circle) == value


@given(few_interviews, st.integers(1, 12), notes)
def test_rewriting(value: Interview, card: int, note: str) -> None:
    changed = value.with_answer(card, note=note)
    assert changed.answer(card) == value.answer(card)._replace(note=note)
    assert changed.with_answer(card, note=value.answer(card).note) == value


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("te luisteren", "Het is mijn vak om te luisteren."),
        ("om te luisteren!", "Het is mijn vak om te luisteren!"),
        ("het is mijn  vak om … te luisteren.", "Het is mijn vak om te luisteren."),
        ("Het is mijn vak om Het is mijn vak om te luisteren", "Het is mijn vak om te luisteren."),
        ("Het is mijn vak omdat het moet", "Het is mijn vak om Het is mijn vak omdat het moet."),
        ("Het is mijn vak om …", ""),
        ("  \n", ""),
        ("te zwijgen\nen te kijken", "Het is mijn vak om te zwijgen en te kijken."),
    ],
)
def test_the_closing_sentence(typed: str, expected: str) -> None:
    assert readback.closing_sentence(typed, "nl") == expected


def test_the_closing_sentence_in_english() -> None:
    assert readback.closing_sentence("it is my craft to listen", "en-GB") == "It is my craft to listen."
    assert readback.close(interview(lang="en"), "to listen").closing == "It is my craft to listen."
    assert readback.close(interview(closing="Het is mijn vak om te zien."), " ").closing == ""


@given(
    st.one_of(notes, st.lists(st.sampled_from(["Het is mijn vak om", "om", "te", "x", "…", ".", "!"])).map(" ".join)),
    st.sampled_from(["nl", "en", "fy"]),
)
@example("om om", "nl")
def test_the_closing_sentence_opens_once(text: str, lang: str) -> None:
    sentence = readback.closing_sentence(text, lang)
    opening = "It is my craft to" if lang == "en" else "Het is mijn vak om"
    assert readback.closing_sentence(sentence, lang) == sentence
    if sentence:
        assert sentence.startswith(f"{opening} ")
        assert not sentence.removeprefix(f"{opening} ").casefold().startswith(f"{opening} ".casefold())
        assert sentence[-1] in ".!?…"
        assert sentence == " ".join(sentence.split())


def test_an_emptied_answer_leaves_nothing() -> None:
    value = interview(answers={5: Answer(note="ja")})
    assert value.with_answer(5, note="") == interview()


def test_the_closing_sentence_is_for_the_two_until_they_say_otherwise() -> None:
    closed = readback.close(interview(), "te blijven")
    assert closed.closing_readers is ClosingReaders.NOBODY
    named = readback.let_read_closing(closed, ClosingReaders.NAMED)
    assert named.closing_readers is ClosingReaders.NAMED
    assert readback.close(named, "te blijven") == named
    assert readback.close(named, "te gaan").closing_readers is ClosingReaders.NOBODY
    assert readback.close(named, "").closing_readers is ClosingReaders.NOBODY


def test_nobody_reads_a_closing_sentence_that_is_not_there() -> None:
    assert readback.let_read_closing(interview(), ClosingReaders.NAMED).closing_readers is ClosingReaders.NOBODY


def test_undo_takes_back_what_one_change_did_and_nothing_since() -> None:
    before = interview(
        status=Status.FINAL,
        closing="Het is mijn vak om te wachten.",
        closing_readers=ClosingReaders.NAMED,
        answers={1: Answer("Een."), 2: Answer("Twee.")},
    )
    after = readback.reopen(readback.strike(before, 1))
    assert readback.taken_back(after, before, after) == before, "its status too, for nothing else changed"
    later = readback.set_circle(readback.let_read_closing(after, ClosingReaders.NOBODY), 1, Circle.PRIVATE).with_answer(
        2, note="Drie."
    )
    expected = later.with_answer(1, struck=False)
    assert readback.taken_back(later, before, after) == expected
    assert readback.taken_back(readback.unstrike(later, 1), before, after) == readback.unstrike(later, 1)


def test_undo_brings_a_closing_sentence_back_for_the_two_alone() -> None:
    before = interview(closing="Het is mijn vak om te wachten.", closing_readers=ClosingReaders.NAMED)
    after = readback.close(before, "te zwijgen")
    assert readback.taken_back(after, before, after) == before.change(closing_readers=ClosingReaders.NOBODY)
    assert (
        readback.taken_back(readback.close(after, "te blijven"), before, after).closing
        == "Het is mijn vak om te blijven."
    )
