"""A cache in memory of the contents of transcripts, as bytes."""

from __future__ import annotations

import stat
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from interview_tui.storage.files import read_bytes
from interview_tui.storage.fingerprint import Stamp, is_settled, stamp_of
from interview_tui.storage.system import SYSTEM, System

MOST: Final = 150 * 1024 * 1024
"""The most bytes that one `Contents` keeps."""


class Contents:
    """Cache the bytes of files in one folder: those read last, at most `most` bytes in total. Safe in any thread.

    The bytes are decoded, as `storage/files.py` gives them, and are kept in memory only; the bound counts decoded
    bytes, a stamp is of the stored file. Bytes rather than text: they take the least memory, their size is exact, and
    offsets in them are offsets in the file's contents. Every read checks the file's status first: a file that another
    program changed is read again, and its cached bytes are dropped. Links are read and not cached.
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
        """The number of bytes in the cache."""
        return self._size

    def read(self, path: Path) -> bytes:
        """Return the bytes of the file. A link is followed only inside its folder. Raises ReadError."""
        now, cleared = time.time(), self._cleared
        try:
            status = self._system.lstat(path)
        except (OSError, ValueError):  # gone, or not a valid name: `read_bytes` raises what is wrong
            status = None
        stamp = stamp_of(status) if status is not None else None
        with self._lock:
            known = self._known.get(path)
            if known is not None and known[0] == stamp:
                self._known.move_to_end(path)
                return known[1]
            self._drop(path)
        data = read_bytes(path, within=path.parent, system=self._system)  # outside the lock, for a disk may hang
        if status is not None and stamp is not None and stat.S_ISREG(status.st_mode) and is_settled(status, now):
            with self._lock:
                if cleared == self._cleared:  # else these bytes may still hold struck answers
                    self._keep(path, stamp, data)
        return data

    def keep_only(self, stamps: Mapping[str, Stamp]) -> None:
        """Drop the cached bytes of files that are not among these names, or that changed since."""
        with self._lock:
            for path, (stamp, _data) in list(self._known.items()):
                now = stamps.get(path.name)
                if now is None or now[:2] != stamp[:2]:  # Windows gives no inode with the names in a folder
                    self._drop(path)

    def clear(self) -> None:
        """Empty the cache; what another thread is reading at this moment is not cached either."""
        with self._lock:
            self._cleared += 1
            self._known.clear()
            self._size = 0

    def _keep(self, path: Path, stamp: Stamp, data: bytes) -> None:
        """Add these bytes to the cache, and drop the least recently used until all fits."""
        self._drop(path)
        if len(data) > self._most:
            return
        self._known[path] = (stamp, data)
        self._size += len(data)
        while self._size > self._most:
            _oldest, (_stamp, gone) = self._known.popitem(last=False)
            self._size -= len(gone)

    def _drop(self, path: Path) -> None:
        """Drop the cached bytes of one file, if there are any."""
        known = self._known.pop(path, None)
        if known is not None:
            self._size -= len(known[1])
