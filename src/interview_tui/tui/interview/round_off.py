"""The dialog that rounds off: read back now, or later."""

from __future__ import annotations

from enum import Enum

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.cards.model import QuestionSet
from interview_tui.interview import moving, zodatjes
from interview_tui.interview.model import Interview
from interview_tui.language import _, ngettext
from interview_tui.language.lists import listed
from interview_tui.tui.kit.base import Dialog


class Rounding(Enum):
    """List the ways to round off."""

    READ_BACK = "read back"
    LATER = "later"


class RoundOff(Dialog[Rounding | int | None]):
    """Ask how to round off. The result is the choice, or the card to go to first; None to go back to the cards."""

    def __init__(self, interview: Interview, cards: QuestionSet) -> None:
        super().__init__()
        self._not_asked = len(moving.not_asked(interview, cards))
        self._parked = [card.number for card in moving.parked_cards(interview, cards)]
        self._offering = [card for card in sorted(interview.answers) if zodatjes.offered(interview, card)]

    def compose(self) -> ComposeResult:
        """Compose what is still open, and the choices."""
        with Vertical(classes="dialog"):
            yield Static(_("Rounding off"), classes="dialog-title", markup=False)
            if text := "\n".join(self._still_open()):
                yield Static(text, classes="dialog-text", markup=False)
            yield OptionList(
                Option(_("Read back together now"), id=Rounding.READ_BACK.name),
                Option(_("Read back another time"), id=Rounding.LATER.name),
                *(Option(_("First to card {number}").format(number=one), id=str(one)) for one in self._first()),
                Option(_("Back to the cards"), id="stay"),
            )
            yield self.keys_line(_("Enter: choose"))

    def _still_open(self) -> list[str]:
        """Return a line for each kind of thing that was left for later."""
        lines = []
        if self._not_asked:
            text = ngettext(
                "{n} card stayed open. That is fine: rather long with one story than twelve times short.",
                "{n} cards stayed open. That is fine: rather long with one story than twelve times short.",
                self._not_asked,
            )
            lines.append(text.format(n=self._not_asked))
        if self._parked:
            text = ngettext("Still parked: card {cards}.", "Still parked: cards {cards}.", len(self._parked))
            lines.append(text.format(cards=listed([str(one) for one in self._parked])))
        if self._offering:
            text = ngettext(
                "On card {cards} a sentence could still be a so-that.",
                "On cards {cards} a sentence could still be a so-that.",
                len(self._offering),
            )
            lines.append(text.format(cards=listed([str(one) for one in self._offering])))
        return lines

    def _first(self) -> list[int]:
        """Return the cards to go to first: a parked one, and one with an offered sentence."""
        return sorted({*self._parked[:1], *self._offering[:1]})

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Close the dialog with the choice."""
        ident = event.option.id or ""
        self.dismiss(int(ident) if ident.isdecimal() else Rounding.__members__.get(ident))
