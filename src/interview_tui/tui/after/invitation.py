"""The screen with the invitation for the next interview: a text to read, to copy into a mail, or to save."""

from __future__ import annotations

import asyncio
import os
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.language import _
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.sharing.invitations import save_invitation
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import INVITATION
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line

_SCROLL_ROWS: Final = 2


class InvitationScreen(CommandScreen[None]):
    """Show the whole invitation for `name`, read-only: it is edited where it is pasted."""

    CSS_PATH = "invitation.tcss"
    commands = INVITATION

    page = query_one("#invitation-page", VerticalScroll)

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._recipient = name
        self._text = text

    def compose_body(self) -> ComposeResult:
        """Compose what it is for, the text, and the result of copying or saving."""
        about = _("A text to mail to {name}. Change it there as you like.")
        yield Line(id="header")
        with VerticalScroll(id="invitation-page", can_focus=False):
            yield Static(plain(about.format(name=self._recipient), "$quiet"), id="invitation-about", markup=False)
            yield Static(plain(self._text), id="invitation-text", markup=False)
        yield Static(id="invitation-result", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show the title, and no result."""
        title = _("An invitation for {name}").format(name=self._recipient)
        self.query_one("#header", Line).left = plain(title, "bold $primary")
        self._tell(Content())

    def _tell(self, text: Content) -> None:
        result = self.query_one("#invitation-result", Static)
        result.update(text)
        result.display = bool(text.plain)

    def action_copy_invitation(self) -> None:
        """Copy the text to the clipboard, if the terminal allows that."""
        self.app.copy_to_clipboard(self._text)
        said = _("Copied: paste it in your mail.")
        doubt = _("Does nothing come? Some terminals do not allow copying like this. Then save it as a file.")
        self._tell(Content("\n").join([plain(said, "$success"), plain(doubt, "$quiet")]))

    @work(exclusive=True, group="save")
    async def action_save_invitation(self) -> None:
        """Save the text as a file beside the transcripts."""
        folder = self.app.start.transcripts
        try:
            path = await asyncio.to_thread(save_invitation, folder, self._recipient, self._text)
        except SaveError as error:
            self._tell(plain(error.in_full, "$warning"))
        else:
            self._tell(Content("\n").join([plain(_("It is saved here:"), "$success"), plain(os.fspath(path))]))

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page."""
        self.page.scroll_relative(y=by * _SCROLL_ROWS, animate=False)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
