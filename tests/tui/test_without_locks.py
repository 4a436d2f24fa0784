"""Where the system gives no locks, the user is told quietly that a second window could change the interview."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.storage.places import state_folder
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.interview.test_screen import started
from tests.tui.read_back.stage import comes, opened, saved, spoken
from tests.tui.stage import interviewing, shown

SIZES = ((80, 24), (120, 40))
TOLD = "Een tweede venster kan dit gesprek hier ook wijzigen. Houd er één open."


@pytest.fixture
def no_locks() -> Iterator[None]:
    """A file where the folder for the locks should be: none can be had."""
    state_folder().mkdir(parents=True)
    (state_folder() / "locks").write_bytes(b"")
    yield
    (state_folder() / "locks").unlink()


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize("size", SIZES)
async def test_it_is_told_until_one_goes_on(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=4)) as (pilot, screen):
        assert TOLD in shown(pilot)
        assert screen.parts.notice.has_class("-quiet")
        await pilot.press("a")
        assert screen.interview.answer(4).note.endswith("a"), "one can type"
        assert TOLD in shown(pilot)
        await pilot.press("ctrl+n")
        assert TOLD not in shown(pilot)
        await pilot.press("ctrl+b")
        assert TOLD not in shown(pilot), "once is enough"
        assert not screen.parts.notice.display


@pytest.mark.usefixtures("no_locks")
async def test_what_is_wrong_comes_first(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=4)) as (pilot, screen):
        shutil.rmtree(tmp_path)
        tmp_path.write_bytes(b"")
        await pilot.press("a")
        screen.desk.flush(0.5)
        await pilot.pause()
        assert "Niet bewaard sinds" in shown(pilot)
        assert TOLD not in shown(pilot)
        assert not screen.parts.notice.has_class("-quiet")
        tmp_path.unlink()
        tmp_path.mkdir()


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize("size", SIZES)
async def test_it_is_told_while_reading_back_until_something_is_done(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path / "In gesprek", spoken()), ReadBackScreen, size) as (pilot, screen):
        assert TOLD in shown(pilot)
        assert screen.query_one("#notice").has_class("-quiet")
        await pilot.press("s")
        await pilot.pause()
        assert TOLD not in shown(pilot)


async def test_with_locks_nothing_is_told(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=4)) as (pilot, screen):
        assert "tweede venster" not in shown(pilot)
        pilot.app.navigation.show_read_back(screen.desk)  # type: ignore[attr-defined]
        await comes(pilot, ReadBackScreen)
        assert "tweede venster" not in shown(pilot)
