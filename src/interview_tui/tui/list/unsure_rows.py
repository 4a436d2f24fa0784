"""Marking the rows of which it is not certain who may read the interview: those in sight, once the list is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from textual.timer import Timer

from interview_tui.transcripts.library.unsure import Unsure
from interview_tui.tui.list.row_list import RowList

_AFTER: Final = 0.5  # seconds: the list, what stands beside it and the keys come first


class UnsureRows:
    """Read the files of the rows in sight, one by one in a thread, and mark those that are not certain.

    A file is read once, as long as it stays as it is. Rows out of sight are read when they come in sight.
    """

    def __init__(self, rows: RowList, unsure: Unsure, marked: Callable[[], object]) -> None:
        """Take what to call once a row is marked."""
        self._rows = rows
        self._unsure = unsure
        self._marked = marked
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Look at the rows in sight when nothing has moved for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._rows.set_timer(_AFTER, self._begin)

    def _begin(self) -> None:
        self._rows.run_worker(self._look(), group="unsure", exclusive=True)

    async def _look(self) -> None:
        for row in self._rows.in_sight():
            if row.entry is not None and not self._unsure.knows(row.entry):
                before = self._unsure.has(row.entry)
                found = await asyncio.to_thread(self._unsure.look, row.entry)
                if found and not before:
                    self._rows.replace(row, row.marked())
                    self._marked()
