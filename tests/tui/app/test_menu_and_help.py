"""The menu reaches everything; the help tells every key as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from interview_tui.language import _, choose
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.app.menu import Menu, fits
from interview_tui.tui.kit.command import Command, all_keys, shown_key
from interview_tui.tui.kit.commands import APP, INTERVIEW, NOTE
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.tui.list.stage import at_list, put
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until


async def opened(pilot: Pilot[None], key: str = "ctrl+p") -> Menu:
    """The menu, opened with that key."""
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Menu) and pilot.app.screen.is_mounted)
    assert isinstance(pilot.app.screen, Menu)
    return pilot.app.screen


@pytest.mark.parametrize("key", ["ctrl+p", "f10"])
async def test_the_menu_has_every_command_that_works_now(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path, (80, 40)) as (pilot, screen):
        await opened(pilot, key)
        text = shown(pilot)
        live = {command.id for command in screen.menu_commands()}
        assert "offer_yes" not in live
        for command in (*INTERVIEW, *APP):
            row = f"{shown_key(command.keys) if command.keys else '':<10}{_(command.label)}"
            assert (row in text) is (command.menu and command.id in live | {one.id for one in APP})
        await pilot.press(key)
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.focused is screen.place.field


async def test_typing_finds_and_enter_does_it_on_the_screen_below(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        menu = await opened(pilot)
        menu.field.value = "volgende kaart"
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.card.number == 2)
        assert pilot.app.screen is screen
        assert screen.focused is screen.place.field
        assert screen.place.field.text == ""
        assert screen.desk.interview.answers == {}, "what was typed in the menu is in no note"


async def test_arrows_choose_while_the_field_keeps_the_focus_and_a_click_does_it(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, screen):
        menu = await opened(pilot)
        await pilot.press("down", "down")
        assert menu.field.has_focus
        assert _(screen.live_commands()[2].help) in shown(pilot)
        await pilot.press("up", "end", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        menu = await opened(pilot)
        await pilot.click(menu.listed, offset=(4, 2))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def test_what_nothing_is_called_is_said_and_enter_does_nothing(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        menu = await opened(pilot)
        menu.field.value = "[/b] zeepaardje"
        await pilot.press("enter")
        assert pilot.app.screen is menu
        assert "Zo heet hier niets" in shown(pilot)


async def test_the_menu_of_a_dialog_does_nothing_behind_it(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: pilot.app.screen is not screen)
        dialog = pilot.app.screen
        await opened(pilot)
        assert "Volgende" not in shown(pilot).split("Typ wat je wilt doen")[1].split("^n")[0]
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is dialog)


def test_words_are_found_in_name_and_help_in_any_order() -> None:
    command = Command("x", "x", "Next", "Go to the next card.")
    choose("en")
    assert fits(command, "CARD go")
    assert fits(command, " ")
    assert not fits(command, "card back")


def test_keys_as_a_person_reads_them() -> None:
    assert all_keys("ctrl+n,ctrl+pagedown,f9") == "^n · ^pgdn · F9"
    assert all_keys("escape,alt+t,ctrl+up,delete") == "esc · alt+t · ^↑ · del"
    assert all_keys("") == ""


async def test_help_tells_every_key_as_it_is_now_and_how_an_interview_goes(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (100, 200), keys={"next": "alt+n,f11", "quit": "alt+q"}) as (pilot, screen):
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        await pilot.pause()
        text = shown(pilot)
        for command in (*INTERVIEW, *NOTE, *APP):
            keys = {"next": "alt+n,f11", "quit": "alt+q"}.get(command.id, command.keys)
            assert f"{_(command.label)}   {all_keys(keys) or 'in het menu'}" in text, command.id
        assert "Zo gaat een gesprek" in text
        assert "Met ctrl+c kopieer je" in text
        assert "^n" not in text.split("Op dit scherm")[1].split("In de aantekening")[0]
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("alt+n")
        await wait_until(pilot, lambda: screen.card.number == 2)


async def test_help_of_the_list_speaks_of_no_note(tmp_path: Path) -> None:
    async with at_list(tmp_path, (100, 100)) as (pilot, _screen):
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        await pilot.pause()
        assert "In de aantekening\n" not in shown(pilot)
        assert "Nieuw gesprek   n" in shown(pilot)


def test_the_note_does_what_the_help_says() -> None:
    real = {
        (key, binding.action)  # type: ignore[union-attr]
        for binding in TextArea.BINDINGS
        for key in binding.key.split(",")  # type: ignore[union-attr]
    }
    assert {(command.keys, command.action) for command in NOTE} <= real
