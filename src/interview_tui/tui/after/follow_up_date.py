"""The dialog that sets the day to come back to an interview."""

from __future__ import annotations

import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from interview_tui.language import _
from interview_tui.language.dates import day, day_in
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.note.line_field import LineField


class BackOnDialog(Dialog[None]):
    """Ask for a day. Enter sets one that is not past, or none if the field is empty; esc changes nothing."""

    CSS_PATH = "follow_up_date.tcss"
    field = query_one(LineField)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Compose the question, the field, and the line for what is wrong."""
        back_on = self.desk.interview.back_on
        with Vertical(classes="dialog"):
            yield Static(_("When will you come back to it?"), classes="dialog-title", markup=False)
            text = _("From a week before that day the list reminds you. Put it in your diaries too.")
            yield Static(text, classes="dialog-text", markup=False)
            yield LineField(
                day(back_on) if back_on else "", placeholder=_("such as 24 December, or 2026-12-24"), id="back-on"
            )
            yield Static(id="back-on-problem", classes="field-problem", markup=False)
            yield self.keys_line(_("Enter: done"), _("empty: no day"))

    def on_mount(self) -> None:
        """Focus the field."""
        self.field.focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Clear the problem once the user types."""
        self.query_one("#back-on-problem", Static).update("")

    @on(Input.Submitted)
    def done(self) -> None:
        """Set the day, or show what is wrong with it."""
        text, today = self.field.line, datetime.date.today()
        found = day_in(text, today)
        if text and found is None:
            problem = _("“{text}” is no day. Write it like 24 December, 24-12-2026 or 2026-12-24.").format(text=text)
        elif found is not None and found < today:
            problem = _("{day} has been already. Choose a day that is still to come.").format(day=day(found))
        else:
            self.desk.change(self.desk.interview.change(back_on=found))
            self.dismiss(None)
            return
        self.query_one("#back-on-problem", Static).update(plain(problem))
