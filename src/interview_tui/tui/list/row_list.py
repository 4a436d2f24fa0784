"""The list of interviews: a click shows one beside it, a second click opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview_tui.tui.list.rows import Row


class RowList(OptionList):
    """Rows, of which headings cannot be chosen."""

    class Shown(Message):
        """Another row is under the cursor; None if there is none."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """A row was clicked that was under the cursor already."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="list")
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row], at: Path | None = None) -> None:
        """Show these rows, with the cursor on that file; else where it was, as near as can be."""
        before = self.highlighted or 0
        self._rows = tuple(rows)
        self.clear_options()
        self.add_options([Option(row.label, disabled=row.path is None) for row in rows])
        chosen = next((i for i, row in enumerate(rows) if at is not None and row.path == at), None)
        if chosen is None:
            files = [i for i, row in enumerate(rows) if row.path is not None]
            chosen = next((i for i in files if i >= before), files[-1] if files else None)
        self.highlighted = chosen
        self.post_message(self.Shown(self.row))

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        at = self.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which row it is."""
        event.stop()
        self.post_message(self.Shown(self.row))

    async def on_click(self, event: events.Click) -> None:
        """First show, then open."""
        event.prevent_default()
        event.stop()
        clicked = event.style.meta.get("option")
        if clicked is None or self._rows[clicked].path is None:
            return
        if clicked == self.highlighted:
            self.post_message(self.Opened())
        else:
            self.highlighted = clicked
