"""Codecs between the bytes stored in a file and its contents: plain or encoded. Each folder has one codec.

The codecs are set once for the whole process, before the first file is read or written. Several threads write, and none
may write plain bytes where another expects encoded ones. Until codecs are set, every folder is plain.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol


class Undecodable(ValueError):  # noqa: N818 - the name says what is wrong
    """Report stored bytes that a codec cannot decode. `foreign`: it did not encode them; else damaged or truncated."""

    def __init__(self, *, foreign: bool) -> None:
        super().__init__("foreign" if foreign else "damaged")
        self.foreign = foreign


class Codec(Protocol):
    """Convert the contents of a file to the bytes to store, and back. Sizes are in bytes; safe in any thread.

    `encode` may return different bytes each time. A codec may also decode plain stored bytes; if it does, a folder can
    go from plain to encoded one file at a time, as each is saved.
    """

    def encode(self, data: bytes) -> bytes:
        """Return the bytes to store for `data`. Never raises."""

    def decode(self, stored: bytes) -> bytes:
        """Return the contents of a whole file. Raises Undecodable."""

    def decode_head(self, stored: bytes) -> bytes:
        """Return what can be decoded of the first bytes of a file, truncated anywhere. Raises Undecodable."""

    def head_size(self, size: int) -> int | None:
        """Return how many stored bytes give the first `size` decoded ones; None if it takes the whole file."""

    def stored_size(self, size: int) -> int:
        """Return the maximum number of stored bytes for `size` decoded ones."""


class _Plain:
    """Store bytes unchanged: every method returns its argument, without a copy."""

    def encode(self, data: bytes) -> bytes:
        return data

    def decode(self, stored: bytes) -> bytes:
        return stored

    def decode_head(self, stored: bytes) -> bytes:
        return stored

    def head_size(self, size: int) -> int | None:
        return size

    def stored_size(self, size: int) -> int:
        return size


PLAIN: Final[Codec] = _Plain()


class Codecs:
    """Map each folder, with everything below it, to its codec; of nested folders the inner one decides."""

    def __init__(self, folders: Mapping[Path, Codec] | None = None) -> None:
        self._folders = dict(folders or {})

    def of(self, path: str | Path) -> Codec:
        """Return the codec of the real folder of the file at `path`, links followed; PLAIN if it has none."""
        if not self._folders:
            return PLAIN
        target = Path(_real(path))
        # Resolved each time: a folder that was replaced by a link since start-up must keep its codec.
        real = {Path(_real(folder)): codec for folder, codec in self._folders.items()}
        return next((real[folder] for folder in target.parents if folder in real), PLAIN)


def _real(path: str | Path) -> str:
    return os.path.normcase(os.path.realpath(path))


_NOTHING_SET: Final = Codecs()
_in_use = _NOTHING_SET


def install(codecs: Codecs) -> None:
    """Set the codecs of this process, at start-up, before the first interview file is read or written.

    Raises RuntimeError if called twice: bytes read through one codec must not be written through another.
    """
    global _in_use
    if _in_use is not _NOTHING_SET:
        raise RuntimeError("the codecs are set already")
    _in_use = codecs


def codec_of(path: str | Path) -> Codec:
    """Return the codec for the file at `path`, which may not exist yet."""
    return PLAIN if _in_use is _NOTHING_SET else _in_use.of(path)
