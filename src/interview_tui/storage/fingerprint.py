"""How a file is recognised: what it held and how it looked."""

from __future__ import annotations

import os
from dataclasses import dataclass


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
