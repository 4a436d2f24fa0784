"""The steps of a comparison: from the choice of the other interview to the screen with both."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview_tui.interview.model import Interview
from interview_tui.transcripts.library.listing import FolderTrouble
from interview_tui.tui.compare.comparison import UnreadableSide, beside, is_comparable, others
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.plain import named


async def lay_beside(app: Host, path: Path, one: Interview) -> str:
    """Let the user choose what to compare with the interview in `path`, and show both.

    Returns what went wrong in one line, empty if nothing did.
    """
    from interview_tui.tui.compare.choice import CompareWith
    from interview_tui.tui.compare.screen import CompareScreen

    folder, library = app.start.transcripts, app.library
    try:
        fitting = await asyncio.to_thread(others, library, one, lambda interview: is_comparable(app, interview))
        chosen = await app.push_screen_wait(CompareWith(one, fitting, folder))
        if chosen is not None:
            two = await asyncio.to_thread(beside, library, path, chosen)
            await app.push_screen_wait(CompareScreen(two, one.lang))
    except FolderTrouble as error:
        return error.in_full
    except UnreadableSide as error:
        return f"{named(error.path)}: {error.problem}"
    return ""
