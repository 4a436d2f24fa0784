"""What was on the screen and is gone from it takes no memory any more: an interview may last for hours."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from textual.screen import Screen

from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.stage import interviewing
from tests.tui.waiting import wait_until


def alive(kind: type[Any], gone: weakref.WeakSet[Any]) -> list[Any]:
    """What is still there of `gone`; all that can be collected is."""
    gc.collect()
    return [one for one in gone if isinstance(one, kind)]


async def there_and_back(pilot: Pilot[None], app: Any) -> None:
    """To reading back, and to the cards again, which is another screen."""
    before = app.screen
    app.navigation.show_read_back(app.desk)
    await wait_until(pilot, lambda: isinstance(app.screen, ReadBackScreen) and app.screen.is_mounted)
    app.navigation.show_cards(app.desk)
    await wait_until(pilot, lambda: isinstance(app.screen, InterviewScreen) and app.screen is not before)
    await wait_until(pilot, lambda: app.screen.place.card_pane.card is not None)


async def test_screens_that_are_gone_are_let_go(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        app: Any = pilot.app
        seen: weakref.WeakSet[Any] = weakref.WeakSet()  # not the first screen, which the stage holds on to
        screen.place.field.insert("Eerst kijken.")
        for _ in range(3):
            await there_and_back(pilot, app)
            seen.update([app.screen, app.screen.place.field])
        await wait_until(pilot, lambda: len(alive(Screen, seen)) == 1)
        assert alive(Screen, seen) == [app.screen]
        assert alive(NoteField, seen) == [app.screen.place.field]


@pytest.mark.parametrize("opened", ["menu", "help", "screen.large_card", "screen.go_to"])
async def test_dialogs_that_are_gone_are_let_go(tmp_path: Path, opened: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        app: Any = pilot.app
        seen: weakref.WeakSet[Any] = weakref.WeakSet()
        for _ in range(2):
            await app.run_action(opened)
            await wait_until(pilot, lambda: app.screen is not screen and app.screen.is_mounted)
            await pilot.pause()
            seen.update([app.screen, *(node._styles_cache for node in app.screen.walk_children())])
            app.screen.dismiss(None)
            await wait_until(pilot, lambda: app.screen is screen)
        await wait_until(pilot, lambda: not alive(Screen, seen))
        assert not alive(StylesCache, seen)
