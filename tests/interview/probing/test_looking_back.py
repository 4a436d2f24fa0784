"""Looking back on one's own questions: kinds asked and never asked, whatever the notes hold; nothing counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.model import Kind
from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer
from interview_tui.interview.probing.looking_back import TO_TRY, WORTH_TRYING, LookedBack, look_back, to_try
from interview_tui.interview.transcript_words import words
from interview_tui.language import Language
from tests.builders import answers, interview, interviews, question_set

LABELS = ("Doorgevraagd", "Asked further")


def asking(*texts: str, label: str = "Doorgevraagd", **changes: object) -> Answer:
    return Answer("\n".join(["Ja.", *(f"{label}: {text}\nEn toen." for text in texts)]), **changes)  # type: ignore[arg-type]


def test_every_kind_is_worth_trying_once() -> None:
    assert sorted(WORTH_TRYING) == sorted(Kind)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_probe_of_the_set_is_known_by_its_kind(lang: Language) -> None:
    cards = shipped(lang)
    for card in cards.cards:
        for probe in card.probes:
            held = interview(lang=lang, answers={card.number: asking(probe.text, label=words(lang).asked)})
            assert look_back(held, cards).kinds == (probe.kind,)


def test_typed_by_hand_reworded_and_in_own_words() -> None:
    note = (
        "doorgevraagd :  neem me mee naar de laatste keer dat het klopte\n==Doorgevraagd: Waaraan merk je dat je "
        "spot on bezig bent?==\nDoorgevraagd: Hoe heet de hond?\nDoorgevraagd:\nIk heb doorgevraagd: ja"
    )
    found = look_back(interview(answers={3: Answer(note)}), shipped("nl"))
    assert found.kinds == (Kind.INCIDENT, Kind.OBSERVE)
    assert found.own_words and not found.nothing
    assert Kind.CONTRAST in found.never and Kind.OBSERVE not in found.never


def test_a_so_that_counts_as_asking_what_for() -> None:
    found = look_back(interview(answers={3: Answer("x", ("Ik wacht, zodat zij begint.",))}), shipped("nl"))
    assert found.zodatjes and found.nothing and Kind.LADDER_UP not in found.never


def test_struck_answers_are_not_looked_at() -> None:
    held = interview(answers={3: asking("Wat maakte dat het lukte?", struck=True)})
    assert look_back(held, shipped("nl")) == LookedBack((), False, False)


def test_a_set_that_is_not_here() -> None:
    held = interview(answers={3: asking("Wat was er om je heen gaande?", "Zodat…?", "Wêrom?")})
    assert look_back(held, None).kinds == (Kind.LADDER_UP,)
    found = look_back(held, None, [shipped("nl"), shipped("en")])
    assert (found.kinds, found.own_words) == ((Kind.ELABORATE, Kind.LADDER_UP), True)


@given(interviews, st.sampled_from([None, shipped("nl"), question_set()]))
def test_whatever_the_notes_hold(held: object, cards: object) -> None:
    found = look_back(held, cards)  # type: ignore[arg-type]
    assert list(found.kinds) == [kind for kind in Kind if kind in found.kinds]
    assert not set(found.kinds) & set(found.never)
    assert set(Kind) - set(found.kinds) - set(found.never) <= {Kind.LADDER_UP}


@given(st.dictionaries(st.integers(1, 12), answers, max_size=4), st.integers(2, 5))
def test_how_often_says_nothing(said: dict[int, Answer], times: int) -> None:
    """No counts: asking everything again changes nothing."""
    again = {n: a._replace(note="\n".join([a.note] * times)) for n, a in said.items()}
    assert look_back(interview(answers=again), shipped("nl")) == look_back(interview(answers=said), shipped("nl"))


@given(st.sets(st.sampled_from(Kind)), st.sampled_from(["nl", "en"]))
def test_two_to_try_of_kinds_that_were_not_there(done: set[Kind], lang: Language) -> None:
    found = to_try(done, shipped(lang).cards, lang)
    assert len({one.kind for one in found}) == TO_TRY
    assert all(one.kind not in done for one in found[: len(set(Kind) - done)])
    for one in found:
        assert one.card is not None
        assert (one.kind, one.example) in [(probe.kind, probe.text) for probe in one.card.probes]


def test_without_cards_the_prompts_fit_any() -> None:
    assert [(one.example, one.card) for one in to_try((), (), "nl")] == [
        ("Neem me mee naar de laatste keer.", None),
        ("Zodat…?", None),
    ]


def test_another_prompt_than_the_one_just_used() -> None:
    (first, _second) = to_try((), shipped("nl").cards, "nl")
    (other, _second) = to_try((), shipped("nl").cards, "nl", avoid=[first.example])
    assert other.kind is first.kind and other.example != first.example
