"""Where the transcripts are kept, and what there is to know about that place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from interview_tui.language import _
from interview_tui.storage.places import synced_by


def warnings(folder: Path) -> list[str]:
    """What to know about who else can get at the folder: one line each; mostly none. It looks on the disk."""
    found = []
    if program := synced_by(folder):
        text = _("This folder goes along to {program}: whoever looks after that may be able to read it.")
        found.append(text.format(program=program))
    if open_to_others(folder):
        found.append(_("Others who use this computer can look into this folder."))
    return found


def open_to_others(folder: Path) -> bool:
    """Whether another user of this computer can get there and read. On Windows nothing is claimed: False."""
    if os.name == "nt":
        return False
    try:
        resolved = Path(os.path.realpath(folder))
        if not resolved.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            return False
        others, group = stat.S_IXOTH, stat.S_IXGRP
        return all(above.stat().st_mode & (others | group) for above in resolved.parents)
    except OSError:
        return False
