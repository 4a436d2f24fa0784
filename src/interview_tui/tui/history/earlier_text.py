"""An earlier version to read, with a bar before every row that holds something that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.history.words import GONE

_LEAST = 20  # columns


class EarlierText(Widget):
    """Lines, wrapped to its width."""

    DEFAULT_CSS = "EarlierText { height: auto; width: 100%; max-width: 84; }"

    lines: reactive[tuple[Content, ...]] = reactive((), layout=True)

    def _rows(self, width: int) -> Iterator[Content]:
        for line in self.lines:
            for row in line.wrap(max(width - 2, _LEAST)) if line.plain else [line]:
                bar = ("▎ ", "$primary") if any(span.style == GONE for span in row.spans) else "  "
                yield Content.assemble(bar, row)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as it takes."""
        return max(len(list(self._rows(width))), 1)

    def render(self) -> Content:
        """The rows."""
        return Content("\n").join(self._rows(self.content_size.width))
