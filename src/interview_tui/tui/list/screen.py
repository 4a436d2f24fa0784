"""The list of interviews: where the app begins."""

from __future__ import annotations

from pathlib import Path

from textual import on, work

from interview_tui.interview.model import Status
from interview_tui.language import _, current
from interview_tui.storage.shipped import data
from interview_tui.tui.compare.comparison import is_comparable
from interview_tui.tui.kit.commands import START
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.list.row_actions import RowActions


class StartScreen(RowActions):
    """All that can be done on the list."""

    commands = START

    @property
    def has_file(self) -> bool:
        """Return whether the cursor is on a file, and not on a button."""
        return self._path is not None and not isinstance(self.focused, Press)

    @property
    def has_names(self) -> bool:
        """Return whether the row under the cursor is an interview whose names can be changed."""
        row = self.shelf.row
        return row is not None and row.path is not None and row.interview is not None and row.rescue is None

    @property
    def may_look_back(self) -> bool:
        """Return whether the interview under the cursor was held."""
        return self._was_held

    @property
    def may_go_on(self) -> bool:
        """Return whether the interview under the cursor was held, and is no rescue copy."""
        return self._was_held and self.shelf.row is not None and self.shelf.row.rescue is None

    @property
    def has_versions(self) -> bool:
        """Return whether there is a second version under the cursor, or there are rescued words."""
        row = self.shelf.row
        return (row is not None and row.home is not None) or bool(self._rescues)

    @property
    def is_comparable(self) -> bool:
        """Return whether another interview can be laid beside the one under the cursor."""
        row = self.shelf.row
        return row is not None and row.interview is not None and is_comparable(self.app, row.interview)

    @property
    def has_deleted(self) -> bool:
        """Return whether something was deleted that can be taken back."""
        return bool(self._deleted)

    @property
    def _path(self) -> Path | None:
        return self.shelf.row.path if self.shelf.row is not None else None

    @property
    def _was_held(self) -> bool:
        interview = self.shelf.row.interview if self.shelf.row is not None else None
        return interview is not None and interview.status is not Status.DRAFT

    def action_new(self) -> None:
        """The three questions."""
        self.app.show_agree()

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        """The two things to press when there is no interview yet."""
        if event.press.id == "press-new":
            self.action_new()
        else:
            self.action_example()

    def action_example(self) -> None:
        """A whole interview that is made up."""
        from interview_tui.tui.transcript.screen import Reading, ReadingScreen

        note = _("An example: the two people and what they say are made up.")
        self.app.push_screen(ReadingScreen(Reading(data(f"example.{current()}.md"), _("An example"), note)))

    def action_learn(self) -> None:
        """Get to know the cards."""
        from interview_tui.tui.learning.learn import LearnScreen

        self.app.push_screen(LearnScreen(self.app.start.cards))

    def action_print_cards(self) -> None:
        """The cards as a PDF."""
        from interview_tui.tui.list.printing import PrintScreen

        self.app.push_screen(PrintScreen(self.app.start.cards, self.app.start.transcripts))

    def action_practise(self) -> None:
        """Practise with one card."""
        from interview_tui.tui.learning.practice_choice import PracticeChoice

        self.app.push_screen(PracticeChoice(self.app.start.cards))

    @work(exclusive=True, group="bin")
    async def action_bin(self) -> None:
        """What was deleted."""
        from interview_tui.tui.list.bin import BinDialog

        self._at = await self.app.push_screen_wait(BinDialog(self.app.start.transcripts)) or self._at
        there = [thing for thing in self._deleted if thing.path.exists()]
        if there != self._deleted:  # the line at the top offers to take back what is gone for good by now
            self._deleted = there
            self._say("")
        self.look_again()

    def action_refresh(self) -> None:
        """Look again."""
        self._say("")
        self._show_place()
        self.look_again()
