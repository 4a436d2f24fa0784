"""Ordinary files read, and nothing else: no pipe that never ends, no device, no link to somewhere else."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from interview_tui.storage.system import READ, SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble, read_error

LIMIT: Final = 20 * 1024 * 1024
"""Bytes; a long interview is some 100 kB."""

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file held and how it looked. The same contents written anew (or only touched) count as unchanged.

    `digest` is BLAKE2b over the bytes, `size` is in bytes, `mtime_ns` in nanoseconds since 1970.
    """

    inode: int
    size: int
    mtime_ns: int
    digest: str

    @classmethod
    def of(cls, data: bytes, found: os.stat_result) -> Fingerprint:
        """The fingerprint of a file that holds `data` and looks like `found`."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns, digest(data))


def digest(data: bytes) -> str:
    """What tells one content from another: BLAKE2b, 32 hexadecimal digits."""
    import hashlib  # 1 ms that the start can do without

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read(
    path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM
) -> tuple[bytes, Fingerprint]:
    """The contents of an ordinary file of at most `limit` bytes, and the fingerprint to give to `write_atomic` later.

    Links are followed; with `within`, only as long as they stay inside that folder. A pipe or a device is never
    opened, for it could keep us waiting for ever. Raises ReadError.
    """
    try:
        target = Path(os.path.realpath(path))
        if within is not None and not target.is_relative_to(os.path.realpath(within)):
            raise ReadError(Trouble.LEADS_OUT, path)
        _ordinary(system.stat(target), limit, path)
        fd = system.open(target, READ)
        try:
            found = system.fstat(fd)
            _ordinary(found, limit, path)
            data = _read_all(fd, limit, path, system)
        finally:
            system.close(fd)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise read_error(error if isinstance(error, OSError) else OSError(), path) from error
    return data, Fingerprint.of(data, found)


def read_bytes(path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM) -> bytes:
    """`read`, for who only wants the contents."""
    return read(path, limit=limit, within=within, system=system)[0]


def _ordinary(found: os.stat_result, limit: int, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise ReadError(Trouble.PLACE_TAKEN, path)
    if not stat.S_ISREG(found.st_mode):
        raise ReadError(Trouble.NOT_A_FILE, path)
    if found.st_size > limit:
        raise ReadError(Trouble.TOO_BIG, path)


def _read_all(fd: int, limit: int, path: Path, system: System) -> bytes:
    """Everything, unless it grew beyond the limit while we read."""
    parts: list[bytes] = []
    total = 0
    while part := system.read(fd, min(_CHUNK, limit + 1 - total)):
        parts.append(part)
        total += len(part)
        if total > limit:
            raise ReadError(Trouble.TOO_BIG, path)
    return b"".join(parts)
