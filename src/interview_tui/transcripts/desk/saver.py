"""The saver: a thread that writes the newest value soon after it changes, whatever the rest of the program does.

It depends neither on the event loop nor on signals nor on a clean exit: if a stalled terminal stops the loop, the saver
goes on. (Only a C call that never releases the GIL stops it.) Changes are handed over as one immutable value, such as
an `Interview`; while it waits or cannot be written, only the newest is kept.
"""

from __future__ import annotations

import atexit
import queue
import signal
import threading
import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from interview_tui.language import _

if TYPE_CHECKING:
    from interview_tui.storage.trouble import SaveError

T = TypeVar("T")

DELAY: Final = 0.25
"""Seconds from the first unsaved change to its write, however many changes follow."""
RETRIES: Final = (1.0, 2.0, 5.0)
"""Seconds to wait after the first, the second, and every later failure in a row."""
AT_EXIT: Final = 2.0
"""Seconds spent on saving when the program exits without `close`."""


class Saving(Enum):
    """Say whether the newest value is on disk."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILING = "failing"


class SaveState(NamedTuple):
    """Describe the state of saving.

    `since`, in seconds since 1970, is when it began: for SAVED the time of the last write, for the others that of the
    first unsaved change. `error` is the SaveError behind FAILING; None if another exception was raised, whose type
    `unforeseen` names: its message may contain interview text and is not kept.
    """

    saving: Saving
    since: float
    error: SaveError | None = None
    unforeseen: str = ""

    @property
    def reason(self) -> str:
        """Why saving fails, as one line in the language of the screen; empty if it does not."""
        if self.saving is not Saving.FAILING:
            return ""
        return self.error.reason if self.error is not None else _("Something unexpected went wrong while saving.")


class SaveSchedule(NamedTuple):
    """Compute when to write next, without a thread or a clock. Times are in seconds on one clock.

    `dirty` is the time of the first unsaved change, None if there is none; `failures` counts failed writes in a row;
    `failed` is when the last of them ended.
    """

    dirty: float | None = None
    failures: int = 0
    failed: float = 0.0

    def changed(self, now: float) -> SaveSchedule:
        """Return the schedule after a change at `now`."""
        return self if self.dirty is not None else self._replace(dirty=now)

    def saved(self) -> SaveSchedule:
        """Return the schedule after a successful write. A change that came while it ran counts as one after it."""
        return SaveSchedule()

    def missed(self, now: float) -> SaveSchedule:
        """Return the schedule after a write that failed at `now`."""
        return self._replace(failures=self.failures + 1, failed=now)

    @property
    def due(self) -> float | None:
        """The time of the next write; None if there is nothing to write."""
        if self.dirty is None:
            return None
        if self.failures:
            return self.failed + RETRIES[min(self.failures, len(RETRIES)) - 1]
        return self.dirty + DELAY


class Time(Protocol):
    """Define how a saver reads the clock and waits; tests pass their own."""

    def now(self) -> float:
        """Return the time in seconds, which never goes back."""

    def get(self, messages: queue.SimpleQueue[Message], timeout: float | None) -> Message:
        """Return the next message. Raises `queue.Empty` after `timeout` seconds; None waits without limit."""


class RealTime:
    """Read the computer's monotonic clock."""

    def now(self) -> float:
        """Return the time in seconds, which never goes back."""
        return time.monotonic()

    def get(self, messages: queue.SimpleQueue[Message], timeout: float | None) -> Message:
        """Return the next message. Raises `queue.Empty` after `timeout` seconds; None waits without limit."""
        return messages.get(timeout=timeout)


class _FlushRequest:
    """Ask for a write now, and with `stop` the end of the thread. `done` is set once it succeeded or failed."""

    __slots__ = ("done", "saved", "stop")

    def __init__(self, *, stop: bool = False) -> None:
        self.done = threading.Event()
        self.saved = False
        self.stop = stop


Message = float | _FlushRequest
"""What the thread is sent: the time a value was handed over, or a request to write now."""


