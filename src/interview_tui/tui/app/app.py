"""The app: its commands on every screen, what it opens first, and how it is left."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import events, on

from interview_tui.interview.model import Status
from interview_tui.language import _, visible
from interview_tui.process.endings import Endings
from interview_tui.process.tuning import resume_garbage_collection
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.app.decks import DeckFinder
from interview_tui.tui.app.navigator import Navigator
from interview_tui.tui.app.open_desk import OpenDesk
from interview_tui.tui.kit.base import DIALOG_SHEET, WIDTHS
from interview_tui.tui.kit.command import bindings, key_of, keys_of
from interview_tui.tui.kit.commands import APP
from interview_tui.tui.kit.host import Host
from interview_tui.tui.kit.remembered import remember_theme, remembered_reminders, remembered_theme
from interview_tui.tui.kit.theme import DEFAULT, SIXTEEN, THEMES, DrawnBar, themes_for

if TYPE_CHECKING:
    from interview_tui.tui.app.remaining import Remaining
    from interview_tui.tui.app.two_versions import VersionFinder, VersionsJourney


class GesprekApp(Host):
    """Run the screens of *In gesprek*, with one interview open at a time. `start` says what to open first."""

    # The style sheet of the interview too: if it came with its screen, Textual would parse all the others again.
    CSS_PATH = ["app.tcss", "../interview/screen.tcss"]
    LATER: ClassVar[Sequence[Path]] = (DIALOG_SHEET, DIALOG_SHEET.parents[1] / "interview/dialogs.tcss")
    """The style sheets of what a first key may open."""
    BINDINGS = bindings(APP)
    ENABLE_COMMAND_PALETTE = False
    TITLE = "In gesprek"
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.endings: Endings | None = None
        self.keymap_of_user: Mapping[str, str] = MappingProxyType(dict(start.keys))
        self.curtain_keys = keys_of("curtain", APP, self.keymap_of_user)
        self.curtain_words = partial(_motto, start)
        self.decks = DeckFinder(start)
        self._opened = OpenDesk(self, self.after_closing)
        self.navigation: Navigator = Navigator(self, self._opened, self._interview_opened)
        self.reminders = remembered_reminders(start.reminders)
        for theme in themes_for(self.console.color_system):
            self.register_theme(theme)
        self._draw_in(self.console.color_system)
        self.begin_with_theme(remembered_theme(start.theme, [theme.name for theme in THEMES]) or DEFAULT)

    def _draw_in(self, color_system: str | None) -> None:
        """Draw edges and scroll bars as they are seen in so many colours."""
        self.set_class(color_system == SIXTEEN, "-sixteen")
        if color_system == SIXTEEN:
            from textual.scrollbar import ScrollBar

            ScrollBar.renderer = DrawnBar

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the widths that all screens share, for the style sheets."""
        return {name: str(width) for name, width in WIDTHS.items()}

    @property
    def desk(self) -> Desk | None:
        """Return the desk of the open interview; None while none is open."""
        return self._opened.desk

    def _interview_opened(self) -> None:
        """Look for other versions of the interview that was opened, or read along with whoever else has it open."""
        desk = self.desk
        if desk is not None and desk.taken is not None:
            from interview_tui.tui.app.reading_along import ReadingAlong

            ReadingAlong(self, self._opened, self.navigation, desk)
        else:
            self._finder.look_for_others()

    @cached_property
    def _finder(self) -> VersionFinder:
        from interview_tui.tui.app.two_versions import VersionFinder  # a new interview has no versions yet

        return VersionFinder(self, self._opened)

    @cached_property
    def versions(self) -> VersionsJourney:  # type: ignore[override]
        """Return what shows two versions side by side."""
        from interview_tui.tui.app.two_versions import VersionsJourney

        return VersionsJourney(self, self._opened, self._finder, self.navigation)

    @cached_property
    def _remaining(self) -> Remaining:
        from interview_tui.tui.app.remaining import Remaining  # once the first screen is there

        return Remaining(self)

    def remains_told(self) -> None:
        """Record that `remains` was shown."""
        self._remaining.told()

    def after_closing(self, desk: Desk) -> None:
        """See to it that what was struck in an interview that was just closed is forgotten, or said in the list."""
        if desk.forgetter is not None:
            self._remaining.after(desk)

    @on(OpenDesk.Saved)
    def _take_saved(self, message: OpenDesk.Saved) -> None:
        """Set `saving`, which screens watch, to the state of saving. Called after each save."""
        if self.desk is not None and self.desk.elsewhere:
            self._finder.offer_fresh()
        self.saving = message.state

    # --- the beginning

    async def on_mount(self) -> None:
        """Open what `start` asks for, then let in the keys that were typed before its screen was there."""
        self.begin_taking()
        if self.endings is not None:
            self.endings.guard_stop(asyncio.get_running_loop().call_soon_threadsafe)
        self.set_keymap(self.keymap_of_user)
        await self.navigation.open_first()
        self.call_later(self._let_in_early_keys)  # behind the call that gives the first field its focus
        self.once_shown(self._load_later_sheets)
        self.once_shown(resume_garbage_collection)
        self.once_shown(self._forget_what_remains)

    def _load_later_sheets(self) -> None:
        """Parse those style sheets: the first sight does without, and no key is to wait until all are parsed again."""
        for sheet in self.LATER:
            self.stylesheet.read(sheet)
        self.stylesheet.parse()

    def _forget_what_remains(self) -> None:
        """Go on with what an earlier run of the program had to forget still."""
        self._remaining.begin()

    def on_remaining_found(self, message: Remaining.Found) -> None:
        """Set `remains`, which the list shows."""
        self.remains = message.text

    async def _let_in_early_keys(self) -> None:
        """Hand on the keys typed before the first screen was there: all of them to a note, else those of app commands.

        On a screen without a note, typed text would run commands that nobody gave.
        """
        commands = {key for command in APP for key in command.keys.split(",")}
        writing = self.desk is not None and self.desk.interview.status is Status.DRAFT

        await self.let_in_early_keys(lambda typed: writing or (isinstance(typed, events.Key) and typed.key in commands))

    # --- commands everywhere

    def action_menu(self) -> None:
        """Show the menu of everything that can be done here, or close it."""
        from interview_tui.tui.app.menu import Menu

        if isinstance(self.screen, Menu):
            self.screen.dismiss(None)
        else:
            self.push_screen(Menu(self.screen, APP, self.keymap_of_user))

    def action_help(self) -> None:
        """Show the keys of this screen and how an interview goes, or close that."""
        from interview_tui.tui.app.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        else:
            self.push_screen(HelpScreen(self.screen, APP, self.keymap_of_user))

    def action_other_theme(self) -> None:
        """Switch to the other theme, and remember it for the next run."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.run_worker(partial(remember_theme, self.theme, self.start.theme), thread=True, group="remember")

    def action_curtain(self) -> None:
        """Hide everything behind the motto."""
        self.curtain.close()

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
        """Say how to leave: ctrl+c copies, and never ends the app."""
        text = _("Save and leave with {key}. ctrl+c copies what is selected.")
        self.notify(text.format(key=key_of("quit", APP, self.keymap_of_user)), markup=False)


def _motto(start: Start) -> tuple[str, ...]:
    """Return the motto to hide behind and whose words it is: those of the cards, else of the shipped ones."""
    from interview_tui.cards.shipped import shipped

    motto = start.cards.motto or shipped(start.lang).motto
    return tuple(map(visible, (f"“{motto.text}”", motto.by))) if motto is not None else ()
