"""Navigation among the cards of the open interview, in the order of `interview/moving.py`, and their notes."""

from __future__ import annotations

from collections.abc import Callable

from interview_tui.cards.model import Card, QuestionSet
from interview_tui.interview import moving
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.tui.kit.widgets.rail import RailItem


class CardsInTurn:
    """Change the interview card by card. The current card is part of the interview, so it goes to the desk too."""

    def __init__(self, desk: Desk, cards: QuestionSet) -> None:
        self.cards = cards
        self._desk = desk
        interview = desk.interview
        self._in_its_place = moving.has_more_to_ask(interview, cards, interview.at_card)
        """Whether a parked current card was gone back to or chosen, and does not end the round."""
        self._has_turn = not self._in_its_place
        """Whether a parked current card has its second turn."""
        self._done: frozenset[int] = frozenset()
        """The cards that were parked until they had their second turn: they stay at the end of the round."""

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
        answer = self._desk.interview.answer
        return tuple(
            RailItem(number, self.cards.card(number).title, self.state_of(number), bool(answer(number)))
            for number in self.order
        )

    @property
    def following(self) -> int | None:
        """Return the number of the next card; None after the last."""
        return moving.following(self._round, self.cards, self.card.number, in_its_place=self._in_its_place)

    @property
    def preceding(self) -> int | None:
        """Return the number of the previous card; None on the first."""
        return moving.preceding(self._round, self.cards, self.card.number, in_its_place=self._in_its_place)

    @property
    def _round(self) -> Interview:
        """Return the interview with the cards parked that end the round."""
        interview = self._desk.interview
        return interview.change(parked=tuple(sorted({*interview.parked, *self._done}))) if self._done else interview

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

    def go(self, card: int | None, *, rounding_off: bool = False) -> bool:
        """Make `card` the current one; return whether that changed. None changes nothing.

        `rounding_off` gives a parked card its second turn.
        """
        if card is None or card == self.card.number:
            self._has_turn = self._has_turn or (rounding_off and card is not None)
            return False
        ends_the_round = self.card.number in self._round.parked and not self._in_its_place
        in_turn = {self.following, self.preceding} if ends_the_round else {self.following}
        self._in_its_place = card not in in_turn and not rounding_off
        self.end_turn()
        self._has_turn = not (self._in_its_place and moving.has_more_to_ask(self._desk.interview, self.cards, card))
        self._desk.change(self._desk.interview.change(at_card=card))
        return True

    def end_turn(self) -> None:
        """Park the current card no longer if it has its second turn and something stands in it."""
        interview, number = self._desk.interview, self.card.number
        if self._has_turn and number in interview.parked and interview.answer(number):
            self._done |= {number}
            self._desk.change(moving.unpark(interview, number))

    def go_to_one_of(self, cards: tuple[int, ...]) -> None:
        """Make the first of `cards` that is asked the current one, unless the current one is among them."""
        asked = [card for card in cards if card in self.order]
        if asked and self.card.number not in asked:
            self.go(asked[0])

    def park(self) -> int | None:
        """Park the current card and return the next one; if it is parked already, unpark it and return None."""
        interview, number = self._desk.interview, self.card.number
        self._has_turn = False
        if number in interview.parked:
            self._done -= {number}
            self._desk.change(moving.unpark(interview, number))
            return None
        following = self.following
        self._desk.change(moving.park(interview, number))
        return following

    def hold(self) -> None:
        """Write that the conversation is over and reading back is still to come."""
        from interview_tui.interview.readback import hold

        self._desk.change(hold(self._desk.interview))

    def about_parked(self, key_of: Callable[[str], str]) -> str:
        """Return that the current card is parked, and when it has its turn; empty if it is not parked."""
        interview, number = self._desk.interview, self.card.number
        if number not in interview.parked:
            return ""
        if self._has_turn:
            return _("Card {number} was parked and has its turn now.").format(number=number)
        if (before := self._last_of_round) is None:
            text = _("Card {number} is parked. {park} takes it back.")
        else:
            text = _("Card {number} is parked and comes back after card {before}. After all now? {park}.")
        return text.format(number=number, before=before, park=key_of("park"))

    @property
    def _last_of_round(self) -> int | None:
        """Return the last card that is not parked."""
        return next((card for card in reversed(self.order) if card not in self._desk.interview.parked), None)

    def about_parking(self, number: int, key_of: Callable[[str], str]) -> str:
        """Return what became of a card that was parked or taken back; `key_of` gives the key of a command."""
        interview, back, park = self._desk.interview, key_of("previous"), key_of("park")
        if number not in interview.parked:
            return _("Card {number} has its turn again.").format(number=number)
        if number == self.card.number:
            return _("Card {number} is parked. {park} takes it back.").format(number=number, park=park)
        if returned := self.about_parked(key_of):
            return returned + " " + _("Card {number} is parked.").format(number=number)
        if (before := self._last_of_round) is None:
            return ""
        text = _("Card {number} is parked and comes back after card {before}. Sooner? {back}, then {park}.")
        return text.format(number=number, before=before, back=back, park=park)
