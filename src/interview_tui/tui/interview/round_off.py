"""The dialog that rounds off: read back now, or later."""

from __future__ import annotations

from enum import Enum

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.cards.model import QuestionSet
from interview_tui.interview import moving
from interview_tui.interview.model import Interview
from interview_tui.language import _, ngettext
from interview_tui.tui.kit.base import Dialog


class Rounding(Enum):
    """List the ways to round off."""

    READ_BACK = "read back"
    LATER = "later"


class RoundOff(Dialog[Rounding | None]):
    """Ask how to round off. The result is the choice; None to go back to the cards."""

    def __init__(self, interview: Interview, cards: QuestionSet) -> None:
        super().__init__()
        self._open = len(moving.open_cards(interview, cards))

    def compose(self) -> ComposeResult:
        """Compose the number of cards not asked, and the three choices."""
        with Vertical(classes="dialog"):
            yield Static(_("Rounding off"), classes="dialog-title", markup=False)
            if self._open:
                text = ngettext(
                    "{n} card was not asked. That is fine: rich beats many.",
                    "{n} cards were not asked. That is fine: rich beats many.",
                    self._open,
                ).format(n=self._open)
                yield Static(text, classes="dialog-text", markup=False)
            yield OptionList(
                Option(_("Read back together now"), id=Rounding.READ_BACK.name),
                Option(_("Read back another time"), id=Rounding.LATER.name),
                Option(_("Back to the cards"), id="stay"),
            )

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the choice."""
        self.dismiss(Rounding.__members__.get(event.option.id or ""))
