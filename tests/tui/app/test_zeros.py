"""A transcript that ends in zeros, as a power failure leaves it: opened without them, once somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from interview_tui.interview.model import Status
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.library.bin import binned
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.screen import ListScreen
from tests.tui.list.stage import at_list, put
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


def cut_off(folder: Path) -> tuple[Path, bytes]:
    path = put(folder, "3f9k2m", status=Status.DRAFT)
    before = path.read_bytes()
    path.write_bytes(before + b"\0" * 3000)
    return path, before


async def asked(pilot: Pilot[None]) -> None:
    """Wait until the question can be answered."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question) and pilot.app.screen.focused is not None)
    await pilot.pause()


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_it_is_opened_without_them_and_the_old_file_is_in_the_bin(tmp_path: Path, size: tuple[int, int]) -> None:
    path, before = cut_off(tmp_path)
    async with at_list(tmp_path, size) as (pilot, _screen):
        await pilot.press("enter")
        await asked(pilot)
        await wait_until(pilot, lambda: "Het einde van dit bestand is verloren" in shown(pilot))
        told = str(pilot.app.screen.query_one(".dialog-text", Static).render())  # on the screen the list is beside it
        assert "Wat ervoor staat blijft." in told and "naar de prullenbak" in told
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert path.read_bytes() == before
        (old,) = binned(tmp_path)
        assert old.path.read_bytes() == before + b"\0" * 3000


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_nothing_changes_if_it_stays(tmp_path: Path, key: str) -> None:
    path, before = cut_off(tmp_path)
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("enter")
        await asked(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        await pilot.pause()
        assert path.read_bytes() == before + b"\0" * 3000 and not binned(tmp_path)


async def test_one_that_is_open_elsewhere_stays_as_it_is_and_that_is_said(tmp_path: Path) -> None:
    path, before = cut_off(tmp_path)
    claimed = claim(path, "3f9k2m")
    assert isinstance(claimed, Claim)
    with claimed:
        async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
            await pilot.press("enter")
            await asked(pilot)
            await pilot.press("down", "enter")
            await wait_until(pilot, lambda: pilot.app._notifications)
            assert isinstance(pilot.app.screen, ListScreen)
            assert path.read_bytes() == before + b"\0" * 3000 and not binned(tmp_path)


async def test_one_that_was_read_back_is_shown_as_it_is_and_going_on_with_it_asks(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", status=Status.FINAL)
    before = path.read_bytes()
    path.write_bytes(before + b"\0" * 3000)
    async with at_list(tmp_path, (80, 24)) as (pilot, _screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Ga er in de app mee verder" in " ".join(shown(pilot).split()))
        await pilot.press("t")
        await asked(pilot)
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))
        assert path.read_bytes() == before
