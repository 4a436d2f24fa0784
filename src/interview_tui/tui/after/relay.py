"""The dialog of the relay: whom the colleague will interview next."""

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
from interview_tui.tui.kit.line_problems import text_problem
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.note.line_field import LineField


class RelayDialog(Dialog[bool]):
    """Ask for a name. What is typed goes to the desk with every key; the result is True for enter, False for esc.

    Of one that is too long nothing goes to the desk: it is said below the field.
    """

    CSS_PATH = "relay.tcss"
    field = query_one(LineField)
    problem = query_one("#next-problem", Static)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Compose the question and the field."""
        name = self.desk.interview.interviewee
        with Vertical(classes="dialog"):
            yield Static(
                plain(_("Whom will {name} interview?").format(name=name)), classes="dialog-title", markup=False
            )
            text = _("The baton goes on: now {name} asks the questions. Who would be a good one to talk to?")
            yield Static(plain(text.format(name=name)), classes="dialog-text", markup=False)
            yield LineField(self.desk.interview.next, placeholder=_("A name"), id="next")
            yield Static(id="next-problem", classes="field-problem", markup=False)
            yield self.keys_line(_("Enter: done"), _("it may stay empty"))

    def on_mount(self) -> None:
        """Focus the field, and offer names used before as completions."""
        self._say("")
        self._name_field = self.field  # kept to be read while the dialog is being removed
        self.field.focus()
        self._offer()

    def on_unmount(self) -> None:
        """Take the last keys before the program ends: they reached the field, but no message came."""
        self._take(self._name_field.line)

    @work
    async def _offer(self) -> None:
        names = await asyncio.to_thread(self._names_used)
        others = (*names.interviewees, *names.interviewers)
        interview = self.desk.interview
        self.field.offered.names = tuple(
            name for name in others if name not in (interview.interviewee, interview.interviewer)
        )

    def _names_used(self) -> Names:
        try:
            return self.app.library.names_used()
        except FolderTrouble:
            return Names()

    @on(Input.Changed)
    def typed(self) -> None:
        """Take the name after every key, or say what is wrong with it."""
        self._say(text_problem(self.field.line))
        self._take(self.field.line)

    def _take(self, name: str) -> None:
        if not text_problem(name):
            self.desk.change(self.desk.interview.change(next=name))

    def _say(self, problem: str) -> None:
        self.problem.update(plain(problem))
        self.problem.display = bool(problem)

    def action_close(self) -> None:
        """Close the dialog; what was typed is kept."""
        self.dismiss(False)

    @on(Input.Submitted)
    def done(self) -> None:
        """Close the dialog, done; not while the name is too long."""
        if not text_problem(self.field.line):
            self.dismiss(True)
