"""How the guardian of `endings` hears: of signals, and of a terminal that was closed."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Heard:
    """The signals that came, in their order, and whether the terminal is gone."""

    numbers: tuple[int, ...] = ()
    hung_up: bool = False


class Listener(Protocol):
    """What the guardian waits on."""

    retired: bool

    def wait(self, timeout: float) -> Heard:
        """What came; nothing after `timeout` seconds."""

    def noted(self, number: int) -> None:
        """Python's own handler ran for this signal, or the console told of it."""

    def tell(self, number: int) -> None:
        """Let the one who waits hear this number, after all that came before."""

    def retire(self) -> None:
        """End the waiting for good."""

    def close(self) -> None:
        """Give back what it used. Nobody waits any more."""


class PipeListener:
    """POSIX: the interpreter writes the number of each signal to a pipe as soon as it arrives, in whatever thread."""

    def __init__(self, terminal: int) -> None:
        """`terminal` is a descriptor, -1 if there is no terminal. To be made in the main thread."""
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
            self._poll.register(terminal, 0)  # a hang-up is told without asking
        # Someone who listened before us goes on hearing everything.
        self._before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)

    def wait(self, timeout: float) -> Heard:
        """What came; nothing after `timeout` seconds."""
        numbers: bytes = b""
        hung_up = False
        for fd, events in self._poll.poll(max(0.0, timeout) * 1000):
            if fd == self._terminal:
                # Told once: it would be told again at once and for ever.
                self._poll.unregister(fd)
                hung_up = bool(events & self._hang_up)
                continue
            with contextlib.suppress(BlockingIOError):
                numbers = os.read(self._read, 4096)
        if numbers and self._before >= 0:
            with contextlib.suppress(OSError):
                os.write(self._before, numbers)
        return Heard(tuple(number for number in numbers if number), hung_up)

    def noted(self, number: int) -> None:
        """Known already."""

    def tell(self, number: int) -> None:
        """Let the one who waits hear this number, after all that came before."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._write, bytes([number]))

    def retire(self) -> None:
        """End the waiting for good."""
        self.retired = True
        self.tell(0)

    def close(self) -> None:
        """Give back the pipe, and the interpreter's attention to who had it before."""
        current = signal.set_wakeup_fd(self._before, warn_on_full_buffer=False)
        if current != self._write:  # someone came after us, and stays
            signal.set_wakeup_fd(current, warn_on_full_buffer=False)
        os.close(self._read)
        os.close(self._write)


class QueueListener:
    """Windows: the console calls us in a thread of its own, and that is all there is to wait for."""

    def __init__(self) -> None:
        self.retired = False
        self._numbers: queue.SimpleQueue[int] = queue.SimpleQueue()

    def wait(self, timeout: float) -> Heard:
        """What came; nothing after `timeout` seconds."""
        try:
            number = self._numbers.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return Heard()
        return Heard((number,) if number else ())

    def noted(self, number: int) -> None:
        """Pass it on to who waits. Takes no lock, so it may be called in a signal handler."""
        self._numbers.put(number)

    def tell(self, number: int) -> None:
        """Let the one who waits hear this number, after all that came before."""
        self._numbers.put(number)

    def retire(self) -> None:
        """End the waiting for good."""
        self.retired = True
        self._numbers.put(0)

    def close(self) -> None:
        """Nothing to give back."""
