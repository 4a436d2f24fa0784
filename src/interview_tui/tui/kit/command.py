"""A command of a screen, defined once: its keys, its place in the bar below, its row in the menu and in the help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.actions import parse
from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """Describe something a user can do on a screen.

    `id` names it in the settings (keys can be remapped by it); `action` is Textual's action on the screen or the app;
    `label` and `help` are catalogue texts, translated where they are shown; `keys` are separated by commas, the first
    is the one that is shown. `bar` gives it a place in the bar below, `menu` a row in the menu. `row` is
    the catalogue text of its row on a screen that lists what can be done there, empty for none; that screen says what
    it fills in at `{…}`. `needs` and `useful` are names of properties of the screen. While one of `needs` is false the
    command is off, and its key is free. While one of `useful` is false the command would change nothing: the menu
    leaves it out, while its key and its place in the bar stay.
    """

    id: str
    action: str
    label: str
    help: str
    keys: str = ""
    bar: bool = False
    menu: bool = True
    priority: bool = True
    needs: tuple[str, ...] = ()
    useful: tuple[str, ...] = ()
    row: str = ""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the key bindings of these commands. Textual does not show them: the bar and the menu do."""
    return [
        Binding(command.keys, command.action, id=command.id, show=False, priority=command.priority)
        for command in commands
        if command.keys
    ]


def can_run(screen: object, commands: Iterable[Command], action: str, parameters: tuple[object, ...]) -> bool:
    """Return whether `screen` meets the needs of the commands that run `action` with `parameters`.

    An action that no command runs needs nothing.
    """
    return all(
        getattr(screen, need)
        for command in commands
        if command.needs and parse(command.action)[1:] == (action, parameters)
        for need in command.needs
    )


def key_of(ident: str, commands: Iterable[Command], keymap: Mapping[str, str]) -> str:
    """Return the first key of the command with that id, as a person reads it; `keymap` is that of the user."""
    keys = next(command.keys for command in commands if command.id == ident)
    return shown_key(keymap.get(ident, keys))


def shown_key(keys: str) -> str:
    """Return the first of these keys as a person reads it: `^n`, `F1`, `alt+t`."""
    *with_others, key = keys.split(",")[0].strip().split("+")
    name = key.upper() if key[:1] == "f" and key[1:].isdecimal() else _KEY_NAMES.get(key, key)
    return "".join("^" if other == "ctrl" else f"{other}+" for other in with_others) + name


def all_keys(keys: str) -> str:
    """Return all of these keys as a person reads them: `^n · ^pgdn · F9`."""
    return " · ".join(shown_key(key) for key in keys.split(",") if key.strip())


_KEY_NAMES = {
    "escape": "esc",
    "delete": "del",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
