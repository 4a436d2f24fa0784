"""The dialog that shows one card alone, spaced out and centred, for both to read."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.content import Content
from textual.widgets import Static

from interview_tui.cards.model import Card
from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import CARD_LARGE
from interview_tui.tui.kit.plain import plain

_WIDEST = 72


class CardLarge(Dialog[None]):
    """Show one card and nothing else; enter, space, esc and the key that opened it close it."""

    GIVES_WAY = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "close", show=False)]
    commands = CARD_LARGE

    def __init__(self, card: Card, aloud: str = "", readers: str = "") -> None:
        super().__init__()
        self._card = card
        self._aloud = aloud
        self._readers = readers

    def compose(self) -> ComposeResult:
        """Compose the card, and the hint how to close it."""
        with Middle(), Center():
            yield Static(id="large", markup=False)
        yield Static(_("esc  back to the notes"), id="large-hint", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the card for this width, with less spacing where it would not fit."""
        width = max(min(_WIDEST, event.size.width - 8), 20)
        spaced = self._content(width, wide=True)
        rows = len(spaced.wrap(width))
        content = spaced if rows <= event.size.height - 3 else self._content(width, wide=False)
        large = self.query_one("#large", Static)
        large.styles.width = width
        large.update(content)

    def _content(self, width: int, *, wide: bool) -> Content:
        gap = "\n\n" if wide else "\n"
        title = " ".join(self._card.title) if wide else self._card.title
        lines = plain(title).wrap(width) if wide and len(title) <= width else plain(self._card.title).wrap(width)
        parts = [Content.styled(str(self._card.number), "$quiet")]
        if self._card.theme:
            parts.append(plain(self._card.theme, "$secondary"))
        title_lines = [Content("\n").join(lines).stylize("bold $primary")]
        parts.append(Content("\n").join([*title_lines, *([plain(self._readers, "$quiet")] if self._readers else [])]))
        parts += [plain(text) for text in self._card.text]
        if self._aloud:
            parts.append(plain(self._aloud, "$accent"))
        return Content(gap).join(parts)

    def action_large_card(self) -> None:
        """Close the card with the key that opened it."""
        self.action_close()

    def on_click(self) -> None:
        """Close the card with a click."""
        self.action_close()
