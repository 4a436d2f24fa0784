"""Printing the cards from the app: chosen, made without a word from the command line, and opened."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.export import cards as export_cards
from interview_tui.export.layouts import Layout
from interview_tui.export.typesetter import TypesettingError
from interview_tui.tui.list.printing import PrintScreen
from interview_tui.tui.list.screen import ListScreen
from tests.export.paper import Paper
from tests.export.sets import card, on_cards
from tests.tui.list.stage import at_list
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

pytestmark = pytest.mark.slow  # each makes a PDF


@asynccontextmanager
async def printing(
    folder: Path, size: tuple[int, int] = (100, 40), **start: object
) -> AsyncIterator[tuple[Pilot[None], PrintScreen]]:
    async with at_list(folder, size, **start) as (pilot, _list):
        await pilot.press("a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PrintScreen) and pilot.app.screen.is_mounted)
        screen = pilot.app.screen
        assert isinstance(screen, PrintScreen)
        await wait_until(pilot, lambda: screen.focused is not None)
        yield pilot, screen


def said(screen: PrintScreen) -> str:
    return " ".join(str(screen.result.render()).split())


def is_said(screen: PrintScreen, words: str) -> bool:
    return words in said(screen)


WRONG = {
    "recept": "staat iets anders",
    "folder": "is een map",
    "nergens/x.pdf": "Er is geen map",
    "x" * 300: "te lang",
}
"""What may be typed, and what is said to it."""


async def test_enter_is_enough_and_it_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    async def opens(_app: object, path: Path) -> str:
        seen.append(path)
        return "Dat ging niet."

    monkeypatch.setattr("interview_tui.tui.kit.other_programs.open_elsewhere", opens)
    folder = tmp_path / "In gesprek"
    async with printing(folder) as (pilot, screen):
        page = " ".join(shown(pilot).split())
        assert "Vier op een vel" in page
        assert "A4 met vier kaarten van A6" in page
        assert "Print dubbelzijdig, omslaan over de lange zijde, op werkelijke grootte" in page
        assert not folder.exists(), "looking makes nothing"
        await pilot.press("o")
        assert seen == [], "nothing to open yet"
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Het is gemaakt" in said(screen), 30)
        path = folder / "kaarten-vier-per-vel.pdf"
        assert "".join(str(path).split()) in "".join(shown(pilot).split())
        assert len(Paper(path.read_bytes(), Layout.FOUR)) == 8
        assert folder.stat().st_mode & 0o777 == 0o700
        await pilot.press("o")
        await wait_until(pilot, lambda: seen == [path])
        await wait_until(pilot, lambda: "Dat ging niet." in said(screen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))


async def test_the_name_goes_along_with_the_layout_unless_it_was_typed(tmp_path: Path) -> None:
    async with printing(tmp_path) as (pilot, screen):
        await pilot.press("down")
        assert screen.field.value.endswith("kaarten-acht-per-vel.pdf")
        await pilot.press("down", "down")
        await wait_until(pilot, lambda: not screen.query_one("#print-sides").display)
        assert screen.field.value.endswith("kaarten-groot.pdf")
        assert "dubbelzijdig" not in str(screen.advice.render())
        await pilot.press("down")
        assert screen.focused is screen.field
        screen.field.value = ""
        await pilot.press("m", "o", "o", "i")
        assert screen.field.value == "mooi", "letters are for the place"
        await pilot.press("up", "up")
        assert screen.field.value == "mooi"
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: "Het is gemaakt" in said(screen), 30)
    assert len(Paper((tmp_path / "mooi.pdf").read_bytes(), Layout.LARGE)) == 14


async def test_without_the_prompts(tmp_path: Path) -> None:
    async with printing(tmp_path) as (pilot, screen):
        screen.backs_choice.focus()
        await pilot.press("down")
        await wait_until(pilot, lambda: "dubbelzijdig" not in str(screen.advice.render()))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Het is gemaakt" in said(screen), 30)
    assert len(Paper((tmp_path / "kaarten-vier-per-vel.pdf").read_bytes(), Layout.FOUR, backs=False)) == 4


async def test_what_stands_in_the_way_is_said_and_stays(tmp_path: Path) -> None:
    other = tmp_path / "recept.pdf"
    other.write_text("soep", encoding="utf-8")
    async with printing(tmp_path) as (pilot, screen):
        for name, words in WRONG.items():
            screen.field.value = str(tmp_path) if name == "folder" else name
            await pilot.press("enter")
            await wait_until(pilot, partial(is_said, screen, words), 30)
        await pilot.press("o")
    assert [path.name for path in tmp_path.iterdir()] == ["recept.pdf"]
    assert other.read_text(encoding="utf-8") == "soep"


async def test_what_there_is_to_say_about_the_cards_is_shown_literally(tmp_path: Path) -> None:
    cards = on_cards(card("[b]Titel[/b]", ["ሀ"]))
    async with printing(tmp_path, cards=cards) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Kaart 1: geen lettertype kan ሀ (U+1200) drukken" in said(screen), 30)


def making_takes_long(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Let the PDF be begun, which the first event says, and go wrong once the second one is set."""
    busy, go_on = threading.Event(), threading.Event()

    def slow(*_args: object, **_options: object) -> None:
        busy.set()
        go_on.wait(30)
        raise TypesettingError("broken")

    monkeypatch.setattr(export_cards, "print_cards", slow)
    return busy, go_on


async def test_the_screen_goes_on_while_it_is_made_and_a_fault_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, go_on = making_takes_long(monkeypatch)
    async with printing(tmp_path) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, busy.is_set)
        assert "Bezig met maken" in said(screen) or "Wordt gemaakt" in said(screen)
        await pilot.press("down")
        assert screen.layout_choice.value == "eight", "keys are heard meanwhile"
        assert screen.check_action("make", ()) is False, "not twice at once"
        go_on.set()
        await wait_until(pilot, lambda: "er is iets mis in In gesprek zelf" in said(screen))
        assert screen.check_action("make", ()) is True
    assert list(tmp_path.iterdir()) == []


async def test_leaving_while_it_is_made_ends_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy, go_on = making_takes_long(monkeypatch)
    async with printing(tmp_path) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, busy.is_set)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen) and not screen.is_running)
        go_on.set()
        await pilot.press("a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PrintScreen))


async def test_a_small_window_shows_what_came_of_it(tmp_path: Path) -> None:
    async with printing(tmp_path, (60, 18)) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Het is gemaakt" in said(screen), 30)
        await wait_until(pilot, lambda: "Het is gemaakt" in shown(pilot))
