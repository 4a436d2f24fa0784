"""The lines above and below a screen: one row each, drawn by one widget and not as a row of widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.language import _
from interview_tui.tui.kit.base import COLUMN, CommandScreen
from interview_tui.tui.kit.command import Command, safe_key, shown_key
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.plain import spread


class Line(Widget):
    """Show one row with a text at the left and one at the right. The left one is cut where they would meet."""

    DEFAULT_CSS = "Line { height: 1; width: 100%; padding: 0 3; }"

    left: reactive[Content] = reactive(Content())
    right: reactive[Content] = reactive(Content())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return 1: it is always one row."""
        return 1

    def render(self) -> Content:
        """Return both texts, with the space between."""
        return spread(self.left, self.right, self.content_size.width)


MOST = 4
"""Commands in the bar."""


class KeysBar(Widget):
    """Show the bar below: at most `most` commands with their keys, and the menu, which leads to all the others.

    It is quiet while a dialog is open: the keys of the dialog stand in the dialog. `keymap` holds the keys that the
    user has changed, by command id.
    """

    DEFAULT_CSS = "KeysBar { height: 1; dock: bottom; background: $panel; }"

    def __init__(self, keymap: Mapping[str, str] | None = None, most: int = MOST) -> None:
        super().__init__()
        self._keymap = keymap or {}
        self._most = most
        self._places: list[tuple[int, int, Command]] = []

    def _shown(self, command: Command, said: Callable[[str], str]) -> Content:
        key = said(self._keymap.get(command.id, command.keys))
        return Content.assemble((key, "bold $primary"), " ", _(command.label))

    def render(self) -> Content:
        """Return the line, and remember which command stands where, for clicks."""
        screen = self.screen
        self._places = []
        if not isinstance(screen, CommandScreen) or self.app.screen is not screen:
            return Content()
        commands = [command for command in screen.live_commands() if command.bar][: self._most]
        menu = Content.assemble(("≡", "bold $primary"), " ", _(APP[0].label))
        safe, short = ([self._shown(command, said) for command in commands] for said in (safe_key, shown_key))
        width = min(self.content_size.width, COLUMN)
        left = (self.content_size.width - width) // 2
        ways_out = [at for at, command in enumerate(commands) if leads_out(command)]
        kept, (margin, gap) = room_for(safe, short, menu.cell_length, width, ways_out[-1] if ways_out else None)
        line = Content(" " * (left + margin))
        for at, item in kept:
            command = commands[at]
            self._places.append((line.cell_length, line.cell_length + item.cell_length, command))
            line = Content.assemble(line, item, " " * gap)
        start = left + width - margin - menu.cell_length
        self._places.append((start, start + menu.cell_length, APP[0]))
        return Content.assemble(line, " " * max(start - line.cell_length, 0), menu)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        for start, end, command in self._places:
            if start <= event.x < end:
                await self.screen.run_action(command.action)


def leads_out(command: Command) -> bool:
    """Return whether a command of a bar leads back from its screen: by the keys that do so everywhere."""
    return command.keys.split(",")[0] in {"escape", "alt+o"}


Spacing = tuple[int, int]
"""The columns at both ends of the bar, and those between two commands."""
_ROOMY, _CLOSE, _TIGHT = (3, 3), (3, 2), (1, 2)


Items = list[tuple[int, Content]]
"""Commands as the bar shows them, each with its place among those for which there may be room."""


def room_for(
    safe: list[Content], short: list[Content], menu: int, width: int, way_out: int | None = None
) -> tuple[Items, Spacing]:
    """Return what stands in a bar of `width` columns, beside a menu of `menu` columns, and its spacing.

    With the second keys (`safe`) where there is room for all of that, else without (`short`); closer together before
    the last ones go. The one at `way_out` leads back from the screen: the others go before it.
    """
    by_weight = sorted(range(len(short)), key=lambda at: (at != way_out, at))
    fewer = [
        ([(at, short[at]) for at in sorted(by_weight[:count])], spacing)
        for count in range(len(short), 0, -1)
        for spacing in (_ROOMY, _CLOSE, _TIGHT)
    ]
    for items, (margin, gap) in [(list(enumerate(safe)), _ROOMY), *fewer]:
        if sum(item.cell_length + gap for _at, item in items) + menu + 2 * margin <= width:
            return items, (margin, gap)
    return [], _TIGHT
