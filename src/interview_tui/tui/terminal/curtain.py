"""The curtain: while it is closed the terminal shows a motto and nothing else, and no command is obeyed.

It hangs before what is painted, not among the screens. So a dialog that opens, a notice, another screen all stay
behind it; what is there goes on, and has its focus, cursor and selection still when the curtain opens.

Private parts of Textual 8.2.8: what paints a window, the number of batches. Upstream would have to let an app paint
something of its own over all screens.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import LayoutUpdate
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.app import App

_OPENS: Final = frozenset({"escape", "enter"})
_WIDEST: Final = 64  # columns of the motto
_AIR: Final = 8  # rows of a window in which a row is left between its paragraphs


class Curtain:
    """Hide what the app shows, from the moment `close` is called.

    `keys` close it, and open it too, as do escape, enter and a click. `motto` holds the paragraphs that it shows: the
    first in the colour of what matters, the others muted.
    """

    def __init__(
        self, app: App[Any], keys: frozenset[str], motto: Sequence[str], paint: Callable[[RenderableType], None]
    ) -> None:
        """Take what paints on the terminal of `app`."""
        self.is_closed = False
        self._app = app
        self._keys = keys
        self._motto = motto
        self._paint = paint
        self._pressed = False

    def takes(self, event: events.Event) -> bool:
        """Do what the event asks of the closed curtain; return whether it is for the curtain alone.

        Other keys and a paste are not: they may be text for the field behind it.
        """
        if isinstance(event, events.Key):
            if event.key not in self._keys | _OPENS:
                return False
            self.open()
        elif isinstance(event, events.MouseDown):
            self._pressed = True
        elif isinstance(event, events.MouseUp):
            if not self._pressed:  # a button that was down before: what it was pressed on waits for this
                return False
            self.open()
        return not isinstance(event, events.Paste)

    def close(self) -> None:
        """Hide everything at once."""
        self.is_closed = True
        self._pressed = False
        self._paint_now(self.frame())

    def open(self) -> None:
        """Show again what is there now."""
        self.is_closed = False
        self._paint_now(self._whole())

    def in_place_of(self, update: RenderableType | None) -> RenderableType | None:
        """Return what to paint in place of an update of the screen while it is closed; None for nothing.

        When all of the window is painted the terminal may have lost what it showed, or have another size.
        """
        return self.frame() if isinstance(update, LayoutUpdate) else None

    def _whole(self) -> RenderableType:
        app = self._app
        return app.screen._compositor.render_update(full=True, screen_stack=app._background_screens) or ""

    def _paint_now(self, update: RenderableType) -> None:
        """Paint, also while the app gathers changes to paint them together."""
        batches, self._app._batch_count = self._app._batch_count, 0
        try:
            self._paint(update)
        finally:
            self._app._batch_count = batches

    def frame(self) -> LayoutUpdate:
        """Return the motto in the middle of the window, on the background."""
        size, theme = self._app.size, self._app.theme_variables
        ground = Style(bgcolor=theme["background"])
        first = ground + Style(color=theme["primary"], bold=True)
        other = ground + Style(color=theme.get("quiet", theme["foreground"]))
        lines = _lines(self._motto, size)
        top = (size.height - len(lines)) // 2
        rows = [("", other)] * top + [(text, other if number else first) for number, text in lines]
        rows += [("", other)] * (size.height - len(rows))
        filters = self._app.get_line_filters()
        background = self._app.screen.background_colors[1]
        strips: list[Iterable[Strip]] = []
        for text, style in rows[: size.height]:
            strip = _centred(text, style, ground, size.width)
            for one in filters:
                strip = strip.apply_filter(one, background)
            strips.append([strip])
        return LayoutUpdate(strips, size.region)

    def as_svg(self, title: str) -> str:
        """Return the closed curtain as a picture."""
        size = self._app.size
        console = Console(
            width=size.width,
            height=size.height,
            file=io.StringIO(),
            force_terminal=True,
            color_system="truecolor",
            record=True,
            legacy_windows=False,
        )
        console.print(self.frame())
        return console.export_svg(title=title)


def _lines(motto: Sequence[str], size: Size) -> list[tuple[int, str]]:
    """Return the lines of the motto, about as long as each other, each with the number of its paragraph."""
    widest = max(min(_WIDEST, size.width - 4), 1)
    lines: list[tuple[int, str]] = []
    for number, text in enumerate(motto):
        if number and size.height > _AIR:
            lines.append((number, ""))
        lines += [(number, line) for line in _even(text, widest)]
    return lines


def _even(text: str, widest: int) -> list[str]:
    """Return the text in as few lines as fit, none longer than it has to be for that."""
    content = Content(text)
    lines = content.wrap(widest)
    for width in range(content.cell_length // len(lines), widest):
        if width and len(narrower := content.wrap(width)) == len(lines):
            lines = narrower
            break
    return [line.plain.rstrip() for line in lines]


def _centred(text: str, style: Style, ground: Style, width: int) -> Strip:
    segment = Segment(text, style)
    left = max((width - segment.cell_length) // 2, 0)
    return Strip([Segment(" " * left, ground), segment]).adjust_cell_length(width, ground)
