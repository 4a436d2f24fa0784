"""Which rows of the answers that are read back have been on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Rows(NamedTuple):
    """Hold the rows of one answer on the page: the first, the one behind the last, and the width they have."""

    top: int
    bottom: int
    width: int


class Seen:
    """Remember which answers, by the number of their card, have been on the screen from their first row to the last.

    An answer that was seen whole stays so in another window. Of one that was seen in part the rows are counted anew
    once its width changed, for then other words stand on them.
    """

    def __init__(self) -> None:
        self._whole: set[int] = set()
        self._in_part: dict[int, tuple[tuple[int, int], set[int]]] = {}

    def look(self, answers: Mapping[int, Rows], top: int, bottom: int) -> None:
        """Count the rows that are shown now: those of the page from `top` up to `bottom`."""
        for number, rows in answers.items():
            height = rows.bottom - rows.top
            shown = range(max(top - rows.top, 0), min(bottom - rows.top, height))
            if number in self._whole or not shown:
                continue
            size, before = self._in_part.get(number, ((0, 0), set()))
            seen = (before if size == (rows.width, height) else set()) | set(shown)
            self._in_part[number] = (rows.width, height), seen
            if len(seen) == height:
                self._whole.add(number)
                del self._in_part[number]

    def forget(self, number: int) -> None:
        """Begin anew with an answer whose words have changed."""
        self._whole.discard(number)
        self._in_part.pop(number, None)

    def has(self, number: int) -> bool:
        """Return whether the whole answer has been on the screen."""
        return number in self._whole
