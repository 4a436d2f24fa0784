"""A list that marks the row that is chosen while it has the focus, and leaves the rows the colours that they have."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

_MARK = "▌"


class MarkedList(OptionList):
    """Draw an edge in the first column of the chosen row, which is to be blank, as long as the list has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-list--mark"}
    DEFAULT_CSS = "MarkedList > .marked-list--mark { color: $primary; }"

    def render_line(self, y: int) -> Strip:
        """Return a line, with the edge if it is one of the chosen row."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if first is None or first.style is None or not self.has_focus or self.highlighted is None:
            return strip
        if first.style.meta.get("option") != self.highlighted:
            return strip
        ink = self.get_component_rich_style("marked-list--mark").color
        return Strip.join([Strip([Segment(_MARK, first.style + Style(color=ink))]), strip.crop(1)])
