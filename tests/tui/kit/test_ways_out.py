"""Every bar says how one leaves the screen, however narrow; a key that others keep is never shown alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.command import free_key
from interview_tui.tui.kit.widgets.bars import leads_out
from tests.tui.places import PLACES, at
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

WITH_A_WAY_OUT = {
    name: place
    for name, place in PLACES.items()
    if issubclass(place.kind, CommandScreen) and any(one.bar and leads_out(one) for one in place.kind.commands)
}


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
@pytest.mark.parametrize("place", WITH_A_WAY_OUT)
async def test_the_bar_says_how_one_leaves(tmp_path: Path, place: str, size: tuple[int, int]) -> None:
    async with at(tmp_path, place, size) as (pilot, screen):
        assert isinstance(screen, CommandScreen)
        bar = shown(pilot).split("\n")[-1]
        ways = [one for one in screen.live_commands() if one.bar and leads_out(one)]
        assert "Menu" in bar
        assert not ways or free_key(ways[-1].keys) in bar


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_the_card_alone_names_a_key_that_works_everywhere(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size) as (pilot, _screen):
        await pilot.press("ctrl+o")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CardLarge) and "F9" in shown(pilot))
        assert "F8" in shown(pilot) and "esc: terug" in shown(pilot)


async def test_how_to_leave_is_said_with_both_keys(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        said: list[Any] = []
        assert isinstance(pilot.app, GesprekApp)
        pilot.app.notify = lambda text, **_how: said.append(text)  # type: ignore[method-assign]
        pilot.app.action_help_quit()
        assert said == ["Bewaren en stoppen gaat met ctrl+q of alt+q. Met ctrl+c kopieer je wat je hebt geselecteerd."]