class Saver(Generic[T]):
    """Write the newest value handed over, in a separate thread, with a function of the owner.

    `write` runs in that thread, may take long, and raises SaveError if the value is not on disk. `on_state` runs there
    too, whenever the state changes; what it raises is ignored. The thread does not keep the program running: one that
    exits without `close` spends at most `AT_EXIT` seconds on saving.
    """

    def __init__(
        self, write: Callable[[T], None], on_state: Callable[[SaveState], None], *, clock: Time | None = None
    ) -> None:
        self._write = write
        self._on_state = on_state
        self._clock: Time = clock or RealTime()
        # A SimpleQueue, as its `put` may be interrupted by another `put` of the same thread: in a signal handler.
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._handed: list[T] = []  # at most one: the newest
        self._written: list[T] = []  # likewise
        self._schedule = SaveSchedule()
        self._dirty_since = 0.0
        self._state: SaveState | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()
        atexit.register(self.close, AT_EXIT)

    # Called in any thread

    def hand_over(self, value: T) -> None:
        """Replace the value that should be on disk. Never waits. `value` must be immutable.

        Raises RuntimeError after `close`, since the value would never be written.
        """
        if self._closed:
            raise RuntimeError("the saver is closed")
        self._handed = [value]
        self._messages.put(self._clock.now())

    def flush(self, timeout: float) -> bool:
        """Write now, wait at most `timeout` seconds, and return whether all that was handed over before is on disk.

        Returns False as soon as the write fails. Safe in a signal handler, but not in `write` or `on_state`.
        """
        return self._ask(_FlushRequest(), timeout)

    def close(self, timeout: float) -> bool:
        """Write as `flush` does and end the thread; a value not written stays in `unsaved`. May be called twice."""
        self._closed = True
        atexit.unregister(self.close)
        saved = self._ask(_FlushRequest(stop=True), timeout)
        if saved:
            self._thread.join(timeout)
        return saved

    @property
    def unsaved(self) -> T | None:
        """The newest value if it is not on disk (yet), else None."""
        handed, written = self._handed, self._written
        return handed[0] if handed and not (written and written[0] is handed[0]) else None

    @property
    def state(self) -> SaveState | None:
        """The state that was reported last; None if nothing was handed over yet."""
        return self._state

    def _ask(self, asked: _FlushRequest, timeout: float) -> bool:
        """Send a request and wait at most `timeout` seconds; return whether everything is on disk."""
        if not self._thread.is_alive():
            return self.unsaved is None
        self._messages.put(asked)
        deadline = time.monotonic() + timeout
        # Wait in short steps, since the thread may end before it handles the request.
        while not asked.done.wait(min(0.2, max(0.0, deadline - time.monotonic()))):
            if time.monotonic() >= deadline or not self._thread.is_alive():
                return asked.saved
        return asked.saved

    # Called in the saver's thread

    def _run(self) -> None:
        """Receive messages and write when due, until a request to stop."""
        if hasattr(signal, "pthread_sigmask"):  # the main thread handles signals; one delivered here does not wake it
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            change, asked = self._receive()
            if self.unsaved is not None and self._schedule.dirty is None:
                # Also without a message: a signal may interrupt `hand_over` before it sends one.
                self._schedule = self._schedule.changed(self._clock.now() if change is None else change)
                self._dirty_since = time.time()
                self._report(SaveState(Saving.UNSAVED, self._dirty_since))
            due = self._schedule.due
            if due is not None and (asked or self._clock.now() >= due):
                self._attempt()
            for one in asked:
                one.saved = self._schedule.dirty is None
                one.done.set()
            if any(one.stop for one in asked):
                return

    def _receive(self) -> tuple[float | None, list[_FlushRequest]]:
        """Wait for messages or the next write; return the time of the first change, and the requests to write."""
        due = self._schedule.due
        timeout = None if due is None else max(0.0, due - self._clock.now())
        change: float | None = None
        asked: list[_FlushRequest] = []
        try:
            message = self._clock.get(self._messages, timeout)
            while True:
                if isinstance(message, _FlushRequest):
                    asked.append(message)
                elif change is None:
                    change = message
                message = self._messages.get_nowait()
        except queue.Empty:
            return change, asked

    def _attempt(self) -> None:
        """Write the newest value and report the result. A value that comes meanwhile sends a new message."""
        from interview_tui.storage.trouble import SaveError  # with the first write, not before the first screen

        handed = self._handed
        error: SaveError | None = None
        unforeseen = ""
        try:
            self._write(handed[0])
        except SaveError as raised:
            error = raised.with_traceback(None)  # its frames refer to the interview text
            error.__cause__ = error.__context__ = None
        except BaseException as raised:  # whatever it is: if the thread ended, every later change would be lost
            unforeseen = type(raised).__name__
        if error is None and not unforeseen:
            self._written = handed
            self._schedule = self._schedule.saved()
            self._report(SaveState(Saving.SAVED, time.time()))
        else:
            self._schedule = self._schedule.missed(self._clock.now())
            self._report(SaveState(Saving.FAILING, self._dirty_since, error, unforeseen))

    def _report(self, state: SaveState) -> None:
        """Set the state and pass it to `on_state`. Never raises."""
        self._state = state
        try:
            self._on_state(state)
        except BaseException:  # the screen may be gone already
            return
