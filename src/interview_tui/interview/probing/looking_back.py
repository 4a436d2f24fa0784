"""A review of the probes in an interview: the kinds that were asked, those that were not, and two to try next.

It is for the interviewer alone. Nothing is counted, timed or stored: it is read from the notes each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from interview_tui.cards.kinds import example
from interview_tui.cards.model import Card, Kind, QuestionSet, Role
from interview_tui.interview.model import Interview
from interview_tui.interview.probing.probe_lines import asked, known_labels
from interview_tui.interview.probing.recognising import Recogniser

WORTH_TRYING: Final = (
    Kind.INCIDENT,
    Kind.LADDER_UP,
    Kind.SUMMARISE,
    Kind.SILENCE,
    Kind.OBSERVE,
    Kind.CONTRAST,
    Kind.EVIDENCE,
    Kind.ECHO,
    Kind.LADDER_DOWN,
    Kind.APPRECIATE,
    Kind.FEELING,
    Kind.LOOK_BACK,
    Kind.CLARIFY,
    Kind.ELABORATE,
    Kind.ENCOURAGE,
)
"""Every kind, the most useful in a conversation first."""
TO_TRY: Final = 2


class Suggestion(NamedTuple):
    """Hold a kind to try next time, with a probe as example; `card` has that probe, None if it fits any card."""

    kind: Kind
    example: str
    card: Card | None = None


class LookedBack(NamedTuple):
    """Hold the kinds of probe that were asked, each once, in the order of `Kind`.

    `own_words` says that some probes were of no kind that could be recognised, `zodatjes` that at least one zodatje
    was noted, which counts as a probe of the kind LADDER_UP.
    """

    kinds: tuple[Kind, ...]
    own_words: bool
    zodatjes: bool

    @property
    def never(self) -> tuple[Kind, ...]:
        """Return the kinds that were not asked."""
        return tuple(kind for kind in Kind if kind not in self.kinds and not (kind is Kind.LADDER_UP and self.zodatjes))

    @property
    def nothing(self) -> bool:
        """Return whether no probe is recorded in the notes."""
        return not self.kinds and not self.own_words


def look_back(interview: Interview, cards: QuestionSet | None, known: Iterable[QuestionSet] = ()) -> LookedBack:
    """Return the review of an interview, without struck answers.

    `cards` is the deck of the interview, None if it is not available; `known` are other sets to recognise probes by.
    """
    sets = [*([cards] if cards else []), *known]
    recogniser = Recogniser(probe for one in sets for card in one.cards for probe in card.probes)
    numbers = {card.number: card for card in cards.cards} if cards else {}
    found: set[Kind | None] = set()
    zodatjes = False
    for number, answer in interview.answered():
        zodatjes = zodatjes or bool(answer.zodatjes)
        card = numbers.get(number)
        own = card.probes if card else ()
        found |= {recogniser.kind_of(text, own) for text in all_asked(answer.note)}
    return LookedBack(tuple(kind for kind in Kind if kind in found), None in found, zodatjes)


def all_asked(note: str) -> list[str]:
    """Return the texts of the probes that were asked, whatever the language of their label."""
    return [text for label in known_labels() for text in asked(note, label)]


def to_try(done: Collection[Kind], cards: Iterable[Card], lang: str, avoid: Collection[str] = ()) -> list[Suggestion]:
    """Return TO_TRY kinds to try next time, those not in `done` first, each with a probe.

    The probes are from `cards`, question cards first, or else fit any card, in `lang`; texts in `avoid` are taken only
    if there are no others of their kind.
    """
    order = sorted(WORTH_TRYING, key=lambda kind: kind in done)
    ordered = sorted(cards, key=lambda card: card.role is not Role.QUESTION)
    return [_suggestion(kind, ordered, lang, avoid) for kind in order[:TO_TRY]]


def _suggestion(kind: Kind, cards: list[Card], lang: str, avoid: Collection[str]) -> Suggestion:
    probes = [(card, probe.text) for card in cards for probe in card.probes if probe.kind is kind]
    fresh = [one for one in probes if one[1] not in avoid]
    for card, text in fresh or probes:
        return Suggestion(kind, text, card)
    return Suggestion(kind, example(kind, lang))
