"""Where the transcripts are kept, and what there is to know about that place."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path

from textual import work
from textual.content import Content
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.storage.places import synced_by
from interview_tui.tui.kit.plain import plain


class FolderLine(Static):
    """The folder with the transcripts, and a line for whoever else may get at it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(id="place", markup=False)
        self._folder = folder

    def on_mount(self) -> None:
        """Look at the folder."""
        self.look_again()

    @work(exclusive=True, group="place")
    async def look_again(self) -> None:
        """Look at the folder in a thread, and show what is to be known about it."""
        where = plain(_("The transcripts are in {folder}.").format(folder=self._folder), "$quiet")
        self.update(where)
        lines = [plain(line, "$warning") for line in await asyncio.to_thread(warnings, self._folder)]
        self.update(Content("\n").join([where, *lines]))


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
