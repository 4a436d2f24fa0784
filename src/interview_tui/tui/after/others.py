"""The dialog that asks for whom a version is."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain


class OthersDialog(Dialog[Circle]):
    """Ask for which of these circles a version is; return None for esc."""

    def __init__(self, circles: Sequence[Circle]) -> None:
        super().__init__()
        self._circles = circles

    def compose(self) -> ComposeResult:
        """Compose the question and a row for each circle."""
        with Vertical(classes="dialog"):
            yield Static(_("For whom is the version?"), classes="dialog-title", markup=False)
            yield Static(_("It holds only what they may read."), classes="dialog-text", markup=False)
            names = words(current()).circles
            yield OptionList(*(Option(plain(names[circle]), id=circle.key) for circle in self._circles))
            yield self.keys_line(_("Enter: choose"))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Return the circle that was chosen."""
        self.dismiss(self._circles[event.option_index])
