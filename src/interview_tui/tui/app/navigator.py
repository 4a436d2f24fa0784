"""From screen to screen, with the one open interview and how saving stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from textual.message import Message
from textual.screen import Screen

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.interview.moving import order
from interview_tui.language import _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.desk import Desk, open_file
from interview_tui.transcripts.desk.saver import SaveState, Saving
from interview_tui.tui.app.decks import Decks
from interview_tui.tui.app.rescued import rescued
from interview_tui.tui.interview.clock import Clock
from interview_tui.tui.kit.plain import named
from interview_tui.tui.terminal.keys_in_turn import JOURNEY


class Navigator(Decks):
    """What the app does when a screen asks it for another one."""

    class Saved(Message):
        """The saver said how it stands (from its own thread)."""

        def __init__(self, state: SaveState) -> None:
            super().__init__()
            self.state = state

    async def open_first(self) -> None:
        """The interview, the three questions, or the list."""
        start = self.start
        if start.action == "new" and start.interviewer and start.interviewee:
            if start.chosen_form.agreement:
                await self._to_agree(straight_on=True)
            else:
                await self._begin(start.interview())
        elif start.action == "new":
            await self._to_agree()
        elif start.action == "resume" and start.path is not None:
            await self._open(start.path)
        else:
            await self._to_list(start.notice)

    # --- from screen to screen

    def _go(self, journey: Coroutine[Any, Any, None]) -> None:
        """Change screens in a task of the app: a screen cannot wait for its own end."""
        self.run_worker(journey, group=JOURNEY)

    async def _clear(self) -> None:
        """Put away what is shown: as a screen goes, its fields hand out their last words."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            await self.pop_screen()

    async def _show(self, make: Callable[[], Screen[Any]]) -> None:
        """Put away what is shown, and only then make the screen to show in its place."""
        await self._clear()
        await self.push_screen(make())

    def show_list(self, notice: str = "") -> None:
        """Save and close what is open, and show the list of interviews, with a line at its top."""
        self._go(self._to_list(notice))

    async def _to_list(self, notice: str = "") -> None:
        from interview_tui.tui.list.screen import ListScreen

        if await self._close_desk():
            await self._show(lambda: ListScreen(notice))

    def show_agree(self) -> None:
        """The three questions before a new interview."""
        self._go(self._to_agree())

    async def _to_agree(self, *, straight_on: bool = False) -> None:
        from interview_tui.tui.agree.screen import AgreeScreen

        await self._show(lambda: AgreeScreen(self.start, straight_on=straight_on))

    def begin(self, interview: Interview) -> None:
        """A new interview, on its first card."""
        self._go(self._begin(interview))

    async def _begin(self, interview: Interview) -> None:
        cards = self.cards_for(interview)
        assert cards is not None
        desk = Desk.begin(self.start.transcripts, interview, cards, self._tell)
        await self._to_interview(desk, cards)

    def open(self, path: Path) -> None:
        """Go on with an interview: a draft where it stopped, one that was held by reading it back.

        What cannot be opened is said in the list.
        """
        self._go(self._open(path))

    async def _open(self, path: Path) -> None:
        desk = await self._desk_of(path)
        if desk is not None:
            await self._to_desk(desk)

    async def _desk_of(self, path: Path) -> Desk | None:
        """The interview in that file, opened; None if it cannot be, which is said in the list."""
        try:
            found = open_file(path)
        except UnreadableFile as error:
            await self._to_list(f"{named(path)}: {error}")
            return None
        interview = found.document.interview
        cards = self.cards_for(interview, found.document)
        if cards is None:
            problem = _(
                "“{name}” was held with the question set {ref}, which is not here. Start with --questions FILE."
            )
            await self._to_list(problem.format(name=named(path), ref=interview.question_set))
            return None
        if interview.at_card not in {card.number for card in cards.cards}:  # a hand wrote it
            interview = interview.change(at_card=order(interview, cards)[0])
        return Desk(path, interview, cards, found, self._tell)

    async def _to_desk(self, desk: Desk) -> None:
        """The screen where an interview stands: on its card, being read back, or after it."""
        if desk.interview.status is Status.DRAFT and desk.cards is not None:
            await self._to_interview(desk, desk.cards)
        elif desk.interview.status is not Status.FINAL:
            await self._to_read_back(desk)
        else:
            await self._to_after(desk)

    async def _to_interview(self, desk: Desk, cards: QuestionSet) -> None:
        from interview_tui.tui.interview.screen import InterviewScreen

        self.desk = desk
        clock = Clock(desk.interview.minutes)
        await self._show(lambda: InterviewScreen(desk, cards, clock, self.start.notice))

    def show_cards(self, desk: Desk) -> None:
        """Back to the cards of an interview that was being read back."""
        if desk.cards is not None:
            self._go(self._to_interview(desk, desk.cards))

    def show_read_back(self, desk: Desk) -> None:
        """Read back what was noted, together."""
        self._go(self._to_read_back(desk))

    async def _to_read_back(self, desk: Desk) -> None:
        from interview_tui.tui.read_back.screen import ReadBackScreen

        self.desk = desk
        await self._show(lambda: ReadBackScreen(desk))

    def show_after(self, desk: Desk) -> None:
        """After finishing: where it is, what to share, who is next."""
        self._go(self._to_after(desk))

    async def _to_after(self, desk: Desk) -> None:
        from interview_tui.tui.after.screen import AfterScreen

        self.desk = desk
        await self._show(lambda: AfterScreen(desk))

    # --- saving

    def _tell(self, state: SaveState) -> None:
        """From the saver's thread."""
        self.post_message(self.Saved(state))

    def on_navigator_saved(self, message: Saved) -> None:
        """Pass on how saving stands: screens watch `saving`."""
        self.saving = message.state

    async def _close_desk(self) -> bool:
        """Save and put away the open interview; False if the user stays because it cannot be saved."""
        desk = self.desk
        if desk is None:
            return True
        if self.failing() and not await self.may_leave():
            return False
        await self._clear()
        self.desk = None
        if not await asyncio.to_thread(desk.close):
            self.notify(await asyncio.to_thread(rescued, desk), severity="warning", timeout=60, markup=False)
        self.saving = None
        return True

    def failing(self) -> bool:
        """Whether what was typed last cannot be saved."""
        return self.saving is not None and self.saving.saving is Saving.FAILING

    async def may_leave(self) -> bool:
        """Ask what to do with words that cannot be saved; whether to leave all the same."""
        from interview_tui.tui.app.unsaved import UnsavedDialog

        assert self.desk is not None
        willing = await self.push_screen_wait(UnsavedDialog(self.desk))
        return bool(willing)
