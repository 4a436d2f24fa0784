"""Which interview of two people on one day a new one is, told by the files of that day."""

from __future__ import annotations

from pathlib import Path

from interview_tui.interview.model import Interview
from interview_tui.storage.system import SYSTEM, System
from interview_tui.transcripts.format.file_names import names_of_day
from interview_tui.transcripts.heads.any_entry import entry_at


def numbered(interview: Interview, folder: Path, *, system: System = SYSTEM) -> Interview:
    """Return a new interview with its number among those of the two on that day. Reads the disk: call it in a thread.

    Only files that are named after the day are read: a new interview waits for this, and a folder may hold thousands.
    """
    told: dict[str, int] = {}
    for name in names_of_day(folder, interview.date):
        try:
            entry = entry_at(folder / name, system.lstat(folder / name), system=system)
        except OSError:
            continue
        held = entry.interview if entry is not None and not entry.shared else None
        if held is not None and _whose(held) == _whose(interview):
            told[held.id] = held.nth
    return interview.change(nth=max(len(told), *told.values()) + 1) if told else interview


def _whose(interview: Interview) -> tuple[object, ...]:
    """Return the day and the two people."""
    return interview.date, interview.interviewer, interview.interviewee
