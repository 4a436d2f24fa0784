"""The lines above and below a screen: one row each, drawn by one widget and not as a row of widgets."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.command import Command, shown_key
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.plain import spread


class Line(Widget):
    """Show one row with a text at the left and one at the right. The left one is cut where they would meet."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; padding: 0 3; }"

    left: reactive[Content] = reactive(Content())
    right: reactive[Content] = reactive(Content())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return 1: it is always one row."""
        return 1

    def render(self) -> Content:
        """Return both texts, with the space between."""
        return spread(self.left, self.right, self.content_size.width)


class KeysBar(Widget):
    """Show the bar below: at most four commands with their keys, and the menu, which leads to all the others.

    `keymap` holds the keys that the user has changed, by command id.
    """

    DEFAULT_CSS = "KeysBar { height: 1; dock: bottom; background: $panel; padding: 0 3; }"
    GAP = 3

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._keymap = keymap or {}
        self._places: list[tuple[int, int, Command]] = []

    def _shown(self, command: Command, label: str = "") -> Content:
        key = shown_key(self._keymap.get(command.id, command.keys))
        return Content.assemble((key, "bold $primary"), " ", label or _(command.label))

    def render(self) -> Content:
        """Return the line, and remember which command stands where, for clicks."""
        screen = self.screen
        commands = screen.live_commands() if isinstance(screen, CommandScreen) else []
        menu = Content.assemble(("≡", "bold $primary"), " ", _(APP[0].label))
        width = self.content_size.width
        line, self._places = Content(), []
        for command in [command for command in commands if command.bar][:4]:
            item = self._shown(command)
            if line.cell_length + item.cell_length + self.GAP + menu.cell_length > width:
                break
            self._places.append((line.cell_length, line.cell_length + item.cell_length, command))
            line = Content.assemble(line, item, " " * self.GAP)
        start = width - menu.cell_length
        self._places.append((start, width, APP[0]))
        return Content.assemble(line, " " * max(start - line.cell_length, 0), menu)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        column = event.x - self.styles.padding.left
        for start, end, command in self._places:
            if start <= column < end:
                await self.screen.run_action(command.action)
