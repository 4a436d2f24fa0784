"""The deck finder needs no app: which cards and which form an interview has, of those that are here."""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.shipped import shipped
from interview_tui.forms.shipped import shipped_forms
from interview_tui.start import Start
from interview_tui.tui.app.decks import DeckFinder
from tests.builders import interview


def test_an_interview_in_another_language_finds_its_own_cards_and_form(tmp_path: Path) -> None:
    decks = DeckFinder(Start(tmp_path, shipped("nl"), "nl"))
    held = interview(question_set=shipped("en").ref, lang="en", form="manager")
    cards, form = decks.cards_for(held), decks.form_of(held)
    assert cards is not None and cards.lang == "en"
    assert form is not None and form.name == shipped_forms("en").form("manager").name


def test_cards_and_a_form_that_are_not_here_are_not_found(tmp_path: Path) -> None:
    decks = DeckFinder(Start(tmp_path, shipped("nl"), "nl"))
    held = interview(question_set="elders@3", form="elders")
    assert decks.cards_for(held) is None
    assert decks.form_of(held) is None
