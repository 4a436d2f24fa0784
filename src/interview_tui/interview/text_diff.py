"""The steps from one text to another, piece by piece, in a time that a screen can wait for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

Step = tuple[str, int, int, int, int]
"""What to do with a piece: its kind, and its bounds in either text (as difflib says it)."""

MOST_PAIRS: Final = 400_000
"""Pairs of pieces to compare, which takes some tenths of a second. With more, the middle counts as different."""


def steps(before: Sequence[str], now: Sequence[str]) -> list[Step]:
    """Return how to get from `before` to `now`, both as pieces: words or lines.

    What is the same at both ends is found first, without comparing all with all.
    """
    least = min(len(before), len(now))
    head = next((i for i in range(least) if before[i] != now[i]), least)
    tail = next((i for i in range(least - head) if before[-1 - i] != now[-1 - i]), least - head)
    middle, new_middle = before[head : len(before) - tail], now[head : len(now) - tail]
    found: list[Step] = [("equal", 0, head, 0, head)] if head else []
    if len(middle) * len(new_middle) > MOST_PAIRS:
        found.append(("replace", head, head + len(middle), head, head + len(new_middle)))
    else:
        codes = SequenceMatcher(None, middle, new_middle, autojunk=False).get_opcodes()
        found += [(kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in codes]
    if tail:
        found.append(("equal", len(before) - tail, len(before), len(now) - tail, len(now)))
    return found
