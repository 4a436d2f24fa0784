"""The saver: a thread that writes the newest words soon after they are typed, whatever the rest of the program does.

It needs neither the event loop nor signals nor a tidy end: a stalled terminal stops the loop, and the saver goes on.
(One thing does stop it: a call in C that never gives other threads a turn.) Words are handed over as one value that
never changes, such as an `Interview`; while they wait or fail to be written, only the newest is kept.
"""

from __future__ import annotations

import atexit
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Generic, Protocol, TypeVar

from interview_tui.language import _
from interview_tui.storage.trouble import SaveError

T = TypeVar("T")

DELAY: Final = 0.25
"""Seconds from the first unsaved change to the write that takes it along, however many changes follow."""
RETRIES: Final = (1.0, 2.0, 5.0)
"""Seconds to wait after the first, the second, and every later failure in a row."""
AT_EXIT: Final = 2.0
"""Seconds that a program which ends without `close` may still spend on saving."""


class Saving(Enum):
    """Whether the newest words are on disk."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class SaveState:
    """How saving stands. `since`, in seconds since 1970, is when that began: for SAVED the moment of the last write,
    for the others that of the first change that is not on disk.

    `error` is the SaveError behind FAILING; None if something unforeseen was raised, of which `unforeseen` names the
    type: its text may hold what was said and is not kept.
    """

    saving: Saving
    since: float
    error: SaveError | None = None
    unforeseen: str = ""

    @property
    def reason(self) -> str:
        """Why saving fails, one line in the language of the screen; empty if it does not."""
        if self.saving is not Saving.FAILING:
            return ""
        return self.error.reason if self.error is not None else _("Something unexpected went wrong while saving.")


@dataclass(frozen=True, slots=True)
class Pace:
    """When to write: no thread, no clock, only the rule. Times are in seconds on one clock.

    `dirty` is when the first change came that is not on disk; `failures` counts failed writes in a row, `failed` is
    when the last of them ended.
    """

    dirty: float | None = None
    failures: int = 0
    failed: float = 0.0

    def changed(self, now: float) -> Pace:
        """There are new words."""
        return self if self.dirty is not None else replace(self, dirty=now)

    def saved(self) -> Pace:
        """A write succeeded. What came while it ran is a change after it."""
        return Pace()

    def missed(self, now: float) -> Pace:
        """A write failed."""
        return replace(self, failures=self.failures + 1, failed=now)

    @property
    def due(self) -> float | None:
        """When to write next; None if there is nothing to write."""
        if self.dirty is None:
            return None
        if self.failures:
            return self.failed + RETRIES[min(self.failures, len(RETRIES)) - 1]
        return self.dirty + DELAY


class Time(Protocol):
    """The clock of a saver and its way to wait: tests give one that runs as they say."""

    def now(self) -> float:
        """Seconds, only ever forwards."""

    def get(self, bell: queue.SimpleQueue[Ring], timeout: float | None) -> Ring:
        """The next ring; raises `queue.Empty` after `timeout` seconds; None waits for ever."""


class RealTime:
    """The computer's own clock."""

    def now(self) -> float:
        """Seconds, only ever forwards."""
        return time.monotonic()

    def get(self, bell: queue.SimpleQueue[Ring], timeout: float | None) -> Ring:
        """The next ring; raises `queue.Empty` after `timeout` seconds; None waits for ever."""
        return bell.get(timeout=timeout)


class _Asked:
    """Someone wants everything on disk now. `done` is set when it is, or when the attempt failed."""

    __slots__ = ("done", "saved", "stop")

    def __init__(self, *, stop: bool = False) -> None:
        self.done = threading.Event()
        self.saved = False
        self.stop = stop


Ring = float | _Asked
"""What rings the bell: words were handed over at that moment, or someone asks."""


