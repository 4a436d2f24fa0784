"""The command `list`: print one line for each interview."""

from __future__ import annotations

from collections.abc import Callable

from interview_tui import PROGRAM
from interview_tui.commands.request import Request
from interview_tui.commands.table import rows
from interview_tui.commands.terminal import complain, say, width
from interview_tui.interview.model import Interview
from interview_tui.language import _, visible, visible_path
from interview_tui.transcripts.library.listing import Entry, ids_of_several


def run(request: Request) -> int:
    """Print the list, as a table or as JSON. Raises FolderTrouble or CommandError."""
    entries = request.library.entries()
    if request.has("json"):
        import json

        # ASCII only: exact in any encoding of the terminal, and free of control characters, whatever a file contains.
        say(json.dumps([fields(entry) for entry in entries], indent=2))
        return 0
    shared_ids = ids_of_several(entries)
    for row in rows(entries, width(), shared_ids, _about(request)):
        say(row)
    for ident in sorted(shared_ids):
        names = ", ".join(visible_path(entry.name) for entry in entries if entry.head and entry.ident == ident)
        complain(f"{PROGRAM}: {different_with_one_id(ident, names)}")
    if not entries:
        complain(_("No interviews yet in {folder}.").format(folder=request.folder))
    return 0


def _about(request: Request) -> Callable[[Interview], str]:
    """Return what gives the form, the team and the organisation of an interview; "" unless they are asked for.

    Raises CommandError.
    """
    if not request.has("long"):
        return lambda _interview: ""
    from interview_tui.commands.opening import forms_in_use
    from interview_tui.forms.which import about

    in_use = forms_in_use(request)
    return lambda interview: about(interview, in_use)


def different_with_one_id(ident: str, names: str) -> str:
    """Return the sentence on different interviews that have one id, in the files with these names."""
    problem = _(
        "Different interviews have the id {id}: {names}. One began as a copy of another; make that one an interview of "
        "its own in the list of the app, so that what was made of it goes along."
    )
    return problem.format(id=visible(ident), names=names)


def fields(entry: Entry) -> dict[str, object]:
    """Return the JSON fields of an interview, for other programs; docs/commands.md describes each."""
    from datetime import UTC, datetime

    interview = entry.interview
    return {
        "id": entry.ident or None,
        "path": str(entry.path),
        "modified": datetime.fromtimestamp(entry.modified, UTC).isoformat(timespec="seconds"),
        "problem": entry.problem,
        "copies": [str(path) for path in entry.copies],
        "status": interview.status.value if interview else None,
        "date": interview.date.isoformat() if interview else None,
        "interviewer": interview.interviewer if interview else None,
        "interviewee": interview.interviewee if interview else None,
        "team": interview.team if interview else None,
        "organisation": interview.organisation if interview else None,
        "form": interview.form if interview else None,
        "forms": interview.forms if interview else None,
        "sharing": interview.sharing.key if interview else None,
        "unsure": entry.unsure if interview else None,
        "lang": interview.lang if interview else None,
        "question_set": interview.question_set if interview else None,
        "minutes": interview.minutes if interview else None,
        "at_card": interview.at_card if interview else None,
        "parked": list(interview.parked) if interview else None,
        "next": interview.next if interview else None,
        "listeners": interview.listeners if interview else None,
        "back_on": interview.back_on.isoformat() if interview and interview.back_on else None,
    }
