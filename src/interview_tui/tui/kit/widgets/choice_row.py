"""A list to choose one option from that lies in a row, for a screen on which rows are scarce."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from interview_tui.tui.kit.widgets.choice import Choice

_GAP: Final = 3  # columns between two options
_MARK: Final = 2  # columns of the mark before a label


class ChoiceRow(Choice, inherit_bindings=False):
    """Choose one of a few options, one beside the other, on as many rows as they need.

    Arrow left and right choose, arrow up and down go to the field before or after; enter goes on. What is said about
    an option is not shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "leave(-1)", show=False),
        Binding("down", "leave(1)", show=False),
        Binding("enter", "done", show=False),
        Binding("space", "choose", show=False),
    ]

    def _lines(self, width: int) -> list[Content]:
        rows = []
        for row in _rows([_MARK + option.width for option in self._options], width):
            labels = [self._label(at).truncate(max(width, 1), ellipsis=True) for at in row]
            rows.append(Content(" " * _GAP).join(labels))
        return rows

    def _option_at(self, x: int, y: int) -> int | None:
        widths = [_MARK + option.width for option in self._options]
        rows = _rows(widths, self.content_size.width)
        if not 0 <= y < len(rows):
            return None
        ends = accumulate(widths[at] + _GAP for at in rows[y])
        return next(
            (at for at, end in zip(rows[y], ends, strict=True) if end - _GAP - widths[at] <= x < end - _GAP), None
        )

    def action_step(self, by: int) -> None:
        """Choose the option before or after; at the ends nothing changes."""
        if 0 <= self.index + by < len(self._options):
            self._choose(self.index + by)

    def action_leave(self, by: int) -> None:
        """Go to the field before or after."""
        if by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()


def _rows(widths: Sequence[int], width: int) -> list[list[int]]:
    """Return which of the things with these widths stand on each row of `width` columns; one too wide has a row."""
    rows: list[list[int]] = []
    left = 0
    for at, needs in enumerate(widths):
        if rows and needs + _GAP <= left:
            rows[-1].append(at)
            left -= needs + _GAP
        else:
            rows.append([at])
            left = width - needs
    return rows
