"""The text of an earlier version, with a bar before each row with missing words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.tui.history.words import GONE

_LEAST_COLUMNS = 20


class EarlierText(Widget):
    """Show `lines`, wrapped to the width, with a bar before each row that has text in the style `GONE`."""

    DEFAULT_CSS = "EarlierText { height: auto; width: 100%; max-width: 84; }"

    lines: reactive[tuple[Content, ...]] = reactive((), layout=True)

    def _rows(self, width: int) -> Iterator[Content]:
        for line in self.lines:
            for row in line.wrap(max(width - 2, _LEAST_COLUMNS)) if line.plain else [line]:
                bar = ("▎ ", "$primary") if any(span.style == GONE for span in row.spans) else "  "
                yield Content.assemble(bar, row)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows at this width."""
        return max(len(list(self._rows(width))), 1)

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._rows(self.content_size.width))
