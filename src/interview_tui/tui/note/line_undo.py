"""The undo history of a field for one line, in the same steps as that of a note."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, NamedTuple

from interview_tui.tui.note.undo import Steps

PAUSE: Final = 2.0  # seconds without typing after which a step begins
_MOST_STEPS: Final = 200


class LineState(NamedTuple):
    """Hold a line, and the two ends of what is selected in it."""

    value: str
    selection: tuple[int, int]


class LineHistory:
    """Remember a line before each step, for undo and redo.

    A line that another than the user changed (it was loaded, or emptied for the next) is a new one: nothing of the old
    comes back in it.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._steps = Steps()
        self._before: list[LineState] = []
        self._undone: list[LineState] = []
        self._last = LineState("", (0, 0))
        self._at = 0.0

    def record(self, before: LineState, after: LineState, put: str, removed: str) -> None:
        """Remember an edit by the user, that put one text in the place of another."""
        self._follow(before.value)
        if before.selection != self._last.selection or self._now() - self._at > PAUSE:
            self._steps.end()
        if self._steps.begins(put, removed) or not self._before:
            self._before = [*self._before[1 - _MOST_STEPS :], before]
        self._undone = []
        self._last, self._at = after, self._now()

    def undo(self, now: LineState) -> LineState | None:
        """Return the line before the last step; None if there is none."""
        return self._step(now, self._before, self._undone)

    def redo(self, now: LineState) -> LineState | None:
        """Return the line as it was before undo; None if there is none."""
        return self._step(now, self._undone, self._before)

    def _step(self, now: LineState, source: list[LineState], other: list[LineState]) -> LineState | None:
        if now.value != self._last.value or not source:
            self._follow(now.value)
            return None
        self._steps.end()
        other.append(now)
        self._last = source.pop()
        return self._last

    def _follow(self, value: str) -> None:
        """Forget the line before, if this is another one."""
        if value != self._last.value:
            self._before.clear()
            self._undone.clear()
            self._steps.end()
            self._last = LineState(value, (len(value), len(value)))
