"""The dialog that goes to a card."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.interview.moving import CardState
from interview_tui.language import _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.commands import GO_TO
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.rail import HERE, MARKS, RailItem


class GoTo(Dialog[int | None]):
    """List the cards with their states. Typing a number selects its card; the result is the number chosen."""

    commands = GO_TO

    def __init__(self, items: tuple[RailItem, ...], here: int) -> None:
        super().__init__()
        self._items = items
        self._here = here
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Compose the list of cards."""
        with Vertical(classes="dialog"):
            yield Static(_("Go to card"), classes="dialog-title", markup=False)
            yield OptionList(*(Option(self._row(item), id=str(item.number)) for item in self._items))
            yield Static(
                _("Enter goes there · typing its number too · esc goes back"), classes="dialog-hint", markup=False
            )

    def _row(self, item: RailItem) -> Content:
        mark = HERE if item.number == self._here else MARKS[item.state]
        parked = _("kept for later, with notes") if item.noted else _("kept for later")
        note = parked if item.state is CardState.PARKED else ""
        return Content.assemble(f"{mark} {item.number:>2}  ", plain(item.title), f"  · {note}" if note else "")

    def on_mount(self) -> None:
        """Select the current card."""
        self.query_one(OptionList).focus()
        self._highlight(self._here)

    def _highlight(self, number: int) -> bool:
        for index, item in enumerate(self._items):
            if item.number == number:
                self.query_one(OptionList).highlighted = index
                return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Select the card whose number is typed."""
        if event.character and event.character.isdecimal():
            self._typed = (self._typed + event.character)[-2:]
            if not self._highlight(int(self._typed)):
                self._typed = event.character
                self._highlight(int(self._typed))

    def action_go_to(self) -> None:
        """Close the dialog with the key that opened it."""
        self.action_close()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the chosen card."""
        self.dismiss(int(event.option.id or 0))
