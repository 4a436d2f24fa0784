"""The copy for who told it: a real file, in a place that the two choose, of which the app says what it cannot do."""

from __future__ import annotations

import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.places import home_folder
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.tui.after.copy import CopyScreen
from interview_tui.tui.after.screen import AfterScreen
from tests.tui.read_back.stage import ANSWERS, SECRET, comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

PRIVATE = "dit blijft tussen ons"
TOLD = {1: ANSWERS[1], 3: ANSWERS[3], 7: Answer(f"Ik zeg: {PRIVATE}.", (), Circle.PRIVATE)}
FINAL = spoken(status=Status.FINAL, answers=TOLD, struck=(5,), closing="Het is mijn vak om te wachten.")
NAME = "in-gesprek-kopie-voor-sam-2026-11-24.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


@pytest.fixture(autouse=True)
def home() -> Path:
    home_folder().mkdir(parents=True, exist_ok=True)
    return home_folder()


@asynccontextmanager
async def copying(
    folder: Path, held: Interview = FINAL, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], CopyScreen]]:
    async with opened(saved(folder, held), AfterScreen, size) as (pilot, _after):
        await pilot.press("c")
        yield pilot, await comes(pilot, CopyScreen)


def on_one_line(pilot: Pilot[None]) -> str:
    return "".join(shown(pilot).split())


async def made(pilot: Pilot[None], path: Path) -> str:
    await pilot.press("enter")
    await wait_until(pilot, lambda: "De kopie voor Sam is klaar:" in shown(pilot))
    assert "".join(str(path).split()) in on_one_line(pilot)
    assert "blijft hierin staan" in " ".join(shown(pilot).split())
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_two_keys_make_it_in_the_home_folder(folder: Path, home: Path, size: tuple[int, int]) -> None:
    async with copying(folder, size=size) as (pilot, _screen):
        assert "ook wat tussen jullie tweeën blijft" in " ".join(shown(pilot).split())
        assert NAME in on_one_line(pilot), "where it goes is said before"
        assert list(home.glob("*.txt")) == []
        text = await made(pilot, home / NAME)
    assert PRIVATE in text and "te wachten" in text and "3f9k2m" not in text
    if sys.platform != "win32":
        assert stat.S_IMODE((home / NAME).stat().st_mode) == 0o600
    assert [path.suffix for path in folder.iterdir()] == [".md"], "nothing of it is with the interviews"


async def test_what_was_struck_is_not_in_it_whatever_the_state_of_the_file(folder: Path, home: Path) -> None:
    held = spoken(status=Status.FINAL, answers={**ANSWERS, 5: ANSWERS[5]._replace(struck=True)})
    async with copying(folder, held) as (pilot, _screen):
        text = await made(pilot, home / NAME)
    assert SECRET not in text and "Dat is het eigenlijk." in text


async def test_another_place_is_typed_and_what_stands_there_stays(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "lijst.txt").write_text("boodschappen", encoding="utf-8")
    async with copying(folder) as (pilot, screen):
        screen.field.value = str(stick / "lijst")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "staat iets anders" in shown(pilot))
        screen.field.value = str(stick / "weg" / "Sam.txt")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Er is geen map" in shown(pilot))
        screen.field.value = str(stick / "van Sam")
        assert PRIVATE in await made(pilot, stick / "van Sam.txt")
    assert (stick / "lijst.txt").read_text(encoding="utf-8") == "boodschappen"


async def test_an_earlier_copy_stays_and_a_free_name_is_offered(folder: Path, home: Path) -> None:
    (home / NAME).write_text("met wat Sam erbij schreef", encoding="utf-8")
    async with copying(folder) as (pilot, _screen):
        await made(pilot, home / NAME.replace(".txt", "-2.txt"))
    assert (home / NAME).read_text(encoding="utf-8") == "met wat Sam erbij schreef"


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_synced_folder_is_never_silent(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "OneDrive - Gemeente").mkdir()
    async with copying(folder, size=size) as (pilot, screen):
        assert "OneDrive" not in shown(pilot)
        screen.field.value = str(tmp_path / "OneDrive - Gemeente" / "a.txt")
        await wait_until(pilot, lambda: "Deze map gaat mee naar OneDrive" in shown(pilot))
        screen.field.value = str(folder / "a.txt")
        await wait_until(pilot, lambda: "Een eigen plek van Sam is beter." in " ".join(shown(pilot).split()))
        assert "OneDrive" not in shown(pilot)


async def test_a_form_for_the_two_alone_makes_it_too(folder: Path, home: Path) -> None:
    held = FINAL.change(form="manager", sharing=Circle.PRIVATE)
    async with copying(folder, held) as (pilot, _screen):
        assert PRIVATE in await made(pilot, home / NAME)


async def test_where_struck_words_may_have_run_on_it_says_what_to_do(folder: Path, home: Path) -> None:
    path = saved(folder, FINAL)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## 7. ", "## "), encoding="utf-8")
    async with opened(path, AfterScreen) as (pilot, _after):
        await pilot.press("c")
        screen = await comes(pilot, CopyScreen)
        assert "of wat geschrapt is" in shown(pilot).casefold() and "alt+z" in shown(pilot)
        assert not screen.field.display
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
    assert list(home.glob("*.txt")) == []


async def test_a_file_that_changed_meanwhile_is_opened_again_first(folder: Path, home: Path) -> None:
    async with copying(folder) as (pilot, screen):
        path = screen.desk.path
        path.write_bytes(path.read_bytes() + b"\nTaart.\n")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "open het daar opnieuw" in " ".join(shown(pilot).split()))
    assert list(home.glob("*.txt")) == []


async def test_who_reads_along_can_make_it(folder: Path, home: Path) -> None:
    path = saved(folder, FINAL)
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    with other:
        async with opened(path, AfterScreen) as (pilot, _after):
            await pilot.press("c")
            await comes(pilot, CopyScreen)
            assert PRIVATE in await made(pilot, home / NAME)


async def test_it_can_be_opened(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    async def opens(_app: object, path: Path) -> str:
        seen.append(path)
        return ""

    monkeypatch.setattr("interview_tui.tui.kit.other_programs.open_elsewhere", opens)
    async with copying(folder) as (pilot, _screen):
        await made(pilot, home / NAME)
        await pilot.press("o")
        await wait_until(pilot, lambda: seen == [home / NAME])
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
