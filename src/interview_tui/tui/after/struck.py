"""What becomes of what was struck, after finishing: it is taken out of every other file, and told in words."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.storage.places import synced_by
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.saver import Saving
from interview_tui.transcripts.library.forgetting import Forgotten, forget
from interview_tui.tui.kit.desk_screen import DeskScreen
from interview_tui.tui.kit.holders import holders_of
from interview_tui.tui.kit.plain import plain

_TO_SAVE: Final = 5.0  # seconds


class StruckPart(DeskScreen):
    """The part of the screen after finishing that is about what was struck. Its widget is `#after-struck`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._forgotten: Forgotten | None = None

    def forget_if_saved(self) -> None:
        """What could not be forgotten yet can be as soon as it is saved."""
        if self._forgotten is None and self.app.saving is not None and self.app.saving.saving is Saving.SAVED:
            self.forget_struck()

    @work(exclusive=True, group="forget")
    async def forget_struck(self) -> None:
        """Once it is saved, take what was struck out of every other file. Somebody else's interview is left alone."""
        held = self.interview
        if not held.struck or held.status is not Status.FINAL or self.desk.taken is not None:
            return
        if await asyncio.to_thread(self.desk.flush, _TO_SAVE):
            holders = holders_of(self.app, self.desk.path)
            self._forgotten = await asyncio.to_thread(forget, self.desk.path, held, holders)
        self.show_struck()

    def show_struck(self) -> None:
        """What became of what was struck, in words."""
        lines = [plain(line, style) for line, style in self._about_struck()]
        struck = self.query_one("#after-struck", Static)
        struck.update(Content("\n").join(lines))
        struck.display = bool(lines)

    def _about_struck(self) -> list[tuple[str, str]]:
        if not self.interview.struck or self.desk.taken is not None:
            return []
        told = self._forgotten
        if told is None:
            return [(_("What was struck goes as soon as this is saved."), "$quiet")]
        lines = []
        if told.left:
            names = ", ".join(path.name for path in told.left)
            text = _("What was struck may still be in: {names}. The app could not get at that; look for yourself.")
            lines.append((text.format(names=names), "$warning"))
        else:
            lines.append((_("What was struck is in no file any more that the app can reach."), "$quiet"))
        if any(path.suffix == ".pdf" for path in told.cleaned):
            lines.append((_("The page to take along still held it and is gone: make it once more."), "$accent"))
        if program := synced_by(self.desk.path.parent):
            text = _("This folder goes along to {program}: remove older versions there as well.")
            lines.append((text.format(program=program), "$warning"))
        lines.append((_("Copies in a backup the app cannot reach."), "$quiet"))
        return lines
