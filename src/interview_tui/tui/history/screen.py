"""The screen with the earlier versions kept before much was lost, to read and to restore."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.changes.restoring import everything, restored
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.history import DAYS, EarlierVersion
from interview_tui.tui.history.earlier_text import EarlierText
from interview_tui.tui.history.words import cards_gone, label, lines
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import EARLIER
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.marked_list import MarkedList

WIDE: Final = 100  # columns from which the answers stand beside the moments
_SAVE_TIMEOUT: Final = 2.0  # seconds to wait for the last edits, and the versions kept before them, to be saved


class EarlierScreen(CommandScreen[tuple[int, ...]]):
    """Show the earlier versions that hold words missing now. The result is the cards that were restored, maybe none."""

    CSS_PATH = "screen.tcss"
    commands = EARLIER
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    header = query_one("#header", Line)
    about = query_one("#about", Static)
    moments = query_one(OptionList)
    page = query_one("#then", VerticalScroll)
    text = query_one(EarlierText)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._versions: list[EarlierVersion] = []

    def compose_body(self) -> ComposeResult:
        """Compose the explanation, the list of moments, and the text of the selected version."""
        yield Line(id="header")
        yield Static(id="about", markup=False)
        with Container(id="body"):
            yield MarkedList(id="moments")
            with VerticalScroll(id="then", can_focus=False):
                yield EarlierText()
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Load the versions."""
        self.header.left = header_line(self.desk.interview)
        self.header.right = Content.styled(_("earlier versions"), "$quiet")
        self.query_one("#body").display = False
        self._look()

    @work(exclusive=True, group="versions")
    async def _look(self) -> None:
        now = self.desk.interview
        found = await asyncio.to_thread(_versions, self.desk)
        self._versions = [version for version in found if cards_gone(version, now)]
        today = datetime.now(UTC)
        self.moments.clear_options()
        self.moments.add_options([Option(plain(label(version, now, today))) for version in self._versions])
        self.query_one("#body").display = bool(self._versions)
        self.about.update(_about() if self._versions else _nothing())
        if self._versions:
            self.moments.highlighted = 0
            self.moments.focus()
        self.query_one(KeysBar).refresh()

    @on(OptionList.OptionHighlighted)
    def shown(self, event: OptionList.OptionHighlighted) -> None:
        """Show the selected version."""
        self._show(self._versions[event.option_index])

    @work(exclusive=True, group="shown")
    async def _show(self, version: EarlierVersion) -> None:
        self.text.lines = tuple(await asyncio.to_thread(lines, version, self.desk.interview))
        self.page.scroll_home(animate=False)

    # --- what can be done

    @property
    def has_versions(self) -> bool:
        """Return whether there is a version to restore."""
        return bool(self._versions)

    @work(exclusive=True, group="take_back")
    async def action_take_back(self) -> None:
        """Ask how much of the version to restore, and restore it."""
        from interview_tui.tui.history.take_back import ALL, TakeBack

        if self.moments.highlighted is None:
            return
        version, now = self._versions[self.moments.highlighted], self.desk.interview
        chosen = await self.app.push_screen_wait(TakeBack(version, now))
        if chosen is not None:
            cards = cards_gone(version, now) if chosen == ALL else (chosen,)
            words = everything(version.interview, now) if chosen == ALL else cards
            self.desk.restore(restored(now, version.interview, words), cards)
            self.dismiss(cards)

    def action_page(self, by: int) -> None:
        """Scroll the text."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """Close the screen without restoring anything."""
        self.dismiss(())


def _versions(desk: Desk) -> list[EarlierVersion]:
    """Return the versions on disk, once the last edits are saved. For a thread."""
    desk.flush(_SAVE_TIMEOUT)
    return desk.versions()


def _about() -> Content:
    text = _("This stood there before much of it went. A bar marks the rows with something that is not there now.")
    return plain(text, "$quiet")


def _nothing() -> Content:
    first = _("There is nothing to go back to: nothing of any size has gone from this interview.")
    text = _(
        "When it does, In gesprek keeps what stood there, and you find it here: "
        "until you finish the interview, {days} days at most."
    )
    return Content("\n\n").join([plain(first), plain(text.format(days=DAYS), "$quiet")])
