"""Reading and writing through the codec of the folder: the only module that touches files with interview text.

Arguments and results are always decoded bytes. Fingerprints are of the stored bytes, so that any change by another
program is detected; limits are of decoded bytes. Decoded bytes are never stored, not even in a temporary file.
`read_plain` and `write_plain` are for files without interview text, which are read before any codec is known.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interview_tui.storage import reading
from interview_tui.storage.codecs import Codec, Undecodable, codec_of
from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.ordinary_file import NOFOLLOW, READ
from interview_tui.storage.reading import LIMIT
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble

__all__ = [
    "LIMIT",
    "Fingerprint",
    "StrPath",
    "fits",
    "read",
    "read_bytes",
    "read_cut_off",
    "read_head",
    "read_plain",
    "sync_folder",
    "write_atomic",
    "write_plain",
]

StrPath = str | Path
"""A path in either form, where thousands of files are read: to make a Path takes as long as to open its file."""

_FOLLOWING_LINKS = READ & ~NOFOLLOW


def read(
    path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM
) -> tuple[bytes, Fingerprint]:
    """Return the contents of a regular file of at most `limit` bytes, and the fingerprint for `write_atomic` later.

    Links are followed; with `within`, only if the target is inside that folder. Raises ReadError, of kind FOREIGN or
    UNDECODABLE if the codec of the folder cannot decode it.
    """
    codec = codec_of(path)
    stored, fingerprint = reading.read(path, limit=codec.stored_size(limit), within=within, system=system)
    return _whole(codec, stored, path, limit), fingerprint


def read_bytes(path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM) -> bytes:
    """Return the contents of a regular file, as `read` does, without the fingerprint. Raises ReadError."""
    codec = codec_of(path)
    stored = reading.read_bytes(path, limit=codec.stored_size(limit), within=within, system=system)
    return _whole(codec, stored, path, limit)


def _whole(codec: Codec, stored: bytes, path: Path, limit: int) -> bytes:
    """Return the decoded bytes of a whole file. Raises ReadError, also for more than `limit` bytes."""
    data = _decoded(codec.decode, stored, path)
    if len(data) > limit:
        raise ReadError(Trouble.TOO_BIG, path)
    return data


def read_head(
    path: StrPath, first: int, most: int, enough: Callable[[bytes], bool], *, system: System = SYSTEM
) -> bytes:
    """Return the first bytes of a regular file: at least `first`, then more until `enough` is true, to about `most`.

    Fewer only if the file is shorter. No more is read than needed, if the codec allows it. Links are followed. Raises
    the OSError of the system, or ReadError.
    """
    codec = codec_of(path)
    size = codec.head_size(first)
    if size is None:
        data = read_bytes(Path(path), system=system)
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
    """Return what can be decoded of a file that a killed process may have left half written. Raises ReadError."""
    codec = codec_of(path)
    stored = reading.read_bytes(path, limit=codec.stored_size(LIMIT), system=system)
    return _decoded(codec.decode_head, stored, path)


def fits(path: StrPath, stored: int, limit: int = LIMIT) -> bool:
    """Return whether a file at `path` of `stored` bytes can be within `limit` decoded bytes."""
    return stored <= limit or stored <= codec_of(path).stored_size(limit)


def write_atomic(
    path: Path, data: bytes, expected: Fingerprint | None, *, within: Path | None = None, system: System = SYSTEM
) -> Fingerprint:
    """Write `data` to a file atomically, and return the fingerprint to expect next time. Raises SaveError.

    See `writing.write_atomic` for the parameters; its temporary file is encoded as well.
    """
    from interview_tui.storage import writing  # who only reads does without

    return writing.write_atomic(path, codec_of(path).encode(data), expected, within=within, system=system)


def sync_folder(folder: Path, *, system: System = SYSTEM) -> None:
    """Force to the disk which names a folder has, after one of them was removed. Never raises."""
    from interview_tui.storage import writing

    writing.sync_folder(folder, system)


def prepare_to_write() -> None:
    """Import what writing needs, so that the first save does not wait for it."""
    from interview_tui.storage import writing  # noqa: F401


def read_plain(path: Path, *, limit: int, system: System = SYSTEM) -> tuple[bytes, Fingerprint]:
    """Return what `read` does, of a file without interview text: the settings, the app's state, the owner of a lock."""
    return reading.read(path, limit=limit, system=system)


def write_plain(path: Path, data: bytes, expected: Fingerprint | None, *, system: System = SYSTEM) -> Fingerprint:
    """Write a file without interview text, as `write_atomic` does. Raises SaveError."""
    from interview_tui.storage import writing  # who only reads does without

    return writing.write_atomic(path, data, expected, system=system)


def _decoded(decode: Callable[[bytes], bytes], stored: bytes, path: StrPath) -> bytes:
    try:
        return decode(stored)
    except Undecodable as error:
        raise ReadError(Trouble.FOREIGN if error.foreign else Trouble.UNDECODABLE, Path(path)) from error
