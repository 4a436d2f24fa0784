"""What the list says once something was taken in."""

from __future__ import annotations

from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.tui.kit.people import pair


def made_of_notes(interview: Interview) -> str:
    """Return the line about an interview that was made of notes: where it is, whose, and what is next."""
    next_step = _("For the two of you alone, and not finished: Enter opens it, to read back together.")
    return "\n".join([_in_list(interview), next_step])


def from_elsewhere(interview: Interview) -> str:
    """Return the line about an interview that was taken in as it was made elsewhere, finished there or not."""
    if interview.status is Status.DRAFT:
        next_step = _("Enter goes on with it, on its card.")
    else:
        next_step = _("It counts as not finished here: Enter opens it, to read back together. Nobody reads more of it.")
    return "\n".join([_in_list(interview), next_step])


def _in_list(interview: Interview) -> str:
    text = _("“{name}” is in the list. The file that you took in stayed as it was.")
    return text.format(name=pair(interview))
