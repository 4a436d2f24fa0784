"""The list of interviews: a click selects a row, a second click opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview_tui.tui.list.rows import InterviewRow


class RowList(OptionList):
    """Show the rows; headings cannot be selected."""

    class Shown(Message):
        """Report that another row is selected; None if there is none."""

        def __init__(self, row: InterviewRow | None) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """Report a click on the row that was already selected."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="list")
        self._rows: tuple[InterviewRow, ...] = ()

    def show(self, rows: Sequence[InterviewRow], at: Path | None = None) -> None:
        """Show these rows and select the one of the file `at`; without it, keep the cursor as near as possible."""
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
