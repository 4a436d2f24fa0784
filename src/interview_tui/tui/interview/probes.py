"""The probe shown beside each card, and when to prefer another kind."""

from __future__ import annotations

from interview_tui.cards.model import Card, Kind, Probe
from interview_tui.interview.probing.walk import Walk


class Probes:
    """Hold the position in the probes of each card, as long as the interview is open."""

    def __init__(self, asked_label: str) -> None:
        self._label = asked_label
        self._walks: dict[int, Walk] = {}
        self._card: Card | None = None
        self._leaned: Kind | None = None

    def open(self, card: Card) -> None:
        """Go to `card`; its probes continue where they were."""
        self._card = card
        self._leaned = None
        self._walks.setdefault(card.number, Walk.start(card))

    @property
    def probe(self) -> Probe | None:
        """Return the probe to show; None for a card without probes."""
        return self._walk.current if self._card else None

    @property
    def _walk(self) -> Walk:
        assert self._card is not None
        return self._walks[self._card.number]

    def _set(self, walk: Walk) -> None:
        assert self._card is not None
        self._walks[self._card.number] = walk

    def next(self) -> None:
        """Go to the next probe."""
        self._set(self._walk.next())

    def back(self) -> None:
        """Go back to the previous probe."""
        self._set(self._walk.back())

    def other_kind(self) -> None:
        """Go to a probe of another kind."""
        self._set(self._walk.other_kind())

    def lean(self, note: str) -> None:
        """Skip the probes asked in `note`, and go once to the kind that usually helps next.

        Call it when the typing pauses. A probe that the user then chooses stays until another kind is suggested.
        """
        if self._card is None or not self._card.probes:
            return
        if not note:  # nothing was asked yet, and nothing suggests another kind
            self._set(self._walk.after(()))
            self._leaned = None
            return
        from interview_tui.interview.probing.asking import suggest
        from interview_tui.interview.probing.probe_lines import asked

        self._set(self._walk.after(asked(note, self._label)))
        kind = suggest(self._card, note, self._label)
        if kind is not None and kind is not self._leaned:
            self._set(self._walk.lean(kind))
        self._leaned = kind
