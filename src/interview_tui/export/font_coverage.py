"""Look-up of the characters that the shipped fonts can print."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

from interview_tui.export.font_table import RANGES
from interview_tui.storage.places import data

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_SEEN_FORMATS = frozenset(
    map(chr, (0x70F, 0x110BD, 0x110CD, *range(0x13430, 0x13460)))
)  # Cf that has a form of its own
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # they choose a glyph of the character before


def font_folder() -> Path:
    """Return the folder with the shipped fonts."""
    return data("fonts")


def unprintable(text: str) -> list[str]:
    """Return the characters of `text` that no shipped font has, each once, in their order."""
    return [char for char in dict.fromkeys(text) if not _covered(ord(char)) and not _is_invisible(char)]


def _is_invisible(char: str) -> bool:
    if char in _SEEN_FORMATS:
        return False
    return char in _VARIATION_SELECTORS or unicodedata.category(char) in _INVISIBLE


def _covered(code: int) -> bool:
    firsts, lasts = _ranges()
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= lasts[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return the first and the last code point of every range, in order."""
    pairs = [entry.partition("-") for entry in RANGES.split()]
    return [int(first, 16) for first, _, _ in pairs], [int(last or first, 16) for first, _, last in pairs]
