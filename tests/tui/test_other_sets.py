"""Other cards, another number of them, another language: everything still works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.cards.strict import read_set
from interview_tui.language import choose
from interview_tui.tui.interview.round_off import RoundOff
from tests.tui.stage import held_in, interviewing, only_file, shown
from tests.tui.waiting import wait_until


def own_set(folder: Path, texts: list[str], lang: str = "fy") -> QuestionSet:
    """A set of one's own with a card for each text, read as the app reads it."""
    cards: list[dict[str, Any]] = [
        {"id": f"k{number}", "title": f"Kaart {number}", "text": [text]} for number, text in enumerate(texts, start=1)
    ]
    path = folder / "eigen.json"
    document = {"format": 1, "id": "eigen", "version": 2, "lang": lang, "title": "Eigen", "cards": cards}
    path.write_text(json.dumps(document | {"source": {"title": "Van onszelf"}}), encoding="utf-8")
    return read_set(path)


async def test_one_card_without_prompts(tmp_path: Path) -> None:
    cards = own_set(tmp_path, ["Wêr bliidst fan?"])
    async with interviewing(tmp_path / "map", cards=cards) as (pilot, screen):
        assert "kaart 1 van 1" in shown(pilot)
        assert not screen.place.probe_line.display
        await pilot.press("ctrl+d", "f6", "a")
        assert screen.place.field.text == "a"
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
    held = held_in(tmp_path / "map")
    assert (held.question_set, held.lang, held.answer(1).note) == ("eigen@2", "fy", "a")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_sixty_cards_stay_in_reach(tmp_path: Path, size: tuple[int, int]) -> None:
    cards = own_set(tmp_path, [f"Vraag {number}?" for number in range(1, 61)])
    async with interviewing(tmp_path / "map", size, cards=cards) as (pilot, screen):
        await pilot.press("ctrl+g", "5", "9", "enter")
        await wait_until(pilot, lambda: screen.card.number == 59)
        await wait_until(pilot, lambda: "Vraag 59?" in shown(pilot) and "kaart 59 van 60" in shown(pilot))
        assert screen.place.field.size.height >= 6
        if size[0] >= 120:
            assert "59  Kaart 59" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_a_card_of_three_thousand_characters_scrolls_and_leaves_the_note_its_rows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    text = " ".join(f"woord{number}" for number in range(330))[:2990] + " slotwoord"
    cards = own_set(tmp_path, [text, "Kort?"])
    async with interviewing(tmp_path / "map", size, cards=cards) as (pilot, screen):
        await pilot.pause()
        assert screen.place.field.size.height >= 6
        pane = screen.place.card_pane
        await wait_until(pilot, lambda: pane.size.height > 0)
        for _row in range(200):
            pane.on_mouse_scroll_down()
        await wait_until(pilot, lambda: "slotwoord" in shown(pilot))
        await pilot.press("x", "ctrl+n")
        await wait_until(pilot, lambda: "Kort?" in shown(pilot))


async def test_emoji_and_arabic_on_a_card_are_shown(tmp_path: Path) -> None:
    cards = own_set(tmp_path, ["👩‍👩‍👧‍👦 ما الذي يهمك؟", "[/b] [@click=app.quit]x"])
    async with interviewing(tmp_path / "map", cards=cards) as (pilot, screen):
        await wait_until(pilot, lambda: "ما الذي يهمك؟" in shown(pilot))
        await pilot.press("y", "ctrl+n")
        await wait_until(pilot, lambda: "[/b] [@click=app.quit]x" in shown(pilot))
        await pilot.press("ctrl+o")
        await wait_until(pilot, lambda: "[/b] [@click=app.quit]x" in shown(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


async def test_in_english_the_screen_and_the_transcript_are_english(tmp_path: Path) -> None:
    choose("en")
    async with interviewing(tmp_path, cards=shipped("en"), lang="en") as (pilot, screen):
        await pilot.press("ctrl+g", "5", "enter")
        await wait_until(pilot, lambda: screen.card.number == 5)
        screen.place.field.insert("First look, then ask.")
        await pilot.press("ctrl+d")
        screen.place.field.insert("I sit beside the child, so that it gets quiet.")
        await wait_until(pilot, lambda: "As a so-that?" in shown(pilot))
        await pilot.press("tab")
        text = shown(pilot)
        assert "card 5 of 12" in text and "Ask further" in text and "0 of 60 min" in text
        assert not [word for word in ("Doorvragen", "Zodatje", "van 60", "bewaard") if word in text]
    written = only_file(tmp_path).read_text("utf-8")
    assert "# In gesprek: Noor with Sam" in written
    assert "*Who may read this: only the two of us*" in written
    assert "\nAsked further: " in written
    assert "\nSo-that: I sit beside the child, so that it gets quiet.\n" in written


async def test_a_transcript_keeps_its_language_on_a_screen_in_another(tmp_path: Path) -> None:
    async with interviewing(tmp_path, cards=shipped("en")) as (pilot, _screen):
        await pilot.press("a")
        await wait_until(pilot, lambda: "bewaard" in shown(pilot))
    choose("en")
    async with interviewing(tmp_path, path=only_file(tmp_path), lang="en") as (pilot, screen):
        await pilot.press("ctrl+g", "3", "enter")
        await wait_until(pilot, lambda: screen.card.number == 3)
        await pilot.press("ctrl+d")
    assert "\nAsked further: " in only_file(tmp_path).read_text("utf-8")
