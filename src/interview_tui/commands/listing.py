"""`list`: one line for each interview."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from interview_tui.commands.request import Request
from interview_tui.commands.table import rows
from interview_tui.commands.terminal import complain, say, width
from interview_tui.language import _
from interview_tui.transcripts.library.listing import Entry


def run(request: Request) -> int:
    """Print the list. Raises FolderTrouble."""
    entries = request.library.entries()
    if request.has("json"):
        # Plain ASCII: whatever a file holds, it is exact, in any encoding, and nothing that a terminal would obey.
        say(json.dumps([fields(entry) for entry in entries], indent=2))
        return 0
    for row in rows(entries, width()):
        say(row)
    if not entries:
        complain(_("No interviews yet in {folder}.").format(folder=request.folder))
    return 0


def fields(entry: Entry) -> dict[str, object]:
    """An interview as other programs get it: docs/commands.md describes every field."""
    held = entry.interview
    return {
        "id": entry.ident or None,
        "path": str(entry.path),
        "modified": datetime.fromtimestamp(entry.modified, UTC).isoformat(timespec="seconds"),
        "problem": entry.problem,
        "copies": [str(path) for path in entry.copies],
        "status": held.status.value if held else None,
        "date": held.date.isoformat() if held else None,
        "interviewer": held.interviewer if held else None,
        "interviewee": held.interviewee if held else None,
        "team": held.team if held else None,
        "organisation": held.organisation if held else None,
        "form": held.form if held else None,
        "forms": held.forms if held else None,
        "sharing": held.sharing.key if held else None,
        "lang": held.lang if held else None,
        "question_set": held.question_set if held else None,
        "minutes": held.minutes if held else None,
        "at_card": held.at_card if held else None,
        "parked": list(held.parked) if held else None,
        "next": held.next if held else None,
        "listeners": held.listeners if held else None,
        "back_on": held.back_on.isoformat() if held and held.back_on else None,
    }
