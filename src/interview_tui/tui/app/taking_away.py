"""Removing the open interview as a whole, once it was given: first the desk comes to rest, so that nothing writes."""

from __future__ import annotations

from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.forgetting.taking_away import Changed, Given, NotThere, take_away
from interview_tui.transcripts.forgetting.whole import Removal
from interview_tui.tui.give.staying import Stays, written
from interview_tui.tui.kit.holders import holders_of
from interview_tui.tui.kit.host import Host


def remove(app: Host, desk: Desk, file: Given) -> Removal | str:
    """Remove the interview on the desk, and release it; return why in one or two sentences if nothing was removed.

    Waits for the disk. The desk cannot be used after it.
    """
    try:
        written(app, desk)  # once more: a sync program may have come by
        if not desk.rest():
            return _("Not everything is saved yet, or said yes to.")
        return take_away(desk.path, desk.interview, file, holders_of(app, desk.path))
    except Stays as stays:
        return str(stays)
    except Changed:
        return _("Something else changed the file of this interview while it was open here.")
    except NotThere:
        text = _("The file that was made is not there any more as it was made: {path}. Nothing was removed here.")
        return text.format(path=file.path)
    except FileTrouble as error:
        return error.in_full
    finally:
        desk.close()
        app.libraries.drop_contents()
