"""In a window of any size nothing fails, whatever is opened there, and what is typed is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.stage import interviewing
from tests.tui.waiting import wait_until

SENTENCE = "Ik luister eerst, zodat zij haar verantwoordelijkheidsgevoel kan uitleggen. "


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+p", "ctrl+t", "alt+a", "ctrl+o", "f1"])
async def test_what_is_opened_in_a_tiny_window_does_not_fail(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert(SENTENCE)
        await pilot.press("f12")
        for columns, rows in [(8, 24), (1, 1), (3, 3), (6, 24), (9, 17), (10, 4), (12, 17), (20, 2)]:
            await pilot.resize_terminal(columns, rows)
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("escape")
            await wait_until(pilot, lambda: pilot.app.screen is screen)
        await pilot.resize_terminal(80, 24)
        await pilot.press("x")
        await wait_until(pilot, lambda: screen.place.field.text.endswith("x"))
        assert "verantwoordelijkheidsgevoel" in str(screen.interview.answers)
