"""The widget that shows what goes along to some readers, and what does not and why."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from interview_tui.language import _
from interview_tui.tui.give.offer import LeftOut
from interview_tui.tui.kit.plain import plain, spread

LABELS: Final = 11
"""The columns of the labels at the left of the screen."""

_LEAST: Final = 20  # columns of what stays, beside why
_BETWEEN: Final = 2


class Contents(Widget):
    """Show what goes along, or `instead` of it why nothing does; and below it what stays out, a row for each."""

    DEFAULT_CSS = "Contents { height: auto; width: 1fr; }"

    goes: reactive[tuple[Content, ...]] = reactive((), layout=True)
    instead: reactive[tuple[Content, ...]] = reactive((), layout=True)
    left_out: reactive[tuple[LeftOut, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        room = max(width - LABELS, 10)
        lines = [line for text in self.instead for line in text.wrap(max(width, 10))]
        lines += _labelled(_("Goes along"), [line for text in self.goes for line in text.wrap(room)])
        if lines and self.left_out:
            lines.append(Content())
        rows = [row for one in self.left_out for row in _left_out(one, room)]
        return [*lines, *_labelled(_("Stays here"), rows)]


def _left_out(one: LeftOut, room: int) -> list[Content]:
    """Return what stays and why on one row; on more where a row would leave hardly anything of what it is."""
    what, why = plain(one.what, "$quiet"), plain(one.why, "$accent")
    if min(what.cell_length, _LEAST) + _BETWEEN + why.cell_length <= room:
        return [spread(what, why, room)]
    return [what.truncate(room, ellipsis=True), *why.wrap(room)]


def _labelled(label: str, rows: list[Content]) -> list[Content]:
    """Return the rows beside a label, which stands before the first."""
    labels = [plain(label, "$quiet"), *[Content()] * len(rows)]
    return [first.pad_right(LABELS - first.cell_length) + row for first, row in zip(labels, rows, strict=False)]
