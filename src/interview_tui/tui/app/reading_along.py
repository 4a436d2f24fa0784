"""Reading along in an interview that another window has open: what is struck there must not stay on the screen here."""

from __future__ import annotations

import asyncio

from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.tui.app.navigator import Navigator
from interview_tui.tui.app.open_desk import OpenDesk
from interview_tui.tui.kit.host import Host
from interview_tui.tui.transcript.file_watch import FileWatch


class ReadingAlong:
    """Watch the file of the interview on the desk, as long as that is open; show it anew when something in it went."""

    def __init__(self, app: Host, opened: OpenDesk, navigator: Navigator, desk: Desk) -> None:
        self._app = app
        self._opened = opened
        self._navigator = navigator
        self._desk = desk
        self._watch = FileWatch(app, lambda: desk.path if opened.desk is desk else None, self._look_again)
        self._watch.look()
        self._look_again()  # it may have changed between its reading and the first look

    def _look_again(self) -> None:
        self._app.run_worker(self._compare(), group="along", exclusive=True)

    async def _compare(self) -> None:
        desk = self._desk
        try:
            now = (await asyncio.to_thread(open_file, desk.path)).document.interview
        except UnreadableFile:
            now = None
        if self._opened.desk is not desk:
            self._watch.stop()
        elif now is None:
            self._watch.stop()
            self._navigator.show_list(_("The interview that you read along in was changed, and cannot be read now."))
        elif takes_back(desk.interview, now):
            self._watch.stop()
            self._navigator.show_anew()


def takes_back(shown: Interview, now: Interview) -> bool:
    """Return whether something that is shown must not be any more: it is struck, or gone."""
    if (shown.closing and not now.closing) or (now.status is Status.FINAL and shown.status is not Status.FINAL):
        return True
    return any(
        answer and (not now.answer(number) or (now.answer(number).struck and not answer.struck))
        for number, answer in shown.answers.items()
    )
