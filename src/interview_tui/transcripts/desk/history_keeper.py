"""Writing earlier versions of an open interview to its history, when much text is lost, until it is final.

Versions are written in a separate thread, started when there is first something to keep. A version is written before
the save that loses its text; if that takes longer than `PATIENCE`, or fails, the save goes on and the version is
written later. Nothing here raises or waits for long: history must never hold up a save.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from interview_tui.interview.changes.losing import Loss, Watch
from interview_tui.interview.changes.neutralising import Neutralised, neutralised
from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.saver import Saver

PATIENCE: Final = 0.3
"""Seconds that a save waits for the earlier version to be on disk."""
_LARGE: Final = 20  # characters removed in one change, from which it is checked separately
_MOST_CHANGES: Final = 8  # large changes remembered between two saves


class _Pending(NamedTuple):
    """Hold a version that is to be written."""

    loss: Loss
    moment: datetime


class Keeper:
    """Keep the history of one open interview.

    `contents` returns the complete transcript of any value of it, and is called in any thread. Call `changed` and
    `restoring` in the thread of the screen, `saving` and `saved` in that of the saver. None of them raises.
    """

    def __init__(self, interview: Interview, contents: Callable[[Interview], bytes]) -> None:
        self._contents = contents
        self._ident = interview.id
        self._lock = threading.Lock()  # released before anything is written
        self._watch = Watch.over(interview)
        self._large_changes: deque[Interview] = deque(maxlen=_MOST_CHANGES)
        self._waiting: tuple[_Pending, ...] = ()
        self._to_clear = False
        self._saver: Saver[object] | None = None
        self._closed = False

    def changed(self, before: Interview, now: Interview) -> None:
        """Record one change; call it for every key.

        Text may be replaced by selecting all and typing before the last change was saved.
        """
        if (change := neutralised(before, now)) is not None:
            self._replace(change)
        elif now.status is Status.FINAL:
            self._large_changes.append(now)
        elif before.answers is not now.answers and _length(before) - _length(now) >= _LARGE:
            self._large_changes.append(before)

    def _replace(self, change: Neutralised) -> None:
        """Have the neutral word in all that is remembered, and in the versions that are not written yet."""
        with self._lock:
            self._watch = self._watch.with_neutral(change)
            large = [change.in_interview(one) for one in self._large_changes]
            self._large_changes = deque(large, maxlen=_MOST_CHANGES)
            self._waiting = tuple(
                one._replace(loss=one.loss._replace(before=change.in_interview(one.loss.before)))
                for one in self._waiting
            )

    def restoring(self, before: Interview, now: Interview, cards: tuple[int, ...]) -> None:
        """Keep `before`, which `now` replaces because an earlier version of these cards is restored."""
        with suppress(Exception), self._lock:
            self._large_changes.clear()
            self._watch = Watch.over(now)
            if before.status is not Status.FINAL:
                self._add(Loss(before, cards))

    def saving(self, now: Interview) -> None:
        """Keep the text that `now` loses, before `now` is written."""
        with suppress(Exception):  # for one, a thread that cannot be started
            with self._lock:
                while self._large_changes:
                    self._record(self._large_changes.popleft())
                self._record(now)
                waiting = bool(self._waiting)
            if waiting:
                self._flush()

    def saved(self, now: Interview) -> None:
        """Remove the history permanently if `now`, which is on disk, is final."""
        if now.status is not Status.FINAL:
            return
        with suppress(Exception):
            with self._lock:
                self._record(now)
                self._to_clear = True
                self._wake_writer()
            self._flush()

    def close(self, timeout: float) -> bool:
        """Write the versions that wait, for at most `timeout` seconds, and keep no more after that.

        Return whether all are written.
        """
        with self._lock:
            self._closed = True
            saver = self._saver
        return saver is None or saver.close(timeout)

    # Called with the lock

    def _record(self, now: Interview) -> None:
        """Queue the versions of which `now` loses text; a final interview drops all that waits and starts over."""
        if now.status is Status.FINAL:
            self._watch, self._waiting = Watch.over(now), ()
            return
        self._watch, losses = self._watch.look(now)
        for loss in losses:
            self._add(loss)

    def _add(self, loss: Loss) -> None:
        """Queue one version and wake the writer; the oldest are dropped beyond `history.MOST`."""
        moment = datetime.now(UTC)
        if self._waiting:  # it is in the file name, so each must be different
            moment = max(moment, self._waiting[-1].moment + timedelta(microseconds=1))
        self._waiting = (*self._waiting, _Pending(loss, moment))[-history.MOST :]
        self._wake_writer()

    def _wake_writer(self) -> None:
        """Have the queue written, in a thread that is started if there is none yet."""
        if not self._closed:
            if self._saver is None:
                self._saver = Saver(self._write_waiting, lambda _state: None)
            self._saver.hand_over(object())

    # Called without the lock

    def _flush(self) -> None:
        """Wait until the queue is written, for at most `PATIENCE` seconds."""
        if (saver := self._saver) is not None:
            saver.flush(PATIENCE)

    def _write_waiting(self, _token: object) -> None:
        """Clear the history if asked, and write the queue, in the writer's thread.

        Raises SaveError or TranscriptError, and is then called again.
        """
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
    """Return the length of all answers together, in characters."""
    return sum(answer.length for answer in interview.answers.values())
