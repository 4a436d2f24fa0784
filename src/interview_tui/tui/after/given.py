"""The line on the screen after finishing that says what was given of the interview, and to whom."""

from __future__ import annotations

import asyncio
import datetime
import os

from textual import work
from textual.widgets import Static

from interview_tui.storage.places import given_folder
from interview_tui.transcripts.desk.desk import Desk


class GivenLine(Static):
    """Say what was given, as far as the app knows of it; hidden if that is nothing."""

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._desk = desk

    def on_mount(self) -> None:
        """Look what was given."""
        self.display = False
        self.look()

    @work(exclusive=True, group="given")
    async def look(self) -> None:
        """Look what was given by now."""
        if not os.path.isdir(given_folder()):  # noqa: PTH112 - never raises
            return  # nothing was given yet: who finishes imports nothing of it
        from interview_tui.export.giving.whose import given_of

        interview = self._desk.interview
        records = await asyncio.to_thread(given_of, self._desk.path, interview)
        if records:
            from interview_tui.tui.give.given_words import given_line  # as long as nothing was given, without

            self.update(given_line(records, interview.interviewee, datetime.date.today()))
        self.display = bool(records)
