"""The steps of a practice with any card, and what was practised."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.model import Card, Kind, Probe, Role
from interview_tui.cards.shipped import shipped
from interview_tui.interview.probing.practice import KINDS, MOST_PROBES, Step, any_card, lessons, tried
from interview_tui.language import Language

LABEL = "Doorgevraagd"
probes = st.builds(Probe, st.sampled_from(Kind), st.text(min_size=1, max_size=20))
cards = st.lists(probes, max_size=12).map(lambda some: Card(3, "x", Role.QUESTION, "", "X", (), (), tuple(some)))


@given(cards, st.sampled_from(["nl", "en", "fy"]))
def test_every_step_has_a_lesson_with_any_card(card: Card, lang: str) -> None:
    found = lessons(card, lang)
    assert [lesson.step for lesson in found] == list(Step)
    for lesson in found:
        assert lesson.kind in KINDS[lesson.step] and len(lesson.probes) <= MOST_PROBES
        assert {probe.kind for probe in lesson.probes} <= {lesson.kind}
        own = [probe for probe in card.probes if probe.kind is lesson.kind]
        if own:
            assert list(lesson.probes) == own[:MOST_PROBES]
        elif lesson.step not in (Step.LISTEN, Step.LOOK_BACK):
            assert len(lesson.probes) == 1, "one that fits any card"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_shipped_questions_have_probes_of_their_own(lang: Language) -> None:
    for card in shipped(lang).cards:
        for lesson in lessons(card, lang):
            if card.role is Role.QUESTION and lesson.step in (Step.MOMENT, Step.SIGN, Step.SO_THAT, Step.SUM_UP):
                assert set(lesson.probes) <= set(card.probes)


def test_a_card_that_has_no_observation_looks_through_other_eyes() -> None:
    card = shipped("nl").card(5)
    (sign,) = [lesson for lesson in lessons(card, "nl") if lesson.step is Step.SIGN]
    assert sign.kind is Kind.EVIDENCE and sign.probes


def test_a_card_that_is_given_is_a_question() -> None:
    given_ = {any_card(shipped("nl").cards, Random(seed)).number for seed in range(200)}
    assert given_ == set(range(3, 13))
    only = shipped("nl").card(1)
    assert any_card([only], Random(1)) is only


def test_what_was_practised() -> None:
    card = shipped("nl").card(3)
    note = "Rust.\nDoorgevraagd: Wat was er om je heen gaande?\nDoorgevraagd: Hoe heet de hond?\nDoorgevraagd: Zodat…?"
    assert tried(card, note, LABEL, [Step.LISTEN]) == {Kind.ELABORATE, Kind.LADDER_UP}
    assert tried(card, "", LABEL, list(Step)) == {Kind.SILENCE}
    assert tried(card, "", LABEL, [Step.LISTEN]) == frozenset()
