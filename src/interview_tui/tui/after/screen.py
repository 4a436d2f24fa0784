"""After finishing: what to give to others, what to do with it, and who is next."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import on, work
from textual.widgets import OptionList

from interview_tui.interview.model import Circle
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.after.view import AfterView
from interview_tui.tui.compare.comparison import is_comparable
from interview_tui.tui.compare.journey import lay_beside
from interview_tui.tui.kit.commands import AFTER

_TO_SAVE: Final = 5.0  # seconds


class AfterScreen(AfterView):
    """All that can be done with a finished interview."""

    commands = AFTER

    @property
    def makes_sheet(self) -> bool:
        """Return whether the form makes a sheet, and the cards are here."""
        return self.sheet is not None and self.desk.cards is not None

    @property
    def is_comparable(self) -> bool:
        """Return whether another interview can be laid beside this one."""
        return is_comparable(self.app, self.interview)

    @on(OptionList.OptionSelected)
    async def chosen(self, event: OptionList.OptionSelected) -> None:
        """Do it."""
        await self.run_action(event.option.id or "")

    def action_share(self, circle: str) -> None:
        """Show what a version for that circle would hold."""
        from interview_tui.tui.after.share import ShareScreen

        self.app.push_screen(ShareScreen(self.desk, Circle[circle.upper()]))

    @work
    async def action_open_file(self) -> None:
        """Open the transcript in another program, when it is saved."""
        from interview_tui.tui.kit.other_programs import open_elsewhere

        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await open_elsewhere(self.app, self.desk.path):
            self.notify(problem, markup=False)

    def action_sheet(self) -> None:
        """Choose what goes on the sheet, and make it."""
        from interview_tui.tui.after.sheet import SheetScreen

        if (sheet := self.sheet) is not None:
            self.app.push_screen(SheetScreen(self.desk, sheet))

    @work
    async def action_compare(self) -> None:
        """Lay the interview with another team beside it."""
        await asyncio.to_thread(self.desk.flush, _TO_SAVE)
        if problem := await lay_beside(self.app, self.desk.path, self.interview):
            self.notify(problem, markup=False)

    @work
    async def action_closing(self) -> None:
        """Write or change the closing sentence."""
        from interview_tui.tui.read_back.closing import ClosingScreen

        titles = {section.number: section.title for section in read_document(self.desk.contents()).cards()}
        await self.app.push_screen_wait(ClosingScreen(self.desk, titles))
        self.show_again()

    def action_look_back(self) -> None:
        """For the interviewer alone: what was asked with."""
        from interview_tui.tui.learning.look_back import LookBackScreen

        self.app.push_screen(LookBackScreen(self.interview, self.desk.cards))

    def action_read_again(self) -> None:
        """Go through all of it together once more."""
        self.app.navigation.show_read_back(self.desk)
