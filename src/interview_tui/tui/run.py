"""From the command line into the app, and out again with a true exit status."""

from __future__ import annotations

import sys

from interview_tui.endings import Endings
from interview_tui.language import _
from interview_tui.start import Start
from interview_tui.transcripts.desk import Desk
from interview_tui.transcripts.rescue import keep_rescue
from interview_tui.transcripts.trouble import SaveError
from interview_tui.tui.app import GesprekApp

_LAST_SAVE = 5.0  # seconds


def run(start: Start) -> int:
    """Run the app; the exit status. Whatever ends it, what was typed is saved first."""
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
        print(_("Something went wrong in In gesprek itself ({where}).").format(where=app.crash), file=sys.stderr)
    if endings.status is not None:
        return endings.status
    return (app.return_code or 0) if saved else 1


def _put_away(desk: Desk) -> bool:
    """Save and close; where that fails, keep a rescue file and say where it is."""
    if desk.close(_LAST_SAVE):
        return True
    try:
        path = keep_rescue(desk.path, desk.contents())
    except SaveError as error:
        print(_("What was typed last could not be saved: {reason}").format(reason=error.reason), file=sys.stderr)
    else:
        text = _("The transcript could not be saved in its place. A rescue copy is in {path}.")
        print(text.format(path=path), file=sys.stderr)
    return False
