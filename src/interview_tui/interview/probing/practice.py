"""A practice of about ten minutes with one card: the steps, and the probes of that card that go with each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from types import MappingProxyType
from typing import Final

from interview_tui.cards.kinds import example
from interview_tui.cards.model import Card, Kind, Probe, Role
from interview_tui.interview.probing.asking import asked
from interview_tui.interview.probing.recognising import Recogniser

MOST_PROBES: Final = 2


class Step(StrEnum):
    """The steps, in order."""

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
"""The kinds of probe that a step practises; the second only where a card has none of the first."""

_WORDLESS: Final = frozenset({Step.LISTEN, Step.LOOK_BACK})
"""Steps that need no probe: without one on the card they go without."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One step with one card: the kind it practises, and one or two probes of that kind, or none."""

    step: Step
    kind: Kind
    probes: tuple[Probe, ...]


def lessons(card: Card, lang: str) -> tuple[Lesson, ...]:
    """All steps with that card. Where it lacks a kind, a probe that fits any card stands in, in `lang`."""
    return tuple(_lesson(step, card, lang) for step in Step)


def _lesson(step: Step, card: Card, lang: str) -> Lesson:
    for kind in KINDS[step]:
        if own := tuple(probe for probe in card.probes if probe.kind is kind)[:MOST_PROBES]:
            return Lesson(step, kind, own)
    kind = KINDS[step][0]
    return Lesson(step, kind, () if step in _WORDLESS else (Probe(kind, example(kind, lang)),))


def any_card(cards: Iterable[Card], random: Random) -> Card:
    """One of the cards, a question if there is one. IndexError if there is none."""
    every = list(cards)
    return random.choice([card for card in every if card.role is Role.QUESTION] or every)


def tried(card: Card, note: str, label: str, came_by: Collection[Step]) -> frozenset[Kind]:
    """The kinds that were practised: those that stand in the note as asked, and a silence once its step came by."""
    recogniser = Recogniser(card.probes)
    kinds = {recogniser.kind_of(text) for text in asked(note, label)}
    silent = {Kind.SILENCE} if Step.SILENCE in came_by else set()
    return frozenset(kind for kind in kinds | silent if kind is not None)
