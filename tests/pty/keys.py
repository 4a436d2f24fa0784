"""What a terminal sends for a key."""

from __future__ import annotations

import string
from typing import Final

_FUNCTION = {1: "OP", 2: "OQ", 3: "OR", 4: "OS", 5: "[15~", 6: "[17~", 7: "[18~", 8: "[19~", 9: "[20~", 12: "[24~"}
KEYS: Final = {
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in string.ascii_lowercase},
    **{f"alt+{letter}": f"\x1b{letter}" for letter in string.ascii_lowercase},
    **{f"f{number}": f"\x1b{code}" for number, code in _FUNCTION.items()},
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "shift+home": "\x1b[1;2H",
}
"""What xterm sends, by the names that Textual gives to keys."""
