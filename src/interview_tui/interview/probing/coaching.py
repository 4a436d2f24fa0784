"""Reminders for the interviewer: to listen, to look up, to ask further, to sum up.

They follow from the note of the open card alone: no clock is read, the colleague is not assessed, nothing is stored.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple

from interview_tui.cards.model import Card, Kind, Role

ASK_FROM, ASK_TO = 25, 45
"""The range of words typed without any probe in which to ask further."""
LOOK_UP_FROM, LOOK_UP_TO = 70, 110
"""The range of words typed since the last probe in which to look up."""
SUM_UP_FROM, SUM_UP_TO = 5, 40
"""The range of words typed since the last probe in which to sum up."""
MOST: Final = 3
"""The number of cards on which the same reminder is shown, until the app is opened again."""


class Reminder(StrEnum):
    """Name the reminders."""

    LISTEN = "listen"
    ASK = "ask"
    LOOK_UP = "look_up"
    SUM_UP = "sum_up"


class Talk(NamedTuple):
    """Hold the counts of a note: words since the last probe, whether any was asked, and probes since a summary."""

    words: int
    any_asked: bool
    since_summary: int


def talk(card: Card, note: str, label: str) -> Talk:
    """Count the words and probes in the note of a card."""
    from interview_tui.interview.probing.asking import PROBES_BEFORE_SUMMARY
    from interview_tui.interview.probing.probe_lines import asked
    from interview_tui.interview.probing.recognising import Recogniser

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
    """Return the reminder for this note, or None; not one to sum up if `suggest` already has a kind to prefer.

    A private card has none.
    """
    if card.private:
        return None
    if not note.strip():
        return Reminder.LISTEN if card.role is Role.QUESTION else None
    from interview_tui.interview.probing.asking import PROBES_BEFORE_SUMMARY, suggest  # an empty note does without

    found = talk(card, note, label)
    if found.since_summary >= PROBES_BEFORE_SUMMARY and SUM_UP_FROM <= found.words < SUM_UP_TO:
        return Reminder.SUM_UP if suggest(card, note, label) is None else None
    if LOOK_UP_FROM <= found.words < LOOK_UP_TO:
        return Reminder.LOOK_UP
    if not found.any_asked and ASK_FROM <= found.words < ASK_TO and card.probes:
        return Reminder.ASK
    return None


class Coach(NamedTuple):
    """Hold the reminders shown in this session. Immutable: every look returns a new one.

    `now` is the reminder shown on the open card, with the number `card`, whose note was `found` when it was opened.
    `said` are the pairs of a card's number and a reminder that has been shown there.
    """

    card: int = 0
    found: str = ""
    now: Reminder | None = None
    said: frozenset[tuple[int, Reminder]] = frozenset()

    def open(self, card: Card, note: str, label: str) -> Coach:
        """Open another card: only LISTEN may be shown at once, the others after something was typed."""
        return self._replace(card=card.number, found=note, now=None).look(card, note, label)

    def look(self, card: Card, note: str, label: str) -> Coach:
        """Update the reminder after a pause in typing; one that was replaced is not shown again on the same card."""
        reminder = due(card, note, label)
        if note == self.found and reminder is not Reminder.LISTEN:
            reminder = None
        if reminder is None or reminder is self.now:
            return self._replace(now=reminder)
        heard = sum(one is reminder for _card, one in self.said)
        if (card.number, reminder) in self.said or heard >= MOST:
            return self._replace(now=None)
        return self._replace(now=reminder, said=self.said | {(card.number, reminder)})
