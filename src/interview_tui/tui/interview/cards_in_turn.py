"""Navigation among the cards of the open interview, in the order of `interview/moving.py`, and their notes."""

from __future__ import annotations

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview import moving
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.widgets.rail import RailItem


class CardsInTurn:
    """Change the interview card by card. The current card is part of the interview, so it goes to the desk too."""

    def __init__(self, desk: Desk, cards: QuestionSet) -> None:
        self.cards = cards
        self._desk = desk

    @property
    def card(self) -> Card:
        """Return the current card."""
        return self.cards.card(self._desk.interview.at_card)

    @property
    def order(self) -> list[int]:
        """Return the numbers of the cards to ask."""
        return moving.order(self._desk.interview, self.cards)

    @property
    def place(self) -> tuple[int, int]:
        """Return the position of the current card, counted from 1, and the number of cards."""
        return moving.place(self._desk.interview, self.cards, self.card.number)

    @property
    def items(self) -> tuple[RailItem, ...]:
        """Return the cards to ask, each with its state."""
        return tuple(RailItem(number, self.cards.card(number).title, self.state_of(number)) for number in self.order)

    @property
    def following(self) -> int | None:
        """Return the number of the next card; None after the last."""
        return moving.following(self._desk.interview, self.cards, self.card.number)

    @property
    def preceding(self) -> int | None:
        """Return the number of the previous card; None on the first."""
        return moving.preceding(self._desk.interview, self.cards, self.card.number)

    def state_of(self, card: int) -> moving.CardState:
        """Return the state of `card`."""
        return moving.state_of(self._desk.interview, card)

    def note(self, card: int, note: str) -> None:
        """Write `note` as the note of `card`."""
        from interview_tui.interview.noting import noted  # with the first key, not before the first card

        self._desk.change(noted(self._desk.interview, self.cards.card(card), note=note))

    def keep(self, card: Card, zodatjes: tuple[str, ...]) -> None:
        """Write `zodatjes` as the so-thats of `card`."""
        from interview_tui.interview.noting import noted

        self._desk.change(noted(self._desk.interview, card, zodatjes=zodatjes))

    def accept(self, sentence: str) -> None:
        """Add a sentence of the current card's note to its so-thats."""
        from interview_tui.interview import zodatjes

        self._desk.change(zodatjes.accept(self._desk.interview, self.card.number, sentence))

    def dismiss(self, sentence: str) -> None:
        """Write that this sentence is not to be offered again."""
        from interview_tui.interview import zodatjes

        self._desk.change(zodatjes.dismiss(self._desk.interview, sentence))

    def go(self, card: int | None) -> bool:
        """Make `card` the current one; return whether that changed. None changes nothing."""
        if card is None or card == self.card.number:
            return False
        self._desk.change(self._desk.interview.change(at_card=card))
        return True

    def go_to_one_of(self, cards: tuple[int, ...]) -> None:
        """Make the first of `cards` that is asked the current one, unless the current one is among them."""
        asked = [card for card in cards if card in self.order]
        if asked and self.card.number not in asked:
            self.go(asked[0])

    def park(self) -> int | None:
        """Park the current card and return the next one; if it is parked already, unpark it and return None."""
        interview, number = self._desk.interview, self.card.number
        if number in interview.parked:
            self._desk.change(moving.unpark(interview, number))
            return None
        parked, following = moving.set_aside(interview, self.cards, number)
        self._desk.change(parked)
        return following
