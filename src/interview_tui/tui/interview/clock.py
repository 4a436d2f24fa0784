"""The time of an interview on screen: whole minutes and a progress bar, no seconds. It is never saved."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.content import Content

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview
from interview_tui.interview.pace import Advice, Hint, Pace, hint
from interview_tui.language import _, ngettext

_CELLS = 12


class Clock:
    """Measure how long the interview has lasted. `now` returns seconds; tests pass their own."""

    def __init__(self, minutes: int, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._pace = Pace(minutes, now())
        self.hidden = False

    @property
    def paused(self) -> bool:
        """Return whether the time is paused."""
        return self._pace.paused_at is not None

    def toggle_pause(self) -> None:
        """Pause the time, or resume it."""
        now = self._now()
        self._pace = self._pace.resume(now) if self.paused else self._pace.pause(now)

    def line(self) -> Content:
        """Return the progress bar and the minutes; empty while hidden."""
        if self.hidden:
            return Content()
        now = self._now()
        filled = min(int(self._pace.fraction(now) * _CELLS), _CELLS)
        text = _("{minutes} of {total} min").format(minutes=self._pace.minutes(now), total=self._pace.total_minutes)
        if self.paused:
            text = _("{time} · paused").format(time=text)
        return Content.assemble(("▰" * filled + "▱" * (_CELLS - filled), "$quiet"), " ", (text, "$quiet"))

    def hint(self, interview: Interview, cards: QuestionSet) -> Hint | None:
        """Return the hint about the time now; None for none, and while hidden or paused."""
        return None if self.hidden or self.paused else hint(self._pace, self._now(), interview, cards)


def hint_text(given: Hint | None, key: str) -> str:
    """Return the text of a hint about the time, empty for None; `key` rounds off."""
    if given is None:
        return ""
    if given.advice is Advice.ROUND_OFF:
        return _("A good moment to round off, so that there is time to read back ({key}).").format(key=key)
    text = ngettext("Time for about {n} more card.", "Time for about {n} more cards.", given.cards)
    still_open = _("Open: {cards}.").format(cards=", ".join(map(str, given.open)))
    return f"{text.format(n=number_word(given.cards))} {still_open}"


def number_word(number: int) -> str:
    """Return a number up to twelve as a word, a larger one in digits."""
    words = _("one two three four five six seven eight nine ten eleven twelve").split()
    return words[number - 1] if 1 <= number <= len(words) else str(number)
