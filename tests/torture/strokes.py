"""What is typed in a round, and what should then be in the interview after each key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.pty.keys import KEYS

NEXT, BACK, ASK = KEYS["ctrl+n"], KEYS["ctrl+b"], KEYS["ctrl+d"]
_WORDS: Final = (
    *("koffie", "aan", "de", "keukentafel", "één", "vraag", "niet", "twee", "naïef", "Zoë", "reünie", "façade", "🙂"),
    *("“ja”", "– nee –", "€ 5", "zodat ze het zelf doen", "# kop", "> citaat", "Zodatje: dit.", "[b]vet[/b]", "---"),
    *("1. eerst", "* dan", "<!-- niets -->", "```", "C:\\map", "&amp;", "**", "_zo_", "שלום", "| a | b |"),
)
_ASKED: Final = re.compile(r"\nDoorgevraagd: [^\n]*\n")
_LINES: Final = (" ", " ", " ", " ", ". ", ", ", "\n", "\n\n")


def script(chance: Random) -> Iterator[str]:
    """The keys of a round, without end: words, lines, now and then a card further or a prompt asked."""
    cards, asked = 1, 0
    while True:
        yield from chance.choice(_WORDS)
        if cards < 10 and chance.random() < 0.04:
            cards, asked = cards + 1, 0
            yield NEXT
        elif asked < 3 and chance.random() < 0.04:
            asked += 1
            yield ASK
        else:
            yield from chance.choice(_LINES)


@dataclass(frozen=True, slots=True)
class Held:
    """The interview as far as keys can change it: the card that is open, and the notes by card number."""

    card: int
    notes: dict[int, str]

    @classmethod
    def of(cls, card: int, notes: Mapping[int, str]) -> Held:
        """With the prompts that were asked as the keys that asked them."""
        return cls(card, {number: _ASKED.sub(ASK, note) for number, note in notes.items() if note})


def most_kept(strokes: Sequence[str], found: Held) -> int | None:
    """How many keys, from the first, were held when the interview was as it was found; None: it never was."""
    card, notes = 1, dict[int, str]()
    kept = 0 if found == Held(card, notes) else None
    for number, stroke in enumerate(strokes, 1):
        if stroke == NEXT:
            card += 1
        elif stroke == BACK:
            card -= 1
        else:
            notes[card] = notes.get(card, "") + stroke
        if found == Held(card, notes):
            kept = number
    return kept
