"""Commands: each need is a property of the screen, and the keys of a user count inside every dialog."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from interview_tui import tui
from interview_tui.transcripts.desk.history import keep
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.kit.base import CommandScreen, Dialog
from interview_tui.tui.kit.command import TAKEN_ELSEWHERE, Command, can_run, safe_key, shown_key
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.tips import TipsDialog
from interview_tui.tui.read_back.readers_dialog import ReadersDialog
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import comes, opened, saved, spoken
from tests.tui.stage import interviewing
from tests.tui.waiting import wait_until


def _screens() -> list[type[Screen[Any]]]:
    """Every screen and dialog class of the program."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    found: list[type[Screen[Any]]] = []
    waiting: list[type[Screen[Any]]] = [CommandScreen, Dialog]
    while waiting:
        cls = waiting.pop()
        found.append(cls)
        waiting.extend(cls.__subclasses__())
    return [cls for cls in found if cls.__module__.startswith("interview_tui.")]


def test_every_need_is_a_property_of_each_screen_with_that_command() -> None:
    told = [(cls, command) for cls in _screens() for command in cls.commands]  # type: ignore[attr-defined]
    named = [(cls, command, name) for cls, command in told for name in (*command.needs, *command.useful)]
    assert len(named) > 30
    for cls, command, name in named:
        found = inspect.getattr_static(cls, name, None)
        assert isinstance(found, property), f"{cls.__name__} has no property {name}, which {command.id} names"


def test_every_command_has_its_action_on_each_screen() -> None:
    for cls in _screens():
        for command in cls.commands:  # type: ignore[attr-defined]
            name = command.action.partition("(")[0]
            assert callable(getattr(cls, f"action_{name}", None)), f"{cls.__name__}: {command.id}"


class _Stage:
    is_open, has_team = True, False


@pytest.mark.parametrize(
    ("action", "parameters", "runs"),
    [("open", (), True), ("share", ("team",), False), ("share", ("organisation",), True), ("unknown", (), True)],
)
def test_a_need_counts_for_its_own_parameters(action: str, parameters: tuple[object, ...], runs: bool) -> None:
    commands = (
        Command("open", "open", "", "", needs=("is_open",)),
        Command("team", "share('team')", "", "", needs=("is_open", "has_team")),
        Command("organisation", "share('organisation')", "", "", needs=("is_open",)),
    )
    assert can_run(_Stage(), commands, action, parameters) is runs


@pytest.mark.parametrize(
    ("ident", "old", "dialog"),
    [("goto", "ctrl+g", GoTo), ("large", "ctrl+o", CardLarge), ("zodatje", "ctrl+t", ZodatjeDialog)],
)
async def test_a_dialog_closes_by_the_key_that_opens_it_now(
    tmp_path: Path, ident: str, old: str, dialog: type[Dialog[Any]]
) -> None:
    async with interviewing(tmp_path, keys={ident: "f11"}) as (pilot, screen):
        await pilot.press("f11")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, dialog) and pilot.app.screen.is_mounted)
        await pilot.press(old)
        await pilot.pause()
        assert isinstance(pilot.app.screen, dialog), "the old key does nothing any more"
        await pilot.press("f11")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


async def test_tips_close_by_the_key_that_opens_them_now(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"tips": "f11"}, form="onboarding") as (pilot, screen):
        assert screen.has_tips
        await pilot.press("f11")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TipsDialog) and pilot.app.screen.is_mounted)
        await pilot.press("alt+w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TipsDialog)
        await pilot.press("f11")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.parametrize(
    ("ident", "old", "dialog"),
    [("readers", "w", ReadersDialog), ("readers_of_all", "g", ReadersDialog)],
)
async def test_who_reads_closes_by_the_key_that_opens_it_now(
    tmp_path: Path, ident: str, old: str, dialog: type[Dialog[Any]]
) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, keys={ident: "f11"}) as (pilot, page):
        await pilot.press("f11")
        await comes(pilot, dialog)
        await pilot.press(old)
        await pilot.pause()
        assert isinstance(pilot.app.screen, dialog)
        await pilot.press("f11")
        await wait_until(pilot, lambda: pilot.app.screen is page)


async def test_rewriting_has_the_keys_of_the_note_as_the_user_has_them(tmp_path: Path) -> None:
    keys = {"save": "f11", "highlight": "f12"}
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, keys=keys) as (pilot, page):
        await pilot.press("h")
        dialog = await comes(pilot, RewriteDialog)
        before = dialog.note.text
        await pilot.press("ctrl+l", "ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is dialog
        assert dialog.note.text == before
        await pilot.press("f12")
        await wait_until(pilot, lambda: dialog.note.text == f"=={before}==")
        await pilot.press("f11")
        await wait_until(pilot, lambda: pilot.app.screen is page)


async def test_the_menu_leaves_out_what_would_change_nothing_now(tmp_path: Path) -> None:
    async def found(pilot: Pilot[None]) -> set[str]:
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Menu) and pilot.app.screen.is_mounted)
        menu = pilot.app.screen
        assert isinstance(menu, Menu)
        menu.field.value = " "
        await pilot.press("e")  # whatever has an e in it: the menu lists only a part until something is typed
        await pilot.pause()
        prompts = [str(menu.listed.get_option_at_index(at).prompt) for at in range(menu.listed.option_count)]
        await pilot.press("escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, Menu))
        return {" ".join(prompt.split()) for prompt in prompts}

    async with interviewing(tmp_path, (80, 60)) as (pilot, screen):
        first = await found(pilot)
        assert "Volgende ctrl+n of F9" in first
        assert not first & {"Terug ctrl+b of F8", "Vervang door een neutraal woord alt+v"}
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 2)
        screen.place.field.insert("Bel 06-12345678")
        assert await found(pilot) >= {"Terug ctrl+b of F8", "Vervang door een neutraal woord alt+v"}


async def test_the_menu_has_a_way_back_to_earlier_versions_when_there_are_any(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (_pilot, screen):
        assert "earlier" not in {command.id for command in screen.menu_commands()}
        keep(compose(screen.interview, screen.cards), [1])
        assert "earlier" in {command.id for command in screen.menu_commands()}


@pytest.mark.parametrize("cls", [cls for cls in _screens() if cls.commands], ids=lambda cls: cls.__name__)  # type: ignore[attr-defined]
def test_no_key_that_closes_a_window_elsewhere_is_the_only_one(cls: type[Screen[Any]]) -> None:
    for command in (*cls.commands, *APP):  # type: ignore[attr-defined]
        keys = [key for key in command.keys.split(",") if key]
        if TAKEN_ELSEWHERE.intersection(keys):
            others = [key for key in keys if key not in TAKEN_ELSEWHERE]
            assert others, command.id
            assert keys[0] in others or shown_key(others[-1]) in safe_key(command.keys)
