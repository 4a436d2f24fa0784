"""Which kind of probe a line was: the card's own, reworded, of a shape that anyone knows, or in own words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.kinds import example
from interview_tui.cards.model import Kind, Probe
from interview_tui.cards.shipped import shipped
from interview_tui.interview.probing.recognising import Recogniser

DUTCH = [probe for card in shipped("nl").cards for probe in card.probes]
BOTH = Recogniser([*DUTCH, *(probe for card in shipped("en").cards for probe in card.probes)])


@given(st.sampled_from(DUTCH), st.sampled_from([str.upper, str.lower, lambda text: f"  {text}!! "]))
def test_as_it_stands_in_any_looks(probe: Probe, changed: object) -> None:
    assert BOTH.kind_of(changed(probe.text)) is probe.kind  # type: ignore[operator]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_any_set_the_general_ones_are_known(lang: str) -> None:
    for kind in Kind:
        assert Recogniser(()).kind_of(example(kind, lang)) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Neem me eens mee naar de laatste keer dat het klopte", Kind.INCIDENT),
        ("Waaraan merkte dat gezin dat jij in je element was?", Kind.EVIDENCE),
        ("En dat doe je zodat wat precies?", Kind.LADDER_UP),
        ("Ik hoorde: rust, tijd, blijven. Klopt dat zo ongeveer?", Kind.SUMMARISE),
        ("Take me back to the last time it all felt right", Kind.INCIDENT),
        ("Hoe heet de hond?", None),
        ("Fiets", None),
        ("…", None),
        ("", None),
    ],
)
def test_reworded_or_in_own_words(text: str, kind: Kind | None) -> None:
    assert BOTH.kind_of(text) is kind


def test_the_probes_of_the_card_count_first() -> None:
    own = Probe(Kind.FEELING, "Wat maakte dat het lukte?")
    assert BOTH.kind_of(own.text) is Kind.APPRECIATE
    assert BOTH.kind_of(own.text.upper(), [own]) is Kind.FEELING


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert BOTH.kind_of(text) in (None, *Kind)


def test_a_very_long_line_takes_no_time() -> None:
    began = time.monotonic()
    assert BOTH.kind_of("wat " * 100_000) is None
    assert time.monotonic() - began < 2
