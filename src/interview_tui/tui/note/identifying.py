"""Find what looks identifying in a note: on each line, and the one nearest to the cursor. Pure text, no screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an empty note has nothing to find
    from interview_tui.interview.privacy.finding import IdentifierFinding

Span = tuple[int, int]
Place = tuple[int, int]  # row, column

LONGEST = 4_000
"""Characters. A longer line is not searched, so that typing in it stays quick; nobody types one that long."""


def identifying(line: str) -> tuple[Span, ...]:
    """Return where something that looks identifying is on one line: columns, the end not included."""
    return tuple((one.start, one.end) for one in _found(line))


@lru_cache(64)  # as many lines as a screen has; not more, because a line may be long
def _found(line: str) -> tuple[IdentifierFinding, ...]:
    return tuple(_find(line))


def _find(line: str) -> Sequence[IdentifierFinding]:
    if not line or len(line) > LONGEST:
        return ()
    from interview_tui.interview.privacy.finding import find

    return find(line)


def any_in(lines: Sequence[str]) -> bool:
    """Return whether anything on these lines looks identifying."""
    return any(map(_find, lines))


def nearest(lines: Sequence[str], place: Place) -> tuple[int, IdentifierFinding] | None:
    """Return the row and the finding at that place or last before it, else the first after it; None without any."""
    row, column = place
    for finding in reversed(_found(lines[row])):
        if finding.start <= column:
            return row, finding
    for above in range(row - 1, -1, -1):
        if found := _found(lines[above]):
            return above, found[-1]
    for below in chain([row], range(row + 1, len(lines))):
        if found := _found(lines[below]):
            return below, found[0]
    return None
