"""The last resort for words that cannot be saved in their place, and the line that says where they are."""

from __future__ import annotations

from interview_tui.language import _
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.desk import Desk


def rescued(desk: Desk) -> str:
    """Keep what the file of `desk` should hold in a rescue file; what to tell about it, one line."""
    try:
        path = desk.keep_rescue()
    except SaveError as error:
        return _("What was typed last could not be saved: {reason}").format(reason=error.reason)
    return _("The transcript could not be saved in its place. A rescue copy is in {path}.").format(path=path)
