"""Having the struck answers of an open interview forgotten once it is saved as final, as a part of finishing.

It is done in a thread of its own, so that no save waits for it, and not by a screen, which may be left at once. Before
the save a promise is written (`promises.py`), for a process that is killed before all is forgotten.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.promises import Promise
from interview_tui.transcripts.desk.saver import Saver

if TYPE_CHECKING:
    from interview_tui.transcripts.forgetting.forgetting import Forgotten

    Forget = Callable[[Path, Interview], Forgotten]
    """Remove from all other files what the interview, final and saved at that path, does not have any more."""


class Forgetter:
    """Forget what was struck in one open interview, whose transcript is `path`, and whatever became narrower.

    `saving`, `keeping_beside` and `saved` are called in the saver's thread, the others in any. None of them raises.
    """

    def __init__(self, path: Path, forget: Forget) -> None:
        self._path = path
        self._forget = forget
        self._lock = threading.Lock()  # released before anything is read or written
        self._saver: Saver[tuple[Interview]] | None = None  # a tuple anew each time: the same value again counts
        self._asked: object = None  # what the interview was like for which it was asked last
        self._promised: object = None  # and for which it was promised last: a save may be tried many times
        self._writing: Interview | None = None
        self._promises: tuple[Promise, ...] = ()
        self._last: Forgotten | None = None  # of the last time alone; None if that failed
        self._report: Forgotten | None = None
        self._closed = False
        self.is_told = False
        """Whether the user has seen the report."""

    def saving(self, now: Interview) -> None:
        """Promise to forget, if `now`, which is about to be written, is final and lacks what other files may have."""
        self._writing = now
        if now.status is not Status.FINAL:
            self._asked = self._promised = None
        elif _likeness(now) not in (self._asked, self._promised):
            self._promise(now)

    def keeping_beside(self) -> None:
        """Promise to forget once more: a version of another program, with struck answers perhaps, is kept beside."""
        if self._writing is not None and self._writing.status is Status.FINAL:
            self._asked = None
            self._promise(self._writing)

    def saved(self, now: Interview) -> None:
        """Begin to forget, if `now`, which is on disk, is final and that was not done yet."""
        if now.status is Status.FINAL and self._asked != _likeness(now):
            self.again(now)

    def again(self, now: Interview) -> None:
        """Begin to forget what `now`, which is on disk, does not have; also if that was done before."""
        with suppress(Exception), self._lock:  # for one, a thread that cannot be started
            if self._closed:
                return
            self._asked = _likeness(now)
            self.is_told = False
            if self._saver is None:
                self._saver = Saver(self._keep, lambda _state: None)
            self._saver.hand_over((now,))
            self._saver.flush(0)  # at once: there is nothing to wait for

    def wait(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds until all that was asked is forgotten or reported; return whether it is."""
        saver = self._saver
        # A saver that was closed ends after what it is at, and answers no more.
        return saver is None or saver.unsaved is None or saver.flush(timeout) or saver.unsaved is None

    @property
    def is_busy(self) -> bool:
        """Return whether something that was asked is not done yet."""
        saver = self._saver
        return saver is not None and saver.unsaved is not None

    @property
    def report(self) -> Forgotten | None:
        """Return all that was removed and what is left now; None while that is not known yet."""
        return None if self.is_busy or self._last is None else self._report

    def told(self) -> None:
        """Record that the user has seen the report, and give up what no later time can change."""
        self.is_told = True
        report = self.report
        if report is not None and not report.lasting and not self.is_busy:
            self._keep_word(self._promises)

    def close(self, timeout: float) -> bool:
        """Wait as `wait` does, and begin nothing after that; what is not done then is left to the next start."""
        with self._lock:
            self._closed = True
            saver = self._saver
        return saver is None or saver.close(timeout)

    def _promise(self, now: Interview) -> None:
        with suppress(Exception):  # without a place for it the interview is saved all the same
            made = promises.make(self._path, now.id, frozenset(now.struck))
            self._promised = _likeness(now)
            with self._lock:
                self._promises = (*self._promises, made)

    def _keep(self, asked: tuple[Interview]) -> None:
        """Forget, in the thread of the forgetter."""
        (now,) = asked
        earlier = self._of_earlier_runs(now)
        with self._lock:
            made = self._promises = (*self._promises, *earlier)
        self._last = None
        with suppress(Exception):  # whatever it is: the promise stays, and the next start tries it again
            self._last = found = self._forget(self._path, now)
            self._report = found.after(self._report) if self._report is not None else found
            if not found.left:
                self._keep_word(made)  # not one that was made meanwhile

    def _of_earlier_runs(self, now: Interview) -> list[Promise]:
        """Return the promises for this interview that were made by processes which are gone."""
        mine = os.path.abspath(self._path), now.id  # noqa: PTH100 - a link stays
        with suppress(OSError):
            return [
                one
                for one in promises.all_promises()
                if (str(one.path), one.ident) == mine
                and one.all is None
                and one not in self._promises
                and not one.is_being_kept
            ]
        return []

    def _keep_word(self, kept: tuple[Promise, ...]) -> None:
        """Remove these promises."""
        for promise in kept:
            promises.remove(promise)
        with self._lock:
            self._promises = tuple(one for one in self._promises if one not in kept)


def _likeness(interview: Interview) -> object:
    """Return what must be the same for an interview to have nothing new to forget."""
    circles = tuple((number, interview.circle_of(number)) for number in sorted(interview.answers))
    closing = interview.closing_readers, interview.closing if interview.closing_readers else ""
    return interview.struck, interview.sharing, closing, circles
