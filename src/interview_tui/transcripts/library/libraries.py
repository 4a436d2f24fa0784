"""The libraries of one run of the program: one for each folder, that all callers share."""

from __future__ import annotations

from _thread import allocate_lock  # a lock without what else `threading` brings along: 1 ms of each `list`
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.transcripts.library.listing import Library


class Libraries:
    """Hold the libraries of one run of the program, one for each folder. Safe in any thread."""

    def __init__(self) -> None:
        self._lock = allocate_lock()
        self._known: dict[Path, Library] = {}

    def of(self, folder: Path) -> Library:
        """Return the library of that folder (an absolute path), always the same object."""
        from interview_tui.transcripts.library.listing import Library  # a new interview begins without one

        with self._lock:
            return self._known.setdefault(folder, Library(folder))

    def drop_contents(self) -> None:
        """Drop the cached contents of all transcripts in all libraries."""
        with self._lock:
            for library in self._known.values():
                library.drop_contents()
