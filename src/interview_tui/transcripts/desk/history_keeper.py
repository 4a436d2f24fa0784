"""Keeps the version before much is lost of an open interview, until that is final.

It has a thread of its own, begun when there is first something to keep. The version before is written before the save
that lost it; but if that takes longer than a moment, or fails, the save goes on and it is kept later. Nothing here
raises, and nothing ever waits for long: history is no reason not to save.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from interview_tui.interview.changes.losing import Loss, Watch
from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.saver import Saver

PATIENCE: Final = 0.3
"""Seconds that a save waits for the version before to be on disk."""
_AT_ONCE: Final = 20  # characters that go in one change, from which it is looked at by itself
_AT_MOST: Final = 8  # such changes between two saves


@dataclass(frozen=True, slots=True)
class _Kept:
    """A version to write."""

    loss: Loss
    moment: datetime


class Keeper:
    """The history of one open interview.

    `contents` gives the whole transcript of any value of it, in any thread. `changed` and `restoring` are for the
    thread of the screen, `saving` and `saved` for that of the saver.
    """

    def __init__(self, interview: Interview, contents: Callable[[Interview], bytes]) -> None:
        self._contents = contents
        self._ident = interview.id
        self._lock = threading.Lock()  # never held while something is written
        self._watch = Watch.over(interview)
        self._at_once: deque[Interview] = deque(maxlen=_AT_MOST)
        self._waiting: tuple[_Kept, ...] = ()
        self._to_clear = False
        self._saver: Saver[object] | None = None
        self._closed = False

    def changed(self, before: Interview, now: Interview) -> None:
        """One change, with every key: who selects all and types may do so before the last words were saved."""
        if now.status is Status.FINAL:
            self._at_once.append(now)
        elif before.answers is not now.answers and _length(before) - _length(now) >= _AT_ONCE:
            self._at_once.append(before)

    def restoring(self, before: Interview, now: Interview, cards: tuple[int, ...]) -> None:
        """`now` comes in place of `before` because an earlier version is taken back, in these cards: keep `before`."""
        with suppress(Exception), self._lock:
            self._at_once.clear()
            self._watch = Watch.over(now)
            if before.status is not Status.FINAL:
                self._add(Loss(before, cards))

    def saving(self, now: Interview) -> None:
        """`now` is about to be written: first keep what it loses."""
        with suppress(Exception):  # no thread to be had, for one
            with self._lock:
                while self._at_once:
                    self._look(self._at_once.popleft())
                self._look(now)
                waiting = bool(self._waiting)
            if waiting:
                self._write()

    def saved(self, now: Interview) -> None:
        """`now` is on disk: with a final interview its history goes, for good."""
        if now.status is not Status.FINAL:
            return
        with suppress(Exception):
            with self._lock:
                self._look(now)
                self._to_clear = True
                self._ring()
            self._write()

    def close(self, timeout: float) -> None:
        """Write what waits, `timeout` seconds at most, and keep nothing more."""
        with self._lock:
            self._closed = True
            saver = self._saver
        if saver is not None:
            saver.close(timeout)

    # With the lock

    def _look(self, now: Interview) -> None:
        """See what `now` loses; with a final interview everything begins anew, without what was struck."""
        if now.status is Status.FINAL:
            self._watch, self._waiting = Watch.over(now), ()
            return
        self._watch, losses = self._watch.look(now)
        for loss in losses:
            self._add(loss)

    def _add(self, loss: Loss) -> None:
        moment = datetime.now(UTC)
        if self._waiting:  # the moment is in the name of the file: no two of them the same
            moment = max(moment, self._waiting[-1].moment + timedelta(microseconds=1))
        self._waiting = (*self._waiting, _Kept(loss, moment))[-history.MOST :]
        self._ring()

    def _ring(self) -> None:
        if not self._closed:
            if self._saver is None:
                self._saver = Saver(self._fulfil, lambda _state: None)
            self._saver.hand_over(object())

    # Without it

    def _write(self) -> None:
        if (saver := self._saver) is not None:
            saver.flush(PATIENCE)

    def _fulfil(self, _bell: object) -> None:
        """In the thread of its own. Raises what keeps it from being done, and is then called again."""
        if self._to_clear:
            history.clear_or_tell(self._ident)
            with self._lock:
                self._to_clear = False
        while waiting := self._waiting:
            first = waiting[0]
            history.keep(self._contents(first.loss.before), first.loss.cards, when=first.moment)
            with self._lock:
                self._waiting = tuple(one for one in self._waiting if one is not first)


def _length(interview: Interview) -> int:
    """All words of the answers together, in characters."""
    return sum(answer.length for answer in interview.answers.values())
