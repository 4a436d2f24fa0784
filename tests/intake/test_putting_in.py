"""Notes become answers: every word, once, in order, below the card that a person said; for the two alone."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.forms.shipped import forms_for
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.notes import BULLET, Block, Notes
from interview_tui.intake.plain import lines_of
from interview_tui.intake.proposing import Start, Why
from interview_tui.intake.putting_in import answers_of, interview_from, unplaced
from interview_tui.interview.model import LONGEST_NAME, LONGEST_NOTE, Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files

CARDS = shipped("nl")
TODAY = datetime.date.today()


def start(block: int, card: int, *, keeps: bool = True) -> Start:
    return Start(block, card, Why.NUMBER, keeps)


def notes(*texts: str) -> Notes:
    return Notes(tuple(Block(text) for text in texts))


def made(answers: dict[int, Answer] | None = None, **changes: object) -> Interview:
    values: dict[str, object] = {"date": TODAY, "interviewer": "Noor", "interviewee": "Sam", **changes}
    return interview_from(answers or {5: Answer("koffie")}, CARDS, forms_for(CARDS), **values)  # type: ignore[arg-type]


def test_what_stands_before_the_first_card_is_in_no_answer() -> None:
    held = notes("Gesprek met Sam", "Kaart 5", "koffie")
    assert unplaced(held, [start(1, 5)]) == range(1)
    assert unplaced(held, []) == range(3)
    assert answers_of(held, [start(1, 5, keeps=False)], CARDS) == {5: Answer("koffie")}
    assert answers_of(held, [], CARDS) == {}


def test_a_heading_that_says_more_stays() -> None:
    held = Notes((Block("Over koffie\nen thee", number="5."), Block("lekker", number=BULLET), Block("ja", apart=True)))
    assert answers_of(held, [start(0, 5)], CARDS)[5].note == "Over koffie\nen thee\n- lekker\n\nja"
    assert answers_of(held, [start(0, 5, keeps=False)], CARDS)[5].note == "en thee\n- lekker\n\nja"


def test_two_pieces_for_one_card_are_joined_in_order() -> None:
    held = notes("een", "twee", "drie")
    answers = answers_of(held, [start(2, 5), start(0, 5), start(1, 6)], CARDS)
    assert {number: answer.note for number, answer in answers.items()} == {5: "een\n\ndrie", 6: "twee"}


def test_a_card_without_words_has_no_answer() -> None:
    assert answers_of(notes("Kaart 5", "Kaart 6", "ja"), [start(0, 5, keeps=False), start(1, 6)], CARDS).keys() == {6}


def test_an_answer_that_no_note_can_hold_is_refused() -> None:
    held = notes("x" * (LONGEST_NOTE - 2), "y", "z")
    assert len(answers_of(held, [start(0, 5), start(2, 6)], CARDS)[5].note) == LONGEST_NOTE
    with pytest.raises(IntakeError, match="bij kaart 5 is langer"):
        answers_of(held, [start(0, 5)], CARDS)


def test_the_answer_to_a_private_card_is_for_the_two() -> None:
    cards = CARDS._replace(cards=tuple(card._replace(private=card.number == 5) for card in CARDS.cards))
    answers = answers_of(notes("een", "twee"), [start(0, 5), start(1, 6)], cards)
    assert (answers[5].circle, answers[6].circle) == (Circle.PRIVATE, None)


@pytest.mark.parametrize("form", [form.id for form in forms_for(CARDS).forms])
def test_it_is_held_and_for_the_two_whatever_the_form_says(form: str) -> None:
    interview = made(form=form)
    assert (interview.status, interview.sharing) == (Status.HELD, Circle.PRIVATE)
    assert interview.answer(5) == Answer("koffie") and interview.form == form


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"interviewer": " "}, "wie vroeg"),
        ({"interviewee": "\n"}, "wie vroeg"),
        ({"team": "x" * (LONGEST_NAME + 1)}, "langer dan 120"),
        ({"date": TODAY + datetime.timedelta(days=1)}, "moet nog komen"),
    ],
)
def test_what_two_people_agreed_is_filled_in(changes: dict[str, object], told: str) -> None:
    with pytest.raises(IntakeError, match=told):
        made(None, **changes)


TEXTS = st.lists(st.sampled_from(CORPUS) | st.text(max_size=30), min_size=1, max_size=6).map("\n".join)


@given(TEXTS, st.lists(st.integers(0, 40), max_size=5), st.lists(st.integers(1, 12), min_size=5, max_size=5))
def test_words_in_are_words_out_and_come_back_from_the_file(text: str, places: list[int], cards: list[int]) -> None:
    from interview_tui.language import clean

    held = Notes(tuple(lines_of(clean(text))))
    starts = [start(at, card) for at, card in zip(sorted(set(places)), cards, strict=False) if at < len(held.blocks)]
    answers = answers_of(held, starts, CARDS)
    before = [held.blocks[at].text for at in unplaced(held, starts)]
    by_card: dict[int, list[str]] = {}
    for one, end in zip(starts, [*(each.block for each in starts[1:]), len(held.blocks)], strict=False):
        by_card.setdefault(one.card, []).extend(block.text for block in held.blocks[one.block : end])
    assert {
        number: [line for line in answer.note.split("\n") if line.strip()] for number, answer in answers.items()
    } == by_card
    assert sum(map(len, by_card.values())) + len(before) == len(held.blocks)
    if answers:
        document = read(compose(made(dict(answers)), CARDS))
        assert {number: answer.note for number, answer in document.interview.answers.items()} == {
            number: answer.note for number, answer in answers.items()
        }
        assert not document.stops and document.interview.status is Status.HELD
