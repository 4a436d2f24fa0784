"""What is to be forgotten still of interviews that are closed: a thread goes on with it, the list says what is left."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.storage.places import given_folder, state_folder
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.people import pair

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.promises import Promise
    from interview_tui.transcripts.forgetting.forgetting import Forgotten


class Remaining:
    """Have what an earlier run or a closed interview left over forgotten. Post `Found` to the app with what remains.

    A thread that hangs on a slow disk keeps neither the app nor its end waiting.
    """

    class Found(Message):
        """Report in a text what remains; "" if nothing does."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, app: Host) -> None:
        self._app = app
        self._to_tell: tuple[Promise, ...] = ()

    def begin(self) -> None:
        """Go on with what an earlier run left over, and remove old temporary files. Returns at once."""
        self._in_thread(self._look)

    def after(self, desk: Desk) -> None:
        """Say what is left of an interview that was just closed, and go on with what took too long. Returns at once."""
        forgetter = desk.forgetter
        if forgetter is None or not (forgetter.is_busy or unseen(desk)):
            return
        if forgetter.is_busy and desk.interview.struck:
            self._app.post_message(self.Found(still_busy(desk)))

        def wait() -> None:
            while not forgetter.wait(60):
                pass
            self._app.post_message(self.Found(unseen(desk)))
            forgetter.told()

        self._in_thread(wait)

    def told(self) -> None:
        """Give up what was said, where no later time can change it: files of other programs."""
        given_up, self._to_tell = self._to_tell, ()
        if given_up:
            from interview_tui.transcripts.desk.promises import remove

            self._in_thread(lambda: [*map(remove, given_up)])

    def _in_thread(self, call: Callable[[], object]) -> None:
        def run() -> None:
            with suppress(Exception):  # what could not be done now is for the next start
                call()

        with suppress(RuntimeError):  # no thread can be started
            threading.Thread(target=run, name="remaining", daemon=True).start()

    def _look(self) -> None:
        from interview_tui.storage.folders import clear_leavings

        with suppress(OSError):
            clear_leavings(self._app.start.transcripts)
        if os.path.isdir(given_folder()):  # noqa: PTH112 - never raises
            from interview_tui.export.giving.holder import clear_up

            clear_up()
        with suppress(FileNotFoundError):
            if not os.listdir(state_folder() / "forgetting"):  # noqa: PTH208 - only whether there are any
                return
            from interview_tui.transcripts.forgetting.going_on import go_on
            from interview_tui.tui.kit.holders import holders_of

            found = list(go_on(lambda path: holders_of(self._app, path)))
            self._to_tell = tuple(one.promise for one in found if not one.report.lasting)
            lines = [
                left_in(one.interview, one.promise.path, one.report)
                if one.promise.all is None
                else not_removed(one.promise.path, one.report)
                for one in found
            ]
            self._app.post_message(self.Found("\n".join(lines)))


def unseen(desk: Desk) -> str:
    """Return where struck answers of an interview may still be, if nobody saw that yet; "" if all is forgotten."""
    forgetter = desk.forgetter
    report = forgetter.report if forgetter is not None else None
    if forgetter is None or forgetter.is_told or report is None or not report.left:
        return ""
    return left_in(desk.interview, desk.path, report)


def still_busy(desk: Desk) -> str:
    """Return the line that says that something is not forgotten yet."""
    text = _(
        "What was struck in {names} is not gone from all files yet: the app goes on with it, now or the next time."
    )
    return text.format(names=pair(desk.interview))


def left_in(interview: Interview | None, transcript: Path, report: Forgotten) -> str:
    """Return where words of an interview may still be, which the app could not get at: a sentence for each kind."""
    names = pair(interview) if interview is not None else transcript.name
    has_struck = interview is None or bool(interview.struck)
    struck = [path for path in report.left if has_struck and path not in report.wider]
    wider = [path for path in report.left if path not in struck]
    texts = (
        _("What was struck in {names} may still be in: {files}. The app could not get at that; look for yourself."),
        _("What fewer people may read now of {names} may still be in: {files}. Look for yourself."),
    )
    return " ".join(
        text.format(names=names, files=", ".join(map(os.fspath, files)))
        for text, files in zip(texts, (struck, wider), strict=True)
        if files
    )


def not_removed(transcript: Path, report: Forgotten) -> str:
    """Return what is still here of an interview that was to be removed as a whole, after it was given."""
    if transcript in report.foreign:
        text = _(
            "{name} went along with who told it, and was to be removed here. It was changed since, so it stays until "
            "you remove it yourself."
        )
    else:
        text = _(
            "{name} went along with who told it. This could not be removed here yet: {files}. The app tries again at "
            "each start."
        )
    return text.format(name=transcript.name, files=", ".join(map(os.fspath, report.left)))
