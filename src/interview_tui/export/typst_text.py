"""Words as a template takes them: to the letter, with their direction, and breakable where they are endless."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

_MAY_BREAK: Final = "\u200b"  # zero width space
_ENDLESS = re.compile(r"\S{61,}")
_WORD = re.compile(rf"[^ {_MAY_BREAK}]*[ {_MAY_BREAK}]|[^ {_MAY_BREAK}]+$")
_STEP: Final = 8
_STICKS = frozenset("\u200d\u200c\u00ad\u2060\ufeff")


def words(text: str) -> dict[str, Any]:
    """One text, on one line."""
    return {"text": breakable(" ".join(text.split())), "rtl": runs_right_to_left(text)}


def paragraph(text: str) -> dict[str, Any]:
    """A paragraph, in words with the space behind each: what does not fit on one card goes on at a word."""
    found = _WORD.findall(breakable(" ".join(text.split())))
    return {"words": found, "rtl": runs_right_to_left(text)}


def runs_right_to_left(text: str) -> bool:
    """Whether its first letter with a direction runs from right to left (the rule of Unicode's UAX 9, P2 and P3)."""
    for char in text:
        if (direction := unicodedata.bidirectional(char)) in ("L", "R", "AL"):
            return direction != "L"
    return False


def breakable(text: str) -> str:
    """`text` with places to break in whatever is longer than 60 characters and has no space: an address, a slip."""
    return _ENDLESS.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    kept, since = [], 0
    for char, follower in zip(found[0], [*found[0][1:], ""], strict=True):
        kept.append(char)
        since += 1
        joined = char in _STICKS or follower in _STICKS or unicodedata.category(follower or "x")[0] == "M"
        if since >= _STEP and follower and not joined:
            kept.append(_MAY_BREAK)
            since = 0
    return "".join(kept)
