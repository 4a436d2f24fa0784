"""The menu reaches everything; the help tells every key as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.language import LANGUAGES, _, catalogue, choose
from interview_tui.tui.app.help import HelpScreen
from interview_tui.tui.app.menu import Menu, fits
from interview_tui.tui.kit.command import Command, all_keys, safe_key, shown_key, written_keys
from interview_tui.tui.kit.commands import APP, GROUPS, INTERVIEW, LIST, NOTE
from interview_tui.tui.note.field import NoteField
from tests.tui.list.stage import at_list, put
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until


async def opened(pilot: Pilot[None], key: str = "ctrl+p") -> Menu:
    """The menu, opened with that key."""
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, Menu) and pilot.app.screen.is_mounted)
    assert isinstance(pilot.app.screen, Menu)
    return pilot.app.screen


def rows(menu: Menu) -> list[str]:
    """The rows of the menu: each label with its key, and the headings; each without its margins."""
    prompts = [menu.listed.get_option_at_index(at).prompt for at in range(menu.listed.option_count)]
    return [" ".join(str(prompt).split()) for prompt in prompts]


def headings(menu: Menu) -> list[str]:
    """The rows of the menu that cannot be chosen."""
    return [row for at, row in enumerate(rows(menu)) if menu.listed.get_option_at_index(at).disabled]


@pytest.mark.parametrize("key", ["ctrl+p", "f10"])
async def test_the_menu_has_every_command_that_works_now_by_what_it_is_done_to(tmp_path: Path, key: str) -> None:
    async with interviewing(tmp_path, (80, 40)) as (pilot, screen):
        menu = await opened(pilot, key)
        live = {command.id for command in screen.menu_commands()}
        assert "offer_yes" not in live
        for command in (*INTERVIEW, *APP):
            row = f"{_(command.label)} {safe_key(command.keys) if command.keys else ''}".strip()
            listed = command.menu and command.listed and command.id in live | {one.id for one in APP}
            assert (row in rows(menu)) is listed, command.id
        assert headings(menu) == ["Deze kaart", "Dit gesprek", "Het scherm", "Het programma"]
        assert "Deze kaart" in shown(pilot)
        await pilot.press(key)
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.focused is screen.place.field


async def test_what_the_menu_does_not_list_is_found_by_typing_and_empty_groups_go(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 40)) as (pilot, screen):
        menu = await opened(pilot)
        assert not any("Volgende doorvraag" in row for row in rows(menu))
        before = screen.place.probes.probe
        await pilot.press(*"volgende doorvr")
        assert rows(menu) == ["Deze kaart", "Doorvragen ctrl+d", "Volgende doorvraag F6"]
        assert menu.listed.highlighted == 2, "what is called so goes before what is said so"
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.place.probes.probe is not before)


async def test_a_heading_cannot_be_chosen(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (80, 40)) as (pilot, _screen):
        menu = await opened(pilot)
        chosen = set()
        for _step in range(len(rows(menu))):
            chosen.add(menu.listed.highlighted)
            await pilot.press("down")
        assert len(chosen) == len(rows(menu)) - len(headings(menu))
        await pilot.click(menu.listed, offset=(4, 0))
        assert pilot.app.screen is menu


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_the_menu_fits_and_its_rows_keep_label_and_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size) as (pilot, _screen):
        menu = await opened(pilot)
        await pilot.pause()
        assert menu.listed.region.bottom < size[1] - 1
        (row,) = [line for line in shown(pilot).splitlines() if "Zodatje" in line and "ctrl+t of F2" in line]
        assert len(row) <= size[0]


@pytest.mark.parametrize("command", [*INTERVIEW, *APP, *LIST], ids=lambda command: command.id)
def test_every_command_has_a_heading_that_the_menu_knows(command: Command) -> None:
    assert command.group in GROUPS


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
        below = [row for at, row in enumerate(rows(menu)) if not menu.listed.get_option_at_index(at).disabled]
        assert below[2].startswith(_(screen.menu_commands()[2].label))
        assert _(screen.menu_commands()[2].help) in shown(pilot)
        await pilot.press("up", "end", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        menu = await opened(pilot)
        await pilot.click(menu.listed, offset=(4, rows(menu).index("Lezen l")))
        await wait_until(pilot, lambda: pilot.app.screen is screen and screen.pane.beside.display)


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
        menu = await opened(pilot)
        assert not any("Volgende" in row for row in rows(menu))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is dialog)


def test_words_are_found_in_name_and_help_in_any_order() -> None:
    command = Command("x", "x", "Next", "Go to the next card.")
    choose("en")
    assert fits(command, "CARD go")
    assert fits(command, " ")
    assert not fits(command, "card back")


def test_keys_as_a_person_says_them() -> None:
    choose("nl")
    assert all_keys("ctrl+n,ctrl+pagedown,f9") == "ctrl+n, ctrl+pagina omlaag of F9"
    assert all_keys("escape,alt+up") == "esc of alt+pijl omhoog"
    assert shown_key("ctrl+question_mark") == "ctrl+?"
    assert shown_key("question_mark") == "?"
    assert all_keys("") == ""
    choose("en")
    assert all_keys("delete,alt+left,space") == "delete, alt+arrow left or space"


def test_a_key_that_closes_a_window_elsewhere_has_another_beside_it() -> None:
    choose("nl")
    assert safe_key("ctrl+n,ctrl+pagedown,f9") == "ctrl+n of F9"
    assert safe_key("enter,ctrl+n") == "enter"
    assert safe_key("f9,ctrl+n") == "F9"
    assert safe_key("ctrl+q") == "ctrl+q"


def test_keys_can_be_written_as_they_are_shown() -> None:
    words = [catalogue(language).gettext for language in LANGUAGES]
    assert written_keys("Ctrl+N, alt+pijl omhoog", words) == "ctrl+n,alt+up"
    assert written_keys("ctrl+page down, F9,esc , A", words) == "ctrl+pagedown,f9,escape,A"
    for command in (*INTERVIEW, *LIST, *APP):
        for language in LANGUAGES:
            choose(language)
            said = ", ".join(shown_key(key) for key in command.keys.split(","))
            assert written_keys(said, words) == command.keys


async def test_help_tells_every_key_as_it_is_now_and_how_an_interview_goes(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (100, 260), keys={"next": "alt+n,f11", "quit": "alt+q"}) as (pilot, screen):
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        await pilot.pause()
        text = shown(pilot)
        for command in (*INTERVIEW, *NOTE, *APP):
            keys = {"next": "alt+n,f11", "quit": "alt+q"}.get(command.id, command.keys)
            assert f"{_(command.label)}   {all_keys(keys) or 'in het menu'}" in text, command.id
        assert "Zo gaat een gesprek" in text
        assert "Met ctrl+c kopieer je" in text
        assert "ctrl+n" not in text.split("Op dit scherm")[1].split("In de aantekening")[0]
        order = ("Op dit scherm", "In de aantekening", "Overal", "Zo gaat een gesprek", "Met ctrl+c kopieer je")
        assert sorted(order, key=text.index) == list(order), "what is needed now stands first"
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


async def test_help_begins_with_what_can_be_done_now(tmp_path: Path) -> None:
    async with at_list(tmp_path, (100, 200)) as (pilot, screen):
        await pilot.press("f1")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen) and pilot.app.screen.is_mounted)
        await pilot.pause()
        now, later = shown(pilot).split("Op dit scherm, op een ander moment")
        live = screen.live_commands()
        assert live and len(live) < len(screen.commands), "an empty list has nothing to open or to throw away"
        for command in screen.commands:
            row = f"{_(command.label)}   {all_keys(command.keys) or 'in het menu'}"
            assert (row in now, row in later) == (command in live, command not in live), command.id


def test_the_note_does_what_the_help_says() -> None:
    real = {
        (binding.key, binding.action)  # type: ignore[union-attr]
        for binding in NoteField.BINDINGS
        for key in binding.key.split(",")  # type: ignore[union-attr]
    }
    assert {(command.keys, command.action) for command in NOTE} <= real
