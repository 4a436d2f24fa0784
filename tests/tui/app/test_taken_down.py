"""Calls that were on their way when a screen is left find nothing to do, and do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.tui.interview.workplace import Workplace
from tests.tui.list.stage import on_list
from tests.tui.stage import interviewing, only_file


@pytest.mark.parametrize("call", ["look_at_note", "show_progress", "show_saving"])
async def test_a_call_that_comes_while_the_screen_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert("Eerst kijken.")
        await pilot.pause()
        gone: list[str] = []

        def on_unmount(_self: Workplace) -> None:
            gone.append(call)
            screen.call_next(getattr(screen, call))

        monkeypatch.setattr(Workplace, "on_unmount", on_unmount, raising=False)
        pilot.app.navigation.show_list()  # type: ignore[attr-defined]
        await on_list(pilot)
        assert gone
    assert "Eerst kijken." in only_file(tmp_path).read_text("utf-8")
