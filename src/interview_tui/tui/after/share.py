"""The screen that makes a version for others: a preview of what it will hold, then the file."""

from __future__ import annotations

import asyncio
import os

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.interview.model import Circle
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.given_names import path_beside
from interview_tui.transcripts.sharing.share import ShareError, preview, share, write_version
from interview_tui.transcripts.versions.narrower import given_to
from interview_tui.tui.after.giving_screen import GivingScreen
from interview_tui.tui.after.share_words import contents
from interview_tui.tui.kit.commands import SHARE
from interview_tui.tui.kit.export_screen import focus_path, typed_path
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.note.line_field import LineField


class ShareScreen(GivingScreen):
    """Show what `circle` will be able to read, card by card, before writing it to the path that the user gives."""

    CSS_PATH = "share.tcss"
    commands = SHARE

    page = query_one("#share-page", VerticalScroll)
    field = query_one("#share-path", LineField)

    def __init__(self, desk: Desk, circle: Circle) -> None:
        super().__init__(desk)
        self._circle = circle
        self._read()

    def _read(self) -> None:
        """Read the interview as it is now, and look what its version would hold."""
        self._document = read_document(self.desk.contents())
        self._preview = preview(self._document, self._circle)
        self._shown = readable(self._document.interview, self._circle)

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose what to know first, outside what scrolls; the preview, the path and the result."""
        readers = words(current()).circles[self._circle]
        yield Line(id="header")
        warning = _("Names within the answers go along. Read it over.")
        yield Static(plain(warning), id="share-warning", markup=False)
        with VerticalScroll(id="share-page", can_focus=False):
            title = _("A version for: {readers}").format(readers=readers)
            yield Static(plain(title), id="share-title", markup=False)
            yield Static(id="share-contents", markup=False)
        yield Static(_("Where the version will be"), id="share-where", markup=False)
        path = path_beside(self.desk.path, self.desk.interview, circle=self._circle)
        yield LineField(os.fspath(path), id="share-path")
        yield Static(id="share-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show what the version will hold."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self.result.display = False
        self.field.select_on_focus = False
        self._show()
        if self.may_make:
            self._look_beside()

    @work(exclusive=True, group="beside")
    async def _look_beside(self) -> None:
        """Look whether another version of the interview holds something back; if so show that in place of the rest."""
        await self._is_held_back()

    async def _is_held_back(self) -> bool:
        """Return whether another version of the interview holds something back; if so, show what and what to do."""
        given = given_to(self._document.interview, self._circle)
        if not (held_back := await self.beside.look(self.app, given)):
            return False
        self._preview = self._preview._replace(obstacle=held_back)
        self._show()
        return True

    def _show(self) -> None:
        """Show what the version will hold, and focus the path, so that enter is enough; or why there is none."""
        shown = contents(self._preview, self.desk.interview, self._shown, self._way())
        self.query_one("#share-contents", Static).update(shown)
        self.query_one("#share-warning").display = self._preview.obstacle is None
        self.query_one("#share-where").display = self.field.display = self.may_make
        if self.may_make:
            focus_path(self.field)
        self.query_one(KeysBar).refresh()

    def _way(self) -> str:
        """Return the line with the key that shows what is not certain, or the other version; "" if there is neither."""
        if self.beside.holds_back:
            return self.beside.way(self.key_of("versions"))
        return _("{key}: who may read this?").format(key=self.key_of("doubts")) if self.has_doubts else ""

    # --- making

    @property
    def may_make(self) -> bool:
        """Return whether the version can be made and was not made yet."""
        return self._preview.obstacle is None and self.made is None

    @property
    def is_blocked(self) -> bool:
        """Return whether an obstacle prevents sharing that reading back may take away."""
        return self._preview.obstacle is not None and not self.has_doubts and not self.beside.holds_back

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, say so and go on with the version."""
        await self.clear_up(self._read, self._show)

    @work(exclusive=True, group="share")
    async def action_make(self) -> None:
        """Write the version, and show its path or why it could not be written."""
        if await self._is_held_back():
            return
        path = typed_path(self.field.line, self.desk.path.parent, SUFFIX)
        try:
            data = share(self._document, self._preview.circle)
            await asyncio.to_thread(write_version, data, path, transcript=self.desk.path, ident=self.desk.interview.id)
        except ShareError as error:
            self.tell(plain(str(error), "$warning"))
        except SaveError as error:
            self.tell(plain(error.in_full, "$warning"))
        else:
            self.made = path
            self.field.display = False
            self.query_one("#share-where").display = False
            self.set_focus(None)
            made = Content.styled(_("It is made. This is the file to give away:"), "$success")
            self.tell(Content("\n").join([made, plain(os.fspath(path))]))

    def action_scroll_page(self, by: int) -> None:
        """Scroll the preview."""
        self.page.scroll_relative(y=by, animate=False)

    def action_read_again(self) -> None:
        """Read the interview back again, so that the colleague can allow more."""
        self.app.navigation.show_read_back(self.desk)
