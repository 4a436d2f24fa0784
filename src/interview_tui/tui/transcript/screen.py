"""The screen on which a whole transcript is read."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen
from interview_tui.tui.kit.commands import READING
from interview_tui.tui.kit.other_programs import open_elsewhere
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.transcript.file_view import WHOLE, look
from interview_tui.tui.transcript.file_watch import FileWatch


class Reading(NamedTuple):
    """Hold what to read: a file, its title, and a line to show first. `about` tells the form and the team.

    `home` is the transcript of which the file is a second version, None for any other file.
    `onward`: it can be read back or shared. `unsure`: it is not certain who may read it, and that can be looked at.
    """

    path: Path
    title: str
    note: str = ""
    about: str = ""
    onward: bool = False
    unsure: bool = False
    home: Path | None = None


class ReadingScreen(CommandScreen[None]):
    """Show a transcript to read: the arrows, page up and down and the wheel scroll; nothing can be changed here."""

    CSS_PATH = "screen.tcss"
    commands = READING
    curtain_after = LEFT_ALONE

    notice = query_one("#notice", Static)
    text = query_one("#text", Static)

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def compose_body(self) -> ComposeResult:
        """Compose the title, the notice, the text and the bar."""
        yield Line(id="header")
        yield Static(id="notice", markup=False)
        with VerticalScroll(id="page"):
            yield Static(id="text", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the title, and read the file in a thread."""
        self.query_one("#header", Line).left = plain(" ".join(self._reading.title.split()), "$quiet")
        self.query_one("#header", Line).right = Content.styled(_("to read"), "$quiet")
        self._say(self._note)
        self.query_one("#page").focus()
        FileWatch(self, lambda: self._reading.path, self._show_text).look()  # first: a change while it is read counts
        self._show_text()

    @work(exclusive=True, group="reading")
    async def _show_text(self) -> None:
        shown = await asyncio.to_thread(look, self._reading.path, WHOLE)
        if self._reading.about:
            shown = Content("\n\n").join([plain(self._reading.about, "$quiet"), shown])
        self.text.update(shown)

    @property
    def _note(self) -> str:
        """Return the line to show first, with the key to lay a second version beside its interview."""
        way = _("{key} lays the two side by side.").format(key=self.key_of("versions"))
        return f"{self._reading.note} {way}" if self._reading.home is not None else self._reading.note

    def _say(self, text: str) -> None:
        self.notice.update(plain(text))
        self.notice.display = bool(text)

    @property
    def may_go_on(self) -> bool:
        """Return whether the interview was held: only that can be read back or shared."""
        return self._reading.onward

    @property
    def has_doubts(self) -> bool:
        """Return whether it is not certain who may read the interview, and that can be looked at."""
        return self._reading.unsure

    @property
    def is_second_version(self) -> bool:
        """Return whether the file is a second version of an interview."""
        return self._reading.home is not None

    def action_versions(self) -> None:
        """Lay the version beside its interview."""
        self.app.versions.show(self._reading.home, again=self._reading.path)

    def action_doubts(self) -> None:
        """Open the interview, and show what is not certain about who may read it."""
        self.app.navigation.open(self._reading.path, doubts=True)

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(None)

    def action_page(self, by: int) -> None:
        """Scroll `by` pages, of which two rows stay in sight."""
        page = self.query_one("#page")
        page.scroll_relative(y=by * max(page.size.height - 2, 1), animate=False)

    def action_onward(self) -> None:
        """Go to the screen to read back; or to share, and choose who is next."""
        self.app.navigation.open(self._reading.path)

    @work(exclusive=True, group="elsewhere")
    async def action_open_file(self) -> None:
        """Open the file in another program; afterwards show what changed there."""
        self._say(await open_elsewhere(self.app, self._reading.path) or self._note)
        self._show_text()
