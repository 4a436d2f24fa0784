"""Making the file: the place that is typed, what can go wrong, and what can be done with it afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.export.typesetter import TypesettingError
from interview_tui.storage.places import state_folder
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.give.screen import GiveScreen
from tests.tui.give.stage import FINAL, flat, given_in, giving, made, ready
from tests.tui.read_back.stage import comes
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

SIZES = [(60, 18), (80, 24), (120, 40)]


async def formatted(pilot: Pilot[None], screen: GiveScreen, steps: int) -> None:
    """The format so many steps further."""
    screen.format_choice.focus()
    await pilot.press(*["right" if steps > 0 else "left"] * abs(steps))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_name_goes_along_with_readers_and_format(folder: Path, home: Path) -> None:
    async with giving(folder, key="c") as (pilot, screen):
        assert screen.place.field.value == str(home / "In gesprek, Sam.docx")
        await formatted(pilot, screen, 1)
        assert screen.place.field.value == str(home / "In gesprek, Sam.pdf")
        await pilot.press("up", "right")
        await wait_until(pilot, lambda: screen.place.field.value.endswith("voor-team-3f9k2m.pdf"))


async def test_a_place_that_is_typed_stays_but_for_its_suffix(folder: Path, tmp_path: Path) -> None:
    async with giving(folder) as (pilot, screen):
        field = screen.place.field
        field.focus()
        field.value = ""
        await pilot.press("v", "o", "o", "r")
        assert field.value == "voor", "letters are for the place"
        assert pilot.app.screen is screen
        field.value = str(tmp_path / "voor Robin v1.2")
        await formatted(pilot, screen, 2)
        assert field.value == str(tmp_path / "voor Robin v1.2")
        field.value += ".docx"
        await formatted(pilot, screen, -2)
        await formatted(pilot, screen, 2)
        assert field.value == str(tmp_path / "voor Robin v1.2.txt")
        field.value = str(tmp_path / "voor Robin")
        assert await made(pilot) == tmp_path / "voor Robin.txt"


async def test_a_place_that_is_typed_is_for_whom_it_was_typed(folder: Path, tmp_path: Path, home: Path) -> None:
    async with giving(folder, key="c") as (pilot, screen):
        field = screen.place.field
        field.value = str(tmp_path / "Sam.docx")
        await pilot.press("right")
        await wait_until(pilot, lambda: field.value.endswith("voor-team-3f9k2m.docx"))
        await formatted(pilot, screen, 1)
        await pilot.press("up", "left")
        await wait_until(pilot, lambda: field.value == str(tmp_path / "Sam.pdf"))
        await pilot.press("right")
        await wait_until(pilot, lambda: field.value.endswith("voor-team-3f9k2m.pdf"))
        assert (await made(pilot)).name == "2026-11-24-sam-voor-team-3f9k2m.pdf"
    assert list(home.glob("*.*")) == []


@pytest.mark.parametrize(
    ("typed", "form", "name"),
    [("Sam.pdf", "pdf", "Sam.pdf"), ("Sam.HTML", "html", "Sam.html"), ("Sam v1.2", "docx", "Sam v1.2.docx")],
)
async def test_the_format_is_that_of_the_ending_that_is_typed(
    folder: Path, home: Path, typed: str, form: str, name: str
) -> None:
    async with giving(folder, key="c") as (pilot, screen):
        field = screen.place.field
        field.focus()
        field.value = ""
        for char in typed:
            await pilot.press({" ": "space", ".": "full_stop"}.get(char, char))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.format_choice.value == form
        assert await made(pilot) == home / name
    assert (home / name).read_text(encoding="utf-8").startswith(form)


async def test_a_format_that_cannot_be_chosen_here_is_not_named_as_one(folder: Path, home: Path) -> None:
    async with giving(folder, key="c") as (pilot, screen):
        screen.place.field.value = "Sam.json"
        await pilot.pause()
        assert await made(pilot) == home / "Sam.docx"


async def test_a_bare_name_lies_where_one_was_proposed(folder: Path, home: Path) -> None:
    async with giving(folder, key="c") as (pilot, screen):
        screen.place.field.value = "Sam"
        assert await made(pilot) == home / "Sam.docx"


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
async def test_a_synced_folder_is_never_silent(folder: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "OneDrive - Gemeente").mkdir()
    async with giving(folder, key="c", size=size) as (pilot, screen):
        assert "Kies samen waar: bijvoorbeeld op een stick van Sam." in flat(pilot)
        assert "OneDrive" not in shown(pilot)
        screen.place.field.value = str(tmp_path / "OneDrive - Gemeente" / "a.docx")
        await wait_until(pilot, lambda: "Deze map gaat mee naar OneDrive" in flat(pilot))
        screen.place.field.value = str(folder / "a.docx")
        await wait_until(pilot, lambda: "Een eigen plek van je collega is beter." in flat(pilot))
        assert "OneDrive" not in shown(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_path_and_keys_are_in_sight_however_much_stays(tmp_path: Path, size: tuple[int, int]) -> None:
    deep = tmp_path / "een heel lange naam van een map"
    async with giving(deep, key="o", size=size) as (pilot, _screen):
        page = shown(pilot)
        assert "3f9k2m.docx" in page, "the end of the name is in view"
        assert "enter Maken" in page and "Bekijken" in page and "Voor wie" in page and "● Word" in page
        assert "Gaat mee" in page
        for _page in range(12):
            await pilot.press("pagedown")
        await wait_until(pilot, lambda: "Het is mijn vak om …" in shown(pilot))
        assert "3f9k2m.docx" in shown(pilot)


def making_goes(monkeypatch: pytest.MonkeyPatch, how: Callable[[], bytes]) -> None:
    monkeypatch.setattr("interview_tui.export.giving.giving.contents", lambda *_given: how())


async def test_what_cannot_be_set_leaves_everything_and_another_format_may_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> bytes:
        raise TypesettingError("proef")

    making_goes(monkeypatch, fails)
    async with giving(folder) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Kies een ander soort bestand." in flat(pilot))
        assert screen.made is None and given_in(folder) == []
        making_goes(monkeypatch, lambda: b"ja")
        await formatted(pilot, screen, 2)
        assert (await made(pilot)).read_bytes() == b"ja"


async def test_what_cannot_be_remembered_is_not_written(folder: Path) -> None:
    async with giving(folder) as (pilot, screen):
        state_folder().mkdir(parents=True, exist_ok=True)
        (state_folder() / "given").write_text("in the way", encoding="utf-8")
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.result.display and "wordt gemaakt" not in flat(pilot).casefold())
        await pilot.app.workers.wait_for_complete()
        assert screen.made is None and given_in(folder) == []
        assert screen.may_make, "and it can be tried again"


async def test_keys_do_not_wait_while_it_is_made_and_it_can_be_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        busy.set()
        go_on.wait(30)
        return b"klaar"

    making_goes(monkeypatch, slow)
    async with giving(folder) as (pilot, screen):
        await pilot.press("enter")
        await wait_until(pilot, busy.is_set)
        assert not screen.may_make
        await pilot.press("right")
        assert screen.reader_choice.value == "organisation"
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        go_on.set()
        await wait_until(pilot, lambda: given_in(folder))
        await pilot.press("t")
        await ready(pilot)


async def test_what_is_made_goes_to_whom_was_chosen_when_enter_was_pressed(folder: Path) -> None:
    """Whoever presses an arrow behind enter changes nothing about what is made."""
    async with giving(folder) as (pilot, _screen):
        screen = await ready(pilot)
        screen.action_make()
        screen.reader_choice.action_step(-1)
        await wait_until(pilot, lambda: screen.made is not None)
        assert screen.made is not None and "voor-team" in screen.made.name
        assert "tussen ons" not in screen.made.read_text(encoding="utf-8")


# --- afterwards


async def test_it_is_opened_shown_and_its_path_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, Path]] = []

    async def opens(_app: object, path: Path) -> str:
        seen.append(("open", path))
        return "Dat ging niet."

    async def shows(path: Path) -> str:
        seen.append(("show", path))
        return ""

    monkeypatch.setattr("interview_tui.tui.kit.other_programs.open_elsewhere", opens)
    monkeypatch.setattr("interview_tui.tui.kit.other_programs.show_in_folder", shows)
    async with giving(folder) as (pilot, _screen):
        await pilot.press("o", "m", "k", "n")
        assert seen == [] and pilot.app.clipboard == "", "nothing was made yet"
        path = await made(pilot)
        await pilot.press("m", "k")
        await wait_until(pilot, lambda: seen == [("show", path)])
        assert pilot.app.clipboard == str(path)
        assert "Gekopieerd." in flat(pilot) and path.name in "".join(shown(pilot).split())
        await pilot.press("o")
        await wait_until(pilot, lambda: seen[1:] == [("open", path)])
        await wait_until(pilot, lambda: "Dat ging niet." in shown(pilot))
        assert "Gekopieerd." not in shown(pilot), "one line, of what was done last"
        assert path.name in "".join(shown(pilot).split()), "where it is, is said still"
        assert not pilot.app._notifications


async def test_the_rows_do_the_same_and_another_can_be_made(folder: Path, home: Path) -> None:
    async with giving(folder) as (pilot, screen):
        first = await made(pilot)
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: pilot.app.clipboard == str(first))
        await pilot.press("down", "enter")
        assert screen.made is None
        await wait_until(pilot, lambda: "Voor wie" in shown(pilot))
        await pilot.press("left")
        await wait_until(pilot, lambda: screen.place.field.value.startswith(str(home)))
        await formatted(pilot, screen, 2)
        assert await made(pilot) == home / "In gesprek, Sam.txt"
        await pilot.press("end", "enter")
        await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: "aan Sam, tekst, vandaag" in flat(pilot))
        assert "aan ons team, Word, vandaag" in flat(pilot)


async def test_arrows_and_mouse_go_through_all_that_is_asked(folder: Path) -> None:
    async with giving(folder, FINAL) as (pilot, screen):
        for expected in (screen.format_choice, screen.place.field, screen.reader_choice):
            await pilot.press("down")
            assert screen.focused is expected
        for expected in (screen.place.field, screen.format_choice, screen.reader_choice):
            await pilot.press("up")
            assert screen.focused is expected
        await pilot.click(screen.format_choice, offset=(12, 0))
        assert screen.format_choice.value == "pdf"
        await wait_until(pilot, lambda: screen.place.field.value.endswith(".pdf"))
