"""Whatever one comes back from, the row one came from is selected; undoing says what was undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.transcripts.library.bin import throw_away
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.agree.screen import AgreeScreen
from interview_tui.tui.list.bin import BinDialog
from interview_tui.tui.list.rename import Rename
from interview_tui.tui.list.rows import InterviewRow
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.list.stage import at_list, on_list, settled, some_of_each
from tests.tui.read_back.stage import comes
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


def selected(screen: ListScreen) -> Path | None:
    """The file of the selected row."""
    return screen.pane.row.path if screen.pane.row is not None else None


@asynccontextmanager
async def selecting(folder: Path, which: str) -> AsyncIterator[tuple[Pilot[None], ListScreen, InterviewRow]]:
    """The list of some of each, with that one selected, and its row."""
    path = some_of_each(folder)[which]
    async with at_list(folder) as (pilot, screen):
        screen.pane.at = path
        screen.look_again()
        await settled(pilot)
        assert screen.pane.row is not None and screen.pane.row.path == path
        yield pilot, screen, screen.pane.row


async def test_the_last_row_is_selected_after_sharing_reading_back_and_the_questions(tmp_path: Path) -> None:
    async with selecting(tmp_path, "older") as (pilot, _screen, row):
        last = row.path
        await pilot.press("t")
        await comes(pilot, AfterScreen)
        await pilot.press("escape")
        assert selected(await on_list(pilot)) == last
        await pilot.press("t")
        after = await comes(pilot, AfterScreen)
        await after.run_action("read_again")
        await comes(pilot, ReadBackScreen)
        await pilot.press("alt+o")
        assert selected(await on_list(pilot)) == last
        await pilot.press("n")
        await comes(pilot, AgreeScreen)
        await pilot.press("escape")
        assert selected(await on_list(pilot)) == last


@pytest.mark.parametrize("which", ["older", "held", "final"])
async def test_a_renamed_one_stays_selected_and_z_says_what_it_undid(tmp_path: Path, which: str) -> None:
    async with selecting(tmp_path, which) as (pilot, screen, row):
        await pilot.press("h")
        await comes(pilot, Rename)
        await pilot.press("tab", "ctrl+a", *"Aad", "enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await settled(pilot)
        assert screen.pane.row is not None and screen.pane.row.interview is not None
        assert screen.pane.row.interview.interviewee == "Aad"
        await pilot.press("z")
        await settled(pilot)
        assert selected(screen) == row.path
        assert f"“{row.name}” heeft de oude namen weer." in shown(pilot)


async def test_z_says_what_is_back_from_the_bin(tmp_path: Path) -> None:
    async with selecting(tmp_path, "final") as (pilot, screen, row):
        await pilot.press("delete")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert selected(screen) == row.path
        assert f"“{row.name}” staat weer in de lijst." in shown(pilot)


async def test_the_bin_tells_a_second_version_from_an_interview_that_is_gone(tmp_path: Path) -> None:
    paths = some_of_each(tmp_path)
    throw_away(paths["copy"])
    throw_away(paths["held"])
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("p")
        dialog = await comes(pilot, BinDialog)
        await wait_until(pilot, lambda: dialog.listed.option_count == 2)
        await pilot.pause()
        rows = [" ".join(str(option.prompt).split()) for option in dialog.listed.options]
        assert sum(row.startswith("tweede versie van Noor met Sam · ") for row in rows) == 1
        assert sum(row.startswith("Noor met Robin · ") for row in rows) == 1
