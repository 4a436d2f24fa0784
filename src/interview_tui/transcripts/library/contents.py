"""The contents of transcripts that were asked for, kept in memory for the next time, as bytes."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from interview_tui.storage.files import read_bytes
from interview_tui.storage.system import SYSTEM, System

MOST: Final = 150 * 1024 * 1024
"""Bytes that one `Contents` keeps at most."""

_SETTLED: Final = (
    2.0  # seconds: a file changed so shortly ago may change again within the same tick of the disk's clock
)

Stamp = tuple[int, int, int, int]
"""What changes whenever a file changes: times of change of its contents and of its status in ns, size, inode."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file. The status time (`ctime`) tells of a program that puts the other time back."""
    return (status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino)


def is_settled(status: os.stat_result, now: float) -> bool:
    """Whether any later change of the file gives it another stamp. `now`: seconds since 1970, from before the look."""
    return now - status.st_mtime > _SETTLED


class Contents:
    """The bytes of files in one folder: those read last, `most` bytes together. Safe in any thread.

    They are decoded, as `storage/files.py` gives them, and in memory alone; the bound is of decoded bytes, a stamp of
    the file as it is stored. Bytes rather than text: they take the least memory, their size is exact, and
    places in them are places in what the file holds. Every read looks at the file's status first: what another program
    changed is read anew, and what was kept of it before is dropped. Links are read and not kept.
    """

    def __init__(self, most: int = MOST, *, system: System = SYSTEM) -> None:
        self._most = most
        self._system = system
        self._lock = threading.Lock()
        self._known: OrderedDict[Path, tuple[Stamp, bytes]] = OrderedDict()
        self._size = 0
        self._cleared = 0

    @property
    def size(self) -> int:
        """How many bytes are kept now."""
        return self._size

    def read(self, path: Path) -> bytes:
        """Return the bytes of the file. A link is followed only inside its folder. Raises ReadError."""
        now, cleared = time.time(), self._cleared
        try:
            status = self._system.lstat(path)
        except (OSError, ValueError):  # gone, or no possible name: reading says what is wrong
            status = None
        stamp = stamp_of(status) if status is not None else None
        with self._lock:
            known = self._known.get(path)
            if known is not None and known[0] == stamp:
                self._known.move_to_end(path)
                return known[1]
            self._drop(path)
        data = read_bytes(path, within=path.parent, system=self._system)  # without the lock: a disk may hang
        if status is not None and stamp is not None and stat.S_ISREG(status.st_mode) and is_settled(status, now):
            with self._lock:
                if cleared == self._cleared:  # else these bytes may be from before the words in them were struck
                    self._keep(path, stamp, data)
        return data

    def keep_only(self, stamps: Mapping[str, Stamp]) -> None:
        """Drop what is kept of files that are not among these (by name), or that changed since."""
        with self._lock:
            for path, (stamp, _data) in list(self._known.items()):
                now = stamps.get(path.name)
                if now is None or now[:2] != stamp[:2]:  # Windows gives no inode with the names in a folder
                    self._drop(path)

    def clear(self) -> None:
        """Drop everything, and what is being read at this moment."""
        with self._lock:
            self._cleared += 1
            self._known.clear()
            self._size = 0

    def _keep(self, path: Path, stamp: Stamp, data: bytes) -> None:
        """Keep these bytes, at the cost of what was asked for longest ago."""
        self._drop(path)
        if len(data) > self._most:
            return
        self._known[path] = (stamp, data)
        self._size += len(data)
        while self._size > self._most:
            _oldest, (_stamp, gone) = self._known.popitem(last=False)
            self._size -= len(gone)

    def _drop(self, path: Path) -> None:
        known = self._known.pop(path, None)
        if known is not None:
            self._size -= len(known[1])
