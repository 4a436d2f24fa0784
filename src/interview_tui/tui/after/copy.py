"""The screen that makes a copy of the interview for who told it: a text file, in a place that the two choose."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.export.plain_copy import SUFFIX, copy_name, may_hold_struck, plain_copy
from interview_tui.language import _
from interview_tui.storage.places import home_folder
from interview_tui.storage.synced import synced_by
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.file_names import numbered
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.tui.after.giving_screen import GivingScreen
from interview_tui.tui.kit.commands import COPY
from interview_tui.tui.kit.export_screen import focus_path, typed_path
from interview_tui.tui.kit.people import header_line
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.note.line_field import LineField


class CopyScreen(GivingScreen):
    """Say what is in the copy, ask where it goes, and make it; or why there can be none yet."""

    CSS_PATH = "copy.tcss"
    commands = COPY

    field = query_one("#copy-path", LineField)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read()

    def _read(self) -> None:
        """Read the interview as it is now."""
        self._document = read_document(self.desk.contents())
        self._is_unclear = may_hold_struck(self._document)

    # --- what is on the screen

    def compose_body(self) -> ComposeResult:
        """Compose what is in the copy, the path, who else can read it there, and the result."""
        title = _("A copy for {name}").format(name=self._colleague)
        yield Line(id="header")
        with VerticalScroll(id="copy-page", can_focus=False):
            yield Static(plain(title), id="copy-title", markup=False)
            yield Static(id="copy-about", markup=False)
        yield Static(_("Where the copy will be"), id="copy-where", markup=False)
        yield LineField(os.fspath(self._proposed()), id="copy-path")
        yield Static(id="copy-place", markup=False)
        yield Static(id="copy-result", classes="made", markup=False)
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Show what is in the copy."""
        self.query_one("#header", Line).left = header_line(self.desk.interview)
        self.result.display = False
        self.field.select_on_focus = False
        self._show()

    def _show(self) -> None:
        """Show what is in the copy, and focus the path, so that enter is enough; or why there is none."""
        self.query_one("#copy-about", Static).update(self._about())
        for widget in (self.field, self.query_one("#copy-where"), self.query_one("#copy-place")):
            widget.display = self.may_make
        if self.may_make:
            focus_path(self.field)
            self._look_at_place()
        else:
            self.set_focus(None)
        self.query_one(KeysBar).refresh()

    def _about(self) -> Content:
        """Return what is in the copy, and what cannot be undone; or why there can be none yet, and what to do."""
        if self._is_unclear:
            why = _(
                "It is not certain whether what was struck is gone from this interview. First look who may read this."
            )
            way = _("{key}: who may read this?").format(key=self.key_of("doubts")) if self.has_doubts else ""
            return Content("\n").join([plain(why, "$warning"), plain(way)])
        what = _("Everything that was not struck goes along, also what stays between the two of you.")
        where = _("It is for {name}, to keep. Choose together where: on a stick of {name}, say.")
        after = _("The app cannot take anything out of it later.")
        quiet = plain(f"{where.format(name=self._colleague)} {after}", "$quiet")
        return Content("\n\n").join([plain(what), quiet])

    def _proposed(self) -> Path:
        """Return a path that is free in the home folder: what lies with the interviews is for the app to look after."""
        wanted = home_folder() / copy_name(self.desk.interview)
        return next((path for path in numbered(wanted) if not os.path.lexists(path)), wanted)

    @property
    def _path(self) -> Path:
        return typed_path(self.field.line, home_folder(), SUFFIX)

    @on(Input.Changed)
    def typed(self) -> None:
        """Look anew who else can read the place that is typed."""
        self._look_at_place()

    @work(exclusive=True, group="place")
    async def _look_at_place(self) -> None:
        """Say of the place that is typed whether a sync program takes it along, or the interviews lie there."""
        folder = self._path.parent
        program = await asyncio.to_thread(synced_by, folder)
        lines = []
        if program:
            text = _("This folder goes along to {program}: whoever looks after that may be able to read it.")
            lines.append(text.format(program=program))
        if os.path.realpath(folder) == os.path.realpath(self.desk.path.parent):
            lines.append(
                _("The interviews are in this folder. A place of {name}'s own is better.").format(name=self._colleague)
            )
        place = self.query_one("#copy-place", Static)
        place.update(plain("\n".join(lines), "$warning"))
        place.display = bool(lines) and self.may_make

    @property
    def _colleague(self) -> str:
        return self.desk.interview.interviewee

    # --- making

    @property
    def may_make(self) -> bool:
        """Return whether the copy can be made and was not made yet."""
        return self.made is None and not self._is_unclear

    @work
    async def action_doubts(self) -> None:
        """Show what is not certain in the file; if it was mended, say so and go on with the copy."""
        await self.clear_up(self._read, self._show)

    @work(exclusive=True, group="copy")
    async def action_make(self) -> None:
        """Write the copy, and show its path or why it could not be written."""
        from interview_tui.export.files import PaperError, write_copy

        if await asyncio.to_thread(self.desk.is_changed_elsewhere):
            changed = _("Something else changed the file of this interview while it was open here.")
            back = _("Go back to all interviews, and open it again from there.")
            self.tell(plain(f"{changed} {back}", "$warning"))
            return
        path = self._path
        try:
            await asyncio.to_thread(write_copy, plain_copy(self._document), path)
        except PaperError as error:
            self.tell(plain(str(error), "$warning"))
        except FileTrouble as error:
            self.tell(plain(error.in_full, "$warning"))
        else:
            self.made = path
            self._show()
            made = plain(_("It is made. This is the copy of {name}:").format(name=self._colleague), "$success")
            after = plain(_("From now on the app does not know it: what is struck later stays in it."), "$quiet")
            self.tell(Content("\n").join([made, plain(os.fspath(path)), after]))

    def action_scroll_page(self, by: int) -> None:
        """Scroll what stands above the path."""
        self.query_one("#copy-page").scroll_relative(y=by, animate=False)
