"""Endless Dutch prose, as someone types who listens at the same time; the same seed gives the same words."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

_WHO: Final = ("een moeder", "de buurman", "hij", "zij", "een vader met drie kinderen", "mijn collega", "het gezin")
_DOES: Final = (
    "belt",
    "wacht",
    "vraagt niets",
    "kijkt eerst",
    "komt terug",
    "zwijgt",
    "lacht",
    "zet koffie",
    "leest mee",
)
_WHERE: Final = (
    "aan de keukentafel",
    "op dinsdag",
    "bij de voordeur",
    "in het café",
    "naast de lift",
    "één keer",
    "thuis",
)
_THEN: Final = ("en dan", "maar", "want", "tot", "omdat", "terwijl", "zonder dat", "zodat")
_END: Final = (". ", ". ", ". ", "? ", "… ", ".\n", ".\n\n")


def words(chance: Random) -> Iterator[str]:
    """Word by word, each with the space or the end of a line before it that belongs there."""
    lead = ""
    while True:
        parts = [_WHO, _DOES, _WHERE]
        if chance.random() < 0.5:
            parts += [_THEN, _WHO, _DOES]
        for word in " ".join(chance.choice(part) for part in parts).split():
            yield lead + word
            lead = " "
        lead = chance.choice(_END)
