"""A file that something else changed: told when it is opened, and mended as the two say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.start import Start
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.after.sheet import SheetScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.doubts import DoubtsDialog
from tests.builders import interview
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

CARDS = shipped("nl")
NAME = "2026-11-24-sam-3f9k2m.md"
NOTICE = "Dit bestand is buiten de app veranderd (regel "


def written(status: Status = Status.FINAL, form: str = "colleague") -> str:
    answers = {
        5: Answer("Begint met koffie."),
        6: Answer("Alleen voor ons.", circle=Circle.PRIVATE),
        7: Answer("De bal ligt stil."),
    }
    held = interview(question_set=CARDS.ref, status=status, sharing=Circle.TEAM, answers=answers, form=form)
    return compose(held, CARDS).decode()


@asynccontextmanager
async def opened(
    folder: Path, text: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], GesprekApp]]:
    """The app with that transcript opened, until the end of the block; then saved."""
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    app = GesprekApp(Start(transcripts=folder, cards=CARDS, lang="nl", action="resume", path=path))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, DeskScreen) and app.screen.is_mounted)
        await pilot.pause()
        yield pilot, app
    if app.desk is not None:
        assert app.desk.close()


async def answer(pilot: Pilot[None], number: int) -> None:
    """Open the dialog by its key, and give the answer with that number."""
    await pilot.press("alt+z")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, DoubtsDialog) and pilot.app.screen.is_mounted)
    pilot.app.screen.query_one(OptionList).highlighted = number
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
    await pilot.pause()


@pytest.mark.parametrize("status", Status)
async def test_it_is_told_on_each_screen_and_gone_once_it_is_mended(tmp_path: Path, status: Status) -> None:
    text = written(status).replace("Begint met koffie.", "Begint met thee.")
    async with opened(tmp_path, text) as (pilot, app):
        assert NOTICE in shown(pilot) and "alt+z: wie mag dit lezen?" in " ".join(shown(pilot).split())
        await answer(pilot, 0)
        await wait_until(pilot, lambda: NOTICE not in shown(pilot))
        assert app.desk is not None and app.desk.interview.circle_of(5) is Circle.PRIVATE
    document = read((tmp_path / NAME).read_bytes())
    assert not document.stops and document.interview.answer(5).note == "Begint met thee."
    (old,) = binned(tmp_path)
    assert old.path.read_text(encoding="utf-8") == text


async def test_what_is_right_stays_with_whoever_might_read_it(tmp_path: Path) -> None:
    async with opened(tmp_path, written().replace("koffie", "thee")) as (pilot, _app):
        await answer(pilot, 1)
        await wait_until(pilot, lambda: NOTICE not in shown(pilot))
    document = read((tmp_path / NAME).read_bytes())
    assert not document.stops
    assert (document.interview.circle_of(5), document.interview.circle_of(6)) == (Circle.TEAM, Circle.PRIVATE)


@pytest.mark.parametrize("key", ["escape", "third"])
async def test_leaving_it_changes_nothing(tmp_path: Path, key: str) -> None:
    text = written().replace("koffie", "thee")
    async with opened(tmp_path, text) as (pilot, _app):
        if key == "third":
            await answer(pilot, 2)
        else:
            await pilot.press("alt+z", "escape")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))
        assert NOTICE in shown(pilot)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text and not binned(tmp_path)


async def test_typing_on_another_card_confirms_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path, written(Status.DRAFT).replace("koffie", "thee")) as (pilot, app):
        await pilot.press(*"Hallo")
        assert app.desk is not None and app.desk.flush(5)
    document = read((tmp_path / NAME).read_bytes())
    assert document.interview.answer(1).note == "Hallo"
    assert document.stops and document.interview.circle_of(5) is Circle.PRIVATE


async def test_what_a_person_has_to_choose_is_said_and_left(tmp_path: Path) -> None:
    text = written().replace(
        "De bal ligt stil.", "<<<<<<< hier\nDe bal ligt stil.\n=======\nDe bal rolt.\n>>>>>>> daar"
    )
    async with opened(tmp_path, text, (60, 18)) as (pilot, _app):
        await pilot.press("alt+z")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DoubtsDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Kies zelf welke" in " ".join(shown(pilot).split()))
        assert isinstance(pilot.app.screen, DoubtsDialog)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text and not binned(tmp_path)


async def test_a_version_and_a_sheet_wait_until_it_is_certain(tmp_path: Path) -> None:
    text = written(form="intervision").replace("koffie", "thee")
    async with opened(tmp_path, text) as (pilot, app):
        await app.run_action("share('team')", app.screen)
        await wait_until(pilot, lambda: "Kijk dat eerst na" in " ".join(shown(pilot).split()))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(app.screen, AfterScreen))
        await app.run_action("sheet", app.screen)
        await wait_until(pilot, lambda: isinstance(app.screen, SheetScreen) and app.screen.is_mounted)
        await app.run_action("make", app.screen)
        await wait_until(pilot, lambda: "Kijk dat eerst na: alt+z" in " ".join(shown(pilot).split()))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


async def test_the_key_does_nothing_where_all_is_certain(tmp_path: Path) -> None:
    async with opened(tmp_path, written()) as (pilot, app):
        assert NOTICE not in shown(pilot)
        await pilot.press("alt+z")
        assert isinstance(app.screen, AfterScreen)
