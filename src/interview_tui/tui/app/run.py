"""From the command line into the app, and out again with a true exit status."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from typing import Any, cast

from interview_tui.language import _
from interview_tui.process.endings import Endings
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.app.open_desk import rescued
from interview_tui.tui.terminal.key_reader import read_keys_to_the_letter
from interview_tui.tui.terminal.output import TerminalOutput

_LAST_SAVE = 5.0  # seconds


def run(start: Start) -> int:
    """Run the app; the exit status. Whatever ends it, what was typed is saved first."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        # Textual draws on it: with `2> file` nothing would be seen.
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    if sys.__stderr__ is not None:
        sys.__stderr__ = cast(Any, TerminalOutput(sys.__stderr__))  # type: ignore[misc]
    _keep_quiet()
    read_keys_to_the_letter()
    app = GesprekApp(start)

    def flush(seconds: float) -> bool:
        return app.desk is None or app.desk.flush(seconds)

    with Endings(flush, app.ask_to_leave) as endings:
        app.endings = endings
        try:
            app.run()
        finally:
            saved = app.desk is None or _put_away(app.desk)
    if app.crash:
        _tell(_("Something went wrong in In gesprek itself ({where}).").format(where=app.crash))
    _let_go_of_what_is_gone()
    if endings.status is not None:
        return endings.status
    return (app.return_code or 0) if saved and not app.crash else 1


def _keep_quiet() -> None:
    """What Python and asyncio have to say of work that was broken off at the end is not for people at a terminal, and
    may quote what was said."""
    logging.getLogger("asyncio").addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)


def _put_away(desk: Desk) -> bool:
    """Save and close; where that fails, keep a rescue file and say where it is."""
    if desk.close(_LAST_SAVE):
        return True
    _tell(rescued(desk))
    return False


def _tell(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # a terminal that is gone
        print(text, file=sys.stderr)


def _let_go_of_what_is_gone() -> None:
    """What was still to be shown goes nowhere once the terminal is closed; else Python ends with its own status."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
