"""Looking from time to time at a file that is shown: another window or program may change it, or strike text in it.

Nothing is said of files here by a system; so its status is asked, in a thread, for a disk may hang.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual.dom import DOMNode
from textual.timer import Timer

from interview_tui.storage.fingerprint import Stamp, stamp_of

EVERY: Final = 1.0
"""Seconds between two looks."""


class FileWatch:
    """Call `changed` when the file that `path` returns is not what it was at the look before; None is no file.

    It goes on as long as `owner` is there, or until `stop`.
    """

    def __init__(self, owner: DOMNode, path: Callable[[], Path | None], changed: Callable[[], object]) -> None:
        self._owner = owner
        self._path = path
        self._changed = changed
        self._seen: tuple[Path, Stamp | None] | None = None
        self._timer: Timer = owner.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Look now, without waiting for it."""
        self._owner.run_worker(self._look(), group="watch", exclusive=True)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    async def _look(self) -> None:
        path = self._path()
        if path is None:
            self._seen = None
            return
        now = path, await asyncio.to_thread(_stamp, path)
        before, self._seen = self._seen, now
        if before is not None and before[0] == path and before != now and self._path() == path:
            self._changed()


def _stamp(path: Path) -> Stamp | None:
    """Return what tells whether a file changed; None if it is not there."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return None
