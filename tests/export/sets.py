"""Sets that are hard to print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from interview_tui.cards.model import Card, Kind, Motto, Probe, QuestionSet, Role
from interview_tui.cards.shipped import shipped

DUTCH = " ".join(text for card in shipped("nl").cards for text in card.text)
LONG = (DUTCH + " " + DUTCH)[:3000].strip()


def card(title: str = "Titel", text: Iterable[str] = ("Tekst?",), probes: Iterable[str] = (), theme: str = "") -> Card:
    """A card; `on_cards` numbers it."""
    asked = tuple(Probe(Kind.INCIDENT, probe) for probe in probes)
    return Card(0, title, Role.QUESTION, theme, title, tuple(text), (), asked)


def on_cards(*cards: Card, **changes: Any) -> QuestionSet:
    """A set with these cards."""
    numbered = tuple(card._replace(number=number) for number, card in enumerate(cards, 1))
    return shipped("nl")._replace(**{"motto": None, "cards": numbered, **changes})


HARD = on_cards(
    card("Lang", [LONG], [f"Vraag {number}: {DUTCH[number * 40 : number * 40 + 90].strip()}" for number in range(10)]),
    card("Zonder eind", ["x" * 700, "https://voorbeeld.nl/" + "a" * 150], ["y" * 300]),
    card("Een titel die niet ophoudt " * 11, [], ["p" * 300] * 12, theme="T" * 300),
    card("W" * 60, ["kort", "w " * 2000]),
    title="Set " + "lang " * 58,
    motto=Motto("m " * 149, "n" * 300),
)
"""Everything at its longest."""
