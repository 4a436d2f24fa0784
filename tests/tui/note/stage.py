"""A stage for tests of the note field: an app with one field, and the terminal it draws on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pyte
from rich.color import ColorSystem
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static, TextArea

from interview_tui.tui.note.field import NoteField

ASKED = "Doorgevraagd:"


class Terminal:
    """What the updates of an app leave on a terminal."""

    def __init__(self, size: Size) -> None:
        self.screen = pyte.Screen(size.width, size.height)
        self._stream = pyte.Stream(self.screen)

    def draw(self, output: str) -> None:
        """Take in what an app would write."""
        self._stream.feed(output.replace("\n", "\r\n"))

    def cells(self) -> list[list[Any]]:
        """Every cell with its colours and attributes, row by row."""
        screen = self.screen
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]

    def text(self) -> list[str]:
        """The rows as text, without the spaces at their ends."""
        return [row.rstrip() for row in self.screen.display]


class Over(ModalScreen[None]):
    """A dialog over part of the field."""

    CSS = "Over { align: center middle; } Over Static { width: 10; }"

    def compose(self) -> ComposeResult:
        """One row."""
        yield Static("over")


class Stage(App[None]):
    """One field between two rows of text; every update is drawn on `terminal`, what was edited is in `received`."""

    CSS = "#field { height: 1fr; border: none; padding: 0 1; } Static { height: 1; }"

    def __init__(self, make: Callable[[], TextArea] | None = None, css: str = "") -> None:
        super().__init__()
        self.console._color_system = ColorSystem.TRUECOLOR  # so that no two colours are drawn as one
        self._make = make or (lambda: NoteField(asked_label=ASKED, id="field"))
        self.terminal = Terminal(Size(80, 24))
        self.received: list[str] = []
        self.drawn_rows: set[int] = set()
        self.stylesheet.add_source(css, read_from=("stage", ""))

    def compose(self) -> ComposeResult:
        """The field, and something that can take the focus."""
        yield Static("above")
        yield self._make()
        other = Static("below", id="other")
        other.can_focus = True
        yield other

    @property
    def field(self) -> NoteField:
        """The note field, also when a dialog is over it."""
        field = self.screen_stack[0].query_one("#field")
        assert isinstance(field, NoteField)
        return field

    def on_note_field_edited(self, event: NoteField.Edited) -> None:
        """Pass it on: Textual calls the handlers of all classes, this one and those of its heirs."""
        self.receive(event)

    def receive(self, event: NoteField.Edited) -> None:
        """Receive the note."""
        self.received.append(event.text)

    def _display(self, screen: Any, renderable: Any) -> None:
        if renderable is not None and screen is self.screen and not self._batch_count:
            if Size(self.terminal.screen.columns, self.terminal.screen.lines) != self.size:
                self.terminal = Terminal(self.size)
            self.terminal.draw(renderable.render_segments(self.console))
            self.drawn_rows |= {y for y, _, _ in getattr(renderable, "spans", [])}
        super()._display(screen, renderable)

    async def settle(self) -> None:
        """Let every message be handled and every change be drawn."""
        quiet = 0
        while quiet < 5:
            await asyncio.sleep(0)
            quiet = 0 if self._is_busy() else quiet + 1
            for screen in self.screen_stack if quiet == 5 else []:
                required = screen._layout_required or screen._scroll_required or screen._dirty_widgets
                if required or (screen is self.screen and screen._repaint_required):  # others want it for ever
                    screen._on_timer_update()
                    quiet = 0

    def _is_busy(self) -> bool:
        if self._resize_timer is not None:
            return True
        widgets: list[MessagePump] = [self]
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget, with_self=True):
                widgets += [widget, *(bar for bar in (widget._vertical_scrollbar, widget._horizontal_scrollbar) if bar)]
        return any(pump.is_running and (pump.message_queue_size or pump._next_callbacks) for pump in widgets)

    async def key(self, *keys: str) -> None:
        """Press keys, and see them through."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.post_message(events.Key("space" if key == " " else key, character))
        await self.settle()

    async def mouse(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        """A mouse event at a cell of the screen, with the first button."""
        self.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Another size of the terminal."""
        size = Size(width, height)
        assert self._driver is not None
        self._driver._size = (width, height)
        self.post_message(events.Resize(size, size))
        while self._size != size:
            await asyncio.sleep(0)
        await self.settle()

    def fresh_cells(self) -> list[list[Any]]:
        """The cells as they would be if everything were worked out and drawn anew; changes nothing."""
        field = self.screen_stack[0].query_one("#field", TextArea)
        cache = field._styles_cache
        kept = (cache._cache, cache._dirty_lines, self.screen._compositor._dirty_regions)
        cache._cache, cache._dirty_lines, self.screen._compositor._dirty_regions = {}, set(), set()
        mine = (field._shown, field._strips, field._look) if isinstance(field, NoteField) else None
        if isinstance(field, NoteField):
            field._shown, field._strips, field._look = {}, type(field._strips)(512), None
        terminal = Terminal(self.size)
        update = self.screen._compositor.render_update(full=True, screen_stack=self._background_screens)
        terminal.draw(update.render_segments(self.console))  # type: ignore[union-attr]
        cache._cache, cache._dirty_lines, self.screen._compositor._dirty_regions = kept
        if isinstance(field, NoteField) and mine:
            field._shown, field._strips, field._look = mine
        return terminal.cells()
