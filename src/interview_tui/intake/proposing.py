"""Proposing where in notes each card begins. Nothing is decided here: a person confirms."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.intake.notes import Notes


class Why(Enum):
    """Name what a paragraph has of a card."""

    NUMBER = auto()  # its number
    TITLE = auto()  # its title, in any quotes and case
    BOTH = auto()
    LIKE = auto()  # words that are nearly its title


class Start(NamedTuple):
    """Hold where a card begins: at the block with that index. `card` is its number.

    `keeps_heading` says that the first line of the block stays in the note, since it says more than the card's number
    and title; else that line is left out of it.
    """

    block: int
    card: int
    why: Why
    keeps_heading: bool


def propose(notes: Notes, cards: QuestionSet) -> tuple[Start, ...]:
    """Return where cards seem to begin, in the order of the notes: at most one for a block.

    A card may come twice, where two pieces of notes seem to be about it.
    """
    del notes, cards
    return ()
