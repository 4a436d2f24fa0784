"""The report on struck answers: whether they are gone from all other files of the interview."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Final

from textual import getters, work
from textual.content import Content
from textual.widgets import Static

from interview_tui.interview.model import Status
from interview_tui.storage.places import given_folder
from interview_tui.storage.synced import synced_by
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.library.listing import FolderTrouble
from interview_tui.tui.after.words import older_report, struck_report
from interview_tui.tui.kit.host import Host

_SAVE_TIMEOUT: Final = 5.0  # seconds
_LOOK: Final = 0.5  # seconds that a thread waits at a time: one that waits longer would hold up the end of the program


class StruckReport(Static):
    """Report on struck answers of the interview on `desk` and on what fewer people may read; hidden if there are none.

    The desk itself has them forgotten, as a part of finishing; the report asks for it once more where an interview that
    was finished before is opened, for copies that came since. An interview that somebody else has open is left alone.
    What was made for others before words changed stays as it is, and is named.
    """

    app = getters.app(Host)

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._desk = desk
        self._is_asked = False
        self._forgotten: Forgotten | None = None
        self._older: tuple[Path, ...] = ()

    def on_mount(self) -> None:
        """Show the report."""
        self._show(None)

    def saving_changed(self, state: SaveState | None) -> None:
        """Show what became of the struck answers at each save: something may have been kept beside the transcript."""
        if state is not None and state.saving is Saving.SAVED:
            self.look_for_older()
            self.begin(again=not self._is_asked)

    @work(exclusive=True, group="forget")
    async def begin(self, *, again: bool = True) -> None:
        """Have the struck answers removed from the other files once the transcript is saved, and report it.

        Not `again`: only report what the desk does by itself.
        """
        interview = self._desk.interview
        if interview.status is not Status.FINAL or self._desk.taken is not None:
            self._show(None)
            return
        if again and (interview.struck or await asyncio.to_thread(self._was_given)):
            if not await asyncio.to_thread(self._desk.flush, _SAVE_TIMEOUT):
                self._show(None)
                return
            self._is_asked = True
            self._desk.forget_again()
        forgetter = self._desk.forgetter
        if forgetter is None:
            return
        if forgetter.is_busy:
            self._show(None)
        while not await asyncio.to_thread(forgetter.wait, _LOOK):
            pass
        report = forgetter.report
        self._show(report)
        await asyncio.to_thread(forgetter.told)
        if report is not None and report.cleaned:  # what was made anew has the words of now
            self.look_for_older()

    @work(exclusive=True, group="older")
    async def look_for_older(self) -> None:
        """Show what was made for others and has other words than the interview has now, once all is forgotten."""
        desk = self._desk
        while desk.forgetter is not None and not await asyncio.to_thread(desk.forgetter.wait, _LOOK):
            pass
        final = desk.interview.status is Status.FINAL and desk.taken is None
        self._older = await asyncio.to_thread(self._with_older_words) if final else ()
        self._show(self._forgotten)

    def _was_given(self) -> bool:
        """Return whether something was given of the interview: a stick with it may have been out the last time."""
        if not os.path.isdir(given_folder()):  # noqa: PTH112 - never raises
            return False
        from interview_tui.export.giving.records import records_of

        return bool(records_of(self._desk.interview.id))

    def _with_older_words(self) -> tuple[Path, ...]:
        from interview_tui.transcripts.forgetting.older_words import with_older_words

        path, now = self._desk.path, self._desk.interview
        try:
            shared = self.app.library_of(path.parent).shared()
        except FolderTrouble:
            shared = []
        beside = with_older_words(path, now, [one.path for one in shared if one.ident == now.id])
        if not os.path.isdir(given_folder()):  # noqa: PTH112 - never raises
            return beside
        from interview_tui.export.giving.holder import with_older_words as given_with_older_words

        return tuple(dict.fromkeys((*beside, *given_with_older_words(path, now))))

    def _show(self, forgotten: Forgotten | None) -> None:
        """Show the report; nothing for an interview that somebody else has open."""
        self._forgotten = forgotten
        desk = self._desk
        text = Content()
        if desk.taken is None:
            program = synced_by(desk.path.parent)
            report = struck_report(desk.interview, desk.path, forgotten, program, is_unclear=bool(desk.doubts))
            known = forgotten.left if forgotten is not None else ()
            older = older_report([path for path in self._older if path not in known])
            text = Content("\n").join([part for part in (older, report) if part])
        self.update(text)
        self.display = bool(text)
