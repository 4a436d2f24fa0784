"""The size that the window has now, also when it changed while an earlier change was being handled.

Private parts of Textual 8.2.8, for want of a public way to tell a screen its size: `_screen_resized`.
"""

from __future__ import annotations

import os
import sys
from typing import Final, TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import Screen

T = TypeVar("T")

LEAST: Final = Size(12, 3)
"""The least size that a screen is laid out in: below it nothing can be read, but what is typed is kept."""


def as_it_is(event: events.Resize) -> events.Resize:
    """Return the event with the size that the window has now.

    Textual's handler of the signal reads the size and then posts it. A second signal in between is handled within the
    first, and posted before it: the older size comes last, and would stay.
    """
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else -1)
    except (OSError, ValueError):
        return event
    size = Size(columns, rows)
    return event if size == event.size or not size else events.Resize(size, size)


class SizedScreen(Screen[T]):
    """Give a screen the size that the window has now.

    Textual tells a screen its size twice: from the terminal, and from its own layout, which may be late; and of two
    such messages that wait, only the last is kept. So a window that changed quickly could keep the size before.
    """

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002 - Textual's
        super()._screen_resized(self.app.size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out in the size of the window, but never in one without room inside the frames.

        Widgets, those of Textual too, fail in a width below nothing. Nobody can read anything there.
        """
        size = size or self.app.size
        super()._refresh_layout(Size(max(size.width, LEAST.width), max(size.height, LEAST.height)), scroll)
