"""The list of interviews, and beside it the transcript of the selected one, once that is asked for."""

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

from interview_tui.forms.which import about
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.list.row_list import RowList
from interview_tui.tui.list.rows import InterviewRow
from interview_tui.tui.list.unsure_rows import UnsureRows
from interview_tui.tui.transcript.file_view import WHOLE, damaged, look
from interview_tui.tui.transcript.file_watch import FileWatch


class ListPane(Container):
    """Show the rows, and the transcript of the selected one while it is asked for.

    New rows put the cursor on the file that it was on last, or that was open meanwhile: `at`.
    """

    app = getters.app(Host)

    class Moved(Message):
        """Report that another row is selected, or none."""

    rows = query_one(RowList)
    beside = query_one("#beside", VerticalScroll)
    text = query_one("#beside-text", Static)

    def __init__(self) -> None:
        super().__init__(id="body")
        self._asked: Path | None = None

    def compose(self) -> ComposeResult:
        """Compose the list, and the place beside it."""
        yield RowList()
        with VerticalScroll(id="beside"):
            yield Static(id="beside-text", markup=False)

    def on_mount(self) -> None:
        """Show nothing but the list."""
        FileWatch(self, lambda: self._asked, self._show_changed)
        self._unsure = UnsureRows(self.rows, self.app.library.unsure, lambda: self.post_message(self.Moved()))
        self.beside.display = False

    @property
    def at(self) -> Path | None:
        """Return the file that the cursor belongs on; it outlives the list, which is made anew each time."""
        return self.app.navigation.at

    @at.setter
    def at(self, path: Path | None) -> None:
        self.app.navigation.at = path

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
        if event.row is not None and event.row.path is not None:
            self.at = event.row.path
        if self._asked is not None and (event.row is None or event.row.path != self._asked):
            self.take_away()
        self.post_message(self.Moved())

    # --- what was said, when it is asked for

    def ask(self) -> None:
        """Show the transcript of the selected row beside the list, or take it away."""
        row = self.row
        if row is None or row.path is None or self._asked is not None:
            self.take_away()
        else:
            self._asked = row.path
            self.text.update("")
            self.beside.scroll_home(animate=False)
            self._show_text()

    def take_away(self) -> None:
        """Take away what is shown beside the list."""
        if self.beside.has_focus:
            self.rows.focus()
        self._asked = None
        self.beside.display = False
        self.remove_class("-asked")
        self.text.update("")

    def _show_changed(self) -> None:
        """Show what another window made of the file."""
        if self._asked is not None:
            self._show_text()

    @work(exclusive=True, group="beside")
    async def _show_text(self) -> None:
        path, row = self._asked, self.row
        if path is None or row is None:
            return
        if row.problem:
            shown = damaged(row.problem)
        else:
            shown = await asyncio.to_thread(look, path, WHOLE, self.app.library.contents, raw=False)
            if row.interview is not None and (head := about(row.interview, self.app.start.forms)):
                shown = Content("\n\n").join([plain(head, "$quiet"), shown])
        if path == self._asked:
            self.text.update(shown)
            self.beside.display = True
            self.add_class("-asked")
