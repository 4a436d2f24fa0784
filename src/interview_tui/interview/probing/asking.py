"""The order of the probes on a card, and the lines of a note that record the probes that were asked.

`label` is how such a line begins in the language of the interview ("Doorgevraagd"), without its colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from interview_tui.cards.model import Card, Kind, Probe
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.interview.sentences.splitting import loosely
from interview_tui.language import LANGUAGES, catalogue

CONCRETE = frozenset({Kind.INCIDENT, Kind.OBSERVE, Kind.LADDER_DOWN, Kind.EVIDENCE})
"""Kinds that ask for something concrete, after which "zodat…?" is the next question."""

PROBES_BEFORE_SUMMARY = 2
WORDS_THAT_SAY_SOMETHING = 3
_REMEMBERED = 200  # the maximum length of a path, so of what `back` can retrace


def known_labels() -> tuple[str, ...]:
    """Return the labels of every language that transcripts are written in."""
    return tuple(catalogue(lang).pgettext("transcript", "Asked further") for lang in LANGUAGES)


@cache
def _known_labels_folded() -> frozenset[str]:
    return frozenset(label.casefold() for label in known_labels())


def is_probe(line: str) -> bool:
    """Return whether a line of a note records a probe, with the label of any language."""
    if ":" not in line:
        return False
    start, colon, _text = unmarked(line.strip()).partition(":")
    return bool(colon) and start.rstrip().casefold() in _known_labels_folded()


def is_asked(line: str, label: str) -> bool:
    """Return whether a line of a note records a probe with that label, written by the program or typed by hand."""
    return _asked_text(line, label) is not None


def asked(note: str, label: str) -> list[str]:
    """Return the texts of the probes that were asked, in order: what follows `Doorgevraagd:`, if not empty."""
    return [text for line in note.split("\n") if (text := _asked_text(line, label))]


def _asked_text(line: str, label: str) -> str | None:
    """Return the text after the label, without the marks of highlights; None for a line without that label."""
    line = unmarked(line.strip())
    start, colon, text = line.partition(":")
    return text.strip() if colon and start.rstrip().casefold() == label.casefold() else None


class Walk(NamedTuple):
    """Hold the sequence of probes shown on one card. Immutable: every step returns a new one.

    `path` holds the indexes (from 0) of the probes that were shown, in order, `at` the current index in `path`, `done`
    the indexes of the probes that were asked. Probes come in the order of the card, each once before any is repeated,
    and none that was asked while another is left.
    """

    probes: tuple[Probe, ...]
    path: tuple[int, ...] = ()
    at: int = 0
    done: frozenset[int] = frozenset()

    @classmethod
    def start(cls, card: Card) -> Walk:
        """Start on the first probe of the card, if it has any."""
        return cls(card.probes, (0,) if card.probes else ())

    @property
    def current(self) -> Probe | None:
        """Return the probe to show; None on a card without probes."""
        return self.probes[self.path[self.at]] if self.path else None

    def next(self) -> Walk:
        """Go to the next probe: forward on the path after `back`, else to one not shown yet, or shown longest ago."""
        for at in range(self.at + 1, len(self.path)):
            if self._is_open(self.path[at]):
                return self._replace(at=at)
        return self._to(self._choices())

    def other_kind(self) -> Walk:
        """Go to a probe of another kind than this one, if possible of a kind not shown or asked yet."""
        if self.current is None:
            return self
        other = [place for place in self._choices() if self.probes[place].kind is not self.current.kind]
        known = {self.probes[place].kind for place in {*self.path[: self.at + 1], *self.done}}
        fresh = [place for place in other if self.probes[place].kind not in known]
        return self._to(fresh or other)

    def back(self) -> Walk:
        """Go to the probe that was shown before this one and was not asked; stay if there is none."""
        for at in range(self.at - 1, -1, -1):
            if self._is_open(self.path[at]) and self.path[at] != self.path[self.at]:
                return self._replace(at=at)
        return self

    def lean(self, kind: Kind) -> Walk:
        """Go to the next probe of that kind that was not asked; stay on one, or if there is none."""
        here = self.current
        if here is None or (here.kind is kind and self.path[self.at] not in self.done):
            return self
        of_kind = [place for place in self._choices() if self.probes[place].kind is kind and place not in self.done]
        return self._to(of_kind)

    def after(self, asked_texts: Iterable[str]) -> Walk:
        """Set which probes were asked, by their texts in the note (see `asked`); leave a probe that was asked."""
        texts = {loosely(text) for text in asked_texts}
        done = frozenset(place for place, probe in enumerate(self.probes) if loosely(probe.text) in texts)
        walk = self._replace(done=done)
        return walk if not walk.path or walk._is_open(walk.path[walk.at]) else walk.next()

    def _is_open(self, place: int) -> bool:
        return place not in self.done or len(self.done) == len(self.probes)

    def _choices(self) -> list[int]:
        """Return the indexes of the other probes to show, the best first: not shown yet, then by how long ago shown."""
        shown = {place: step for step, place in enumerate(self.path[: self.at + 1])}
        here = self.path[self.at] if self.path else None
        others = [place for place in range(len(self.probes)) if self._is_open(place) and place != here]
        return sorted(others, key=lambda place: (shown.get(place, -1), place))

    def _to(self, choices: list[int]) -> Walk:
        """Go to the first of the choices, if there is one, and drop the path after the current probe."""
        if not choices:
            return self
        path = (*self.path[: self.at + 1], choices[0])[-_REMEMBERED:]
        return self._replace(path=path, at=len(path) - 1)


def suggest(card: Card, note: str, label: str) -> Kind | None:
    """Return the kind of probe to prefer now, if there is one of which the card has a probe that was not asked.

    SUMMARISE once two probes were asked since the last summary (motivational interviewing: reflect after two
    questions); LADDER_UP ("zodat…?") once text was written below a probe of a kind in CONCRETE (laddering).
    """
    kinds = {loosely(probe.text): probe.kind for probe in card.probes}
    left = {probe.kind for probe in card.probes} if not note else _kinds_left(card, note, label)
    since_summary, last, words = 0, None, 0
    for line in note.split("\n"):
        text = _asked_text(line, label)
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
