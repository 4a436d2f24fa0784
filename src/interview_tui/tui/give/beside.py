"""Looking, from a screen that gives words to others, whether another version of the interview holds something back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.host import Host

if TYPE_CHECKING:
    from interview_tui.transcripts.versions.narrower import Narrower


class Beside:
    """Know which other version of the interview on the desk holds something back, once `look` has looked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.found: Narrower | None = None
        self._is_stale = False  # whether the file on disk is another one than what lies here

    async def look(self, app: Host, given: Mapping[int, Circle]) -> str:
        """Look in the folder; return what holds something of `given` back, or why that cannot be told; "" if nothing.

        `given` are cards and CLOSING, each with the circle for which it is.
        """
        from interview_tui.transcripts.versions.narrower import narrower_version  # the screen is there before

        if stale := await self.look_at_file():
            return stale
        path, ident = self._desk.path, self._desk.interview.id
        libraries, widest = app.library_of, app.decks.widest_of
        try:
            self.found = await asyncio.to_thread(narrower_version, path, ident, given, libraries, widest)
        except FileTrouble as error:
            return error.in_full
        return self.found.told if self.found is not None else ""

    async def look_at_file(self) -> str:
        """Look at the file itself alone: return that something else changed it meanwhile; "" if nothing did."""
        self.found = None
        self._is_stale = await asyncio.to_thread(self._desk.is_changed_elsewhere)
        return _("Something else changed the file of this interview while it was open here.") if self._is_stale else ""

    @property
    def holds_back(self) -> bool:
        """Return whether another version was found that holds something back: beside the file, or in its place."""
        return self.found is not None or self._is_stale

    @property
    def path(self) -> Path | None:
        """Return the file of the version that holds something back, if it can be looked at here; else None."""
        return self.found.path if self.found is not None and self._desk.taken is None else None

    def way(self, key: str) -> str:
        """Return the line that says what to do about it; `key` shows the two versions, if they can be looked at."""
        if self._is_stale:
            return _("Go back to all interviews, and open it again from there.")
        if self.path is None or self.found is None:
            return _("Make one of the two first, or take that file out of the folder.")
        if not self.found.is_readable:
            return _("{key} says why. Mend that file, or take it out of the folder.").format(key=key)
        text = _("{key} lays the two side by side. Make one of them first, or take that file out of the folder.")
        return text.format(key=key)
