"""Which interview of two people on one day a new one is, told by the files of that day."""

from __future__ import annotations

import os
from pathlib import Path

from interview_tui.interview.model import Interview
from interview_tui.storage.system import SYSTEM, System
from interview_tui.transcripts.format.file_names import SUFFIX


def numbered(interview: Interview, folder: Path, *, system: System = SYSTEM) -> Interview:
    """Return a new interview with its number among those of the two on that day. Reads the disk: call it in a thread.

    Only files that are named after the day are read: a new interview waits for this, and a folder may hold thousands.
    """
    day = interview.date.isoformat()
    try:
        names = os.listdir(folder)  # noqa: PTH208 - of ten thousand names, a fifth of the time
    except OSError:
        return interview  # not there yet, or saving will say what is wrong
    of_that_day = [name for name in names if name.startswith(day) and name.lower().endswith(SUFFIX)]
    return interview.change(nth=_next(interview, folder, of_that_day, system)) if of_that_day else interview


def _next(interview: Interview, folder: Path, names: list[str], system: System) -> int:
    """Return the number after those of the same two on that day in these files."""
    from interview_tui.transcripts.heads.any_entry import entry_at  # the first interview of a day does without

    told: dict[str, int] = {}
    for name in names:
        try:
            entry = entry_at(folder / name, system.lstat(folder / name), system=system)
        except OSError:
            continue
        held = entry.interview if entry is not None and not entry.shared else None
        if held is not None and _whose(held) == _whose(interview):
            told[held.id] = held.nth
    return max([len(told), *told.values()]) + 1 if told else 1


def _whose(interview: Interview) -> tuple[object, ...]:
    """Return the day and the two people."""
    return interview.date, interview.interviewer, interview.interviewee
