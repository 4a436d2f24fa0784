"""What is wise to know when you ask: the tips of a form."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.plain import plain


class TipsDialog(Dialog[None]):
    """A few lines, one below the other. Any of the usual keys goes back."""

    CSS_PATH = "tips.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,alt+w", "dismiss(None)", show=False)]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def compose(self) -> ComposeResult:
        """What it is for, the tips, and how to go back."""
        title = _("Tips for whoever asks")
        with Vertical(classes="dialog"):
            yield Static(title, classes="dialog-title", markup=False)
            yield Static(plain(self._form.choose, "$quiet"), classes="dialog-text", markup=False)
            for tip in self._form.tips:
                yield Static(plain(tip), classes="tip", markup=False)
            yield Static(_("esc goes back"), classes="dialog-hint", markup=False)

    def on_click(self) -> None:
        """A click goes back too."""
        self.dismiss(None)
