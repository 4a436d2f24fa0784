"""Leaving a screen loses no key that was typed just before, and no word that cannot be saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk import own_file
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.list.screen import ListScreen
from tests.tui.stage import held_in, interviewing
from tests.tui.waiting import wait_until


async def test_a_key_typed_just_before_going_to_the_list_is_in_the_file(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.place.field.insert("tot slot")
        screen.action_to_list()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        assert held_in(tmp_path).answer(1).note == "tot slot"


async def test_words_that_cannot_be_saved_on_leaving_are_kept_in_a_rescue_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_rest: object) -> None:
        raise SaveError(Trouble.DISK_FULL, path)

    async with interviewing(tmp_path) as (pilot, screen):
        monkeypatch.setattr(own_file, "write_atomic", refuse)
        screen.place.field.insert("nergens plek")
        screen.action_to_list()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        app = pilot.app
        assert isinstance(app, GesprekApp) and app.desk is None
    (kept,) = (state_folder() / "rescue").iterdir()
    assert "nergens plek" in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
