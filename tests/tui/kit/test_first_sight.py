"""A screen as it is first painted: in the size that the window has, not a moment later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from tests.tui.stage import interviewing
from tests.tui.waiting import wait_until

TUI = Path(__file__).parents[3] / "src/interview_tui/tui"


@pytest.mark.parametrize(("size", "sight"), [((120, 40), "-wide"), ((80, 24), "-narrow")])
async def test_the_cards_beside_it_are_there_from_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], sight: str
) -> None:
    seen: list[frozenset[str]] = []
    show_card = InterviewScreen.show_card

    async def look(screen: InterviewScreen) -> None:
        seen.append(screen.classes)
        await show_card(screen)

    monkeypatch.setattr(InterviewScreen, "show_card", look)
    async with interviewing(tmp_path, size=size):
        assert seen[0] & {"-wide", "-narrow"} == {sight}


def test_no_style_sheet_of_the_first_sight_is_asked_of_every_widget() -> None:
    """A rule for `*` is asked of each part of every widget, at the start and whenever something changes its look."""
    for name in ("app/app.tcss", "interview/screen.tcss"):
        rules = re.sub(r"/\*.*?\*/", "", (TUI / name).read_text(encoding="utf-8"), flags=re.S)
        assert "*" not in rules, name


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+t"])
async def test_no_key_waits_for_the_style_sheet_of_a_dialog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        await wait_until(pilot, lambda: all(app.stylesheet.has_source(str(sheet)) for sheet in app.LATER))
        anew: list[str] = []
        monkeypatch.setattr(app.stylesheet, "reparse", lambda: anew.append("all of them"))
        await pilot.press(key)
        await wait_until(pilot, lambda: app.screen is not screen)
        assert not anew
