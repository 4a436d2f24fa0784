"""The dialog that shows one card alone, spaced out and centred, for both to read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from interview_tui.cards.model import Card
from interview_tui.language import _
from interview_tui.tui.interview.cards_in_turn import CardsInTurn
from interview_tui.tui.kit.base import COLUMN, Dialog, keys_said
from interview_tui.tui.kit.command import free_key, safe_key, shown_key
from interview_tui.tui.kit.commands import CARD_LARGE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.card_pane import CardPane

_WIDEST = 72
_MARGIN = 3
_HINT_ROWS = 2
_ROOMY = 18  # rows from which there is one for how letters grow


class Large(NamedTuple):
    """Hold a card, and what stands with it: what to say aloud, who reads the answer."""

    card: Card
    aloud: str = ""
    readers: str = ""


Turn = Callable[[int], Awaitable[Large | None]]
"""Goes as many cards on, or back; returns the card that is then there, None if there is none."""


class CardLarge(Dialog[None]):
    """Show one card and nothing else; enter, esc and the key that opened it close it, and space at its end.

    With `turn` the keys for the next card and the one before work as on the screen below, which goes along.
    """

    GIVES_WAY = True
    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", show=False),
        Binding("space", "read_on", show=False),
        Binding("down,pagedown", "turn_page(1)", show=False),
        Binding("up,pageup", "turn_page(-1)", show=False),
        Binding("home", "turn_page(-99)", show=False),
        Binding("end", "turn_page(99)", show=False),
    ]
    commands = CARD_LARGE

    page = query_one("#large-page", VerticalScroll)
    text = query_one("#large", Static)
    hint = query_one("#large-hint", Static)

    def __init__(self, shown: Large, turn: Turn | None = None) -> None:
        super().__init__()
        self._shown = shown
        self._turn = turn

    def compose(self) -> ComposeResult:
        """Compose the card, and the hint what can be done."""
        with VerticalScroll(id="large-page", can_focus=False), Center():
            yield Static(id="large", markup=False)
        yield Static(id="large-hint", classes="dialog-keys", markup=False)

    @property
    def turns(self) -> bool:
        """Return whether there are other cards to go to."""
        return self._turn is not None

    def on_resize(self) -> None:
        """Lay out the card for this window."""
        self._show()

    def _show(self) -> None:
        """Show the card, with less spacing where it would not fit, from its top."""
        columns, rows = self.app.size
        width = max(min(_WIDEST, columns - 2 * _MARGIN), 20)
        room = rows - _HINT_ROWS - 1
        content = self._content(width, wide=True)
        if len(content.wrap(width)) > room:
            content = self._content(width, wide=False)
        is_long = len(content.wrap(width)) > room
        self.page.styles.align_vertical = "top" if is_long else "middle"
        self.page.scroll_home(animate=False)
        self.text.styles.width = width
        self.text.update(content)
        self.hint.styles.padding = (0, max(columns - COLUMN, 0) // 2 + _MARGIN)
        self.hint.update(self._hint(columns, rows, is_long=is_long))

    def _content(self, width: int, *, wide: bool) -> Content:
        card = self._shown.card
        gap = "\n\n" if wide else "\n"
        title = " ".join(card.title) if wide else card.title
        lines = plain(title).wrap(width) if wide and len(title) <= width else plain(card.title).wrap(width)
        parts = [Content.styled(str(card.number), "$quiet")]
        if card.theme:
            parts.append(plain(card.theme, "$secondary"))
        readers = [plain(self._shown.readers, "$quiet")] if self._shown.readers else []
        parts.append(Content("\n").join([Content("\n").join(lines).stylize("bold $primary"), *readers]))
        parts += [plain(text) for text in card.text]
        if self._shown.aloud:
            parts.append(plain(self._shown.aloud, "$accent"))
        return Content(gap).join(parts)

    def _hint(self, columns: int, rows: int, *, is_long: bool) -> Content:
        """Return how to go back, to another card and to the rest of a long one; above that how letters grow."""
        room = columns - 2 * _MARGIN
        line = next((line for line in self._ways(is_long=is_long) if len(line) <= room), "")
        larger = _("Larger letters: ctrl and +, on a Mac cmd and +")
        return Content(f"{larger}\n{line}" if rows >= _ROOMY and len(larger) <= room else f"\n{line}")

    def _ways(self, *, is_long: bool) -> Iterator[str]:
        """Yield the line with the keys, each time a shorter one."""
        back, rest = keys_said(), _("{key}: the rest")
        first = [rest.format(key=shown_key("space")), back] if is_long else [back]
        for said in (safe_key, free_key):
            others = [text.format(key=said(self._keys(name))) for name, text in self._turns()]
            yield " · ".join([*others, *first])
        yield " · ".join(first)
        yield back

    def _turns(self) -> list[tuple[str, str]]:
        """Return the ids of what goes to another card, each with the text about it."""
        return [("next", _("{key} next")), ("previous", _("{key} before"))] if self.turns else []

    def _keys(self, ident: str) -> str:
        keys = next(command.keys for command in self.commands if command.id == ident)
        return self.app.keymap_of_user.get(ident, keys)

    def action_turn_page(self, by: int) -> None:
        """Scroll a card that is longer than the window."""
        self.page.scroll_relative(y=by * max(self.page.size.height - 1, 1), animate=False)

    def action_read_on(self) -> None:
        """Scroll to the rest of the card; at its end, close it."""
        if self.page.scroll_offset.y < self.page.max_scroll_y:
            self.action_turn_page(1)
        else:
            self.action_close()

    def action_next_card(self) -> None:
        """Show the next card, if there is one."""
        self._go(1)

    def action_previous_card(self) -> None:
        """Show the card before, if there is one."""
        self._go(-1)

    @work(exclusive=True)
    async def _go(self, by: int) -> None:
        if self._turn is not None and (shown := await self._turn(by)) is not None:
            self._shown = shown
            self._show()

    def action_large_card(self) -> None:
        """Close the card with the key that opened it."""
        self.action_close()

    def on_click(self, event: events.Click) -> None:
        """Close the card with a click."""
        event.stop()
        self.action_close()


def one_of(cards: CardsInTurn, pane: CardPane, go: Callable[[int | None], Awaitable[None]]) -> CardLarge:
    """Return the dialog with the current one of the cards, as the pane shows it; `go` goes to another."""

    def shown() -> Large:
        return Large(cards.card, pane.aloud, pane.readers)

    async def turn(by: int) -> Large | None:
        to = cards.following if by > 0 else cards.preceding
        await go(to)
        return None if to is None else shown()

    return CardLarge(shown(), turn)
