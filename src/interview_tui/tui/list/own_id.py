"""Giving an interview an id of its own, from the list."""

from __future__ import annotations

import asyncio
from pathlib import Path

from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.lock import Taken
from interview_tui.transcripts.library.own_id import KeepsId
from interview_tui.tui.kit.plain import named


async def with_own_id(path: Path) -> tuple[Path, str]:
    """Give the interview in that file an id that no other has; return its path afterwards, and a line that says so."""
    from interview_tui.export.giving.own_id import give_own_id  # most runs of the program do without

    try:
        done = await asyncio.to_thread(give_own_id, path)
    except KeepsId as error:
        return path, str(error)
    except FileTrouble as error:
        return path, error.in_full
    except UnreadableFile as error:
        return path, f"{named(path)}: {error.told}"
    if isinstance(done, Taken):
        return path, done.close_first
    return done, _("It is an interview of its own now.")
