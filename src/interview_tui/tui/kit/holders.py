"""The one list of all that may hold words of an interview, for whoever has the program forget them."""

from __future__ import annotations

from pathlib import Path

from interview_tui.transcripts.forgetting.holders import FullHolder, Memory
from interview_tui.tui.kit.host import Host


def holders_of(app: Host, path: Path) -> tuple[FullHolder, ...]:
    """Return every holder of words of the interview in `path`, in the order in which to ask them.

    A new part of the program that keeps such words is added here, before the memory.
    """
    from interview_tui.export.giving.holder import holders_in  # the first card does without

    return (*holders_in((path.parent, app.start.transcripts)), Memory(app.libraries))
