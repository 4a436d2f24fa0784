"""The list of interviews: where the app begins."""

from __future__ import annotations

from textual import on, work

from interview_tui.interview.model import Status
from interview_tui.language import _, current
from interview_tui.storage.shipped import data
from interview_tui.tui.compare.comparison import is_comparable
from interview_tui.tui.kit.command import bindings
from interview_tui.tui.kit.commands import START
from interview_tui.tui.kit.widgets.choice import Press
from interview_tui.tui.list.row_actions import RowActions


class StartScreen(RowActions):
    """All that can be done on the list."""

    BINDINGS = bindings(START)
    commands = START

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What needs an interview waits for one."""
        row = self.shelf.row if self.is_mounted else None
        path = row.path if row is not None else None
        if action in ("open_one", "read", "delete", "open_file"):
            return path is not None and not isinstance(self.focused, Press)
        if action == "rename":
            return path is not None and row is not None and row.interview is not None and row.rescue is None
        if action == "look_back":
            held = row.interview if row is not None else None
            return held is not None and held.status is not Status.DRAFT
        if action == "versions":
            return (row is not None and row.home is not None) or bool(self._rescues)
        if action == "onward":
            held = row.interview if row is not None and row.rescue is None else None
            return held is not None and held.status is not Status.DRAFT
        if action == "compare":
            return row is not None and row.interview is not None and is_comparable(self.app, row.interview)
        if action == "undo_delete":
            return bool(self._deleted)
        return True

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
