"""The line and the dialog for a file in which it is not certain who may read what, and mending it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _, ngettext
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.errors import Problem
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain


def offer(doubts: tuple[Problem, ...], key: str) -> str:
    """Return the line that says something is not certain, and the key that shows it."""
    text = _("This file was changed outside the app (line {line}). {key}: who may read this?")
    return text.format(line=doubts[0].line, key=key)


class DoubtsDialog(Dialog[bool]):
    """Show what is not certain in the file on `desk`, and mend it if the user says so. Return whether it was mended."""

    CSS_PATH = "doubts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        told = desk.doubts
        self._doubts = told if desk.look_again() else ()

    def compose(self) -> ComposeResult:
        """Compose the doubts, which can be scrolled, and the answers, which are always in sight."""
        name = self._desk.interview.interviewee
        right = _("It is right as it is: {name} has seen it, and agrees") if name else _("It is right as it is")
        answers = (_("Keep it between the two of you"), right.format(name=name), _("Look at it later"))
        with Vertical(classes="dialog"):
            yield Static(self._title(), classes="dialog-title", markup=False)
            with VerticalScroll(id="doubts-told", can_focus=False):
                yield Static(self._text(), markup=False)
            yield Static(id="doubts-trouble", markup=False)
            yield OptionList(*(Option(plain(answer)) for answer in answers))

    def on_mount(self) -> None:
        """Hide the line for what goes wrong."""
        self.query_one("#doubts-trouble").display = False

    def _title(self) -> str:
        number = len(self._doubts)
        if not number:
            return _("Nothing is uncertain any more.")
        return ngettext(
            "Who may read this? {number} place is not certain.",
            "Who may read this? {number} places are not certain.",
            number,
        ).format(number=number)

    def _text(self) -> Content:
        """Return what is not certain, each with its line; and that nothing is given to others until then."""
        shown = [_("line {line}: {problem}").format(line=one.line, problem=one.message) for one in self._doubts]
        after = _("Something else than this app changed the file. Until you choose, nothing of it goes to others.")
        return Content("\n").join([plain(after, "$quiet"), *map(plain, shown)])

    def action_scroll(self, by: int) -> None:
        """Scroll the doubts by a page."""
        self.query_one("#doubts-told").scroll_relative(y=by * 4, animate=False)

    def action_close(self) -> None:
        """Close without a change."""
        self.dismiss(False)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Mend the file as was chosen, or close."""
        if event.option_index == 2 or not self._doubts:
            self.dismiss(False)
        else:
            self._mend(event.option_index == 1)

    @work(exclusive=True, group="doubts")
    async def _mend(self, confirmed: bool) -> None:
        """Mend the file and close; if it cannot be mended, say why."""
        from interview_tui.transcripts.library.mending import CannotMend, mend_desk

        try:
            await asyncio.to_thread(mend_desk, self._desk, confirmed=confirmed)
        except (CannotMend, FileTrouble, UnreadableFile) as error:
            trouble = self.query_one("#doubts-trouble", Static)
            trouble.update(plain(str(error), "$warning"))
            trouble.display = True
        else:
            self.dismiss(True)
