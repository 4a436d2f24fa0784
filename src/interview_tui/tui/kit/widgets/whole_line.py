"""A line above or below a screen that takes as many rows as its text needs."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.kit.plain import spread

_LEAST = 20
"""Columns for the left text, however long the right one is."""


class WholeLine(Widget):
    """Show a text at the left and one at the right. The left one takes more rows where they would meet."""

    DEFAULT_CSS = "WholeLine { height: auto; width: 100%; padding: 0 3; }"

    left: reactive[Content] = reactive(Content(), layout=True)
    right: reactive[Content] = reactive(Content(), layout=True)

    def _rows(self, width: int) -> list[Content]:
        beside = self.right.cell_length + 2 if self.right.plain else 0
        return self.left.wrap(max(width - beside, _LEAST)) or [Content()]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the rows of the left text."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return both texts, the right one on the first row."""
        width = self.content_size.width
        first, *more = self._rows(width)
        return Content("\n").join([spread(first, self.right, width), *more])
