"""The steps of a practice of about ten minutes with one card, and the probes of that card for each step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.cards.kinds import example
from interview_tui.cards.model import Card, Kind, Probe, Role
from interview_tui.interview.probing.probe_lines import asked
from interview_tui.interview.probing.recognising import Recogniser

MOST_PROBES: Final = 2


class Step(StrEnum):
    """Name the steps, in order."""

    LISTEN = "listen"
    SILENCE = "silence"
    ECHO = "echo"
    MOMENT = "moment"
    SIGN = "sign"
    SO_THAT = "so_that"
    SUM_UP = "sum_up"
    LOOK_BACK = "look_back"


KINDS: Final = MappingProxyType(
    {
        Step.LISTEN: (Kind.ENCOURAGE,),
        Step.SILENCE: (Kind.SILENCE,),
        Step.ECHO: (Kind.ECHO,),
        Step.MOMENT: (Kind.INCIDENT,),
        Step.SIGN: (Kind.OBSERVE, Kind.EVIDENCE),
        Step.SO_THAT: (Kind.LADDER_UP,),
        Step.SUM_UP: (Kind.SUMMARISE,),
        Step.LOOK_BACK: (Kind.LOOK_BACK,),
    }
)
"""The kinds of probe that a step practises; the second only if a card has none of the first."""

_WORDLESS: Final = frozenset({Step.LISTEN, Step.LOOK_BACK})
"""Steps that need no probe: if the card has none, they get none."""


class Lesson(NamedTuple):
    """Hold one step with one card: the kind it practises, and one or two probes of that kind, or none."""

    step: Step
    kind: Kind
    probes: tuple[Probe, ...]


def lessons(card: Card, lang: str) -> tuple[Lesson, ...]:
    """Return all steps with that card. A kind that the card lacks is replaced by a probe for any card, in `lang`."""
    return tuple(_lesson(step, card, lang) for step in Step)


def _lesson(step: Step, card: Card, lang: str) -> Lesson:
    for kind in KINDS[step]:
        if own := tuple(probe for probe in card.probes if probe.kind is kind)[:MOST_PROBES]:
            return Lesson(step, kind, own)
    kind = KINDS[step][0]
    return Lesson(step, kind, () if step in _WORDLESS else (Probe(kind, example(kind, lang)),))


def any_card(cards: Iterable[Card], random: Random) -> Card:
    """Choose one of the cards at random, a question card if there is one. Raises IndexError without cards."""
    every = list(cards)
    return random.choice([card for card in every if card.role is Role.QUESTION] or every)


def tried(card: Card, note: str, label: str, came_by: Collection[Step]) -> frozenset[Kind]:
    """Return the kinds that were practised: those of the probes in the note, and SILENCE once its step was shown."""
    recogniser = Recogniser(card.probes)
    kinds = {recogniser.kind_of(text) for text in asked(note, label)}
    silent = {Kind.SILENCE} if Step.SILENCE in came_by else set()
    return frozenset(kind for kind in kinds | silent if kind is not None)
