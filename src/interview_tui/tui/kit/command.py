"""A command of a screen, defined once: its keys, its place in the bar below, its row in the menu and in the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.keys import key_to_character

from interview_tui.language import N_, _

HERE = N_("Here")
"""The heading in the menu of what has no other."""


class Command(NamedTuple):
    """Describe something a user can do on a screen.

    `id` names it in the settings (keys can be remapped by it); `action` is Textual's action on the screen or the app;
    `label` and `help` are catalogue texts, translated where they are shown; `keys` are separated by commas, the first
    is the one that is shown. `bar` gives it a place in the bar below, `menu` a place in the menu, under the heading
    `group`; what is not `listed` is found there by typing only, so that the menu stays short. `row` is
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
    group: str = HERE
    listed: bool = True


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
    """Return the key of the command with that id, as a person says it; `keymap` is that of the user."""
    keys = next(command.keys for command in commands if command.id == ident)
    return safe_key(keymap.get(ident, keys))


def keys_of(ident: str, commands: Iterable[Command], keymap: Mapping[str, str]) -> frozenset[str]:
    """Return every key of the command with that id, as Textual names it; `keymap` is that of the user."""
    keys = next(command.keys for command in commands if command.id == ident)
    return frozenset(key.strip() for key in keymap.get(ident, keys).split(","))


def shown_key(keys: str) -> str:
    """Return the first of these keys as a person says it: `ctrl+n`, `F9`, `alt+arrow up`."""
    *with_others, key = keys.split(",")[0].strip().split("+")
    return "+".join([*with_others, _said(key)])


def safe_key(keys: str) -> str:
    """Return the first of these keys, with another one if the first closes or opens a window elsewhere.

    A browser, tmux, or the terminal of an editor may keep such a key for itself: `ctrl+n or F9`.
    """
    first, second = keys.split(",")[0].strip(), free_key(keys)
    if second == shown_key(first):
        return second
    return _("{key} or {other}").format(key=shown_key(first), other=second)


def free_key(keys: str) -> str:
    """Return one of these keys that does nothing else elsewhere, where there is no room for two; else the first."""
    first, *others = [key.strip() for key in keys.split(",")]
    if first not in TAKEN_ELSEWHERE:
        return shown_key(first)
    return shown_key(next((one for one in others if one not in TAKEN_ELSEWHERE and not _is_like(one, first)), first))


def _is_like(key: str, other: str) -> bool:
    """Return whether both keys are pressed with ctrl: whoever keeps the one may well keep the other."""
    return key.startswith("ctrl+") and other.startswith("ctrl+")


def all_keys(keys: str) -> str:
    """Return all of these keys as a person says them: `ctrl+n, ctrl+page down or F9`."""
    said = [shown_key(key) for key in keys.split(",") if key.strip()]
    return _("{key} or {other}").format(key=", ".join(said[:-1]), other=said[-1]) if said[1:] else "".join(said)


def _said(key: str) -> str:
    """Return one key, without those that are held down with it, as a person says it."""
    if key in KEY_NAMES:
        return _(KEY_NAMES[key])
    if key[:1] == "f" and key[1:].isdecimal():
        return key.upper()
    character = key_to_character(key) or ""
    return character if character.isprintable() and character else key


def written_keys(text: str, catalogues: Iterable[Callable[[str], str]]) -> str:
    """Return keys that a person wrote, with commas between them, by the names that Textual has for them.

    They may be written as the screen shows them, in a language of `catalogues`, or by those names.
    """
    words = list(catalogues)
    names = {said: name for name, said in KEY_NAMES.items()}
    names |= {in_words(said): name for name, said in KEY_NAMES.items() for in_words in words}
    return ",".join(_as_named(key.strip(), names) for key in text.split(","))


def _as_named(key: str, names: Mapping[str, str]) -> str:
    *with_others, last = key.split("+")
    name = last if len(last) == 1 and not with_others else names.get(last.lower(), last.lower())
    return "+".join([*(other.lower() for other in with_others), name])


TAKEN_ELSEWHERE = frozenset({"ctrl+b", "ctrl+n", "ctrl+p", "ctrl+q", "ctrl+t", "ctrl+u", "ctrl+w", "alt+f4"})
"""Keys that open or close a window or a tab, or print, in browsers, editors and some terminals; ctrl+b is of tmux."""

KEY_NAMES = {
    "escape": "esc",
    "space": N_("space"),
    "pagedown": N_("page down"),
    "pageup": N_("page up"),
    "up": N_("arrow up"),
    "down": N_("arrow down"),
    "left": N_("arrow left"),
    "right": N_("arrow right"),
}
"""How a person says the keys that have a word on them; others are called as they are, in each language."""
