"""A codec that keeps nothing secret and looks like one that does: other bytes each time, longer, and never plain.

What is stored is a mark, a key of one byte, the size of what the file holds, a check on it, and then that with the key
over it. A key has its highest bit set, so that no letter of ASCII is stored as one.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from interview_tui.storage import codecs
from interview_tui.storage.codecs import Codecs, Undecodable

MARK = b"\xf0toy"
_FRONT = struct.Struct(">BII")  # the key, the size of what the file holds, a check on it
_WORD = re.compile(rb"[A-Za-z]{7,}")
FOLDER = "TOY_CODEC_FOLDER"
"""The variable that tells a program begun by a test which folder is encoded."""


def _over(data: bytes, key: int) -> bytes:
    return data.translate(bytes(byte ^ key for byte in range(256)))


class Toy:
    """Remembers in `words` the longer words of all that it encoded. `whole`: it takes a whole file to decode a head."""

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.words: set[bytes] = set()

    def encode(self, data: bytes) -> bytes:
        self.words.update(_words(data))
        key = 0x80 | os.urandom(1)[0]
        return MARK + _FRONT.pack(key, len(data), zlib.crc32(data)) + _over(data, key)

    def decode(self, stored: bytes) -> bytes:
        data = self._inside(stored)
        _key, size, check = self._front(stored)
        if (size, check) != (len(data), zlib.crc32(data)):
            raise Undecodable(foreign=False)
        return data

    def decode_head(self, stored: bytes) -> bytes:
        return self.decode(stored) if self.whole else self._inside(stored)

    def head_size(self, size: int) -> int | None:
        return None if self.whole else self.stored_size(size)

    def stored_size(self, size: int) -> int:
        return len(MARK) + _FRONT.size + size

    def _inside(self, stored: bytes) -> bytes:
        return _over(stored[self.stored_size(0) :], self._front(stored)[0])

    @staticmethod
    def _front(stored: bytes) -> tuple[int, int, int]:
        if not stored.startswith(MARK):
            raise Undecodable(foreign=True)
        try:
            key, size, check = _FRONT.unpack_from(stored, len(MARK))
        except struct.error:
            raise Undecodable(foreign=False) from None
        return key, size, check

    def plain_in(self, folders: Iterable[Path]) -> dict[Path, set[bytes]]:
        """The files below `folders` in which words stand plain that were to be encoded, with those words."""
        found = {}
        for folder in folders:
            for path in folder.rglob("*"):
                if path.is_file() and not path.is_symlink() and (words := self.words & _words(path.read_bytes())):
                    found[path] = words
        return found


def _words(data: bytes) -> set[bytes]:
    """Longer words of ASCII letters; one letter over and over says nothing, and may come about by chance."""
    return {word for word in _WORD.findall(data) if len(set(word)) > 1}


def install_as_told() -> None:
    """In a program that a test began: encode what the test encodes."""
    if folder := os.environ.get(FOLDER):
        codecs.install(Codecs({Path(folder): Toy()}))
