"""A question set: the cards as the source printed them, and the probes beside each card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of probe; what each is for and where it comes from stands in docs/probing.md."""

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
    """What was heard earlier that a card lays beside the note."""

    ZODATJES = "zodatjes"
    HIGHLIGHTS = "highlights"


@dataclass(frozen=True, slots=True)
class Probe:
    """One prompt to ask deeper with. `text` is one line."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `number` counts from 1; `theme` may be empty; `text` holds the card's paragraphs, as printed.

    What a `private` card brings stays between the two, unless the colleague says otherwise. `aloud` is what to say or
    to do before it is answered.
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


@dataclass(frozen=True, slots=True)
class Source:
    """Where the cards come from, and on what terms they are shared."""

    title: str
    publishers: str
    edition: str
    licence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Motto:
    """The saying a set opens with, and who said it."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A whole set. `cards` stand in the order in which they are asked; in a file they are numbered 1, 2, 3 … in order.

    A form (`interview_tui.forms`) may add cards of its own and another order, what to say `aloud` on the first card,
    and the `preamble` of a transcript; `forms` then names the file it comes from.
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
        """How a transcript names the set: `essentie-12@1`."""
        return f"{self.id}@{self.version}"

    def card(self, number: int) -> Card:
        """The card with that number. Raises KeyError for a number that the set does not have."""
        if 1 <= number <= len(self.cards) and self.cards[number - 1].number == number:
            return self.cards[number - 1]
        for card in self.cards:
            if card.number == number:
                return card
        raise KeyError(number)
