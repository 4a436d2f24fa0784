"""The baseline of the benchmarks: the smallest Textual app in which one can type."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class MinimalApp(App[None]):
    """Show a header, one text area over the whole screen, and a footer."""

    TITLE = "minimal"

    def compose(self) -> ComposeResult:
        """Yield only the widgets that the comparison needs."""
        yield Header()
        yield TextArea()
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
