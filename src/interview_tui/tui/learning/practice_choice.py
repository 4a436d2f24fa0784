"""The screen before a practice: what it is, and the choice of a card."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview.probing.practice import any_card
from interview_tui.language import _
from interview_tui.tui.kit.base import CommandScreen
from interview_tui.tui.kit.commands import PRACTICE_CHOICE
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.kit.widgets.bars import KeysBar, Line
from interview_tui.tui.kit.widgets.marked_list import MarkedList


class PracticeChoice(CommandScreen[None]):
    """Let the user choose a card, or get a random one; `chosen` is called with it."""

    CSS_PATH = "practice.tcss"
    commands = PRACTICE_CHOICE

    def __init__(self, cards: QuestionSet, chosen: Callable[[Card], None]) -> None:
        super().__init__()
        self._cards = cards
        self._chosen = chosen

    def compose_body(self) -> ComposeResult:
        """Compose the explanation and the cards."""
        about = [
            _("About ten minutes, step by step. One of you asks, the other tells. Alone? Then answer for yourself."),
            _("It is practice: nothing is kept, and you can stop at any moment."),
        ]
        yield Line(id="header")
        yield Static(Content("\n").join([plain(about[0]), plain(about[1], "$quiet")]), id="practice-about")
        get_one = Option(Content.styled(_("Give me a card"), "bold"))
        yield MarkedList(
            get_one,
            *(Option(Content.assemble(f"{card.number:>2}  ", plain(card.title))) for card in self._cards.cards),
            id="practice-cards",
            markup=False,
        )
        yield KeysBar(self.app.keymap_of_user)

    def on_mount(self) -> None:
        """Select the first row: a random card."""
        self.query_one("#header", Line).left = Content.styled(_("Practise with one card"), "bold $primary")
        listed = self.query_one(OptionList)
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def action_begin(self) -> None:
        """Begin with the selected card."""
        at = self.query_one(OptionList).highlighted
        card = self._cards.cards[at - 1] if at else any_card(self._cards.cards, Random())
        self._chosen(card)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
