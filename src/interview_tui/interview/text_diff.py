"""The edit steps from one text to another, by pieces, in bounded time."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

Step = tuple[str, int, int, int, int]
"""An edit: its kind, and its bounds in either text, as the opcodes of difflib."""

MOST_PAIRS: Final = 400_000
"""The maximum number of pairs of pieces to compare, which takes some tenths of a second. Above it, the whole middle
counts as replaced."""


def steps(before: Sequence[str], now: Sequence[str]) -> list[Step]:
    """Return the edits from `before` to `now`, both given as pieces: words or lines.

    Equal pieces at both ends are found first, without comparing all pairs.
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
