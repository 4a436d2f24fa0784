"""The one list of all that may hold words of an interview, for whoever has the program forget them."""

from __future__ import annotations

import os
from pathlib import Path

from interview_tui.storage.places import given_folder
from interview_tui.transcripts.forgetting.holders import FullHolder, Memory, of_transcripts
from interview_tui.tui.kit.host import Host


def holders_of(app: Host, path: Path) -> tuple[FullHolder, ...]:
    """Return every holder of words of the interview in `path`, in the order in which to ask them.

    A new part of the program that keeps such words is added here, before the memory.
    """
    folders = (path.parent, app.start.transcripts)
    if not os.path.isdir(given_folder()):  # noqa: PTH112 - never raises
        return (*of_transcripts(folders), Memory(app.libraries))  # nothing was given yet: who finishes imports no more
    from interview_tui.export.giving.holder import holders_in

    return (*holders_in(folders), Memory(app.libraries))
