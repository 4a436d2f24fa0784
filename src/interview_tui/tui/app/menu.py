"""The menu: what can be done here, by what it is done to, with its keys; typing searches everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import events, on
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
from interview_tui.tui.kit.command import Command, safe_key
from interview_tui.tui.kit.commands import GROUPS
from interview_tui.tui.kit.plain import spread
from interview_tui.tui.note.line_field import LineField

_WIDEST = 64
_EDGES = 9  # columns beside a row: those of the dialog, of the list and of its scroll bar
_AROUND = 9  # rows of the dialog above and below the list
_INDENT = "  "


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
        self._found: list[Command | None] = []
        """The command of each row of the list; None for a heading."""
        self._room = 0

    def compose(self) -> ComposeResult:
        """Compose the field to search by, the list, and the line about the highlighted command."""
        with Vertical(classes="dialog"):
            yield LineField(placeholder=_("Type what you want to do"))
            yield OptionList()
            yield Static(id="about", classes="dialog-hint", markup=False)
            yield self.keys_line(_("Enter: do it"))

    def on_mount(self) -> None:
        """Show every command until something is typed; the field has the focus."""
        self.listed.can_focus = False
        self.field.focus()
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Show only the commands that fit what was typed."""
        self._show(event.value)

    def on_resize(self, event: events.Resize) -> None:
        """Give the list the rows that the window has for it, and its rows their width."""
        self._room = max(event.size.height - _AROUND, 1)
        self.listed.styles.max_height = self._room
        chosen = self.listed.highlighted
        self._show(self.field.value)
        self.listed.highlighted = chosen

    def _show(self, sought: str) -> None:
        """Show the commands that fit what is sought, below their headings, and highlight the best."""
        fitting = [command for command in self._all if fits(command, sought) and (command.listed or sought.strip())]
        self._found = [
            row
            for group in GROUPS
            if (rows := [command for command in fitting if command.group == group])
            for row in (None, *rows)
        ]
        self.listed.clear_options()
        is_airy = len(self._found) + self._found.count(None) <= self._room
        for at, command in enumerate(self._found):
            self.listed.add_option(
                self._heading(at, is_airy=is_airy) if command is None else Option(self._row(command))
            )
        named = [command for command in fitting if _has_words(_(command.label), sought)]
        best = next((command for command in self._found if command in (named or fitting)), None)
        self.listed.highlighted = None if best is None else self._found.index(best)
        if best is None:
            self.about.update(_("Nothing here is called that."))

    def _heading(self, at: int, *, is_airy: bool) -> Option:
        """Return the heading of the command below that place in the list; it cannot be chosen."""
        below = self._found[at + 1]
        text = _(below.group) if below is not None else ""
        return Option(Content(f"\n{text}" if is_airy and at else text), disabled=True)

    def _row(self, command: Command) -> Content:
        keys = self._keymap.get(command.id, command.keys)
        width = min(_WIDEST, self.app.size.width) - _EDGES
        return spread(Content(f"{_INDENT}{_(command.label)}"), Content(safe_key(keys) if keys else ""), width)

    @on(OptionList.OptionHighlighted)
    def _say(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the highlighted command does, below the list."""
        if (command := self._at(event.option_index)) is not None:
            self.about.update(_(command.help))

    def _at(self, row: int | None) -> Command | None:
        return self._found[row] if row is not None and row < len(self._found) else None

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
        self._do(self._at(self.listed.highlighted))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """Run the clicked command."""
        self._do(self._at(event.option_index))

    def _do(self, command: Command | None) -> None:
        """Close the menu, then run the command as if its key was pressed on the screen below."""
        if command is None:
            return
        below = self._below
        self.dismiss(None)
        below.call_later(below.run_action, command.action)


def fits(command: Command, sought: str) -> bool:
    """Return whether every typed word is in the command's label or in its help."""
    return _has_words(f"{_(command.label)} {_(command.help)}", sought)


def _has_words(text: str, sought: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in sought.casefold().split())
