"""What ships is read without pydantic, and would pass the strict reader and the linter all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from interview_tui.cards.model import Kind, Role
from interview_tui.cards.rules import check_probes
from interview_tui.cards.shipped import FILES, shipped
from interview_tui.cards.strict import read_set
from interview_tui.language import LANGUAGES, Language
from interview_tui.storage.places import data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fast_path_and_the_strict_path_agree(lang: Language) -> None:
    assert read_set(data(FILES[lang])) == shipped(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_shipped_probes_break_no_rule(lang: Language) -> None:
    assert check_probes(shipped(lang)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_kinds_of_probe_are_used(lang: Language) -> None:
    assert {probe.kind for card in shipped(lang).cards for probe in card.probes} == set(Kind)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_probe_of_a_question_asks_for_something_concrete(lang: Language) -> None:
    """Cards 7 and 12 begin with the card's own image; everywhere else a concrete moment comes first."""
    first = {card.number: card.probes[0].kind for card in shipped(lang).cards if card.role is Role.QUESTION}
    assert {number: kind for number, kind in first.items() if kind is not Kind.INCIDENT} == {
        7: Kind.CLARIFY,
        12: Kind.CLARIFY,
    }


def test_importing_the_cards_and_reading_what_ships_costs_no_pydantic() -> None:
    code = (
        "import sys; from interview_tui.cards import labels, model, shipped; shipped.shipped('nl'); "
        "labels.kind_label(model.Kind.ECHO); "
        "print([name for name in ('pydantic', 'yaml', 'textual', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
