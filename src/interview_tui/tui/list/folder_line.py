"""The line with the folder of the transcripts, and warnings about who else can read it."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path

from textual import work
from textual.content import Content
from textual.widgets import Static

from interview_tui.language import _, visible_path
from interview_tui.storage.synced import synced_by
from interview_tui.tui.kit.plain import plain


class FolderLine(Static):
    """Show the folder with the transcripts, and a line for each warning about who else can read it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(id="place", markup=False)
        self._folder = folder

    def on_mount(self) -> None:
        """Show the folder and its warnings."""
        self.look_again()

    @work(exclusive=True, group="place")
    async def look_again(self) -> None:
        """Check the folder in a thread, and show its path and its warnings."""
        where = plain(_where(self._folder), "$quiet")
        self.update(where)
        lines = [plain(line, "$warning") for line in await asyncio.to_thread(warnings, self._folder)]
        self.update(Content("\n").join([where, *lines]))


def _where(folder: Path) -> str:
    """Return where the transcripts are, as a person says it."""
    if folder.parent == Path.home():
        return _("The transcripts are in {name}, in your own folder.").format(name=visible_path(folder.name))
    return _("The transcripts are in {folder}.").format(folder=folder)


def warnings(folder: Path) -> list[str]:
    """Return the warnings about who else can read the folder, one line each; usually none. Reads the disk."""
    found = []
    if program := synced_by(folder):
        text = _("This folder goes along to {program}: whoever looks after that may be able to read it.")
        found.append(text.format(program=program))
    if open_to_others(folder):
        found.append(_("Others who use this computer can look into this folder."))
    return found


def open_to_others(folder: Path) -> bool:
    """Return whether another user of this computer can read the folder; on Windows, where it is not known, False."""
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
