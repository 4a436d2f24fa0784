"""The bases of all screens and dialogs: their commands, and what to do in place of a screen in a window too small."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from textual import events, getters, on
from textual.actions import parse
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.kit.command import Command, bindings, can_run, key_of
from interview_tui.tui.kit.host import Host
from interview_tui.tui.terminal.window_size import SizedScreen

T = TypeVar("T")

LEAST_COLUMNS = 60
LEAST_ROWS = 18
COLUMN: Final = 140
"""The most columns of a screen: for a rail, and what is read. In a wider window it stands in the middle."""
LINE: Final = 102  # columns of what is read: lines of 96, and their margins
WIDTHS: Final = {"column": COLUMN, "line": LINE, "field": LINE - 4}
"""The widths that screens share, as the style sheets name them. A field has less margin, and its ground around it."""
_ROOMY = 11  # rows from which what is said in a small window has blank lines between

DIALOG_SHEET: Final = Path(__file__).resolve().with_name("dialog.tcss")
"""The style sheet of all dialogs, beside which each may have its own."""

LEFT_ALONE: Final = 180.0
"""Seconds without a key or the mouse after which the curtain closes over a screen that is left alone."""
_LOOK: Final = 2.0  # seconds between two looks at that


class _AnyScreen(SizedScreen[T]):
    """Give a screen or dialog its commands."""

    app = getters.app(Host)
    commands: ClassVar[tuple[Command, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys of the commands, before the class's other `BINDINGS`."""
        if "commands" in cls.__dict__:
            cls.BINDINGS = [*bindings(cls.commands), *cls.__dict__.get("BINDINGS", ())]
        super().__init_subclass__(**options)

    _closes_with: tuple[T | None] | None = None  # what it was dismissed with; the first time counts

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with an answer, once. While another screen is on top, the answer waits until that has gone.

        Textual would close the one on top, and fail at a second answer: one may come behind a key, or from a thread.
        """
        if self._closes_with is None:
            self._closes_with = (result,)
            if self.app.screen is self:
                return super().dismiss(result)
        return AwaitComplete()

    @on(events.ScreenResume)
    def _answer_now(self) -> None:
        """Close with the answer that was given while another screen was on top."""
        if self._closes_with is not None and self.app.screen is self:
            super().dismiss(*self._closes_with)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action does something now: whether what its command needs is there.

        Before the screen is composed nothing can be asked of its widgets; every action counts as live then.
        """
        return not self.children or can_run(self, self.commands, action, parameters)

    def live_commands(self) -> list[Command]:
        """Return the commands that do something now."""
        return [command for command in self.commands if self.is_live(command.action)]

    def menu_commands(self) -> list[Command]:
        """Return the live commands with a row in the menu that would change something now."""
        live = [command for command in self.live_commands() if command.menu]
        return [command for command in live if all(getattr(self, name) for name in command.useful)]

    def is_live(self, action: str) -> bool:
        """Return whether an action, written as in a command, does something now. Those of the app always do."""
        namespace, name, parameters = parse(action)
        return namespace == "app" or self.check_action(name, parameters) is True

    def key_of(self, ident: str) -> str:
        """Return the key of the command with that id, by the user's own keymap."""
        return key_of(ident, self.commands, self.app.keymap_of_user)

    @on(events.Resize)
    def _keep_selected_in_sight(self) -> None:
        """Keep in sight what is selected in a list: the list scrolls to it only when it is selected."""
        if (scroll := getattr(self.focused, "scroll_to_highlight", None)) is not None:  # OptionList: not imported yet
            self.call_after_refresh(scroll)

    def on_unmount(self) -> None:
        """Release what Textual would keep of this screen and its widgets."""
        from interview_tui.tui.terminal.screen_leaks import release_removed

        release_removed(self.app)


