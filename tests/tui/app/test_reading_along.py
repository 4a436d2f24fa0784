"""Whoever reads along in another window does not go on seeing what was struck."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.interview.model import Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.start import Start
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.reading_along import takes_back
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.transcript import file_watch
from interview_tui.tui.transcript.screen import Reading, ReadingScreen
from tests.tui.read_back.stage import CARDS, SECRET, comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

HELD = spoken()


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "EVERY", 0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path / "In gesprek", HELD)


@pytest.fixture
def elsewhere(path: Path) -> Iterator[Path]:
    """The interview is open in another window."""
    other = claim(path, HELD.id)
    assert isinstance(other, Claim)
    with other:
        yield path


def write(path: Path, now: Interview) -> None:
    path.write_bytes(compose(now, CARDS))


async def test_struck_it_is_shown_as_such_and_finished_it_is_gone(elsewhere: Path) -> None:
    async with opened(elsewhere, ReadBackScreen, (120, 60)) as (pilot, screen):
        await wait_until(pilot, lambda: SECRET in shown(pilot))
        assert screen.desk.taken is not None
        write(elsewhere, strike(HELD, 5))
        await wait_until(pilot, lambda: pilot.app.screen is not screen and isinstance(pilot.app.screen, ReadBackScreen))
        again = await comes(pilot, ReadBackScreen)
        assert again.desk is not screen.desk and not screen.desk._saver._thread.is_alive()
        assert again.interview.answer(5).struck
        write(elsewhere, finish(strike(HELD, 5)))
        await comes(pilot, AfterScreen)
        assert SECRET not in shown(pilot)


async def test_who_goes_on_typing_there_does_not_disturb(elsewhere: Path) -> None:
    async with opened(elsewhere, ReadBackScreen, (120, 60)) as (pilot, screen):
        write(elsewhere, HELD.with_answer(12, note="Dat is het eigenlijk wel."))
        for _look in range(20):
            await pilot.pause(0.02)
        assert pilot.app.screen is screen


async def test_what_cannot_be_read_any_more_is_not_shown(elsewhere: Path) -> None:
    async with opened(elsewhere, ReadBackScreen, (120, 60)) as (pilot, _screen):
        await wait_until(pilot, lambda: SECRET in shown(pilot))
        elsewhere.write_bytes(b"\xff")
        await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: "Het gesprek waarin je meelas is veranderd" in shown(pilot))
        assert SECRET not in shown(pilot)


async def test_the_text_beside_the_list_follows_the_file(path: Path) -> None:
    app = GesprekApp(Start(transcripts=path.parent, cards=CARDS, lang="nl"))
    async with app.run_test(size=(140, 60)) as pilot:
        listed = await comes(pilot, ListScreen)
        await wait_until(pilot, lambda: listed.has_file)
        assert SECRET not in shown(pilot)
        await pilot.press("l")
        await wait_until(pilot, lambda: SECRET in shown(pilot))
        write(path, finish(strike(HELD, 5)))
        await wait_until(pilot, lambda: SECRET not in shown(pilot))
        assert "Sam werkt elf jaar" in shown(pilot)


async def test_a_transcript_that_is_read_follows_its_file(path: Path) -> None:
    app = GesprekApp(Start(transcripts=path.parent, cards=CARDS, lang="nl"))
    async with app.run_test(size=(120, 60)) as pilot:
        await comes(pilot, ListScreen)
        app.push_screen(ReadingScreen(Reading(path, "Noor met Sam")))
        await comes(pilot, ReadingScreen)
        await wait_until(pilot, lambda: SECRET in shown(pilot))
        write(path, finish(strike(HELD, 5)))
        await wait_until(pilot, lambda: SECRET not in shown(pilot))


def test_what_is_taken_back() -> None:
    told = HELD.change(closing="Het is mijn vak om te wachten.")
    assert not takes_back(told, told)
    assert not takes_back(told, told.with_answer(6, note="Meer."))
    assert takes_back(told, told.change(closing=""))
    assert takes_back(told, told.with_answer(12, note=""))
    assert takes_back(told, strike(told, 12)) and not takes_back(strike(told, 12), strike(told, 12))
    assert takes_back(told, told.change(status=Status.FINAL))
