"""Run the app for the command line, and return its exit status."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from typing import Any, cast

from interview_tui.language import _, visible_path
from interview_tui.process.endings import Endings
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.open_desk import rescued
from interview_tui.tui.terminal.output import TerminalOutput

_LAST_SAVE = 5.0  # seconds to wait for it


def run(start: Start) -> int:
    """Run the app and return its exit status. Whatever ends it, what was typed is saved first."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # Textual draws on stderr: with `2> file` nothing would be seen.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    if sys.__stderr__ is not None:
        sys.__stderr__ = cast(Any, TerminalOutput(sys.__stderr__))  # type: ignore[misc]
    _silence_cancelled_work()
    app = GesprekApp(start)

    def flush(seconds: float) -> bool:
        return app.desk is None or app.desk.flush(seconds)

    with Endings(flush, app.ask_to_leave) as endings:
        app.endings = endings
        try:
            app.run()
        finally:
            saved = app.desk is None or _close(app.desk)
    if app.crash:
        _tell(_("Something went wrong in In gesprek itself ({where}).").format(where=app.crash))
    elif saved and endings.status is None and (line := _where(app)):
        _tell(line)
    _discard_unwritable_output()
    if endings.status is not None:
        return endings.status
    return (app.return_code or 0) if saved and not app.crash else 1


def _where(app: GesprekApp) -> str:
    """Return the line that says where the interview is that was open, else where the interviews are; "" without any.

    Its path has the name of the colleague, which stood above it on the screen a moment ago. Of one in which nothing was
    written there is no file, and what it was for is not told.
    """
    desk, folder = app.desk, app.start.transcripts
    if desk is not None and desk.is_unwritten:
        return _("Nothing was written down yet, so no file was made. Next time you begin this interview anew.")
    if desk is not None and desk.taken is None and os.path.isfile(desk.path):  # noqa: PTH113
        saved = _("Saved in {path}").format(path=visible_path(os.fspath(desk.path)))
        kept = _("What you changed last, without Enter, is kept apart: you find it when you open the interview.")
        return f"{saved}\n{kept}" if desk.is_considering else saved
    if os.path.isdir(folder):  # noqa: PTH112 - never raises
        return _("The transcripts are in {folder}.").format(folder=visible_path(os.fspath(folder)))
    return ""


def _silence_cancelled_work() -> None:
    """Silence what Python and asyncio report about work that was cancelled at the end.

    It is of no use to people at a terminal, and may quote the interview.
    """
    logging.getLogger("asyncio").addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)


def _close(desk: Desk) -> bool:
    """Save and close the interview; if that fails, write a rescue file and say where it is. Return whether it saved."""
    saved = desk.close(_LAST_SAVE)
    if not saved:
        _tell(rescued(desk))
    elif desk.forgetter is not None:
        _tell_what_remains(desk)
    return saved


def _tell_what_remains(desk: Desk) -> None:
    """Say what was struck and is not gone from all files, as far as nobody saw that on the screen."""
    from interview_tui.tui.app.remaining import still_busy, unseen

    if desk.forgetter is not None and desk.forgetter.is_busy and desk.interview.struck:
        _tell(still_busy(desk))
    elif text := unseen(desk):
        _tell(text)


def _tell(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # a terminal that is gone
        print(text, file=sys.stderr)


def _discard_unwritable_output() -> None:
    """Discard output that a closed terminal does not take any more; else Python would end with a status of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
