"""The screen on which one reads an account before it is made."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.export.account.account import Account
from interview_tui.language import _
from interview_tui.tui.give.account_lines import account_lines
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen
from interview_tui.tui.kit.commands import PREVIEW
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line

_OVERLAP: Final = 2  # rows of a page that stay in sight


class PreviewScreen(CommandScreen[None]):
    """Show an account, all of it and nothing else. `readers` are named in the title."""

    CSS_PATH = "preview.tcss"
    commands = PREVIEW
    curtain_after = LEFT_ALONE

    page = query_one("#preview-page", VerticalScroll)

    def __init__(self, account: Account, readers: str) -> None:
        super().__init__()
        self._account = account
        self._readers = readers

    def compose_body(self) -> ComposeResult:
        """Compose the title and the account."""
        yield Line(id="header")
        with VerticalScroll(id="preview-page", can_focus=False):
            yield Static(Content("\n").join(account_lines(self._account)), id="preview-text", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Say for whom it is."""
        title = _("What goes along for: {readers}").format(readers=self._readers)
        self.query_one("#header", Line).left = plain(title, "$quiet")

    def action_turn(self, by: int) -> None:
        """Scroll a page back or on."""
        rows = max(self.page.scrollable_content_region.height - _OVERLAP, 1)
        self.page.scroll_relative(y=by * rows, animate=False)

    def action_scroll_page(self, by: int) -> None:
        """Scroll by rows."""
        self.page.scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        """Go back to what was chosen."""
        self.dismiss(None)
