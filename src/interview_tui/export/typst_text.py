"""Text as a template takes it: literal, with its direction, and with break opportunities in very long words."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

_MAY_BREAK: Final = "\u200b"  # zero width space
_UNBROKEN = re.compile(r"\S{61,}")
_WORD = re.compile(rf"[^ {_MAY_BREAK}]*[ {_MAY_BREAK}]|[^ {_MAY_BREAK}]+$")
_STEP: Final = 8
_NO_BREAK_AT = frozenset("\u200d\u200c\u00ad\u2060\ufeff")


def words(text: str) -> dict[str, Any]:
    """Return one line of text with its direction."""
    return {"text": breakable(" ".join(text.split())), "rtl": runs_right_to_left(text)}


def paragraph(text: str) -> dict[str, Any]:
    """Return a paragraph with its direction, as words with the space after each.

    The template continues at a word what does not fit on one card.
    """
    found = _WORD.findall(breakable(" ".join(text.split())))
    return {"words": found, "rtl": runs_right_to_left(text)}


def runs_right_to_left(text: str) -> bool:
    """Return whether the first strong character runs from right to left (Unicode UAX 9, rules P2 and P3)."""
    for char in text:
        if (direction := unicodedata.bidirectional(char)) in ("L", "R", "AL"):
            return direction != "L"
    return False


def breakable(text: str) -> str:
    """Return `text` with zero width spaces in every run of more than 60 characters without a space."""
    return _UNBROKEN.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    kept, since = [], 0
    for char, follower in zip(found[0], [*found[0][1:], ""], strict=True):
        kept.append(char)
        since += 1
        joined = char in _NO_BREAK_AT or follower in _NO_BREAK_AT or unicodedata.category(follower or "x")[0] == "M"
        if since >= _STEP and follower and not joined:
            kept.append(_MAY_BREAK)
            since = 0
    return "".join(kept)
