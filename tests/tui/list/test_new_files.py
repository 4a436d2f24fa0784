"""Files that come into the folder appear in the list by themselves, and nothing jumps."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from interview_tui.interview.model import Status
from interview_tui.tui.list import new_files
from interview_tui.tui.list.screen import ListScreen
from tests.tui.list.stage import at_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_files, "EVERY", 0.02)
    monkeypatch.setattr(new_files, "_FIRST", 0.01)


def looked(screen: ListScreen) -> bool:
    """Whether the names that are there now are known."""
    return screen.arrivals._names is not None


@pytest.mark.parametrize("text", [False, True])
async def test_what_another_program_lays_there_appears_and_the_selected_row_stays(tmp_path: Path, text: bool) -> None:
    for number in range(60):
        put(tmp_path, f"z{number:05}", interviewee=f"Kim {number:02}", status=Status.FINAL)
    async with at_list(tmp_path, (120, 24)) as (pilot, screen):
        await wait_until(pilot, lambda: looked(screen))
        await pilot.press(*["down"] * 30, *(["l"] if text else []))
        await settled(pilot)
        row, top = screen.pane.row, screen.pane.rows.scroll_offset.y
        assert row is not None and top > 0
        put(tmp_path, "3f9k2m", interviewee="Fatma", date=datetime.date(2020, 1, 1), status=Status.FINAL)
        await wait_until(pilot, lambda: "61 gesprekken" in shown(pilot))
        await settled(pilot)
        assert screen.pane.row is not None and screen.pane.row.path == row.path
        assert screen.pane.rows.scroll_offset.y == top
        assert screen.pane.beside.display is text
        assert screen.pane.rows.has_focus
        put(tmp_path, "4f9k2m", interviewee="Iris")
        await wait_until(pilot, lambda: "62 gesprekken" in shown(pilot))
        await pilot.press("home")
        await settled(pilot)
        assert "Ga verder met Iris" in shown(pilot)


async def test_one_that_is_taken_away_goes_and_the_first_one_comes_in_an_empty_list(tmp_path: Path) -> None:
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: looked(screen))
        path = put(tmp_path, "3f9k2m")
        await wait_until(pilot, lambda: "Ga verder met Sam" in shown(pilot))
        assert screen.pane.rows.has_focus and not screen.welcome.display
        path.unlink()
        await wait_until(pilot, lambda: screen.welcome.display)


async def test_one_that_another_window_saves_is_shown_as_it_is_now_and_the_row_stays(tmp_path: Path) -> None:
    for number in range(40):
        put(tmp_path, f"z{number:05}", interviewee=f"Kim {number:02}", status=Status.FINAL)
    path = put(tmp_path, "3f9k2m", at_card=1)
    os.utime(tmp_path, (1_700_000_000, 1_700_000_000))
    async with at_list(tmp_path, (120, 24)) as (pilot, screen):
        await wait_until(pilot, lambda: looked(screen))
        assert "Ga verder met Sam, kaart 1" in shown(pilot)
        await pilot.press(*["down"] * 5)
        await settled(pilot)
        row, top = screen.pane.row, screen.pane.rows.scroll_offset.y
        fresh = path.with_suffix(".new")
        fresh.write_bytes(path.read_bytes().replace(b"question_set:", b"at_card: 4\nquestion_set:"))
        fresh.replace(path)
        os.utime(tmp_path, (1_700_000_100, 1_700_000_100))
        await wait_until(pilot, lambda: "Ga verder met Sam, kaart 4" in shown(pilot))
        await settled(pilot)
        assert row is not None and screen.pane.row is not None and screen.pane.row.path == row.path
        assert screen.pane.rows.scroll_offset.y == top


async def test_one_that_a_program_writes_into_is_shown_as_it_is_now(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", at_card=1)
    os.utime(tmp_path, (1_700_000_000, 1_700_000_000))
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: path in screen.arrivals._written)
        assert "Ga verder met Sam, kaart 1" in shown(pilot)
        path.write_bytes(path.read_bytes().replace(b"question_set:", b"at_card: 4\nquestion_set:"))
        await wait_until(pilot, lambda: "Ga verder met Sam, kaart 4" in shown(pilot))


async def test_nothing_is_read_while_nothing_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "3f9k2m")
    os.utime(tmp_path, (1_700_000_000, 1_700_000_000))
    listed: list[object] = []
    names = new_files._names

    def listing(folder: Path) -> frozenset[str] | None:
        listed.append(folder)
        return names(folder)

    monkeypatch.setattr(new_files, "_names", listing)
    monkeypatch.setattr(new_files, "_NAMES_EVERY", 10**9)
    async with at_list(tmp_path) as (pilot, screen):
        looks: list[ListScreen] = []
        monkeypatch.setattr(screen, "look_again", lambda: looks.append(screen))
        await wait_until(pilot, lambda: screen.arrivals._looks > 10)
        assert len(listed) == 1 and not looks


async def test_behind_a_dialog_it_waits(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: looked(screen))
        await pilot.press("h")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        looks = screen.arrivals._looks
        put(tmp_path, "4f9k2m", interviewee="Kim")
        for _time in range(20):
            await pilot.pause()
        assert screen.arrivals._looks <= looks + 1
        await pilot.press("escape")
        await wait_until(pilot, lambda: "2 gesprekken" in shown(pilot))
