"""The list of interviews: a click selects a row, a second click opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview_tui.tui.kit.widgets.marked_list import MarkedList
from interview_tui.tui.list.rows import InterviewRow

_AT_ONCE: Final = 40  # rows: a page of a large window, made within a frame
_IN_TURN: Final = 128  # rows made at a time afterwards: a key waits no longer than for these
_BEFORE_THE_REST: Final = 0.3  # seconds in which the first look, and what stands beside it, come first
_BETWEEN: Final = 0.02  # seconds for keys, between two turns


class RowList(MarkedList):
    """Show the rows; headings cannot be selected.

    Of many rows those are made at once that can be seen, and some below; the others in turns, so that soon the scroll
    bar tells how long the list is.
    """

    class Shown(Message):
        """Report that another row is selected; None if there is none."""

        def __init__(self, row: InterviewRow | None) -> None:
            super().__init__()
            self.row = row

    class Scrolled(Message):
        """Report that other rows may be in sight."""

    class Opened(Message):
        """Report a click on the row that was already selected."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="list")
        self._rows: list[InterviewRow] = []
        self._more: Iterator[InterviewRow] = iter(())
        self._rest: Timer | None = None

    def show(self, rows: Iterable[InterviewRow], at: Path | None = None) -> None:
        """Show these rows and select the one of the file `at`; without it, keep the cursor as near as possible."""
        before, top = self.highlighted or 0, self.scroll_offset.y
        self.clear_options()
        self._rows, self._more = [], iter(rows)
        self._add(_AT_ONCE)
        chosen = self._index_of(at) if at is not None else None
        if chosen is None:
            while len(self._rows) <= before and self._add(_AT_ONCE):
                pass
            files = [i for i, row in enumerate(self._rows) if row.path is not None]
            chosen = next((i for i in files if i >= before), files[-1] if files else None)
        self.highlighted = chosen
        self._add_in_sight()
        if top:
            self.scroll_to(y=top, animate=False, immediate=True)
            self.scroll_to_highlight()
        self._make_the_rest(_BEFORE_THE_REST)
        self.post_message(self.Shown(self.row))

    def _make_the_rest(self, after: float) -> None:
        """Make some more rows after so many seconds, and so on until there are no more."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(after, self._make_some)

    def _make_some(self) -> None:
        if self._add(_IN_TURN):
            self._make_the_rest(_BETWEEN)

    def _index_of(self, path: Path) -> int | None:
        """Return the index of the row of that file; None without one."""
        seen = 0
        while True:
            for index in range(seen, len(self._rows)):
                if self._rows[index].path == path:
                    return index
            seen = len(self._rows)
            if not self._add(_AT_ONCE):
                return None

    def _add(self, most: int | None = None) -> bool:
        """Make the next rows, all of them without `most`; return whether there were any."""
        new = list(islice(self._more, most))
        self._rows += new
        self.add_options([Option(row.laid_out, disabled=row.path is None) for row in new])
        return bool(new)

    def _add_in_sight(self) -> None:
        """Make rows until there is a page of them below what is seen."""
        page = self.scrollable_content_region.height
        while page and self.virtual_size.height < self.scroll_offset.y + 2 * page and self._add(_AT_ONCE):
            pass

    def on_resize(self) -> None:
        """Make the rows that can be seen now."""
        self._add_in_sight()
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Make the rows that come in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._add_in_sight()
        self.post_message(self.Scrolled())

    def action_last(self) -> None:
        """Select the last row."""
        self._add()
        super().action_last()

    def action_cursor_up(self) -> None:
        """Select the row above; above the first one, the last."""
        if all(row.path is None for row in self._rows[: self.highlighted]):
            self._add()
        super().action_cursor_up()

    def in_sight(self) -> list[InterviewRow]:
        """Return the rows that can be seen now, and a page around them: rows may be of more than one line."""
        height, page = max(self.virtual_size.height, 1), self.scrollable_content_region.height
        top = self.scroll_offset.y * len(self._rows) // height
        return self._rows[max(top - page, 0) : top + 2 * page]

    def replace(self, row: InterviewRow, other: InterviewRow) -> None:
        """Show another row in the place of one; nothing if that is not shown any more."""
        index = next((index for index, one in enumerate(self._rows) if one is row), None)
        if index is not None:
            self._rows[index] = other
            self.replace_option_prompt_at_index(index, other.laid_out)

    @property
    def row(self) -> InterviewRow | None:
        """Return the selected row; None without one."""
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Post which row is selected."""
        event.stop()
        self.post_message(self.Shown(self.row))

    async def on_click(self, event: events.Click) -> None:
        """Select the clicked row; open it if it was already selected."""
        event.prevent_default()
        event.stop()
        clicked = event.style.meta.get("option")
        if clicked is None or self._rows[clicked].path is None:
            return
        if clicked == self.highlighted:
            self.post_message(self.Opened())
        else:
            self.highlighted = clicked
