"""Looking from time to time whether other files came into the folder: by a sync program, a second window, a hand.

The status of the folder tells, which costs the same however many files there are; only when it differs the names are
read, in a thread. Who saves by putting a new file in place of the old changes that status and no name: once it is quiet
again, the list is read anew. Who writes into the old file changes not even that: so the files of the rows in sight are
looked at too. Some disks do not keep that status, so now and then the names are read all the same.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from textual.screen import Screen

from interview_tui.storage.fingerprint import is_settled
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.tui.list.rows import InterviewRow

EVERY: Final = 2.0
"""Seconds between two looks."""
_FIRST: Final = 0.3  # seconds to the first look, after which anything new is seen
_NAMES_EVERY: Final = 15  # looks


class NewFiles:
    """Call `changed` when other transcripts are in `folder` than at the look before, while `screen` is on top.

    `in_sight` gives the rows that can be seen: their files are compared one by one.
    """

    def __init__(
        self,
        screen: Screen[None],
        folder: Path,
        changed: Callable[[], object],
        in_sight: Callable[[], Iterable[InterviewRow]],
    ) -> None:
        self._screen = screen
        self._folder = folder
        self._changed = changed
        self._in_sight = in_sight
        self._written: Mapping[Path, int] = {}
        self._modified: int | None = None
        self._settled: int | None = None
        self._names: frozenset[str] | None = None
        self._looks = 0
        self._is_looking = False
        screen.set_timer(_FIRST, self._look)
        screen.set_interval(EVERY, self._look)

    def _look(self) -> None:
        if self._screen.app.screen is self._screen and not self._is_looking:  # a disk may hang
            self._is_looking = True
            self._screen.run_worker(self._compare(), group="arrivals")

    async def _compare(self) -> None:
        try:
            await self._look_at_the_folder()
        finally:
            self._is_looking = False

    async def _look_at_the_folder(self) -> None:
        self._looks += 1
        now = await asyncio.to_thread(_modified, self._folder)
        if now is not None and now == self._modified and self._looks % _NAMES_EVERY:
            known = self._written
            self._written = await asyncio.to_thread(_written, [row.path for row in self._in_sight() if row.path])
            if any(at != known.get(path, at) for path, at in self._written.items()):
                self._changed()
            return
        self._modified = now
        names = await asyncio.to_thread(_names, self._folder)
        if names is None:
            return
        before, self._names = self._names, names
        replaced = now is not None and now != self._settled
        self._settled = self._settled if now is None else now
        if before is not None and (before != names or replaced):
            self._changed()


def _modified(folder: Path) -> int | None:
    """Return when something came into a folder or went; None where a later change might give the same moment."""
    now = time.time()
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_mtime_ns if is_settled(status, now) else None


def _written(paths: Iterable[Path]) -> Mapping[Path, int]:
    """Return when each of these files was written to; without those that are gone."""
    found = {}
    for path in paths:
        with suppress(OSError):
            found[path] = path.lstat().st_mtime_ns
    return found


def _names(folder: Path) -> frozenset[str] | None:
    """Return the names of what may be transcripts in a folder; None if it cannot be read."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - of ten thousand names, a fifth of the time
    except FileNotFoundError:
        return frozenset()
    except OSError:
        return None
    return frozenset(name for name in names if name[0] != "." and name.lower().endswith(SUFFIX))
