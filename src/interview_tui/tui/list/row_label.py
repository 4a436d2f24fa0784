"""The label of a row as it is laid out in the width that the list has: the day stands at its right end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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
        tail = Content.styled(self._tail, "$quiet")
        fits = self._first.cell_length + tail.cell_length + 2 + self._right.cell_length <= width
        first = Content.assemble(self._first, tail) if fits else self._first
        yield spread(first, self._right, width) if self._right else first
        if not fits and tail:
            yield Content.styled(f"{_INDENT}{self._tail.lstrip()}", "$quiet")
        for line in self._others:
            indented = line.plain.startswith(_INDENT)
            for part in line[len(_INDENT) :].wrap(max(width - len(_INDENT), 1)) if indented else [line]:
                yield Content(_INDENT) + part if indented else part

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
        """Return the number of lines."""
        return self._in(width).get_height(rules, width)
