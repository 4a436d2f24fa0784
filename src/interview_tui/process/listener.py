"""Sources of signals and of the hang-up of a terminal, for the watcher thread of `endings`."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
from typing import NamedTuple, Protocol


class Heard(NamedTuple):
    """Hold the signals that arrived, in order, and whether the terminal hung up."""

    numbers: tuple[int, ...] = ()
    hung_up: bool = False


class Listener(Protocol):
    """Declare what the watcher thread waits on."""

    retired: bool

    def wait(self, timeout: float) -> Heard:
        """Return what arrived; nothing after `timeout` seconds."""

    def noted(self, number: int) -> None:
        """Take in a signal for which Python's handler ran, or which the console reported."""

    def tell(self, number: int) -> None:
        """Deliver this number to the waiting thread, after all that came before."""

    def retire(self) -> None:
        """End the wait, and every later one."""

    def close(self) -> None:
        """Release the resources, when no thread waits any more."""


class PipeListener:
    """Receive signals on POSIX: the interpreter writes the number of each to a pipe as it arrives, in any thread."""

    def __init__(self, terminal: int) -> None:
        """Listen to the terminal of that descriptor, -1 if there is none. Call it in the main thread."""
        import select

        self.retired = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._poll = select.poll()
        self._poll.register(self._read, select.POLLIN)
        self._hang_up = select.POLLHUP
        self._terminal = terminal
        if terminal >= 0:
            self._poll.register(terminal, 0)  # poll reports a hang-up without being asked to
        # The previous receiver of wake-ups still gets every number.
        self._previous = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)

    def wait(self, timeout: float) -> Heard:
        """Return what arrived; nothing after `timeout` seconds."""
        numbers: bytes = b""
        hung_up = False
        for fd, events in self._poll.poll(max(0.0, timeout) * 1000):
            if fd == self._terminal:
                # Reported once: poll would otherwise report it again at every call.
                self._poll.unregister(fd)
                hung_up = bool(events & self._hang_up)
                continue
            with contextlib.suppress(BlockingIOError):
                numbers = os.read(self._read, 4096)
        if numbers and self._previous >= 0:
            with contextlib.suppress(OSError):
                os.write(self._previous, numbers)
        return Heard(tuple(number for number in numbers if number), hung_up)

    def noted(self, number: int) -> None:
        """Do nothing: the number came through the pipe already."""

    def tell(self, number: int) -> None:
        """Deliver this number to the waiting thread, after all that came before."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._write, bytes([number]))

    def retire(self) -> None:
        """End the wait, and every later one."""
        self.retired = True
        self.tell(0)

    def close(self) -> None:
        """Close the pipe and restore the previous wake-up descriptor."""
        current = signal.set_wakeup_fd(self._previous, warn_on_full_buffer=False)
        if current != self._write:  # another one was set after ours: keep it
            signal.set_wakeup_fd(current, warn_on_full_buffer=False)
        os.close(self._read)
        os.close(self._write)


class QueueListener:
    """Receive events on Windows, where the console calls a handler in a thread of its own."""

    def __init__(self) -> None:
        self.retired = False
        self._numbers: queue.SimpleQueue[int] = queue.SimpleQueue()

    def wait(self, timeout: float) -> Heard:
        """Return what arrived; nothing after `timeout` seconds."""
        try:
            number = self._numbers.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return Heard()
        return Heard((number,) if number else ())

    def noted(self, number: int) -> None:
        """Deliver the signal to the waiting thread. Takes no lock, so a signal handler may call it."""
        self._numbers.put(number)

    def tell(self, number: int) -> None:
        """Deliver this number to the waiting thread, after all that came before."""
        self._numbers.put(number)

    def retire(self) -> None:
        """End the wait, and every later one."""
        self.retired = True
        self._numbers.put(0)

    def close(self) -> None:
        """Do nothing: there are no resources to release."""
