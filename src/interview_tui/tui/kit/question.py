"""A dialog with one question and two answers, the safe one first."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain


class Question(Dialog[bool]):
    """Ask a question. Return True only for the second answer; escape is the first. `back` says what that means."""

    def __init__(self, title: str, text: str, no: str, yes: str, *, back: str = "") -> None:
        super().__init__()
        self._back = back
        self._title = title
        self._text = text
        self._answers = (no, yes)

    def compose(self) -> ComposeResult:
        """Compose the question and two answers."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Static(plain(self._text) if self._text else Content(), classes="dialog-text")
            yield OptionList(*(Option(plain(answer)) for answer in self._answers))
            yield self.keys_line(_("Enter: choose"), back=self._back)

    def on_mount(self) -> None:
        """Focus the answers, the first one selected, before they are on the screen."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    def action_close(self) -> None:
        """Close with the first answer."""
        self.dismiss(False)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close with the chosen answer."""
        self.dismiss(event.option_index == 1)
