"""Which characters the shipped fonts can print, read from the fonts themselves."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from interview_tui.storage.shipped import data

_SHOWN_BY_NOTHING = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # they choose between two shapes of the character before


def font_folder() -> Path:
    """Where the shipped fonts are."""
    return data("fonts")


def unprintable(text: str) -> list[str]:
    """The characters of `text` that no shipped font has, each once, in their order."""
    have = _covered()
    return [
        char
        for char in dict.fromkeys(text)
        if ord(char) not in have and char not in _SELECTORS and unicodedata.category(char) not in _SHOWN_BY_NOTHING
    ]


@cache
def _covered() -> frozenset[int]:
    return frozenset(code for font in sorted(font_folder().glob("*.ttf")) for code in characters(font.read_bytes()))


def characters(font: bytes) -> Iterator[int]:
    """The code points that a TrueType font has a glyph for. Source: OpenType 1.9, table cmap, formats 4 and 12."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for table in range(tables):
        tag, _sum, start, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * table)
        if tag == b"cmap":
            (count,) = struct.unpack_from(">H", font, start + 2)
            for record in range(count):
                (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * record + 4)
                (kind,) = struct.unpack_from(">H", font, start + offset)
                if kind == 4:
                    yield from _segments(font, start + offset)
                elif kind == 12:
                    yield from _groups(font, start + offset)


def _segments(font: bytes, start: int) -> Iterator[int]:
    """Format 4: the 16-bit code points, in segments."""
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 2 * double)
    ranges = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, ranges)
    for at, (begin, end, delta, offset) in enumerate(zip(begins, ends, deltas, offsets, strict=True)):
        for code in range(begin, min(end, 0xFFFE) + 1):
            glyph = code + delta
            if offset:
                (found,) = struct.unpack_from(">H", font, ranges + 2 * at + offset + 2 * (code - begin))
                glyph = found + delta if found else 0
            if glyph & 0xFFFF:
                yield code


def _groups(font: bytes, start: int) -> Iterator[int]:
    """Format 12: any code points, in groups."""
    (count,) = struct.unpack_from(">L", font, start + 12)
    for group in range(count):
        begin, end, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * group)
        yield from (code for code in range(begin, end + 1) if glyph + code - begin)
