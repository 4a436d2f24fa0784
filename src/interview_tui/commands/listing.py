"""`list`: one line for each interview."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from interview_tui.commands.request import Request
from interview_tui.commands.terminal import cells, complain, cut, padded, say, width
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _, ngettext, visible_line, visible_path
from interview_tui.transcripts.library.listing import Entry, Library


def run(request: Request) -> int:
    """Print the list. Raises FolderTrouble."""
    entries = Library(request.folder).entries()
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


def rows(entries: Iterable[Entry], room: int | None) -> list[str]:
    """One line for each entry, in columns; at most `room` cells wide."""
    table = [_cells_of(entry) for entry in entries]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        line = "  ".join(padded(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line if room is None else cut(line, room))
    return lines


def _cells_of(entry: Entry) -> tuple[str, ...]:
    held = entry.interview
    if held is None:
        name = visible_path(entry.path.name)
        return (visible_line(entry.ident) or "-", "-", _("unreadable"), f"{name}: {visible_line(entry.problem or '')}")
    about = visible_line(
        _("{interviewer} with {interviewee}").format(interviewer=held.interviewer, interviewee=held.interviewee)
    )
    if held.team:
        about += f", {visible_line(held.team)}"
    if entry.copies:
        number = len(entry.copies)
        about += " " + ngettext("({number} copy)", "({number} copies)", number).format(number=number)
    return (visible_line(held.id), held.date.isoformat(), _stage(held), about)


def _stage(held: Interview) -> str:
    """How far the interview has come."""
    if held.status is Status.DRAFT:
        return _("at card {number}").format(number=held.at_card)
    return _("to be read back") if held.status is Status.HELD else _("read back")
