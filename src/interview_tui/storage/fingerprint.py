"""What tells whether a file changed: a fingerprint by its bytes, or a stamp by its status alone."""

from __future__ import annotations

import os
import stat
from typing import Final, NamedTuple


class Fingerprint(NamedTuple):
    """Hold the digest and metadata of a file. The same contents rewritten (or only touched) count as unchanged.

    `digest` is BLAKE2b over the bytes, `size` is in bytes, `mtime_ns` in nanoseconds since 1970. `mode` has the
    permissions for owner, group and others: what replaces the file gets no wider ones.
    """

    inode: int
    size: int
    mtime_ns: int
    digest: str
    mode: int

    @classmethod
    def of(cls, data: bytes, found: os.stat_result) -> Fingerprint:
        """Return the fingerprint of a file with contents `data` and metadata `found`."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns, digest(data), stat.S_IMODE(found.st_mode) & 0o777)


def digest(data: bytes) -> str:
    """Return the BLAKE2b digest of `data`, 32 hexadecimal digits."""
    import hashlib  # takes 1 ms, which start-up does not need

    return hashlib.blake2b(data, digest_size=16).hexdigest()


# Seconds: a file that changed more recently may change again within one tick of the disk's clock, with the same stamp.
_SETTLED: Final = 2.0

Stamp = tuple[int, int, int, int]
"""The status of a file that changes whenever the file does: mtime (ns), size (bytes), ctime (ns), inode."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file. Its `ctime` reveals a program that sets `mtime` back."""
    return (status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino)


def is_settled(status: os.stat_result, now: float) -> bool:
    """Return whether any later change of the file gives it another stamp.

    `now` is in seconds since 1970, taken before `status` was.
    """
    return now - status.st_mtime > _SETTLED
