"""A question set: the cards as printed by their source, and the probes of each card.

The docstrings of the enumerations are descriptions in the JSON Schema of a question-set file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of probe; docs/probing.md explains each and names its source."""

    SILENCE = "silence"
    ECHO = "echo"
    ENCOURAGE = "encourage"
    ELABORATE = "elaborate"
    CLARIFY = "clarify"
    INCIDENT = "incident"
    OBSERVE = "observe"
    CONTRAST = "contrast"
    LADDER_UP = "ladder_up"
    LADDER_DOWN = "ladder_down"
    FEELING = "feeling"
    EVIDENCE = "evidence"
    APPRECIATE = "appreciate"
    LOOK_BACK = "look_back"
    SUMMARISE = "summarise"


class Role(StrEnum):
    """What a card is for: an opening (no or few probes) or a question."""

    OPENING = "opening"
    QUESTION = "question"


class Harvest(StrEnum):
    """What was noted earlier that is shown beside the note of a card."""

    ZODATJES = "zodatjes"
    HIGHLIGHTS = "highlights"


class Probe(NamedTuple):
    """Hold one probe: a question that digs deeper. `text` is one line."""

    kind: Kind
    text: str


class Card(NamedTuple):
    """Hold one card. `number` counts from 1; `theme` may be empty; `text` holds the card's paragraphs, as printed.

    The answer to a `private` card stays between interviewer and colleague, unless the colleague decides otherwise.
    `aloud` is what to say or do before it is answered.
    """

    number: int
    id: str
    role: Role
    theme: str
    title: str
    text: tuple[str, ...]
    harvest: tuple[Harvest, ...]
    probes: tuple[Probe, ...]
    private: bool = False
    aloud: str = ""


class Source(NamedTuple):
    """Hold the source of the cards, and the terms on which they are shared."""

    title: str
    publishers: str
    edition: str
    licence: str
    note: str = ""


class Motto(NamedTuple):
    """Hold the motto that a set opens with, and whose words it is."""

    text: str
    by: str


class QuestionSet(NamedTuple):
    """Hold a whole set. `cards` are in the order in which they are asked; those of a file are numbered from 1 in order.

    A form (`interview_tui.forms`) may add cards of its own, change the order, and set what to say `aloud` on the first
    card and the `preamble` of a transcript; `forms` then names the file that the form comes from.
    """

    id: str
    version: int
    lang: str
    title: str
    motto: Motto | None
    source: Source
    cards: tuple[Card, ...]
    aloud: str = ""
    preamble: str = ""
    forms: str = ""

    @property
    def ref(self) -> str:
        """Return the name of the set in a transcript: `essentie-12@1`."""
        return f"{self.id}@{self.version}"

    def card(self, number: int) -> Card:
        """Return the card with that number. Raises KeyError if the set has none."""
        if 1 <= number <= len(self.cards) and self.cards[number - 1].number == number:
            return self.cards[number - 1]
        for card in self.cards:
            if card.number == number:
                return card
        raise KeyError(number)
