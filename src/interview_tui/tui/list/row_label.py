"""The label of a row as it is laid out in the width that the list has: the day stands at its right end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from interview_tui.tui.kit.plain import spread

_INDENT: Final = "  "


class RowLabel(Visual):
    """Show `left`, with `right` at the end of its first line; other lines of `left` wrap below where they begin.

    `tail` goes on in that first line where there is room, and stands below it elsewhere.
    """

    def __init__(self, left: Content, right: Content, tail: str = "") -> None:
        self._first, *self._others = left.split("\n", allow_blank=True)
        self._right = right
        self._tail = tail
        self._laid_out: tuple[int, Content] | None = None

    def __str__(self) -> str:
        first = "  ".join(filter(None, (f"{self._first.plain}{self._tail}", self._right.plain)))
        return "\n".join([first, *(line.plain for line in self._others)])

    def _in(self, width: int) -> Content:
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = width, Content("\n").join(self._lines(width))
        return self._laid_out[1]

    def _lines(self, width: int) -> Iterator[Content]:
        fits = self._tail_fits(width)
        first = self._first + Content.styled(self._tail, "$quiet") if self._tail and fits else self._first
        yield from [spread(first, self._right, width)] if self._right else _wrapped(first, width)
        if not fits:
            yield Content.styled(f"{_INDENT}{self._tail.lstrip()}", "$quiet")
        for line in self._others:
            yield from _wrapped(line, width)

    def _tail_fits(self, width: int) -> bool:
        """Return whether the first line has room for the tail; for none there always is."""
        return not self._tail or self._first.cell_length + cell_len(self._tail) + 2 + self._right.cell_length <= width

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines of the label."""
        return self._in(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width that takes no line more than needed."""
        return self._in(container_width).get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the least width."""
        return self._first.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines. Every row is asked for it and few are shown: most are not laid out for it."""
        if not self._others and 0 < self._right.cell_length <= width and self._tail_fits(width):
            return 1
        return self._in(width).get_height(rules, width)


def _wrapped(line: Content, width: int) -> Iterator[Content]:
    """Yield the lines of an indented line, each as far to the right as the first; any other line as it is."""
    if not line.plain.startswith(_INDENT):
        yield line
        return
    for part in line[len(_INDENT) :].wrap(max(width - len(_INDENT), 1)):
        yield Content(_INDENT) + part
