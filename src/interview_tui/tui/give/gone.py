"""The screen that reports what was removed of an interview that was given as a whole, and is not here any more."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from interview_tui.storage.disks import is_on_disk_of
from interview_tui.storage.places import home_folder
from interview_tui.storage.synced import synced_by
from interview_tui.transcripts.forgetting.whole import Removal
from interview_tui.tui.give.take_home_words import report, report_title
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import GONE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line


class GoneScreen(CommandScreen[None]):
    """Show what was removed in `folder`, where it is now, and what may remain."""

    CSS_PATH = "gone.tcss"
    commands = GONE

    def __init__(self, removal: Removal, name: str, given: Path, folder: Path) -> None:
        super().__init__()
        here = [path for path in (given, *removal.elsewhere) if is_on_disk_of(path, (home_folder(), folder))]
        self._title = report_title(is_all=not removal.stays, is_here=bool(here))
        self._said = report(removal, name, given, here, synced_by(folder))

    def compose_body(self) -> ComposeResult:
        """Compose the report, which may be longer than a small window."""
        yield Line(id="header")
        with VerticalScroll(id="gone-page", can_focus=False):
            yield Static(plain(self._title), id="gone-title", markup=False)
            yield Static(self._said, id="gone-report", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Say above it where one is; no names any more."""
        self.query_one("#header", Line).left = Content.styled("In gesprek", "$quiet")

    def action_scroll_page(self, by: int) -> None:
        """Scroll the report."""
        self.query_one("#gone-page").scroll_relative(y=by, animate=False)

    def action_to_list(self) -> None:
        """Go to the list."""
        self.app.navigation.show_list()
