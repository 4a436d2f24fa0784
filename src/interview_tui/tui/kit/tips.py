"""The dialog with the tips of a form: what is wise to know when you ask."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog, keys_said
from interview_tui.tui.kit.commands import TIPS
from interview_tui.tui.kit.plain import plain


class TipsDialog(Dialog[None]):
    """Show the tips, one below the other. Escape, enter, space, the key for tips or a click closes them."""

    CSS_PATH = "tips.tcss"
    GIVES_WAY = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "close", show=False)]
    commands = TIPS

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def compose(self) -> ComposeResult:
        """Compose what the form is for, the tips, and how to go back."""
        title = _("Tips for whoever asks")
        with Vertical(classes="dialog"):
            yield Static(title, classes="dialog-title", markup=False)
            yield Static(plain(self._form.choose, "$quiet"), classes="dialog-text", markup=False)
            with VerticalScroll(id="tips"):
                for tip in self._form.tips:
                    yield Static(plain(tip), classes="tip", markup=False)
            yield self.keys_line()

    def on_resize(self) -> None:
        """Name the arrows where there are more tips than there is room for."""
        self.call_after_refresh(self._name_keys)

    def _name_keys(self) -> None:
        ways = (_("the arrows: read on"),) if self.query_one("#tips").max_scroll_y else ()
        self.query_one(".dialog-keys", Static).update(keys_said(*ways))

    def action_tips(self) -> None:
        """Close the tips, by the key that opened them."""
        self.action_close()

    def on_click(self) -> None:
        """Close the tips."""
        self.action_close()
