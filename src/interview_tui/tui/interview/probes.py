"""The prompts beside one card after another: which one is shown, and when the app leans to another kind."""

from __future__ import annotations

from interview_tui.cards.model import Card, Kind, Probe
from interview_tui.interview.probing.asking import Walk, asked, suggest


class Prompts:
    """The walk along the prompts of each card, kept while the interview lasts."""

    def __init__(self, asked_label: str) -> None:
        self._label = asked_label
        self._walks: dict[int, Walk] = {}
        self._card: Card | None = None
        self._leaned: Kind | None = None

    def open(self, card: Card) -> None:
        """Go to a card; its walk goes on where it was."""
        self._card = card
        self._leaned = None
        self._walks.setdefault(card.number, Walk.start(card))

    @property
    def probe(self) -> Probe | None:
        """The prompt to show; None for a card without prompts."""
        return self._walk.current if self._card else None

    @property
    def _walk(self) -> Walk:
        assert self._card is not None
        return self._walks[self._card.number]

    def _set(self, walk: Walk) -> None:
        assert self._card is not None
        self._walks[self._card.number] = walk

    def next(self) -> None:
        """Another prompt."""
        self._set(self._walk.next())

    def back(self) -> None:
        """The prompt before."""
        self._set(self._walk.back())

    def other_kind(self) -> None:
        """A prompt of another kind."""
        self._set(self._walk.other_kind())

    def lean(self, note: str) -> None:
        """After a pause in typing: take along what was asked, and lean once to what usually helps next.

        Whoever then chooses another prompt is left alone until something else is called for.
        """
        if self._card is None or not self._card.probes:
            return
        self._set(self._walk.after(asked(note, self._label)))
        kind = suggest(self._card, note, self._label)
        if kind is not None and kind is not self._leaned:
            self._set(self._walk.lean(kind))
        self._leaned = kind
