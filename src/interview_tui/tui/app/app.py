"""The app: what can be done everywhere, and a good end whatever brings it about."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from textual import events, on
from textual.message import Message

from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.process.endings import HANGUP, Endings
from interview_tui.process.tuning import release_collection
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app.decks import DeckFinder
from interview_tui.tui.app.navigator import Navigator
from interview_tui.tui.app.open_desk import OpenDesk
from interview_tui.tui.app.two_versions import VersionFinder, VersionsJourney
from interview_tui.tui.kit.command import bindings
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.remembered import remember_theme, remembered_reminders, remembered_theme
from interview_tui.tui.kit.theme import DEFAULT, THEMES
from interview_tui.tui.terminal.keys_in_turn import KeysInTurn
from interview_tui.tui.terminal.last_keys import take_in_last_keys
from interview_tui.tui.terminal.window_size import as_it_is

_AFTER_CRASH = 1.0  # seconds in which keys may still arrive


class GesprekApp(Host):
    """In gesprek. `start` says what to open first."""

    # That of the interview too: a sheet that comes with its screen has all the others parsed again.
    CSS_PATH = ["app.tcss", "../interview/screen.tcss"]
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False
    TITLE = "In gesprek"
    AUTO_FOCUS: ClassVar[str | None] = None

    class Leave(Message):
        """Leave with a status: comes behind all keys that were typed before."""

        def __init__(self, status: int) -> None:
            super().__init__()
            self.status = status

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.crash = ""
        self.endings: Endings | None = None
        self.keymap_of_user: Mapping[str, str] = MappingProxyType(dict(start.keys))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._keys = KeysInTurn(self, self._hand_on)
        self.decks = DeckFinder(start)
        self._opened = OpenDesk(self)
        self._finder = VersionFinder(self, self._opened)
        self.navigation: Navigator = Navigator(self, self._opened, self._finder.look_for_others)
        self.versions = VersionsJourney(self, self._opened, self._finder, self.navigation)
        self.reminders = remembered_reminders(start.reminders)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = remembered_theme(start.theme, [theme.name for theme in THEMES]) or DEFAULT

    @property
    def desk(self) -> Desk | None:
        """The open interview."""
        return self._opened.desk

    @on(OpenDesk.Saved)
    def _take_saved(self, message: OpenDesk.Saved) -> None:
        """Pass on how saving stands: screens watch `saving`. Called after each save."""
        self._finder.offer_fresh()
        self.saving = message.state

    # --- the beginning

    async def on_mount(self) -> None:
        """Open what was asked for."""
        self._loop = asyncio.get_running_loop()
        if self.endings is not None:
            self.endings.guard_stop(self._loop.call_soon_threadsafe)
        self.set_keymap(self.keymap_of_user)
        await self.navigation.open_first()
        self.call_later(self._let_in_early_keys)  # behind the call that gives the first field its focus
        self.call_after_refresh(release_collection)

    async def on_event(self, event: events.Event) -> None:
        """As Textual does; but what is typed waits for its turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._keys.take(event)
        elif isinstance(event, events.Resize) and not self.is_headless:
            await super().on_event(as_it_is(event))
        else:
            await super().on_event(event)

    async def _hand_on(self, message: Message) -> None:
        """It is the turn of what was typed, or of leaving behind it."""
        if isinstance(message, self.Leave):
            self.exit(return_code=message.status)
        elif isinstance(message, events.Event):
            await super().on_event(message)

    async def _let_in_early_keys(self) -> None:
        """Words that were typed before the note was there go into it. Elsewhere they would be commands nobody gave."""
        commands = {key for command in APP for key in command.keys.split(",")}
        writing = self.desk is not None and self.desk.interview.status is Status.DRAFT

        def is_wanted(message: Message) -> bool:
            return writing or (
                message.key in commands if isinstance(message, events.Key) else isinstance(message, self.Leave)
            )

        await self._keys.let_in(is_wanted)

    # --- commands everywhere

    def action_menu(self) -> None:
        """Everything that can be done here."""
        from interview_tui.tui.app.menu import Menu

        if isinstance(self.screen, Menu):
            self.screen.dismiss(None)
        else:
            self.push_screen(Menu(self.screen, APP, self.keymap_of_user))

    def action_help(self) -> None:
        """The keys of this screen, and how an interview goes."""
        from interview_tui.tui.app.help import HelpScreen

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
        if self._opened.is_failing():
            self.run_worker(self._leave_if_willing(), exclusive=True, group="leave")
        else:
            self.exit()

    async def _leave_if_willing(self) -> None:
        if await self._opened.may_leave():
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

    async def on_gesprek_app_leave(self, message: Leave) -> None:
        """Leave when every key has reached the field it was typed in."""
        await self._keys.take(message)

    def panic(self, *_renderables: object) -> None:
        """The thread that reads the keys has ended, mostly as there is no terminal to read any more. Textual would end
        the app at once; the keys that were read before still reach the note, and then we leave."""
        self.ask_to_leave(128 + HANGUP)

    def _handle_exception(self, error: Exception) -> None:
        """Our own mistakes end the app, and say where; never what was said, as a traceback with locals would.

        The keys behind it still reach the note: what paints it may be broken, what keeps it is not.
        """
        self._return_code = 1
        self.crash = self.crash or _where(error)
        if self._exception is not None:
            return
        self._exception = error
        self._exception_event.set()
        if self._loop is not None and self.is_running:
            self.ask_to_leave(1)
            self._loop.call_soon_threadsafe(self._loop.call_later, _AFTER_CRASH, self._close_messages_no_wait)
        else:
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
