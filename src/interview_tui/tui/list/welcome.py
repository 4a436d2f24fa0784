"""What the list shows while it is empty: the motto of the card set, one line, and two buttons."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interview_tui.cards.model import Motto
from interview_tui.language import _
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.choice import Press


class Welcome(Vertical):
    """Show the motto, its author, and two buttons to begin with."""

    def __init__(self, motto: Motto | None) -> None:
        super().__init__(id="welcome")
        self._motto = motto

    def compose(self) -> ComposeResult:
        """Compose the texts and the buttons, centred."""
        invitation = _(
            "An interview with a colleague about the essence of your craft: you ask, listen and write along."
        )
        with Vertical(id="welcome-text"):
            if self._motto is not None:
                motto = plain(f"“{self._motto.text}”", "bold $primary")
                yield Static(Content.assemble(motto, "\n", plain(self._motto.by, "$quiet")))
            yield Static(invitation, markup=False)
            yield Press(_("New interview"), id="press-new")
            yield Press(_("Look at an example"), id="press-example")

    def on_key(self, event: events.Key) -> None:
        """Move between the buttons with the up and down keys."""
        if event.key in ("up", "down"):
            event.stop()
            self.screen.focus_next("Press") if event.key == "down" else self.screen.focus_previous("Press")
