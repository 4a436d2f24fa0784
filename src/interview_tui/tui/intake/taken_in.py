"""What the list says once something was taken in."""

from __future__ import annotations

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.tui.kit.people import pair


def taken_in(interview: Interview) -> str:
    """Return the line for the list about an interview that was taken in: where it is, whose, and what is next."""
    here = _("“{name}” is in the list. The file that you took in stayed as it was.").format(name=pair(interview))
    together = _("For the two of you alone, and not finished: Enter opens it, to read back together.")
    return f"{here}\n{together}"
