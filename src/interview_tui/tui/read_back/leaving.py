"""The dialog that asks where to, from reading back that is not finished yet."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.language import N_, _
from interview_tui.tui.kit.base import Dialog
from interview_tui.tui.kit.desk_screen import DeskScreen

_WAYS: Final = {
    "back_to_cards": N_("Back to the cards"),
    "to_list": N_("Finish another time"),
}
"""The actions of the screen that lead away from it, with what they are called in its menu too."""


class Leaving(Dialog[str]):
    """Ask where to. The result is the action that leads there; None to read on."""

    def compose(self) -> ComposeResult:
        """Compose what is kept, and the ways."""
        with Vertical(classes="dialog"):
            yield Static(_("Reading back is not finished yet"), classes="dialog-title", markup=False)
            yield Static(_("What you changed here is saved."), classes="dialog-text", markup=False)
            ways = (Option(_(label), id=action) for action, label in _WAYS.items())
            yield OptionList(Option(_("Read on")), *ways)
            yield self.keys_line(_("Enter: choose"))

    def on_mount(self) -> None:
        """Focus the ways, the safe one selected, before they are on the screen."""
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close with the chosen way."""
        self.dismiss(event.option.id)


async def way_from(screen: DeskScreen) -> str:
    """Return the action that leads back from there; "" to stay. It asks where to before the interview is finished."""
    if screen.is_finished:
        return "to_after"
    return (await screen.app.push_screen_wait(Leaving()) or "") if screen.may_change else "to_list"
