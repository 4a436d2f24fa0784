"""Leaving while saving fails: nothing is lost silently, and nobody is kept against their will."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.transcripts.desk import saver
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.desk.saver import Saving
from interview_tui.tui.app.unsaved import UnsavedDialog
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.terminal import keys_in_turn
from tests.tui.list.stage import on_list
from tests.tui.stage import interviewing, only_file, shown
from tests.tui.waiting import wait_until

NOTE = "Een halfuur niks gevraagd."


@pytest.fixture(autouse=True)
def _soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving is tried again without the saver's own wait of seconds; no key waits for one that asks for the next."""
    monkeypatch.setattr(saver, "RETRIES", (0.1,))
    monkeypatch.setattr(keys_in_turn, "_LONGEST", 3600.0)


async def failing(pilot: Pilot[None], screen: InterviewScreen, folder: Path) -> UnsavedDialog:
    """Type something, put a file where the folder should be, type on, and try to go to the list."""
    screen.place.field.insert("Eerst. ")
    await wait_until(pilot, lambda: list(folder.glob("*.md")))
    shutil.rmtree(folder)
    folder.write_text("in de weg", encoding="utf-8")
    screen.place.field.insert(NOTE)
    await wait_until(pilot, lambda: screen.app.saving is not None and screen.app.saving.saving is Saving.FAILING)
    await pilot.press("alt+o")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, UnsavedDialog) and pilot.app.screen.is_mounted)
    assert isinstance(pilot.app.screen, UnsavedDialog)
    return pilot.app.screen


def put_back(folder: Path) -> None:
    """Clear the way: the folder is there again."""
    folder.unlink()
    folder.mkdir()


async def test_it_says_what_is_wrong_and_one_can_stay(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    async with interviewing(folder) as (pilot, screen):
        await failing(pilot, screen, folder)
        text = " ".join(shown(pilot).split())
        assert "is nog niet bewaard" in text
        assert "is een bestand, terwijl het een map moet zijn" in text
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        screen.place.field.insert(" En verder.")
        put_back(folder)
        await wait_until(pilot, lambda: screen.app.saving is not None and screen.app.saving.saving is Saving.SAVED)
        assert f"Eerst. {NOTE} En verder." in only_file(folder).read_text("utf-8")


async def test_trying_again_works_once_the_way_is_clear(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    async with interviewing(folder) as (pilot, screen):
        dialog = await failing(pilot, screen, folder)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Ook nu lukte het niet" in shown(pilot))
        assert pilot.app.screen is dialog
        put_back(folder)
        await pilot.press("enter")
        await on_list(pilot)
        assert NOTE in only_file(folder).read_text("utf-8")
        assert not list(rescue_folder().glob("*"))


async def test_a_copy_is_kept_elsewhere_and_it_says_where(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    async with interviewing(folder) as (pilot, screen):
        await failing(pilot, screen, folder)
        desk = screen.desk
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: list(rescue_folder().glob("*.md")))
        (copy,) = rescue_folder().glob("*.md")
        await wait_until(pilot, lambda: copy.name in "".join(shown(pilot).split()))
        assert NOTE in copy.read_text("utf-8")
        assert desk.keep_rescue() == copy, "once is enough"
        assert list(rescue_folder().glob("*.md")) == [copy]
        await pilot.press("enter")
        await on_list(pilot)


async def test_where_no_copy_can_be_kept_either_it_says_so_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    async with interviewing(folder) as (pilot, screen):
        dialog = await failing(pilot, screen, folder)
        rescue_folder().parent.mkdir(parents=True, exist_ok=True)
        rescue_folder().write_text("ook in de weg", encoding="utf-8")
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: "Een kopie bewaren lukte ook niet" in shown(pilot))
        assert pilot.app.screen is dialog
        put_back(folder)
        await pilot.press("up", "enter")
        await on_list(pilot)
        assert NOTE in only_file(folder).read_text("utf-8")
