"""The dialog for leaving while what was typed cannot be saved: try again, keep a copy elsewhere, or stay."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain

_PATIENCE: Final = 5.0  # seconds for one more try


class UnsavedDialog(Dialog[bool]):
    """Ask whether to leave.

    True: leave, everything is saved or a copy is kept. False: stay; typing goes on and saving is tried again.
    """

    reason = query_one("#reason", Static)
    answers = query_one(OptionList)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Compose the reason that saving fails, and three answers."""
        with Vertical(classes="dialog wide"):
            yield Static(_("What you typed last is not saved yet"), classes="dialog-title", markup=False)
            yield Static(id="reason", classes="dialog-text", markup=False)
            yield OptionList(
                Option(_("Try again"), id="again"),
                Option(_("Keep a copy elsewhere, and leave"), id="rescue"),
                Option(_("Stay"), id="stay"),
            )
            yield self.keys_line(_("Enter: choose"))

    def on_mount(self) -> None:
        """Show why saving fails."""
        self._say(self._what_is_wrong())

    def _what_is_wrong(self) -> str:
        state = self._desk.state
        if state is None:
            return ""
        advice = state.error.advice if state.error is not None else ""
        return f"{state.reason} {advice}".strip()

    def _say(self, text: str) -> None:
        self.reason.update(plain(text))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen; nothing else can be chosen until that is done."""
        if event.option.id == "stay":
            self.action_close()
        elif event.option.id == "leave":
            self.dismiss(True)
        else:
            self.answers.disabled = True
            self._act(event.option.id == "rescue")

    @work(exclusive=True)
    async def _act(self, rescue: bool) -> None:
        if rescue:
            await self._rescue()
        elif await asyncio.to_thread(self._desk.flush, _PATIENCE):
            self.dismiss(True)
            return
        else:
            self._say(_("It did not work this time either. {reason}").format(reason=self._what_is_wrong()))
        self.answers.disabled = False
        self.answers.focus()

    async def _rescue(self) -> None:
        """Write a copy, say where it is, and then offer to leave."""
        try:
            path = await asyncio.to_thread(self._desk.keep_rescue)
        except SaveError as error:
            self._say(_("A copy could not be kept either. {reason}").format(reason=error.in_full))
            return
        self._say(_("A copy with everything you typed is in:\n{path}").format(path=path))
        self.answers.clear_options()
        self.answers.add_options([Option(_("Leave"), id="leave"), Option(_("Stay"), id="stay")])
        self.answers.highlighted = 0

    def action_close(self) -> None:
        """Stay: go back to the screen below."""
        self.dismiss(False)
