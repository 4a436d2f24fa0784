"""Read a regular file of limited size; refuse a pipe, a device, a folder and a file that is too large."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

# Each flag, or 0 on a system that lacks it (Windows has no O_NOFOLLOW, POSIX no O_BINARY).
NOFOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
CLOEXEC: Final[int] = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
BINARY: Final[int] = getattr(os, "O_BINARY", 0)

READ: Final[int] = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | NOFOLLOW | CLOEXEC | BINARY
"""Flags to open a file for reading: without waiting for a pipe, and without following a link."""

CHUNK: Final = 1024 * 1024
"""Maximum number of bytes that one call reads."""


class Unfit(Enum):
    """List the reasons why a file is not read."""

    FOLDER = auto()
    NO_ORDINARY_FILE = auto()
    TOO_BIG = auto()
    LEADS_OUT = auto()


class UnfitFile(OSError):  # noqa: N818 - the name says what it is
    """Report a file that is not read; `why` is the reason."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.name)
        self.why = why


class Calls(Protocol):
    """Declare the system calls that reading needs; the module `os` has them."""

    def stat(self, path: Path, /) -> os.stat_result: ...
    def open(self, path: Path, flags: int, /) -> int: ...
    def fstat(self, fd: int, /) -> os.stat_result: ...
    def read(self, fd: int, size: int, /) -> bytes: ...
    def close(self, fd: int, /) -> None: ...


def read_ordinary(
    path: Path, limit: int, *, within: Path | None = None, calls: Calls = os
) -> tuple[bytes, os.stat_result]:
    """Return the contents of a regular file of at most `limit` bytes, and the metadata of the file that was read.

    Links are followed; with `within`, only if the target is inside that folder. A pipe or a device is never opened:
    a pipe could block for ever, and opening a device can have effects. Raises UnfitFile, OSError, or ValueError for a
    path with a NUL in it.
    """
    target = Path(os.path.realpath(path))
    if within is not None and not target.is_relative_to(os.path.realpath(within)):
        raise UnfitFile(Unfit.LEADS_OUT)
    _check(calls.stat(path), limit)
    fd = calls.open(target, READ)
    try:
        found = calls.fstat(fd)  # checked again: the path may lead to another file by now
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
    """Return everything up to the end of the file. Raises UnfitFile if it grew beyond the limit meanwhile."""
    parts: list[bytes] = []
    total = 0
    while part := calls.read(fd, min(CHUNK, limit + 1 - total)):
        parts.append(part)
        total += len(part)
        if total > limit:
            raise UnfitFile(Unfit.TOO_BIG)
    return b"".join(parts)
