"""The menu: everything that can be done here, with its keys; typing searches it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen, Dialog
from interview_tui.tui.kit.command import Command, shown_key
from interview_tui.tui.kit.widgets.line_field import LineField

_KEYS = 10  # columns for the key


class Menu(Dialog[None]):
    """Show the live commands of `below` and of the app. Enter or a click runs one, as if its key was pressed there.

    `keymap` holds the keys that the user has changed, by command id.
    """

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    field = query_one(LineField)
    listed = query_one(OptionList)
    about = query_one("#about", Static)

    def __init__(self, below: Screen[Any], app_commands: Sequence[Command], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._below = below
        self._keymap = keymap
        own = below.menu_commands() if isinstance(below, CommandScreen | Dialog) else []
        self._all = [command for command in (*own, *app_commands) if command.menu]
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """Compose the field to search by, the list, and the line about the highlighted command."""
        with Vertical(classes="dialog wide"):
            yield LineField(placeholder=_("Type what you want to do"))
            yield OptionList()
            yield Static(id="about", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Show every command until something is typed; the field has the focus."""
        self.listed.can_focus = False
        self.field.focus()
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Show only the commands that fit what was typed."""
        self._show(event.value)

    def _show(self, sought: str) -> None:
        fitting = [command for command in self._all if fits(command, sought)]
        self._found = sorted(fitting, key=lambda command: not _has_words(_(command.label), sought))
        self.listed.clear_options()
        self.listed.add_options([Option(self._row(command)) for command in self._found])
        self.listed.highlighted = 0 if self._found else None
        if not self._found:
            self.about.update(_("Nothing here is called that. esc goes back."))

    def _row(self, command: Command) -> Content:
        keys = self._keymap.get(command.id, command.keys)
        key = shown_key(keys) if keys else ""
        return Content(f"{key:<{_KEYS}}{_(command.label)}")

    @on(OptionList.OptionHighlighted)
    def _say(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the highlighted command does, below the list."""
        if event.option_index < len(self._found):
            self.about.update(_(self._found[event.option_index].help))

    def action_step(self, by: int) -> None:
        """Move the highlight one row down or up; the field keeps the focus."""
        if by > 0:
            self.listed.action_cursor_down()
        else:
            self.listed.action_cursor_up()

    def action_page(self, by: int) -> None:
        """Move the highlight a page down or up."""
        self.listed.action_page_down() if by > 0 else self.listed.action_page_up()  # type: ignore[no-untyped-call]

    @on(Input.Submitted)
    def _entered(self) -> None:
        """Run the highlighted command."""
        if self.listed.highlighted is not None:
            self._do(self._found[self.listed.highlighted])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """Run the clicked command."""
        self._do(self._found[event.option_index])

    def _do(self, command: Command) -> None:
        """Close the menu, then run the command as if its key was pressed on the screen below."""
        below = self._below
        self.dismiss(None)
        below.call_later(below.run_action, command.action)


def fits(command: Command, sought: str) -> bool:
    """Return whether every typed word is in the command's label or in its help."""
    return _has_words(f"{_(command.label)} {_(command.help)}", sought)


def _has_words(text: str, sought: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in sought.casefold().split())
