"""The one way in and out for bytes: whatever holds words of an interview is read and written here, through the codec
of its folder.

What is given and returned is always decoded. Fingerprints are of the stored bytes, so that a change by another program
is seen whatever it wrote; limits are of decoded ones. Nothing decoded is ever stored on the way. For files that hold no
words of an interview, and must be read before any codec is known, there are `read_plain` and `write_plain`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interview_tui.storage import reading, writing
from interview_tui.storage.codecs import Undecodable, codec_of
from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.ordinary_file import NOFOLLOW, READ
from interview_tui.storage.reading import LIMIT
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble

__all__ = [
    "LIMIT",
    "Fingerprint",
    "fits",
    "read",
    "read_bytes",
    "read_cut_off",
    "read_head",
    "read_plain",
    "write_atomic",
    "write_plain",
]

_FOLLOWING_LINKS = READ & ~NOFOLLOW


def read(
    path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM
) -> tuple[bytes, Fingerprint]:
    """Return what an ordinary file holds, at most `limit` bytes, and the fingerprint to give to `write_atomic` later.

    Links are followed; with `within`, only as long as they stay inside that folder. Raises ReadError: of kind FOREIGN
    or UNDECODABLE where the codec of the folder cannot decode it.
    """
    codec = codec_of(path)
    stored, fingerprint = reading.read(path, limit=codec.stored_size(limit), within=within, system=system)
    data = _decoded(codec.decode, stored, path)
    if len(data) > limit:
        raise ReadError(Trouble.TOO_BIG, path)
    return data, fingerprint


def read_bytes(path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM) -> bytes:
    """Return what `read` does, without the fingerprint."""
    return read(path, limit=limit, within=within, system=system)[0]


def read_head(path: Path, first: int, most: int, enough: Callable[[bytes], bool], *, system: System = SYSTEM) -> bytes:
    """Return the first bytes of an ordinary file: `first` of them, or more, to about `most`, until they are `enough`.

    Fewer only where the file ends. Only what that takes is read, if the codec can. Links are followed. Raises OSError
    as the system gives it, or ReadError.
    """
    codec = codec_of(path)
    size = codec.head_size(first)
    if size is None:
        data = read_bytes(path, system=system)
        return data[:first] if len(data) <= first or enough(data[:first]) else data[:most]
    fd = system.open(path, _FOLLOWING_LINKS)
    try:
        stored = system.read(fd, size)
        data = _decoded(codec.decode_head, stored, path)
        while first <= len(data) < most and not enough(data) and (more := system.read(fd, codec.stored_size(most))):
            stored += more
            data = _decoded(codec.decode_head, stored, path)
    finally:
        system.close(fd)
    return data


def read_cut_off(path: Path, *, system: System = SYSTEM) -> bytes:
    """Return what can be decoded of a file that a killed program may have left half written. Raises ReadError."""
    codec = codec_of(path)
    stored = reading.read_bytes(path, limit=codec.stored_size(LIMIT), system=system)
    return _decoded(codec.decode_head, stored, path)


def fits(path: Path, stored: int, limit: int = LIMIT) -> bool:
    """Return whether a file at `path` that takes `stored` bytes may be read with that limit."""
    return stored <= limit or stored <= codec_of(path).stored_size(limit)


def write_atomic(
    path: Path, data: bytes, expected: Fingerprint | None, *, within: Path | None = None, system: System = SYSTEM
) -> Fingerprint:
    """Make a file hold `data`, whole or not at all, and return the fingerprint to expect next time.

    `writing.write_atomic` tells the rest; the temporary file that it makes is encoded as well. Raises SaveError.
    """
    return writing.write_atomic(path, codec_of(path).encode(data), expected, within=within, system=system)


def read_plain(path: Path, *, limit: int, system: System = SYSTEM) -> tuple[bytes, Fingerprint]:
    """`read`, for a file without words of an interview: the settings, what the app remembers, who holds a lock."""
    return reading.read(path, limit=limit, system=system)


def write_plain(path: Path, data: bytes, expected: Fingerprint | None, *, system: System = SYSTEM) -> Fingerprint:
    """`write_atomic`, for a file without words of an interview."""
    return writing.write_atomic(path, data, expected, system=system)


def _decoded(decode: Callable[[bytes], bytes], stored: bytes, path: Path) -> bytes:
    try:
        return decode(stored)
    except Undecodable as error:
        raise ReadError(Trouble.FOREIGN if error.foreign else Trouble.UNDECODABLE, path) from error
