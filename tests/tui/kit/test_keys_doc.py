"""docs/keys.md tells every command and every key, and the keys that were promised are there."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea
from tools.catalogue import PO
from tools.keys import DOC, rendered, tables

import interview_tui.tui
from interview_tui.language import choose
from interview_tui.tui.interview.sentence_field import SentenceField
from interview_tui.tui.kit.command import shown_key
from interview_tui.tui.kit.commands import APP, INTERVIEW, NOTE
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.line_field import LineField
from interview_tui.tui.note.view import NoteView

ROOT = DOC.parents[1]
TEXT = DOC.read_text(encoding="utf-8")
PROMISED = {
    "next_card": "ctrl+n,ctrl+pagedown,f9",
    "previous_card": "ctrl+b,ctrl+pageup,f8",
    "go_to": "ctrl+g,f5",
    "zodatje": "ctrl+t,f2",
    "ask_probe": "ctrl+d,f3",
    "highlight": "ctrl+l,f4",
    "save": "ctrl+s",
    "app.menu": "ctrl+p",
    "app.leave": "ctrl+q",
    "app.help": "f1",
}


def test_the_tables_are_those_of_the_program() -> None:
    assert rendered(TEXT) == TEXT, "run: python tools/keys.py"


def test_every_table_of_the_program_is_there_once() -> None:
    assert sorted(re.findall(r"<!-- ([A-Z_]+) -->", TEXT)) == sorted(tables())


def test_every_row_is_there() -> None:
    choose("en")
    rows = {row for row in TEXT.split("\n") if row.startswith("| `")}
    for commands in tables().values():
        for command in commands:
            (row,) = [row for row in rows if row.startswith(f"| `{command.id}` |") and f"| {command.help} |" in row]
            assert all(f"`{shown_key(key)}`" in row for key in command.keys.split(",") if key)


@pytest.mark.parametrize("action", PROMISED)
def test_the_promised_keys_do_what_was_promised(action: str) -> None:
    (command,) = [command for command in (*INTERVIEW, *APP) if command.action == action]
    assert set(PROMISED[action].split(",")) <= set(command.keys.split(","))


@pytest.mark.parametrize("name", sorted(tables()))
def test_no_key_means_two_things_on_one_screen(name: str) -> None:
    once = {
        "unstrike",
        "all_right",
        "leave_finished",
        "end_practice",
        "unconfirm_place",
        "places_on_here",
        "places_not_yet",
    }
    # each is live only where its other half is not
    rows = [command for command in tables()[name] if command.id not in once]
    others = () if name in ("APP", "NOTE") else APP
    keys = Counter(key for command in (*rows, *others) for key in command.keys.split(",") if key)
    assert not [key for key, count in keys.items() if count > 1]


def test_no_id_names_two_different_commands() -> None:
    found: dict[str, str] = {}
    for commands in tables().values():
        for command in commands:
            assert found.setdefault(command.id, command.action) == command.action


def test_no_command_takes_a_key_that_the_note_needs() -> None:
    taken, needed = (
        {key for command in some for key in command.keys.split(",") if key} for some in ((*INTERVIEW, *APP), NOTE)
    )
    assert "ctrl+z" in needed
    assert not taken & needed


@pytest.mark.parametrize("field", [NoteField, LineField])
def test_what_is_told_of_the_note_is_bound_in_every_field(field: type[NoteField | LineField]) -> None:
    bound = {binding.id: binding for binding in field.BINDINGS if isinstance(binding, Binding) and binding.id}
    assert {ident: binding.key for ident, binding in bound.items()} == {command.id: command.keys for command in NOTE}
    for binding in bound.values():
        assert callable(getattr(field, f"action_{binding.action}"))
    if field is NoteField:
        assert {ident: binding.action for ident, binding in bound.items()} == {one.id: one.action for one in NOTE}


def _documents() -> list[Path]:
    """What people read: the README, the docs, and the texts of the screen."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), PO]


SHORT = r"(?<![\w^\[])\^[a-z](?![\w\])+*}])"
"""A caret before a letter, as `^n`; not in a regular expression."""
HELD = r"\b(?:ctrl|alt|shift)\+(?:up|down|left|right|pageup|pagedown|escape|f\d+)\b"
NAMED = rf"{HELD}|`(?:f\d+|pageup|pagedown|pgdn|pgup|escape)`"
"""A key by the name that Textual has for it, as `alt+up`."""


@pytest.mark.parametrize("path", _documents(), ids=lambda path: path.name)
def test_every_key_is_written_as_a_person_says_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(rf"{SHORT}|{NAMED}", text) == []


def test_that_would_be_seen() -> None:
    assert re.findall(rf"{SHORT}|{NAMED}", "`^n` of ^n, alt+up, `f9`, `ctrl+pagedown`") == [
        *("^n", "^n", "alt+up", "`f9`", "ctrl+pagedown")
    ]


def _fields(*bases: type[Widget]) -> Iterator[type[Widget]]:
    """Every class of the program in which one types, below these of Textual."""
    for base in bases:
        for one in base.__subclasses__():
            if one.__module__.startswith("interview_tui."):
                yield one
            yield from _fields(one)


def test_a_field_has_no_key_that_is_not_told_of() -> None:
    about = TEXT[TEXT.index("These keys work in every field") :]
    told = set(re.findall(r"`([^`]+)`", about[: about.index("<!-- / -->")]))
    choose("en")
    told |= {f"super+{key}" for key in ("z", "y", "shift+z", "shift+y", "c", "x")}  # cmd, on a Mac
    for module in pkgutil.walk_packages(interview_tui.tui.__path__, "interview_tui.tui."):
        if "driver" not in module.name:  # of one system
            importlib.import_module(module.name)
    fields = set(_fields(TextArea, Input))
    assert {NoteField, LineField, SentenceField} <= fields
    for field in fields - {NoteView}:  # which is no field before it is a NoteField
        assert issubclass(field, NoteField | LineField), f"{field} has the keys of Textual"
        keys = {shown_key(key) for key in field._merge_bindings().key_to_bindings}
        assert {key for key in keys if key.replace("shift+", "") not in told and key not in told} == set(), field
