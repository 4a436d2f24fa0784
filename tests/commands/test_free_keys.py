"""No settings take a key from a field, nor give one to two commands; and what is free may be given."""

from __future__ import annotations

import string

import pytest
from textual.binding import Binding
from tools.keys import tables

from interview_tui.commands.free_keys import refused_keys
from interview_tui.tui.kit.command import Command
from interview_tui.tui.kit.commands import IN_DIALOGS
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.line_field import LineField

WITH_FIELD = (
    "APP",
    "NOTE",
    "INTERVIEW",
    "AGREE",
    "PRACTICE",
    "COME_BACK",
    "PRINT",
    "GIVE",
    "ZODATJE",
    "GO_TO",
)
WRITERS = {command.id: command for name in (*WITH_FIELD, "REWRITE", "CLOSING") for command in tables()[name]}
READERS = {command.id: command for table in tables().values() for command in table if command.id not in WRITERS}
EVERY = {**WRITERS, **READERS}
OWN = {
    ident: {key for table in tables().values() for one in table if one.id == ident for key in one.keys.split(",")}
    for ident in EVERY
}
TYPED = (*string.ascii_letters, *string.digits, "space", "full_stop", "comma", "question_mark", "é", "shift+a")
OF_FIELDS = ("enter", "escape", "tab", "shift+tab", "backspace", "delete", "up", "down", "left", "right", "home", "end")
SENT_AS_OTHERS = ("ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+left_square_bracket")


def own(command: Command) -> list[str]:
    return [key for key in command.keys.split(",") if key]


@pytest.mark.parametrize("command", WRITERS.values(), ids=list(WRITERS))
def test_a_field_keeps_its_keys(command: Command) -> None:
    letters = any(len(key) == 1 for key in own(command))  # it works while no field is there
    for key in (*(() if letters else TYPED), *OF_FIELDS, *SENT_AS_OTHERS):
        if key not in own(command):
            assert [*refused_keys({command.id: key})] == [command.id], key
            assert [*refused_keys({command.id: f"alt+x,{key}"})] == [command.id], key


@pytest.mark.parametrize("command", WRITERS.values(), ids=list(WRITERS))
def test_its_own_keys_and_a_free_one_may_be_given(command: Command) -> None:
    assert refused_keys({command.id: ",".join([*own(command), "alt+x", "ctrl+alt+b", "f20"])}) == {}


@pytest.mark.parametrize("command", READERS.values(), ids=list(READERS))
def test_where_letters_are_commands_they_may_be_others(command: Command) -> None:
    assert refused_keys({command.id: "y"}) == {}


@pytest.mark.parametrize("command", EVERY.values(), ids=list(EVERY))
def test_enter_goes_on_and_is_given_to_no_command_that_has_it_not(command: Command) -> None:
    allowed = command.id not in IN_DIALOGS and "enter" in OWN[command.id]
    for keys in ("enter", "f20,enter"):
        assert [*refused_keys({command.id: keys})] == ([] if allowed else [command.id]), keys


@pytest.mark.parametrize("field", [NoteField, LineField])
def test_no_key_of_a_field_can_be_given_that_no_command_has(field: type[NoteField | LineField]) -> None:
    usual = {key for command in WRITERS.values() for key in own(command)}
    keys = {key for one in field.BINDINGS if isinstance(one, Binding) for key in one.key.split(",")}
    assert {"ctrl+left", "ctrl+z", "backspace"} <= keys
    for key in keys - usual:
        assert [*refused_keys({"next": key})] == ["next"], key


def test_one_key_does_not_go_to_two_commands() -> None:
    (told,) = refused_keys({"next": "f8"}).values()
    assert told == "‘next’ kan de toets F8 niet krijgen: ‘previous’ heeft hem al. Kies een andere."
    assert refused_keys({"next": "f8", "previous": "f9"}) == {}, "they change places"
    assert [*refused_keys({"curtain": "ctrl+c"})] == ["curtain"], "ctrl+c copies, in every field"
    both = refused_keys({"next": "f5", "goto": "e"})
    assert {*both} == {"next", "goto"}, "goto keeps F5, since it cannot have e"


def test_what_is_wrong_is_said() -> None:
    assert refused_keys({"quit": "1"})["quit"] == (
        "‘quit’ kan de toets 1 niet krijgen: die is nodig om te typen. Kies er een met ctrl of alt, of een F-toets."
    )
    assert refused_keys({"quit": "ctrl+m"})["quit"] == (
        "‘quit’ kan de toets ctrl+m niet krijgen: de meeste terminals zien die aan voor enter. Kies een andere."
    )
