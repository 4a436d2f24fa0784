"""The steps of a comparison: from the choice of one or both interviews to the screen with both."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from interview_tui.interview.model import Interview
from interview_tui.transcripts.heads.twins import twins
from interview_tui.transcripts.library.listing import Entry, FolderTrouble
from interview_tui.tui.compare.comparison import UnreadableSide, beside, others
from interview_tui.tui.kit.comparable import comparable, is_comparable, pairable
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import named


async def lay_together(app: Host, at: Path | None) -> str:
    """Let the user choose two interviews, the one in `at` first if it can be compared, and show them side by side.

    Returns what went wrong in one line, empty if nothing did.
    """
    from interview_tui.tui.compare.choice import CompareFirst

    try:
        found = await asyncio.to_thread(_pairable, app)
        numbers = await asyncio.to_thread(_numbers, app)
    except FolderTrouble as error:
        return error.in_full
    while (first := await app.push_screen_wait(CompareFirst(found, numbers, at))) is not None:
        assert first.interview is not None
        problem = await lay_beside(app, first.path, first.interview)
        if problem is not None:
            return problem
        at = first.path
    return ""


async def lay_beside(app: Host, path: Path, one: Interview) -> str | None:
    """Let the user choose what to compare with the interview in `path`, and show both.

    Returns what went wrong in one line, empty if nothing did; None if nothing was chosen.
    """
    from interview_tui.tui.compare.choice import CompareWith
    from interview_tui.tui.compare.screen import CompareScreen

    folder, library = app.start.transcripts, app.library
    try:
        fitting = await asyncio.to_thread(others, library, one, lambda interview: is_comparable(app, interview))
        numbers = await asyncio.to_thread(_numbers, app)
        chosen = await app.push_screen_wait(CompareWith(one, fitting, numbers, folder))
        if chosen is None:
            return None
        two = await asyncio.to_thread(beside, library, path, chosen)
        await app.push_screen_wait(CompareScreen(two, one.lang))
    except FolderTrouble as error:
        return error.in_full
    except UnreadableSide as error:
        return f"{named(error.path)}: {error.problem}"
    return ""


def _numbers(app: Host) -> Mapping[str, int]:
    """Return the numbers that the list shows, whatever can be compared. Reads the disk; raises FolderTrouble."""
    return twins((*app.library.entries(), *app.library.shared()))


def _pairable(app: Host) -> list[Entry]:
    """Return what can be laid beside another, interviews and versions of them. Reads the disk; raises FolderTrouble."""
    return pairable(comparable(app, (*app.library.entries(), *app.library.shared())))
