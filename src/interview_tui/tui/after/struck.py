"""The report on struck answers, which also removes them from all other files of the interview."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from interview_tui.interview.model import Status
from interview_tui.storage.synced import synced_by
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.transcripts.library.forgetting import Forgotten, Holder, forget
from interview_tui.tui.after.words import struck_report

_SAVE_TIMEOUT: Final = 5.0  # seconds


class StruckReport(Static):
    """Report on the struck answers of the interview on `desk`; hidden if there are none.

    `holders`, which may hold text of the interview, are asked to forget these answers once the transcript is saved
    without them. An interview that somebody else has open is left alone.
    """

    def __init__(self, desk: Desk, holders: tuple[Holder, ...], *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._desk = desk
        self._holders = holders
        self._forgotten: Forgotten | None = None

    def on_mount(self) -> None:
        """Show the report."""
        self._show()

    def saving_changed(self, state: SaveState | None) -> None:
        """Remove the struck answers, if that was not done yet and the transcript is saved now."""
        if self._forgotten is None and state is not None and state.saving is Saving.SAVED:
            self.begin()

    @work(exclusive=True, group="forget")
    async def begin(self) -> None:
        """Remove the struck answers from the other files once the transcript is saved, and report it."""
        interview = self._desk.interview
        if not self._has_something or interview.status is not Status.FINAL:
            return
        if await asyncio.to_thread(self._desk.flush, _SAVE_TIMEOUT):
            self._forgotten = await asyncio.to_thread(forget, self._desk.path, interview, self._holders)
        self._show()

    @property
    def _has_something(self) -> bool:
        """Return whether answers were struck, and nobody else has the interview open."""
        return bool(self._desk.interview.struck) and self._desk.taken is None

    def _show(self) -> None:
        shown = self._has_something
        self.update(struck_report(self._forgotten, synced_by(self._desk.path.parent)) if shown else Content())
        self.display = shown
