"""The question of who may read an interview."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.forms.model import Form
from interview_tui.interview.model import Circle
from interview_tui.language import _
from interview_tui.tui.agree.checking import circles
from interview_tui.tui.kit.widgets.choice import Choice


class ReadersChoice(Vertical):
    """Offer the circles that a form allows, keeping what the user chose; show a line where there is only one."""

    choice = query_one(Choice)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Circle | None = None  # by the user

    def compose(self) -> ComposeResult:
        """Compose the question and the circles, and the line for a fixed circle."""
        yield Static(_("Who may read this"), id="sharing-question", classes="question", markup=False)
        yield Choice(circles(), Circle.PRIVATE.key, id="sharing")
        yield Static(_("This stays between you two: that is what it is for."), id="sharing-fixed", markup=False)

    @property
    def circle(self) -> Circle:
        """Return the circle that is chosen."""
        return Circle[self.choice.value.upper()]

    @property
    def is_asked(self) -> bool:
        """Return whether there is something to choose."""
        return self.choice.display

    def follow(self, form: Form) -> None:
        """Offer the circles that `form` allows, and select the one the user chose, else that of the form."""
        circle = min(form.widest, form.sharing if self._chosen is None else self._chosen)
        self.choice.offer(circles(form.widest), circle.key)
        fixed = form.widest is Circle.PRIVATE
        self.choice.display = self.query_one("#sharing-question").display = not fixed
        self.query_one("#sharing-fixed").display = fixed

    @on(Choice.Changed)
    def _choose(self, event: Choice.Changed) -> None:
        """Keep the user's choice."""
        event.stop()
        self._chosen = self.circle
