"""Which keys the user may give to which commands; the others are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from textual.binding import Binding
from textual.keys import key_to_character

from interview_tui.language import LANGUAGES, _, catalogue
from interview_tui.tui.kit import commands as tables
from interview_tui.tui.kit.command import Command, shown_key, written_keys
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.line_field import LineField

_WITH_FIELD: Final = (
    *(tables.INTERVIEW, tables.AGREE, tables.PRACTICE, tables.COME_BACK, tables.PRINT, tables.GIVE),
    *(tables.ZODATJE, tables.GO_TO, tables.REWRITE, tables.CLOSING),
)
"""The commands of each screen and dialog with a field."""
_EVERYWHERE: Final = (*tables.APP, *tables.NOTE)
_SENT_AS: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "escape",
    "ctrl+left_square_bracket": "escape",
}
"""Keys for which most terminals send what they send for another one."""
_OF_EVERY_FIELD: Final = frozenset(
    {
        *("enter", "escape", "tab", "shift+tab", "space", "backspace", "delete"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    }
)


def by_textual_names(keys: Mapping[str, str]) -> Mapping[str, str]:
    """Return the keys of the settings, which may be written as the screen shows them, as Textual calls them."""
    words = [catalogue(language).gettext for language in LANGUAGES]
    return {name: written_keys(wanted, words) for name, wanted in keys.items()}


def refused_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the names in `keys` that are no command to give keys to, or cannot have the keys given there, with why.

    What types something, or is needed in a field or a dialog, stays with that; no two commands of one screen get one
    key. A key that a command has without any settings is its own. `keys` are by Textual's names.
    """
    told = {name: why for name, wanted in keys.items() if (why := _fixed_or_unknown(name, wanted))}
    while found := {name: why for name in keys if name not in told and (why := _problem(name, keys, told))}:
        told |= found  # and their usual keys, which they keep, may be those that another one was given
    return told


def _fixed_or_unknown(name: str, wanted: str) -> str:
    """Return why there is no such command, or why one of these keys has a fixed meaning where it works."""
    known = _known()
    if name not in known:
        problem = _("There is no command ‘{name}’ to give keys to. The commands are: {known}.")
        return problem.format(name=name, known=", ".join(sorted(known)))
    fixed = tables.FIXED_KEYS.intersection(wanted.split(","))
    if name not in tables.IN_DIALOGS:
        fixed = (fixed & {"enter"}) - known[name]  # it goes on: nothing else may be done by it
    if not fixed:
        return ""
    problem = _("‘{name}’ cannot have the key {key}: where it works, that key has a fixed meaning already.")
    return problem.format(name=name, key=shown_key(min(fixed)))


@cache
def _known() -> Mapping[str, set[str]]:
    """Return the keys that each command has without any settings, by its id."""
    known: dict[str, set[str]] = {}
    groups = [group for group in vars(tables).values() if isinstance(group, tuple)]
    for command in (one for group in groups for one in group if isinstance(one, Command)):
        known.setdefault(command.id, set()).update(command.keys.split(","))
    return known


def _problem(name: str, keys: Mapping[str, str], told: Mapping[str, str]) -> str:
    own = {key for command in _commands() if command.id == name for key in _split(command.keys)}
    if name not in {command.id for command in _commands()}:
        return ""
    may_type = any(_types(key) for key in own)  # it works only while the field has gone
    kept = {ident: text for ident, text in keys.items() if ident not in told}
    for key in _split(keys[name]):
        if key in own:
            continue
        if key in _SENT_AS:
            text = _("‘{name}’ cannot have the key {key}: most terminals take it for {other}. Choose another one.")
            return text.format(name=name, key=shown_key(key), other=shown_key(_SENT_AS[key]))
        if key in _needed() or (_types(key) and not may_type):
            text = _(
                "‘{name}’ cannot have the key {key}: it is needed for typing. Choose one with ctrl or alt, or a "
                "function key."
            )
            return text.format(name=name, key=shown_key(key))
        if other := next((one.id for one in _beside(name) if key in _split(kept.get(one.id, one.keys))), ""):
            text = _("‘{name}’ cannot have the key {key}: ‘{other}’ has it. Choose another one.")
            return text.format(name=name, key=shown_key(key), other=other)
    return ""


def _commands() -> Iterator[Command]:
    yield from _EVERYWHERE
    for table in _WITH_FIELD:
        yield from table


def _beside(name: str) -> Iterator[Command]:
    """Yield the other commands of all screens with a field that have this one."""
    everywhere = name in {command.id for command in _EVERYWHERE}
    for table in _WITH_FIELD:
        if everywhere or name in {command.id for command in table}:
            yield from (one for one in (*table, *_EVERYWHERE) if one.id != name)


def _needed() -> frozenset[str]:
    """Return the keys with which a field is edited, but for those that commands have by themselves."""
    given = {key for command in _commands() for key in _split(command.keys)}
    fields = {
        key
        for field in (NoteField, LineField)
        for binding in field.BINDINGS
        if isinstance(binding, Binding) and not binding.id
        for key in _split(binding.key)
    }
    return _OF_EVERY_FIELD | (fields - given)


def _types(key: str) -> bool:
    """Return whether a key types a character."""
    bare = key.removeprefix("shift+")
    character = key_to_character(bare) or ""
    return len(bare) == 1 or ("+" not in bare and len(character) == 1 and character.isprintable())


def _split(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]
