"""The app: it opens screens, holds the one open interview, and sees to it that the end is a good one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from textual.message import Message
from textual.screen import Screen

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.collection import release
from interview_tui.endings import Endings
from interview_tui.interview.model import Interview, Status
from interview_tui.language import LANGUAGES, _
from interview_tui.start import Start
from interview_tui.transcripts.desk import Desk, open_file
from interview_tui.transcripts.errors import TranscriptError
from interview_tui.transcripts.saver import SaveState, Saving
from interview_tui.transcripts.trouble import ReadError
from interview_tui.tui.clock import Clock
from interview_tui.tui.command import bindings
from interview_tui.tui.commands import APP
from interview_tui.tui.host import Host
from interview_tui.tui.last_keys import take_in_last_keys
from interview_tui.tui.remembered import remember_theme, remembered_theme
from interview_tui.tui.rescued import rescued
from interview_tui.tui.theme import DEFAULT, THEMES


class GesprekApp(Host):
    """In gesprek. `start` says what to open first."""

    # That of the interview too: a sheet that comes with its screen has all the others parsed again.
    CSS_PATH = ["app.tcss", "screens/interview.tcss"]
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False
    TITLE = "In gesprek"
    AUTO_FOCUS: ClassVar[str | None] = None

    class Saved(Message):
        """The saver said how it stands (from its own thread)."""

        def __init__(self, state: SaveState) -> None:
            super().__init__()
            self.state = state

    class Leave(Message):
        """Leave with a status: comes behind all keys that were typed before."""

        def __init__(self, status: int) -> None:
            super().__init__()
            self.status = status

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.desk: Desk | None = None
        self.crash = ""
        self.endings: Endings | None = None
        self.keymap_of_user: Mapping[str, str] = MappingProxyType(dict(start.keys))
        self._loop: asyncio.AbstractEventLoop | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = remembered_theme(start.theme, [theme.name for theme in THEMES]) or DEFAULT

    # --- the beginning

    async def on_mount(self) -> None:
        """Open what was asked for."""
        self._loop = asyncio.get_running_loop()
        if self.endings is not None:
            self.endings.guard_stop()
        self.set_keymap(self.keymap_of_user)
        await self._open_first()
        self.call_after_refresh(release)

    async def _open_first(self) -> None:
        """The interview, the three questions, or the list."""
        start = self.start
        if start.action == "new" and start.interviewer and start.interviewee:
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
        self.run_worker(journey, group="journey")

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
        from interview_tui.tui.screens.start import StartScreen

        if await self._close_desk():
            await self._show(lambda: StartScreen(notice))

    def show_agree(self) -> None:
        """The three questions before a new interview."""
        self._go(self._to_agree())

    async def _to_agree(self) -> None:
        from interview_tui.tui.screens.agree import AgreeScreen

        await self._show(lambda: AgreeScreen(self.start))

    def begin(self, interview: Interview) -> None:
        """A new interview, on its first card."""
        self._go(self._begin(interview))

    async def _begin(self, interview: Interview) -> None:
        desk = Desk.begin(self.start.transcripts, interview, self.start.cards, self._tell)
        await self._to_interview(desk, self.start.cards)

    def open(self, path: Path) -> None:
        """Go on with an interview: a draft where it stopped, one that was held by reading it back.

        What cannot be opened is said in the list.
        """
        self._go(self._open(path))

    async def _open(self, path: Path) -> None:
        try:
            found = open_file(path)
        except (ReadError, TranscriptError) as error:
            await self._to_list(f"{path.name}: {error}")
            return
        interview = found.document.interview
        cards = self.cards_for(interview)
        if cards is None:
            problem = _(
                "“{name}” was held with the question set {ref}, which is not here. Start with --questions FILE."
            )
            await self._to_list(problem.format(name=path.name, ref=interview.question_set))
            return
        desk = Desk(path, interview, cards, found, self._tell)
        if interview.status is Status.DRAFT:
            await self._to_interview(desk, cards)
        elif interview.status is Status.HELD:
            await self._to_read_back(desk)
        else:
            await self._to_after(desk)

    def cards_for(self, interview: Interview) -> QuestionSet | None:
        """The question set that an interview was held with, if it is here."""
        for cards in (self.start.cards, *(shipped(lang) for lang in LANGUAGES)):
            if cards.ref == interview.question_set:
                return cards
        return None

    async def _to_interview(self, desk: Desk, cards: QuestionSet) -> None:
        from interview_tui.tui.screens.interview import InterviewScreen

        self.desk = desk
        clock = Clock(desk.interview.minutes)
        await self._show(lambda: InterviewScreen(desk, cards, clock, self.start.notice))

    def show_cards(self, desk: Desk) -> None:
        """Back to the cards of an interview that was being read back."""
        cards = self.cards_for(desk.interview)
        if cards is not None:
            self._go(self._to_interview(desk, cards))

    def show_read_back(self, desk: Desk) -> None:
        """Read back what was noted, together."""
        self._go(self._to_read_back(desk))

    async def _to_read_back(self, desk: Desk) -> None:
        from interview_tui.tui.screens.read_back import ReadBackScreen

        self.desk = desk
        await self._show(lambda: ReadBackScreen(desk))

    def show_after(self, desk: Desk) -> None:
        """After finishing: where it is, what to share, who is next."""
        self._go(self._to_after(desk))

    async def _to_after(self, desk: Desk) -> None:
        from interview_tui.tui.screens.after import AfterScreen

        self.desk = desk
        await self._show(lambda: AfterScreen(desk))

    # --- saving

    def _tell(self, state: SaveState) -> None:
        """From the saver's thread."""
        self.post_message(self.Saved(state))

    def on_gesprek_app_saved(self, message: Saved) -> None:
        """Pass on how saving stands: screens watch `saving`."""
        self.saving = message.state

    async def _close_desk(self) -> bool:
        """Save and put away the open interview; False if the user stays because it cannot be saved."""
        desk = self.desk
        if desk is None:
            return True
        if self._failing() and not await self._may_leave():
            return False
        await self._clear()
        self.desk = None
        if not await asyncio.to_thread(desk.close):
            self.notify(await asyncio.to_thread(rescued, desk), severity="warning", timeout=60, markup=False)
        self.saving = None
        return True

    def _failing(self) -> bool:
        return self.saving is not None and self.saving.saving is Saving.FAILING

    async def _may_leave(self) -> bool:
        from interview_tui.tui.screens.unsaved import UnsavedDialog

        assert self.desk is not None
        willing = await self.push_screen_wait(UnsavedDialog(self.desk))
        return bool(willing)

    # --- commands everywhere

    def action_menu(self) -> None:
        """Everything that can be done here."""
        from interview_tui.tui.screens.menu import Menu

        if isinstance(self.screen, Menu):
            self.screen.dismiss(None)
        else:
            self.push_screen(Menu(self.screen, APP, self.keymap_of_user))

    def action_help(self) -> None:
        """The keys of this screen, and how an interview goes."""
        from interview_tui.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        else:
            self.push_screen(HelpScreen(self.screen, APP, self.keymap_of_user))

    def action_other_theme(self) -> None:
        """Paper or night."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.run_worker(partial(remember_theme, self.theme, self.start.theme), thread=True, group="remember")

    def action_leave(self) -> None:
        """Save and leave; ask first if what was typed cannot be saved."""
        if self.desk is not None and self._failing():
            self.run_worker(self._leave_if_willing(), exclusive=True, group="leave")
        else:
            self.exit()

    async def _leave_if_willing(self) -> None:
        if await self._may_leave():
            self.exit()

    def action_help_quit(self) -> None:
        """ctrl+c copies, or says how to leave."""
        self.notify(_("Save and leave with ctrl+q. ctrl+c copies what is selected."), markup=False)

    # --- the end

    def ask_to_leave(self, status: int) -> None:
        """From any thread: leave with that status, after the keys that are still on their way."""
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._leave_after_keys(status), self._loop)

    async def _leave_after_keys(self, status: int) -> None:
        await take_in_last_keys(self._driver)
        if self._loop is not None:  # as keys are handed in, and so behind the last of them
            asyncio.run_coroutine_threadsafe(self._post_message(self.Leave(status)), self._loop)

    def on_gesprek_app_leave(self, message: Leave) -> None:
        """Every key has reached the field it was typed in."""
        self.exit(return_code=message.status)

    def _handle_exception(self, error: Exception) -> None:
        """Our own mistakes end the app, and say where; never what was said, as a traceback with locals would."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.crash = self.crash or _where(error)
        self._close_messages_no_wait()


def _where(error: BaseException) -> str:
    """The kind of an error and the place in our own code it came from."""
    place, step = "", error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if "interview_tui" in code.co_filename:
            place = f"{Path(code.co_filename).name}:{step.tb_lineno}"
        step = step.tb_next
    return f"{type(error).__name__}, {place}" if place else type(error).__name__
