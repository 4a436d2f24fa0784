"""A field for one line, such as a name: what is pasted is cleaned, and names used before are offered while typing."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from interview_tui.language import clean_line


class Offered(Suggester):
    """Offer the first of `names` that begins with what was typed, ignoring case. `names` may be filled later."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = tuple(names)

    async def get_suggestion(self, value: str) -> str | None:
        """Return what was typed, with the rest of the name; None if no name fits."""
        for name in self.names:
            if len(name) > len(value) and name.casefold().startswith(value.casefold()):
                return value + name[len(value) :]
        return None


class LineField(Input):
    """Edit one line, without a frame. `offered` is what is offered while typing; arrow right takes it."""

    DEFAULT_CSS = "LineField { width: 1fr; }"

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        self.offered = Offered()
        super().__init__(clean_line(value), placeholder, compact=True, suggester=self.offered, id=id)
        self.cursor_blink = False

    @property
    def line(self) -> str:
        """Return the text, cleaned, on one line."""
        return clean_line(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor right or take the offer, which then is spelled as the name was before."""
        typed = self.value
        super().action_cursor_right(select)
        if self.value != typed:
            taken = self.value.casefold()
            self.value = next((name for name in self.offered.names if name.casefold() == taken), self.value)
            self.action_end()

    def on_paste(self, event: events.Paste) -> None:
        """Paste text as one cleaned line."""
        event.stop()
        event.prevent_default()
        if text := clean_line(event.text):
            self.replace(text, *self.selection)
