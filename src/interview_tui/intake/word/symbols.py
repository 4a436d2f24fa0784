"""Signs of fonts in which letters are pictures, as characters that every font has: what Word itself puts in a text."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "□"
# By the code in the font. Source: Unicode's mapping tables of Microsoft's Wingdings fonts and of Adobe's Symbol.
_WINGDINGS: Final = {
    0x20: " ", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⇦", 0xE8: "➔",
    0xF0: "⇨", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL: Final = {
    0x20: " ", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2D: "−", 0x3D: "=", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """Return the character for a sign of a font, of which the code is hexadecimal; UNKNOWN where there is none here."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    name = font.casefold()
    if name in ("wingdings", "symbol"):
        return (_WINGDINGS if name == "wingdings" else _SYMBOL).get(number & 0xFF, UNKNOWN)
    private = 0xE000 <= number <= 0xF8FF
    return UNKNOWN if private or not 0x20 <= number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
