"""Change from screen to screen, in a task of the app: a screen cannot wait for its own removal."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import names_of_day
from interview_tui.tui.app.open_desk import CannotOpen, OpenDesk
from interview_tui.tui.interview.clock import Clock
from interview_tui.tui.kit.host import Host
from interview_tui.tui.terminal.keys_in_turn import SCREEN_CHANGE

if TYPE_CHECKING:
    from interview_tui.transcripts.forgetting.taking_away import Given
    from interview_tui.tui.agree.filled import Filled
    from interview_tui.tui.list.deleting import Undoable


_LOOK_TIMEOUT: Final = 0.5  # seconds that a new interview waits for the files of that day
_AT_ONCE: Final = 0.05  # seconds of these in which nothing else is done


class Navigator:
    """Show one screen in place of another: the `Navigation` of the app.

    Methods called `show_…` are for screens and return at once; those called `to_…` return when the other screen is
    there. `after_opening` is called when the screen of an interview that was opened from its file is there.
    """

    def __init__(self, app: Host, opened: OpenDesk, after_opening: Callable[[], None]) -> None:
        self._app = app
        self._opened = opened
        self._after_opening = after_opening
        self.at: Path | None = None
        self._undoable: Undoable | None = None
        self._filled: Filled | None = None

    async def open_first(self) -> None:
        """Show what the app was started for: an interview, the three questions, a file to take in, or the list."""
        start = self._app.start
        if start.action == "new" and start.interviewer and start.interviewee:
            if start.chosen_form.agreement:
                await self._to_agree(straight_on=True)
            else:
                await self._begin(start.interview())
        elif start.action == "new":
            await self._to_agree()
        elif start.action == "resume" and start.path is not None:
            await self._open(start.path)
        elif start.action == "import" and start.path is not None:
            await self._to_import(start.path)
            return
        else:
            await self.to_list(start.notice)
            return
        if start.notice:
            self._say_beside(start.notice)

    async def _to_import(self, path: Path) -> None:
        """Show what is in a file to take in, over the list, where one comes out again."""
        from interview_tui.tui.intake.file_screen import ImportScreen

        await self.to_list(self._app.start.notice)
        await self._app.push_screen(ImportScreen(path))

    def _say_beside(self, notice: str) -> None:
        """Show the notice of the start over a screen that has no line for it: the interview has one."""
        from interview_tui.tui.interview.screen import InterviewScreen

        if not isinstance(self._app.screen, InterviewScreen):
            self._app.notify(notice, severity="warning", timeout=60, markup=False)

    # --- changing screens

    def go(self, change: Coroutine[Any, Any, None]) -> None:
        """Run `change`, which changes screens, in a task of the app; keys that are typed meanwhile wait for it."""
        self._app.run_worker(change, group=SCREEN_CHANGE)

    async def _clear(self) -> None:
        """Remove all screens that are shown: as a screen is removed, its fields pass on what was typed last."""
        while len(self._app.screen_stack) > 2:
            self._app.pop_screen()
        if len(self._app.screen_stack) == 2:
            await self._app.pop_screen()

    async def _show(self, make: Callable[[], Screen[Any]]) -> None:
        """Remove what is shown, and only then make the screen to show in its place."""
        await self._clear()
        await self._app.push_screen(make())

    async def show_desk(self, desk: Desk, make: Callable[[], Screen[Any]]) -> None:
        """Show a screen about that interview, which is the open one from now on."""
        self._opened.desk = desk
        await self._show(make)

    # --- without an interview

    def show_list(self, notice: str = "") -> None:
        """Save and close what is open, and show the list of interviews, with a line at its top."""
        self.go(self.to_list(notice))

    async def to_list(self, notice: str = "") -> None:
        """Go to the list, unless the user stays because what is open cannot be saved."""
        from interview_tui.tui.list.deleting import Undoable
        from interview_tui.tui.list.screen import ListScreen

        if await self._close_desk():
            if (undoable := self._undoable) is None:
                self._undoable = undoable = Undoable()
            await self._show(lambda: ListScreen(undoable, notice))

    async def _close_desk(self) -> bool:
        """Save and close the open interview. Return False if the user stays because it cannot be saved."""
        if self._opened.desk is None:
            return True
        self.at = self._opened.desk.path
        if self._opened.is_failing() and not await self._opened.may_leave():
            return False
        self._app.clear_notifications()  # what was said of one interview is not for whoever sees the list
        await self._clear()
        await self._opened.close()
        return True

    def show_agree(self) -> None:
        """Show the three questions before a new interview."""
        self.go(self._to_agree())

    async def _to_agree(self, *, straight_on: bool = False) -> None:
        from interview_tui.tui.agree.filled import Filled
        from interview_tui.tui.agree.screen import AgreeScreen

        start = self._app.start
        if (filled := self._filled) is None:
            self._filled = filled = Filled(start.interviewer, start.interviewee)
        await self._show(lambda: AgreeScreen(start, filled, straight_on=straight_on))

    # --- opening an interview

    def begin(self, interview: Interview) -> None:
        """Begin a new interview, on its first card."""
        self.go(self._begin(interview))

    async def _begin(self, interview: Interview) -> None:
        cards = self._app.decks.cards_for(interview)
        assert cards is not None
        self._filled = None
        interview = await self._numbered(interview)
        await self._to_interview(self._opened.begin(interview, cards), cards)

    async def _numbered(self, interview: Interview) -> Interview:
        """Return a new interview with its number in that day; as it is on a disk that hangs.

        Mostly the disk answers at once, and that is waited for here: meanwhile the app would paint an empty screen.
        """
        looked: Future[Interview] = Future()

        def look() -> Interview:
            if not names_of_day(self._app.start.transcripts, interview.date):
                return interview
            from interview_tui.transcripts.heads.nth import numbered  # the first interview of a day does without

            return numbered(interview, self._app.start.transcripts)

        def tell() -> None:
            try:
                looked.set_result(look())
            except Exception as error:  # for the one who waits
                looked.set_exception(error)

        threading.Thread(target=tell, name="nth", daemon=True).start()
        with contextlib.suppress(TimeoutError):
            return looked.result(_AT_ONCE)
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(looked)), _LOOK_TIMEOUT)
        except TimeoutError:
            return interview

    def open(self, path: Path, *, doubts: bool = False) -> None:
        """Open the interview in that file: a draft on its card, a held one to read back, a final one after finishing.

        With `doubts`, show there what is not certain about who may read it. If it cannot be opened, the list says why.
        """
        self.go(self._open(path, doubts=doubts))

    async def _open(self, path: Path, *, doubts: bool = False) -> None:
        desk = await self.desk_of(path)
        if desk is not None:
            await self.to_desk(desk)
            self._after_opening()
            if doubts:
                await self._app.screen.run_action("doubts")

    async def desk_of(self, path: Path) -> Desk | None:
        """Open the interview in that file. Return None if it cannot be opened; the list then says why."""
        try:
            return self._opened.read(path)
        except CannotOpen as problem:
            await self.to_list(str(problem))
            self._app.run_worker(self._offer_without_zeros(path), group="zeros", exclusive=True)
            return None

    async def _offer_without_zeros(self, path: Path) -> None:
        """Offer to open a file without the zeros at its end, if that is what is wrong with it."""
        from interview_tui.tui.app import zeros  # rare

        if await zeros.may_go(self._app, path):
            self.open(path)

    def show_anew(self) -> None:
        """Close what is open and open it again, as its file is now."""
        self.go(self._to_same_file())

    async def _to_same_file(self) -> None:
        desk = self._opened.desk
        if desk is not None and await self._close_desk():
            await self._open(desk.path)

    def take_over(self) -> None:
        """Ask whether the other computer has really closed the interview, and if so open it here to change it."""
        self._app.run_worker(self._take_over(), group="versions", exclusive=True)

    async def _take_over(self) -> None:
        from interview_tui.transcripts.desk.lock import Claim, claim
        from interview_tui.tui.kit.question import Question

        desk = self._opened.desk
        if desk is None or desk.taken is None:
            return
        text = _("If somebody does type there, nothing is lost: both versions stay, and you can choose later.")
        question = Question(
            _("Go on with this interview here?"),
            f"{desk.taken.reason} {text}",
            _("No, only read along"),
            _("Yes, nobody has it open there"),
        )
        if await self._app.push_screen_wait(question):
            taken = await asyncio.to_thread(claim, desk.path, desk.interview.id, over=True)
            if isinstance(taken, Claim) and await self._close_desk():
                taken.release()
                self.open(desk.path)  # read again, with what the other computer wrote last

    # --- with the interview that is open

    async def to_desk(self, desk: Desk) -> None:
        """Go to the screen that fits the interview's status: its card, reading back, or after finishing."""
        if desk.interview.status is Status.DRAFT and desk.cards is not None:
            await self._to_interview(desk, desk.cards)
        elif desk.interview.status is not Status.FINAL:
            await self._to_read_back(desk)
        else:
            await self._to_after(desk)

    def take_away(self, desk: Desk, file: Given) -> None:
        """Remove the open interview, which was given as a whole, and report it; or open it anew and say why not."""
        self.go(self._take_away(desk, file))

    async def _take_away(self, desk: Desk, file: Given) -> None:
        from interview_tui.tui.app.taking_away import remove
        from interview_tui.tui.give.gone import GoneScreen

        outcome = await asyncio.to_thread(remove, self._app, desk, file)
        self._app.clear_notifications()
        if isinstance(outcome, str):
            await self._open(desk.path)
            self._app.notify(outcome, severity="warning", timeout=60, markup=False)
            return
        self._opened.let_go()
        self.at = None
        name = desk.interview.interviewee
        await self._show(lambda: GoneScreen(outcome, name, file.path, desk.path.parent))

    def show_again(self, desk: Desk) -> None:
        """Show the screen that fits the interview's status anew."""
        self.go(self.to_desk(desk))

    def show_cards(self, desk: Desk) -> None:
        """Go back to the cards of an interview that was being read back."""
        if desk.cards is not None:
            self.go(self._to_interview(desk, desk.cards))

    async def _to_interview(self, desk: Desk, cards: QuestionSet) -> None:
        from interview_tui.tui.interview.screen import InterviewScreen

        clock = Clock(desk.interview.minutes)
        await self.show_desk(desk, lambda: InterviewScreen(desk, cards, clock, self._app.start.notice))

    def show_read_back(self, desk: Desk) -> None:
        """Show the screen on which the two read back what was noted."""
        self.go(self._to_read_back(desk))

    async def _to_read_back(self, desk: Desk) -> None:
        from interview_tui.tui.read_back.screen import ReadBackScreen

        await self.show_desk(desk, lambda: ReadBackScreen(desk))

    def show_after(self, desk: Desk) -> None:
        """Show what can be done after finishing: where the file is, what to share, who is next."""
        self.go(self._to_after(desk))

    async def _to_after(self, desk: Desk) -> None:
        from interview_tui.tui.after.screen import AfterScreen

        await self.show_desk(desk, lambda: AfterScreen(desk))
