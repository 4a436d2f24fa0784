"""The report on struck answers: whether they are gone from all other files of the interview."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Final

from textual import getters, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from interview_tui.interview.model import Status
from interview_tui.storage.places import given_folder
from interview_tui.storage.synced import synced_by
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.transcripts.forgetting.forgetting import Forgotten
from interview_tui.transcripts.library.listing import FolderTrouble
from interview_tui.tui.after.given_words import ToSend, sentences
from interview_tui.tui.after.words import Report, older_report, struck_report
from interview_tui.tui.kit.host import Host

_SAVE_TIMEOUT: Final = 5.0  # seconds
_LOOK: Final = 0.5  # seconds that a thread waits at a time: one that waits longer would hold up the end of the program


class StruckReport(Static):
    """Report on struck answers of the interview on `desk` and on what fewer people may read; hidden if there are none.

    What there is to do about it goes to the screen as `Found`, for a place above the rest.

    The desk itself has them forgotten, as a part of finishing; the report asks for it once more where an interview that
    was finished before is opened, for copies that came since. An interview that somebody else has open is left alone.
    What was made for others before words changed stays as it is, and is named.
    """

    class Found(Message):
        """Tell what there is to do now, and what to send to others."""

        def __init__(self, news: Content, to_send: list[ToSend]) -> None:
            super().__init__()
            self.news = news
            self.to_send = to_send

    app = getters.app(Host)

    def __init__(self, desk: Desk, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._desk = desk
        self._is_asked = False
        self._is_looking = False
        self._forgotten: Forgotten | None = None
        self._older: tuple[Path, ...] = ()

    def on_mount(self) -> None:
        """Show the report."""
        self._show(None)

    def saving_changed(self, state: SaveState | None) -> None:
        """Show what became of the struck answers at each save: something may have been kept beside the transcript."""
        if state is not None and state.saving is Saving.SAVED:
            self.begin(again=not self._is_asked)

    @work(exclusive=True, group="forget")
    async def begin(self, *, again: bool = True) -> None:
        """Have the struck answers removed from the other files once the transcript is saved, and report it.

        Not `again`: only report what the desk does by itself.
        """
        self._is_looking = True  # not in a `finally`: whoever takes the place of this goes on looking
        await self._report(again=again)
        self._is_looking = False
        self.look_for_older()

    async def _report(self, *, again: bool) -> None:
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
        self._show(forgetter.report)
        await asyncio.to_thread(forgetter.told)

    @work(exclusive=True, group="older")
    async def look_for_older(self) -> None:
        """Show what was made for others and has other words than the interview has now.

        Not before all is forgotten: what is made anew at this moment has older words no more in a second.
        """
        if self._is_looking:
            return  # that looks for it too, once it is done
        desk = self._desk
        if await asyncio.to_thread(desk.flush, _SAVE_TIMEOUT):
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
        report, older, to_send = Report(), Content(), []
        if desk.taken is None:
            program = synced_by(desk.path.parent)
            report = struck_report(desk.interview, desk.path, forgotten, program, is_unclear=bool(desk.doubts))
            if forgotten is not None:
                to_send = sentences(desk.interview.interviewee, forgotten)
            known = forgotten.left if forgotten is not None else ()
            if not self._is_looking:
                older = older_report([path for path in self._older if path not in known])
        self.update(report.about)
        self.display = bool(report.about)
        news = Content("\n").join([part for part in (older, report.news) if part])
        self.post_message(self.Found(news, to_send))
