"""The time of an interview, shown and never stored, and the two hints about it.

Times are seconds of a monotonic clock, passed in by the caller; nothing here reads a clock. The numbers follow
the table under "Pace" in docs/probing.md.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.interview.moving import open_cards

MINUTES_A_CARD = 6
"""The time per card, enough for two probes and a zodatje."""
ROUND_OFF_BEFORE = 10
"""Minutes before the end at which to round off, so that there is always time to read back."""


class Pace(NamedTuple):
    """Hold the clock of one session. All but `total_minutes` are in seconds; `paused_at` is None while it runs."""

    total_minutes: int
    started: float
    paused_at: float | None = None
    paused_total: float = 0.0

    @property
    def is_paused(self) -> bool:
        """Return whether the clock is paused."""
        return self.paused_at is not None

    def elapsed(self, now: float) -> float:
        """Return the seconds since the start, without pauses; never negative."""
        until = now if self.paused_at is None else self.paused_at
        return max(0.0, until - self.started - self.paused_total)

    def minutes(self, now: float) -> int:
        """Return the whole minutes since the start, without pauses."""
        return int(self.elapsed(now) // 60)

    def fraction(self, now: float) -> float:
        """Return the elapsed fraction of the time agreed, from 0 to 1."""
        return min(1.0, self.elapsed(now) / max(60.0, 60.0 * self.total_minutes))

    def pause(self, now: float) -> Pace:
        """Pause the clock."""
        return self if self.is_paused else self._replace(paused_at=now)

    def resume(self, now: float) -> Pace:
        """Resume the clock."""
        if self.paused_at is None:
            return self
        return self._replace(paused_at=None, paused_total=self.paused_total + max(0.0, now - self.paused_at))


class Advice(StrEnum):
    """Name the subjects of a hint."""

    CARDS_LEFT = "cards_left"
    ROUND_OFF = "round_off"


class Hint(NamedTuple):
    """Hold a hint to show once.

    `cards` is the number of the `open` cards (numbers, in order) that there is time for; 0 when rounding off.
    `minutes_left` are whole minutes to the end agreed, 0 when that has passed.
    """

    advice: Advice
    cards: int
    open: tuple[int, ...]
    minutes_left: int


def closing_minutes(total: int) -> int:
    """Return the minutes of `total` that are reserved for reading back and closing."""
    return total // 9


def cards_left(pace: Pace, now: float, interview: Interview, cards: QuestionSet) -> int:
    """Return the number of open cards that there is time for, at MINUTES_A_CARD each, before the closing minutes."""
    count = int(_seconds_to_ask(pace, now) / 60 / MINUTES_A_CARD + 0.5)
    return min(len(open_cards(interview, cards)), count)


def hint(pace: Pace, now: float, interview: Interview, cards: QuestionSet) -> Hint | None:
    """Return the hint about the time now, or None; its advice stays the same until the next one is due.

    From two thirds of the time on: for how many cards there is time, and which are open. From ROUND_OFF_BEFORE minutes
    before the end (in a short interview: from two thirds): round off. None once the conversation is over.
    """
    if interview.status is not Status.DRAFT:
        return None
    total, gone = 60 * pace.total_minutes, pace.elapsed(now)
    open_numbers = tuple(card.number for card in open_cards(interview, cards))
    minutes_left = int(max(0.0, total - gone) // 60)
    if gone >= max(total - 60 * ROUND_OFF_BEFORE, total * 2 / 3):
        return Hint(Advice.ROUND_OFF, 0, open_numbers, minutes_left)
    if gone >= total * 2 / 3 and open_numbers:
        return Hint(Advice.CARDS_LEFT, max(1, cards_left(pace, now, interview, cards)), open_numbers, minutes_left)
    return None


def _seconds_to_ask(pace: Pace, now: float) -> float:
    """Return the seconds left for questions before the closing minutes."""
    until = 60 * (pace.total_minutes - closing_minutes(pace.total_minutes))
    return max(0.0, until - pace.elapsed(now))
