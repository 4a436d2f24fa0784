"""A quiet reminder for the interviewer: to listen, to look up, to ask further, to sum up.

It looks at the note of the card that is open, and at nothing else: no clock, nothing about the colleague, nothing kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from interview_tui.cards.model import Card, Kind, Role
from interview_tui.interview.probing.asking import PROBES_BEFORE_SUMMARY, asked, suggest
from interview_tui.interview.probing.recognising import Recogniser

ASK_FROM, ASK_TO = 25, 45
"""Words typed without any probe, between which a probe is thought of."""
LOOK_UP_FROM, LOOK_UP_TO = 70, 110
"""Words typed since the last probe, between which it says to look up."""
SUM_UP_FROM, SUM_UP_TO = 5, 40
"""Words since the last probe, between which a summary is thought of."""
MOST: Final = 3
"""On how many cards the same reminder comes; then it has been heard, and keeps quiet until the app is opened again."""


class Reminder(StrEnum):
    """What there is to be reminded of."""

    LISTEN = "listen"
    ASK = "ask"
    LOOK_UP = "look_up"
    SUM_UP = "sum_up"


@dataclass(frozen=True, slots=True)
class Talk:
    """A note in short: words since the last probe, whether any was asked, and how many since the last summary."""

    words: int
    any_asked: bool
    since_summary: int


def talk(card: Card, note: str, label: str) -> Talk:
    """What the note of that card says of how the talk goes."""
    words = 0
    for line in note.split("\n"):
        if asked(line, label):
            words = 0
        else:
            words += len(re.findall(r"\w+", line))
    texts = asked(note, label)
    since = 0
    if len(texts) >= PROBES_BEFORE_SUMMARY:
        recogniser = Recogniser(card.probes)
        for text in texts:
            since = 0 if recogniser.kind_of(text) is Kind.SUMMARISE else since + 1
    return Talk(words, bool(texts), since)


def due(card: Card, note: str, label: str) -> Reminder | None:
    """What this note calls for now, if anything. What the probe line leans to already is not said twice.

    Nothing on a page that someone writes for themselves.
    """
    if card.private:
        return None
    if not note.strip():
        return Reminder.LISTEN if card.role is Role.QUESTION else None
    found = talk(card, note, label)
    if found.since_summary >= PROBES_BEFORE_SUMMARY and SUM_UP_FROM <= found.words < SUM_UP_TO:
        return Reminder.SUM_UP if suggest(card, note, label) is None else None
    if LOOK_UP_FROM <= found.words < LOOK_UP_TO:
        return Reminder.LOOK_UP
    if not found.any_asked and ASK_FROM <= found.words < ASK_TO and card.probes:
        return Reminder.ASK
    return None


@dataclass(frozen=True, slots=True)
class Coach:
    """What was said so far in this sitting; every look gives a new one.

    `now` is what is shown on the card that is open, with the number `card`, whose note was `found` when it was opened.
    `said` are the pairs of a card's number and a reminder that has been shown there.
    """

    card: int = 0
    found: str = ""
    now: Reminder | None = None
    said: frozenset[tuple[int, Reminder]] = frozenset()

    def open(self, card: Card, note: str, label: str) -> Coach:
        """Another card: only "listen first" may come at once, for the rest waits for something to be typed."""
        return replace(self, card=card.number, found=note, now=None).look(card, note, label)

    def look(self, card: Card, note: str, label: str) -> Coach:
        """The typing paused: what to show now. A reminder that gave way does not come back on the same card."""
        reminder = due(card, note, label)
        if note == self.found and reminder is not Reminder.LISTEN:
            reminder = None
        if reminder is None or reminder is self.now:
            return replace(self, now=reminder)
        heard = sum(one is reminder for _card, one in self.said)
        if (card.number, reminder) in self.said or heard >= MOST:
            return replace(self, now=None)
        return replace(self, now=reminder, said=self.said | {(card.number, reminder)})
