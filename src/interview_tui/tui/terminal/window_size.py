"""The size of the window as it is, also when it changed while that was being told."""

from __future__ import annotations

import os
import sys

from textual import events
from textual.geometry import Size


def as_it_is(event: events.Resize) -> events.Resize:
    """What a change of the window should say.

    Textual's handler of the signal reads the size and then posts it. A second signal in between runs within the first,
    and is posted before it: the older size comes last, and would stay.
    """
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else -1)
    except (OSError, ValueError):
        return event
    size = Size(columns, rows)
    return event if size == event.size or not size else events.Resize(size, size)
