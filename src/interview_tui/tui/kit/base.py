"""What all screens share: commands told once, and a line instead of a screen where there is no room."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, getters
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.kit.command import Command, key_of
from interview_tui.tui.kit.host import Host
from interview_tui.tui.terminal.screen_leaks import let_go

T = TypeVar("T")

LEAST_COLUMNS = 60
LEAST_ROWS = 18


class _AtItsSize(Screen[T]):
    """A screen as large as the window is now.

    Textual tells a screen its size twice: from the terminal, and from its own layout, which may be late; and of two
    such messages that wait, only the last is kept. So a window that changed quickly could keep the size before.
    """

    app = getters.app(Host)

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002 - Textual's
        super()._screen_resized(self.app.size)

    def on_unmount(self) -> None:
        """It is gone, with all that was on it."""
        let_go(self.app)


class CommandScreen(_AtItsSize[T]):
    """A screen with commands. Below the least size it shows one line; the focus stays where it was, typing goes on."""

    AUTO_FOCUS = ""
    commands: ClassVar[tuple[Command, ...]] = ()

    def compose(self) -> ComposeResult:
        """The screen's own widgets, then the line for a window that is too small."""
        self._take_breakpoints()
        yield from self.compose_body()
        yield Static(
            _("This window is too small ({columns}×{rows} is the least). Nothing is lost.").format(
                columns=LEAST_COLUMNS, rows=LEAST_ROWS
            ),
            id="too-small",
            markup=False,
        )

    def compose_body(self) -> ComposeResult:
        """The widgets of this screen."""
        raise NotImplementedError

    def _take_breakpoints(self) -> None:
        """Textual does this when a screen was painted once: then what is beside it would come a moment late."""
        columns, rows = self.app.size
        for size, breakpoints in ((columns, self.HORIZONTAL_BREAKPOINTS), (rows, self.VERTICAL_BREAKPOINTS)):
            reached = [name for least, name in breakpoints or () if size >= least]
            self.add_class(*reached[-1:])

    def on_resize(self, _event: events.Resize) -> None:
        """Show the line where the rest would be unreadable."""
        small = self.app.size.width < LEAST_COLUMNS or self.app.size.height < LEAST_ROWS
        self.set_class(small, "-too-small")

    def live_commands(self) -> list[Command]:
        """The commands that do something now."""
        return [command for command in self.commands if _can(self, command)]

    def key_of(self, ident: str) -> str:
        """The key of the command with that id, as the user has it."""
        return key_of(ident, self.commands, self.app.keymap_of_user)


class Dialog(_AtItsSize[T], ModalScreen[T]):
    """A question above the screen below. The keys of that screen are silent while it is open."""

    AUTO_FOCUS = "*"
    commands: ClassVar[tuple[Command, ...]] = ()

    def live_commands(self) -> list[Command]:
        """The commands that do something now."""
        return [command for command in self.commands if _can(self, command)]


def _can(screen: Screen[T], command: Command) -> bool:
    action = command.action.partition("(")[0]
    return action.startswith("app.") or screen.check_action(action, ()) is True
