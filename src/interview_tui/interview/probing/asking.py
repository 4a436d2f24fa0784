"""The kind of probe to ask next, by what was asked and noted.

`label` is how such a line begins in the language of the interview ("Doorgevraagd"), without its colon.
"""

from __future__ import annotations

import re

from interview_tui.cards.model import Card, Kind
from interview_tui.interview.probing.probe_lines import asked, asked_text
from interview_tui.interview.sentences.splitting import loosely

CONCRETE = frozenset({Kind.INCIDENT, Kind.OBSERVE, Kind.LADDER_DOWN, Kind.EVIDENCE})
"""Kinds that ask for something concrete, after which "zodat…?" is the next question."""

PROBES_BEFORE_SUMMARY = 2
WORDS_THAT_SAY_SOMETHING = 3


def suggest(card: Card, note: str, label: str) -> Kind | None:
    """Return the kind of probe to prefer now, if there is one of which the card has a probe that was not asked.

    SUMMARISE once two probes were asked since the last summary (motivational interviewing: reflect after two
    questions); LADDER_UP ("zodat…?") once text was written below a probe of a kind in CONCRETE (laddering).
    """
    kinds = {loosely(probe.text): probe.kind for probe in card.probes}
    left = {probe.kind for probe in card.probes} if not note else _kinds_left(card, note, label)
    since_summary, last, words = 0, None, 0
    for line in note.split("\n"):
        text = asked_text(line, label)
        if not text:
            words += len(re.findall(r"\w+", line)) if text is None else 0
            continue
        last, words = kinds.get(loosely(text)), 0
        since_summary = 0 if last is Kind.SUMMARISE else since_summary + 1
    if since_summary >= PROBES_BEFORE_SUMMARY and Kind.SUMMARISE in left:
        return Kind.SUMMARISE
    if last in CONCRETE and words >= WORDS_THAT_SAY_SOMETHING and Kind.LADDER_UP in left:
        return Kind.LADDER_UP
    return None


def _kinds_left(card: Card, note: str, label: str) -> set[Kind]:
    """Return the kinds of the probes of a card that were not asked yet."""
    texts = {loosely(text) for text in asked(note, label)}
    return {probe.kind for probe in card.probes if loosely(probe.text) not in texts}
