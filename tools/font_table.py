"""Write the table of the characters that the shipped fonts can print, from the fonts in data/fonts.

python tools/font_table.py
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "data" / "fonts"
TABLE = ROOT / "src" / "interview_tui" / "export" / "font_table.py"

_MODULE = '''"""The characters that the shipped fonts can print. Made by tools/font_table.py: do not edit."""

from typing import Final

RANGES: Final = """
{ranges}
"""
"""Code points in hexadecimal, in order: `first-last`, or one by itself."""
'''


def characters(font: Path) -> set[int]:
    """Return the code points that a font file has a glyph for."""
    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())


def in_all_fonts() -> set[int]:
    """Return the code points that at least one shipped font has a glyph for."""
    return set().union(*(characters(font) for font in FONTS.glob("*.ttf")))


def table_text(codes: Iterable[int]) -> str:
    """Return the module that holds these code points as ranges."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    text = " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in ranges)
    lines = textwrap.fill(text, width=118, break_on_hyphens=False, break_long_words=False)
    return _MODULE.format(ranges=lines)


def main() -> None:
    """Write the table; a test fails if it is out of date."""
    TABLE.write_text(table_text(in_all_fonts()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
