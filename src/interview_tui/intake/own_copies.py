"""Knowing a document again that this program made of an interview: its words are in that interview already.

Of notes nobody knows what was struck since: what is taken in from such a copy could be what somebody took back.
"""

from __future__ import annotations

from interview_tui.intake.errors import IntakeError
from interview_tui.language import _, visible_line
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.sharing.marks import has_mark, is_marked_of


def refuse_own_copy(data: bytes, library: Library) -> bool:
    """Return whether a file is of an interview that is not in the library, by its mark. Its name does not matter.

    Raises IntakeError if that interview is there, readable or not; FolderTrouble.
    """
    if not has_mark(data):
        return False
    for entry in library.entries():
        if entry.ident and is_marked_of(data, entry.ident):
            problem = _(
                "This is a copy of {name}, which is here already. Open that interview; what you added in this file "
                "you copy into it yourself."
            )
            raise IntakeError(problem.format(name=_name(entry)))
    return True


def _name(entry: Entry) -> str:
    interview = entry.interview
    if interview is None:
        return visible_line(entry.name)
    names = _("{interviewer} with {interviewee}")
    return visible_line(names.format(interviewer=interview.interviewer, interviewee=interview.interviewee))
