"""The measure of all figures: the smallest Textual app in which one can type."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class MinimalApp(App[None]):
    """Header, one text area over the whole screen, footer."""

    TITLE = "minimal"

    def compose(self) -> ComposeResult:
        """Nothing but what the comparison needs."""
        yield Header()
        yield TextArea()
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
