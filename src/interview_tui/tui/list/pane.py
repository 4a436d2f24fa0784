"""The list of interviews, with a preview of the selected transcript beside or below it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.kit.host import Host
from interview_tui.tui.list.row_list import RowList
from interview_tui.tui.list.rows import InterviewRow
from interview_tui.tui.list.unsure_rows import UnsureRows
from interview_tui.tui.transcript.file_view import GLANCE, look
from interview_tui.tui.transcript.file_watch import FileWatch


class ListPane(Container):
    """Show the rows and a preview. `at` is the file that the cursor was on last; new rows put it there again."""

    app = getters.app(Host)

    class Moved(Message):
        """Report that another row is selected, or none."""

    rows = query_one(RowList)
    preview = query_one("#preview", Static)

    def __init__(self) -> None:
        super().__init__(id="body")
        self.at: Path | None = None

    def compose(self) -> ComposeResult:
        """Compose the list and the preview."""
        yield RowList()
        with VerticalScroll(id="beside"):
            yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        """Show that the folder is being read."""
        FileWatch(self, self._shown, self._show_changed)
        self._unsure = UnsureRows(self.rows, self.app.library.unsure, lambda: self.post_message(self.Moved()))
        self.preview.update(Content.styled(_("Looking which interviews there are …"), "$quiet"))

    @property
    def row(self) -> InterviewRow | None:
        """Return the selected row; None without one."""
        return self.rows.row

    def show(self, found: Iterable[InterviewRow]) -> None:
        """Show these rows; hide the pane without any."""
        self.rows.show(found, self.at)
        self.display = bool(self.rows.option_count)
        self._unsure.soon()

    @on(RowList.Scrolled)
    def _mark_soon(self, event: RowList.Scrolled) -> None:
        """Mark the rows that came in sight."""
        event.stop()
        self._unsure.soon()

    @on(RowList.Shown)
    def _row_shown(self, event: RowList.Shown) -> None:
        event.stop()
        if event.row is None or event.row.path is None:
            self.preview.update("")
        else:
            self.at = event.row.path
            self._show_preview(event.row.path)
        self.post_message(self.Moved())

    def _shown(self) -> Path | None:
        """Return the file in the preview; None if there is none."""
        row = self.row
        return row.path if row is not None and self.display else None

    def _show_changed(self) -> None:
        """Show what another window made of the file in the preview."""
        if (path := self._shown()) is not None:
            self._show_preview(path, again=True)

    @work(exclusive=True, group="preview")
    async def _show_preview(self, path: Path, *, again: bool = False) -> None:
        shown = await asyncio.to_thread(look, path, GLANCE, self.app.library.contents)
        self.preview.update(shown)
        if not again:
            self.query_one("#beside").scroll_home(animate=False)