class CommandScreen(_AnyScreen[T]):
    """Fill the whole window. Below the least size it says what to do; the focus stays where it was, typing goes on.

    `curtain_after` are the seconds without a key or the mouse after which the curtain closes by itself; 0 for never, as
    where somebody sits there and tells.
    """

    AUTO_FOCUS = ""
    curtain_after: ClassVar[float] = 0.0

    def compose(self) -> ComposeResult:
        """Compose the screen's own widgets, then what is said in a window that is too small."""
        self._take_breakpoints()
        if self.curtain_after:
            self.set_interval(_LOOK, self._close_when_alone)
        yield from self.compose_body()
        yield Static(id="too-small", markup=False)

    def compose_body(self) -> ComposeResult:
        """Compose the widgets of this screen; none, unless a screen has its own."""
        yield from ()

    async def mount_composed_widgets(self, widgets: list[Widget]) -> None:
        """Put what stands on the screen in its column.

        By a class, for style sheets ask `CommandScreen > *` of each part of every widget, whatever changes its look.
        """
        for widget in widgets:
            widget.add_class("-column", update=False)
        await super().mount_composed_widgets(widgets)

    def _close_when_alone(self) -> None:
        """Close the curtain over this screen, and over the dialogs above it, after a while without anybody."""
        screens = reversed(self.app.screen_stack)
        front = next((screen for screen in screens if isinstance(screen, CommandScreen)), None)  # None between two
        idle = time.monotonic() - self.app.last_used
        if front is self and not self.app.is_hidden and idle >= self.curtain_after:
            self.app.curtain.close()

    def _take_breakpoints(self) -> None:
        """Set the classes of the breakpoints before the first paint.

        Textual sets them after it: then what stands beside the main column would appear a moment late.
        """
        columns, rows = self.app.size
        for size, breakpoints in ((columns, self.HORIZONTAL_BREAKPOINTS), (rows, self.VERTICAL_BREAKPOINTS)):
            reached = [name for least, name in breakpoints or () if size >= least]
            self.add_class(*reached[-1:])

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def _show_own_keys(self) -> None:
        """Show the bar with the keys of this screen, or without any while a dialog is open."""
        self.query("KeysBar").refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Say what to do, and nothing else, in a window that is too small for the rest."""
        columns, rows = self.app.size
        small = columns < LEAST_COLUMNS or rows < LEAST_ROWS
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small", Static).update(self._too_small(columns, rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action does something now: in a window too small to see what, only where one types."""
        if self.has_class("-too-small") and action != "large":
            from textual.widgets import Input, TextArea  # not every first screen has one

            if not isinstance(self.focused, Input | TextArea):
                return False
        return super().check_action(action, parameters)

    def _too_small(self, columns: int, rows: int) -> Content:
        """Return what to do about a window that is too small, with as much around it as there is room for."""
        asked = _("In gesprek needs {columns} columns and {rows} rows; here are {has_columns} and {has_rows}.")
        lines = [
            Content.styled(_("This window is too small"), "bold $primary"),
            Content(_("Make it larger, or the letters smaller: ctrl and −, on a Mac cmd and −. Nothing is lost.")),
            Content(asked.format(columns=LEAST_COLUMNS, rows=LEAST_ROWS, has_columns=columns, has_rows=rows)).stylize(
                "$quiet"
            ),
        ]
        if any(command.id == "large" for command in self.live_commands()):
            lines.append(Content(_("{key} shows the card alone, to read along.").format(key=self.key_of("large"))))
        return Content("\n\n" if rows >= _ROOMY else "\n").join(lines)


class Dialog(_AnyScreen[T], ModalScreen[T]):
    """Show a dialog above the screen below, whose keys do nothing while it is open.

    Escape closes every dialog and cannot be remapped: someone who is lost needs one key that always works. Space
    chooses what is selected in a list, as enter does; in a field it types.
    """

    AUTO_FOCUS = "*"
    GIVES_WAY: ClassVar[bool] = False
    """Whether it closes when one types on: it is only read, and what is typed is for the field below it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("space", "choose", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [DIALOG_SHEET, *self.css_path]

    @staticmethod
    def keys_line(*ways: str, back: str = "") -> Static:
        """Return the last line of a dialog: the `ways` on, and then how one goes back, said alike in all of them."""
        return Static(keys_said(*ways, back=back), classes="dialog-hint dialog-keys", markup=False)

    @on(events.Mount)
    def _hide_dialog_below(self) -> None:
        """Hide a dialog that this one was opened from: its hint names keys that do nothing now."""
        below = self.app.screen_stack[-2:-1]
        self.set_class(any(isinstance(screen, Dialog) for screen in below), "-over-dialog")

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_choose(self) -> None:
        """Choose what is selected in the list that has the focus."""
        from textual.widgets import OptionList  # not every first screen has one

        if isinstance(self.focused, OptionList):
            self.focused.action_select()


def keys_said(*ways: str, back: str = "") -> str:
    """Return what keys do in a dialog: the `ways` on, and how one goes back; `back` says what that means there."""
    return " · ".join((*ways, back or _("esc: back")))
