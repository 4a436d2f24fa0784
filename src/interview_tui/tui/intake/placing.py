"""Where each card begins in the notes that are taken in: what was proposed, and what a person says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from interview_tui.intake.notes import Notes
from interview_tui.intake.proposing import Start, Why, unknown_headings
from interview_tui.intake.putting_in import unplaced

_NO_CARD: Final = 0


class Place(NamedTuple):
    """Hold that a card begins at a block. `start` is as the core has it; `is_confirmed`: a person says so.

    A heading that fits no card has a place too, with `goes_on`: its words go on what stands above, if a person says so.

    `is_chosen`: a person pointed it out, and nothing proposed it.
    """

    start: Start
    is_confirmed: bool = False
    is_chosen: bool = False

    @property
    def card(self) -> int:
        """Return the number of the card; 0 if it goes on."""
        return self.start.card

    @property
    def goes_on(self) -> bool:
        """Return whether no card begins here."""
        return self.start.card == _NO_CARD


class Placing(NamedTuple):
    """Hold the notes, and the places where a card begins by the index of the block. Every change makes a new value.

    `is_above`: a person says that what stands before the first card belongs above the interview, and is of no card.
    """

    notes: Notes
    proposed: tuple[Start, ...]
    places: Mapping[int, Place]
    is_above: bool = False

    @property
    def starts(self) -> tuple[Start, ...]:
        """Return the starts, in the order of the notes."""
        return tuple(self.places[block].start for block in sorted(self.places) if not self.places[block].goes_on)

    @property
    def beginning(self) -> range:
        """Return the blocks before the first start."""
        return unplaced(self.notes, self.starts)

    @property
    def unplaced(self) -> range:
        """Return the blocks of which nobody said yet where they belong."""
        return range(0) if self.is_above else self.beginning

    @property
    def open(self) -> tuple[int, ...]:
        """Return the blocks at which something is still to be said: of no card yet, or proposed and not confirmed."""
        first = self.unplaced[:1]
        return (*first, *(block for block in sorted(self.places) if not self.places[block].is_confirmed))

    @property
    def confirmed(self) -> int:
        """Return of how many places a person said what belongs there, of the `total`."""
        return sum(place.is_confirmed for place in self.places.values()) + bool(self.is_above and self.beginning)

    @property
    def total(self) -> int:
        """Return of how many places something is to be said: where a card begins, and what stands before the first."""
        return len(self.places) + bool(self.beginning)

    @property
    def is_ready(self) -> bool:
        """Return whether every block belongs to a card, and a person confirmed every place."""
        return bool(self.notes.blocks) and not self.open

    def card_at(self, block: int) -> int:
        """Return the card that a block belongs to; 0 for none."""
        return next((start.card for start in reversed(self.starts) if start.block <= block), 0)

    # --- what a person says

    def confirm(self, block: int, *, is_right: bool = True) -> Placing:
        """Return it with what is said of the place at a block: that it is right, or that this is not certain yet."""
        return self._with(block, self.places[block]._replace(is_confirmed=is_right))

    def put_above(self) -> Placing:
        """Return it with what stands before the first card above the interview. There must be a card."""
        return self._replace(is_above=True)

    def confirm_all(self) -> Placing:
        """Return it with every place confirmed."""
        return self._replace(places={at: place._replace(is_confirmed=True) for at, place in self.places.items()})

    def begin(self, block: int, card: int) -> Placing:
        """Return it with that card beginning at a block, because a person says so.

        What was proposed there stays as it was proposed, confirmed. Else all words of the block stay in the answer.
        """
        for start in self.proposed:
            if (start.block, start.card) == (block, card):
                return self._with(block, Place(start, is_confirmed=True))
        chosen = Start(block, card, Why.LIKE, keeps_heading=True)
        return self._with(block, Place(chosen, is_confirmed=True, is_chosen=True))

    def join(self, block: int) -> Placing:
        """Return it with no card beginning at a block: its words go on what stands above."""
        places = {at: place for at, place in self.places.items() if at != block}
        made = self._replace(places=places)
        return made._replace(is_above=self.is_above and bool(made.starts))

    def _with(self, block: int, place: Place) -> Placing:
        # With a card at the very first block nothing stands above: a beginning that comes later was not spoken of.
        return self._replace(places={**self.places, block: place}, is_above=self.is_above and block > 0)


def placed(notes: Notes, proposed: tuple[Start, ...]) -> Placing:
    """Return the places as they were proposed, and the headings that fit no card; none of them confirmed."""
    unknown = (Start(block, _NO_CARD, Why.LIKE, keeps_heading=True) for block in unknown_headings(notes, proposed))
    return Placing(notes, proposed, {start.block: Place(start) for start in (*proposed, *unknown)})
