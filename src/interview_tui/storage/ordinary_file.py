"""Read an ordinary file, and nothing else: no pipe that never ends, no device, no folder, no file without end."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

# Each flag where it exists; 0 where it does not (Windows has no O_NOFOLLOW, POSIX no O_BINARY).
NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
CLOEXEC: Final[int] = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
BINARY: Final[int] = getattr(os, "O_BINARY", 0)

READ: Final[int] = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | NOFOLLOW | CLOEXEC | BINARY
"""Flags to open a file for reading: without waiting for a pipe, and not through a link."""

CHUNK: Final = 1024 * 1024
"""Bytes that one call reads at most."""


class Unfit(Enum):
    """Why a file is not read."""

    FOLDER = auto()
    NO_ORDINARY_FILE = auto()
    TOO_BIG = auto()
    LEADS_OUT = auto()


class UnfitFile(OSError):  # noqa: N818 - says what it is
    """A file that is not read; `why` says why."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.name)
        self.why = why


class Calls(Protocol):
    """The calls to the operating system that reading needs; the module `os` has them."""

    def stat(self, path: Path, /) -> os.stat_result: ...
    def open(self, path: Path, flags: int, /) -> int: ...
    def fstat(self, fd: int, /) -> os.stat_result: ...
    def read(self, fd: int, size: int, /) -> bytes: ...
    def close(self, fd: int, /) -> None: ...


def read_ordinary(
    path: Path, limit: int, *, within: Path | None = None, calls: Calls = os
) -> tuple[bytes, os.stat_result]:
    """Return the contents of a file of at most `limit` bytes, and what is known of the file that they came from.

    Links are followed; with `within`, only as long as they stay inside that folder. A pipe or a device is never
    opened: the one could keep us waiting for ever, and opening the other may do something. Raises UnfitFile, OSError,
    or ValueError for a path with a NUL in it.
    """
    target = Path(os.path.realpath(path))
    if within is not None and not target.is_relative_to(os.path.realpath(within)):
        raise UnfitFile(Unfit.LEADS_OUT)
    _check(calls.stat(path), limit)
    fd = calls.open(target, READ)
    try:
        found = calls.fstat(fd)  # once it is open it is surely the same file
        _check(found, limit)
        return _read_all(fd, limit, calls), found
    finally:
        calls.close(fd)


def _check(found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise UnfitFile(Unfit.FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise UnfitFile(Unfit.NO_ORDINARY_FILE)
    if found.st_size > limit:
        raise UnfitFile(Unfit.TOO_BIG)


def _read_all(fd: int, limit: int, calls: Calls) -> bytes:
    """Read everything, unless the file grew beyond the limit meanwhile."""
    parts: list[bytes] = []
    total = 0
    while part := calls.read(fd, min(CHUNK, limit + 1 - total)):
        parts.append(part)
        total += len(part)
        if total > limit:
            raise UnfitFile(Unfit.TOO_BIG)
    return b"".join(parts)
