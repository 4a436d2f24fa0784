"""Fingerprints that tell whether a file changed: a digest of its bytes and its metadata."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hold the digest and metadata of a file. The same contents rewritten (or only touched) count as unchanged.

    `digest` is BLAKE2b over the bytes, `size` is in bytes, `mtime_ns` in nanoseconds since 1970.
    """

    inode: int
    size: int
    mtime_ns: int
    digest: str

    @classmethod
    def of(cls, data: bytes, found: os.stat_result) -> Fingerprint:
        """Return the fingerprint of a file with contents `data` and metadata `found`."""
        return cls(found.st_ino, found.st_size, found.st_mtime_ns, digest(data))


def digest(data: bytes) -> str:
    """Return the BLAKE2b digest of `data`, 32 hexadecimal digits."""
    import hashlib  # takes 1 ms, which start-up does not need

    return hashlib.blake2b(data, digest_size=16).hexdigest()