class Saver(Generic[T]):
    """Writes the newest value handed to it, in a thread of its own, with a function of the owner.

    `write` runs in that thread, may take long, and raises SaveError when the words are not on disk. `on_state` runs
    there too, whenever the state changes; what it raises is ignored. The thread never keeps the program alive: one that
    ends without `close` still gets two seconds to save.
    """

    def __init__(
        self, write: Callable[[T], None], on_state: Callable[[SaveState], None], *, clock: Time | None = None
    ) -> None:
        self._write = write
        self._on_state = on_state
        self._clock: Time = clock or RealTime()
        # A SimpleQueue, as its `put` may be interrupted by another `put` of the same thread: in a signal handler.
        self._bell: queue.SimpleQueue[Ring] = queue.SimpleQueue()
        self._handed: list[T] = []  # at most one: the newest
        self._written: list[T] = []  # likewise
        self._pace = Pace()
        self._wall_dirty = 0.0
        self._state: SaveState | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()
        atexit.register(self.close, AT_EXIT)

    # For any thread

    def hand_over(self, value: T) -> None:
        """From now on `value` is what should be on disk. Never waits. The value must never change.

        Raises RuntimeError after `close`: words that nobody would write are not taken.
        """
        if self._closed:
            raise RuntimeError("the saver is closed")
        self._handed = [value]
        self._bell.put(self._clock.now())

    def flush(self, timeout: float) -> bool:
        """Write now and wait for it, `timeout` seconds at most: whether all that was handed over before is on disk.

        False as soon as the write fails. Safe in a signal handler, but not in `write` or `on_state`.
        """
        return self._ask(_Asked(), timeout)

    def close(self, timeout: float) -> bool:
        """`flush`, and end the thread; what could not be written stays in `unsaved`. Doing it twice does no harm."""
        self._closed = True
        atexit.unregister(self.close)
        saved = self._ask(_Asked(stop=True), timeout)
        if saved:
            self._thread.join(timeout)
        return saved

    @property
    def unsaved(self) -> T | None:
        """The newest value, if it is not on disk (yet)."""
        handed, written = self._handed, self._written
        return handed[0] if handed and not (written and written[0] is handed[0]) else None

    @property
    def state(self) -> SaveState | None:
        """How saving stood when it was last said; None if nothing was handed over yet."""
        return self._state

    def _ask(self, asked: _Asked, timeout: float) -> bool:
        if not self._thread.is_alive():
            return self.unsaved is None
        self._bell.put(asked)
        deadline = time.monotonic() + timeout
        # In short waits, for the thread may have ended between the question and the answer.
        while not asked.done.wait(min(0.2, max(0.0, deadline - time.monotonic()))):
            if time.monotonic() >= deadline or not self._thread.is_alive():
                return asked.saved
        return asked.saved

    # The thread

    def _run(self) -> None:
        if hasattr(signal, "pthread_sigmask"):  # signals are for the main thread: one that lands here does not wake it
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            change, asked = self._listen()
            if self.unsaved is not None and self._pace.dirty is None:
                # Without a ring too: a signal may have come between handing over and ringing.
                self._pace = self._pace.changed(self._clock.now() if change is None else change)
                self._wall_dirty = time.time()
                self._say(SaveState(Saving.UNSAVED, self._wall_dirty))
            due = self._pace.due
            if due is not None and (asked or self._clock.now() >= due):
                self._attempt()
            for one in asked:
                one.saved = self._pace.dirty is None
                one.done.set()
            if any(one.stop for one in asked):
                return

    def _listen(self) -> tuple[float | None, list[_Asked]]:
        """Wait until something is to be done; when the first change came meanwhile, and who asked for a write."""
        due = self._pace.due
        timeout = None if due is None else max(0.0, due - self._clock.now())
        change: float | None = None
        asked: list[_Asked] = []
        try:
            ring = self._clock.get(self._bell, timeout)
            while True:
                if isinstance(ring, _Asked):
                    asked.append(ring)
                elif change is None:
                    change = ring
                ring = self._bell.get_nowait()
        except queue.Empty:
            return change, asked

    def _attempt(self) -> None:
        """Write the newest value. Words that come meanwhile ring the bell again."""
        handed = self._handed
        error: SaveError | None = None
        unforeseen = ""
        try:
            self._write(handed[0])
        except SaveError as raised:
            error = raised.with_traceback(None)  # in its frames hang the words themselves
            error.__cause__ = error.__context__ = None
        except BaseException as raised:  # whatever it is, a saver that is gone would lose every word after it
            unforeseen = type(raised).__name__
        if error is None and not unforeseen:
            self._written = handed
            self._pace = self._pace.saved()
            self._say(SaveState(Saving.SAVED, time.time()))
        else:
            self._pace = self._pace.missed(self._clock.now())
            self._say(SaveState(Saving.FAILING, self._wall_dirty, error, unforeseen))

    def _say(self, state: SaveState) -> None:
        self._state = state
        try:
            self._on_state(state)
        except BaseException:  # the screen may be gone already
            return
