"""The app: what can be done everywhere, and a good end whatever brings it about."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from textual import events, on

from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.process.endings import Endings
from interview_tui.process.tuning import resume_garbage_collection
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


class GesprekApp(Host):
    """In gesprek. `start` says what to open first."""

    # That of the interview too: a sheet that comes with its screen has all the others parsed again.
    CSS_PATH = ["app.tcss", "../interview/screen.tcss"]
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False
    TITLE = "In gesprek"
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.endings: Endings | None = None
        self.keymap_of_user: Mapping[str, str] = MappingProxyType(dict(start.keys))
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
        self.begin_taking()
        if self.endings is not None:
            self.endings.guard_stop(asyncio.get_running_loop().call_soon_threadsafe)
        self.set_keymap(self.keymap_of_user)
        await self.navigation.open_first()
        self.call_later(self._let_in_early_keys)  # behind the call that gives the first field its focus
        self.call_after_refresh(resume_garbage_collection)

    async def _let_in_early_keys(self) -> None:
        """Words that were typed before the note was there go into it. Elsewhere they would be commands nobody gave."""
        commands = {key for command in APP for key in command.keys.split(",")}
        writing = self.desk is not None and self.desk.interview.status is Status.DRAFT

        await self.let_in_early_keys(lambda typed: writing or (isinstance(typed, events.Key) and typed.key in commands))

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
