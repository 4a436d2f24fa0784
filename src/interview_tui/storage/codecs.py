"""How the bytes in a file stand for what the file holds: as they are, or encoded. Each folder has one codec.

Which folder has which is set once for the whole process, before the first file is read or written: what writes runs in
several threads, and one that asked a moment earlier must never write plain where another expects encoded bytes. As long
as nothing is set every folder is plain.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol


class Undecodable(ValueError):  # noqa: N818 - says what is the matter
    """Stored bytes that a codec cannot decode. `foreign`: it did not encode them; else they are damaged, or cut off."""

    def __init__(self, *, foreign: bool) -> None:
        super().__init__("foreign" if foreign else "damaged")
        self.foreign = foreign


class Codec(Protocol):
    """Turns what a file holds into the bytes to store, and back. Sizes are in bytes; safe in any thread.

    `encode` may give other bytes each time. A codec decides itself whether it decodes what is stored plain; if it does,
    a folder can go from plain to encoded file by file, with every save.
    """

    def encode(self, data: bytes) -> bytes:
        """Return the bytes to store for `data`. Never raises."""

    def decode(self, stored: bytes) -> bytes:
        """Return what a whole file holds. Raises Undecodable."""

    def decode_head(self, stored: bytes) -> bytes:
        """Return what can be decoded of the first bytes of a file, cut off anywhere. Raises Undecodable."""

    def head_size(self, size: int) -> int | None:
        """Return how many stored bytes tell the first `size` that a file holds; None if it takes the whole file."""

    def stored_size(self, size: int) -> int:
        """Return the most bytes that are stored for `size`."""


class _Plain:
    """Bytes as they are: every method hands on what it is given, without a copy."""

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
    """Which codec each folder has, with all that is in it; of two folders in one another the inner counts."""

    def __init__(self, folders: Mapping[Path, Codec] | None = None) -> None:
        self._folders = dict(folders or {})

    def of(self, path: Path) -> Codec:
        """Return the codec of the folder that the file at `path` really is in, links followed; PLAIN if it has none."""
        if not self._folders:
            return PLAIN
        target = Path(_real(path))
        # Looked up each time: a folder that became a link since start-up must not become plain by that.
        real = {Path(_real(folder)): codec for folder, codec in self._folders.items()}
        return next((real[folder] for folder in target.parents if folder in real), PLAIN)


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


_NOTHING_SET: Final = Codecs()
_in_use = _NOTHING_SET


def install(codecs: Codecs) -> None:
    """Set the codecs of this process: at start-up, before the first file of an interview is read or written.

    Raises RuntimeError the second time: bytes read through one codec must not be written through another.
    """
    global _in_use
    if _in_use is not _NOTHING_SET:
        raise RuntimeError("the codecs are set already")
    _in_use = codecs


def codec_of(path: Path) -> Codec:
    """Return the codec for the file at `path`, which need not exist."""
    return PLAIN if _in_use is _NOTHING_SET else _in_use.of(path)
