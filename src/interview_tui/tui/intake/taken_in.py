"""What the list says once something was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.tui.kit.people import pair

if TYPE_CHECKING:
    from interview_tui.intake.found import JsonFound, TranscriptFound


def made_of_notes(interview: Interview) -> str:
    """Return the line about an interview that was made of notes: where it is, whose, and what is next."""
    next_step = _("For the two of you alone, and not finished: Enter opens it, to read back together.")
    return "\n".join([_in_list(interview), next_step])


def from_elsewhere(found: TranscriptFound | JsonFound) -> str:
    """Return the line about an interview from elsewhere: what is next, and whether it is for fewer people now."""
    from interview_tui.intake.found import JsonFound  # what one takes in has been read by it

    interview = found.interview
    if isinstance(found, JsonFound) and not found.is_certain:
        next_step = _(
            "This export does not tell for certain who may read what: all of it is for the two of you alone now."
        )
    elif interview.status is Status.DRAFT:
        next_step = _("Enter goes on with it, on its card.")
    elif interview.status is Status.FINAL and isinstance(found, JsonFound):
        next_step = _("It is the same interview, read back already. Nobody reads more of it.")
    else:
        next_step = _("It counts as not finished here: Enter opens it, to read back together. Nobody reads more of it.")
    return "\n".join([_in_list(interview), next_step])


def _in_list(interview: Interview) -> str:
    text = _("“{name}” is in the list. The file that you took in stayed as it was.")
    return text.format(name=pair(interview))
