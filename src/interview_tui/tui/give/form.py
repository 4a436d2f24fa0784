"""The container of all that is asked before a file is made."""

from __future__ import annotations

from typing import Final

from textual import events, on
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

_AROUND: Final = 2  # blank rows above and below what goes along


class Below(Vertical):
    """Hold what stands below what goes along, and report when it gets other rows."""

    class Resized(Message):
        """Report that it has more rows or fewer."""

    def on_resize(self) -> None:
        """Report it."""
        self.post_message(self.Resized())


class Form(Vertical):
    """Lay the parts one below the other; what goes along scrolls in the rows that the others leave."""

    @on(events.Resize)
    @on(Below.Resized)
    def fit(self) -> None:
        """Give what goes along the rows that are left."""
        page = self.query_one(VerticalScroll)
        others = sum(child.outer_size.height for child in self.children if child is not page and child.display)
        page.styles.max_height = max(self.size.height - others - _AROUND, 1)
