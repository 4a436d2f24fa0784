"""The relay: whom the colleague will interview next."""

from __future__ import annotations

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.library.listing import FolderTrouble, Names
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.line_field import LineField


class RelayDialog(Dialog[bool]):
    """One name. What is typed goes to the desk with every key; enter gives True, esc False."""

    CSS_PATH = "relay.tcss"
    field = query_one(LineField)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The question and a field."""
        name = self.desk.interview.interviewee
        with Vertical(classes="dialog"):
            yield Static(
                plain(_("Whom will {name} interview?").format(name=name)), classes="dialog-title", markup=False
            )
            text = _("The baton goes on: now {name} asks the questions. Who would be a good one to talk to?")
            yield Static(plain(text.format(name=name)), classes="dialog-text", markup=False)
            yield LineField(self.desk.interview.next, placeholder=_("A name"), id="next")
            yield Static(_("Enter: done · it may stay empty"), classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Begin in the field; names used before are offered while typing."""
        self._last_words = self.field  # to be read when the dialog is taken down, too
        self.field.focus()
        self._offer()

    def on_unmount(self) -> None:
        """The last keys before the program ends have reached the field, and nobody has told us."""
        self._take(self._last_words.line)

    @work
    async def _offer(self) -> None:
        names = await asyncio.to_thread(self._known)
        others = (*names.interviewees, *names.interviewers)
        held = self.desk.interview
        self.field.offered.names = tuple(name for name in others if name not in (held.interviewee, held.interviewer))

    def _known(self) -> Names:
        try:
            return self.app.library.names_used()
        except FolderTrouble:
            return Names()

    @on(Input.Changed)
    def typed(self) -> None:
        """Every key counts."""
        self._take(self.field.line)

    def _take(self, name: str) -> None:
        self.desk.change(self.desk.interview.change(next=name))

    def action_close(self) -> None:
        """Go back; what was typed stays."""
        self.dismiss(False)

    @on(Input.Submitted)
    def done(self) -> None:
        """That is it."""
        self.dismiss(True)
