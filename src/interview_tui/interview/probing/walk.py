"""The order in which the probes of a card are shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from interview_tui.cards.model import Card, Kind, Probe

_REMEMBERED = 200  # the maximum length of a path, so of what `back` can retrace


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

    def after(self, asked_texts: Collection[str]) -> Walk:
        """Set which probes were asked, by their texts (see `asking.asked`); leave a probe that was asked."""
        walk = self._replace(done=self._places_of(asked_texts))
        return walk if not walk.path or walk._is_open(walk.path[walk.at]) else walk.next()

    def _places_of(self, asked_texts: Collection[str]) -> frozenset[int]:
        """Return the indexes of the probes with these texts."""
        if not asked_texts:
            return frozenset()
        from interview_tui.interview.sentences.splitting import loosely  # none was asked on the first screen

        texts = {loosely(text) for text in asked_texts}
        return frozenset(place for place, probe in enumerate(self.probes) if loosely(probe.text) in texts)

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
