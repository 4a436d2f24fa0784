"""Every way in which the program is ended from outside, and the one way it answers: save, leave tidily, or leave.

A guardian thread waits for the signals that end a program and for the terminal to disappear. It does not need the main
thread, which may be stuck: in a write to a terminal that has stopped reading, or in a loop on one that is gone. When
the end comes it saves, asks the program to leave with status 128 + n (n is the signal; 1, a hang-up, if the window was
closed), and two seconds later leaves by force, giving the terminal back as well as can be. Further signals change
nothing. Never more than three seconds pass.

Python runs a signal handler in the main thread only, so what wakes the guardian is the number that the interpreter
writes to a pipe (`signal.set_wakeup_fd`) as soon as the signal is there, in whatever thread it lands.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from interview_tui.process.console_events import ConsoleEvent, ConsoleEvents, system_console
from interview_tui.process.listener import Listener, PipeListener, QueueListener
from interview_tui.process.tty_state import Terminal

GRACE: Final = 2.0
"""Seconds from the first signal in which the program may leave by itself."""
_FIRST_FLUSH = 0.8  # seconds; before the program is asked to leave
_LAST_FLUSH = 0.4  # seconds; after the grace, before leaving by force
_STOP_FLUSH = 1.0  # seconds; before ctrl+z
_TICK = 0.5  # seconds between looks at what nobody tells us: a parent that died
_FINAL_FLUSHES = (2.0, 1.0)  # seconds; Windows ends us some five seconds after it says so
_FINAL_GRACE = 1.5

HANGUP: Final = 1
"""The number of the signal that a closed terminal sends, also where there are no such signals."""
_RETURNED = 255  # no signal: the terminal is ours again
_ENDING: Final = tuple(
    number
    for name in ("SIGINT", "SIGHUP", "SIGQUIT", "SIGTERM", "SIGBREAK")
    if (number := getattr(signal, name, None)) is not None
)
_FROM_KEYBOARD: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name))


class Endings:
    """The guardian. Made and installed in the main thread, before the terminal is taken over.

    `flush(seconds)` saves what is unsaved and says whether that worked; `ask_to_leave(status)` makes the program end
    by itself with that status and returns at once. Both are called in the guardian's thread (on Windows also in one of
    the system's), so the latter wants `loop.call_soon_threadsafe`. Used as a context manager around the program.
    """

    def __init__(
        self,
        flush: Callable[[float], bool],
        ask_to_leave: Callable[[int], None],
        *,
        console: ConsoleEvents | None = None,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        """`console` and `leave` are for tests: the events of Windows, and the end of the process."""
        self._flush_now = flush
        self._ask = ask_to_leave
        self._console = console or system_console()
        self._leave = leave
        self._status: int | None = None
        self._lent = 0
        self._forced = False
        self._left = threading.Event()
        self._before: dict[int, Any] = {}
        self._stop_handler: Any = None
        self._later: Callable[..., object] | None = None
        self._terminal = Terminal(_terminal_fd())
        self._parent = os.getppid()
        self._listener: Listener | None = None
        self._guardian: threading.Thread | None = None

    @property
    def status(self) -> int | None:
        """The exit status that the end from outside asks for; None as long as there is none."""
        return self._status

    # In the main thread

    def install(self) -> None:
        """Begin to watch. A hang-up that was ignored from the start (nohup) stays so."""
        self._listener = QueueListener() if self._console is not None else PipeListener(self._terminal.fd)
        for number in _ENDING:
            if number == getattr(signal, "SIGHUP", None) and signal.getsignal(number) is signal.SIG_IGN:
                continue
            self._before[number] = signal.signal(number, self._note)
        self.guard_stop()
        if self._console is not None:
            self._console.listen(self._console_event)
        self._guardian = threading.Thread(target=self._guard, name="endings", daemon=True)
        self._guardian.start()

    def close(self) -> None:
        """The program has ended by itself. If it was asked to, whoever is still to be waited for gets until the grace
        is over, and further signals change nothing; else everything is as before `install`."""
        self._left.set()
        self._wait_if_forced()
        if self._status is None:
            self.uninstall()

    def _wait_if_forced(self) -> None:
        """Once we leave by force, the main thread must not be first: the terminal would not be given back."""
        guardian = self._guardian
        if self._forced and guardian is not None and guardian is not threading.current_thread():
            guardian.join(GRACE)

    def uninstall(self) -> None:
        """Put everything back as it was, and end the guardian, also one that is about to leave."""
        self._left.set()
        if self._listener is None or self._guardian is None:
            return
        if self._console is not None:
            self._console.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._before.clear()
        if self._stop_handler is not None:
            if signal.getsignal(signal.SIGTSTP) == self._before_stop:
                signal.signal(signal.SIGTSTP, self._stop_handler)
            self._stop_handler = None
        self._listener.retire()
        self._guardian.join()
        self._listener.close()
        self._listener = self._guardian = None

    def __enter__(self) -> Endings:
        self.install()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()
        if self._status is not None:  # the interpreter gives back Python's handlers as it ends, and would die of one
            for number in self._before:
                signal.signal(number, signal.SIG_IGN)

    def guard_stop(self, later: Callable[..., object] | None = None) -> None:
        """Save before the program is stopped with ctrl+z. To be called again by whoever installed a handler of its own
        for that (Textual's driver does when it starts): that handler then follows. `later(call, *arguments)` is how
        the program lets the main thread do that when it holds no lock that the handler needs; without it, at once."""
        if sys.platform == "win32":
            return
        self._later = later
        before = signal.getsignal(signal.SIGTSTP)
        if before != self._before_stop and before not in (None, signal.SIG_IGN):
            self._stop_handler = before
            signal.signal(signal.SIGTSTP, self._before_stop)

    @contextlib.contextmanager
    def lend_terminal(self) -> Iterator[None]:
        """While another program (an editor) has the terminal, what is typed there to interrupt it is not for us."""
        assert self._listener is not None
        self._lent += 1
        try:
            yield
        finally:
            self._listener.tell(_RETURNED)  # heard after every signal that came before

    def _note(self, number: int, _frame: object) -> None:
        """Only so that the signal does not kill: the guardian has heard of it already. Windows tells it here."""
        if self._listener is not None:
            self._listener.noted(number)
        self._wait_if_forced()

    def _before_stop(self, number: int, frame: Any) -> None:
        if self._later is not None:
            with contextlib.suppress(RuntimeError):  # a loop that is closed already
                self._later(self._stop, number, None)
                return
        self._stop(number, frame)

    def _stop(self, number: int, frame: Any) -> None:
        self._flush(_STOP_FLUSH)
        if callable(self._stop_handler):
            self._stop_handler(number, frame)
        elif sys.platform != "win32":
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, self._before_stop)  # back from the stop

    # In the guardian

    def _guard(self) -> None:
        assert self._listener is not None
        if hasattr(signal, "pthread_sigmask"):
            # Signals are for the main thread: one that lands here would not wake it. And giving the terminal back from
            # the background would otherwise stop the whole program.
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while not self._listener.retired:
            heard = self._listener.wait(_TICK)
            for number in heard.numbers:
                if number == _RETURNED:
                    self._lent -= 1
                elif self._is_ending(number):
                    self._end(number)
                    break
            else:
                if heard.hung_up or self._terminal.is_gone() or self._is_orphan():
                    self._end(HANGUP)

    def _is_ending(self, number: int) -> bool:
        return number in _ENDING and number in self._before and not (self._lent and number in _FROM_KEYBOARD)

    def _is_orphan(self) -> bool:
        """Whether who started us has died, and the terminal is not ours either: nobody will ever type again."""
        return os.getppid() != self._parent and not self._terminal.is_ours()

    def _end(self, number: int) -> None:
        """Save, ask, wait, leave. Returns only if we are retired meanwhile, or `leave` returns."""
        assert self._listener is not None
        over = time.monotonic() + GRACE
        if self._status is None:
            self._status = 128 + number
        self._flush(_FIRST_FLUSH)
        self._ask_to_leave(self._status)
        while (rest := over - time.monotonic()) > 0:
            self._listener.wait(rest)
            if self._listener.retired:
                return
        self._flush(_LAST_FLUSH)
        self._forced = True
        with contextlib.suppress(Exception):  # nothing may come between us and the end
            self._terminal.restore(signal.SIGTERM if signal.SIGTERM in self._before else None)
        self._leave(self._status)
        self._listener.retire()

    def _flush(self, seconds: float) -> None:
        with contextlib.suppress(Exception):
            self._flush_now(seconds)

    def _ask_to_leave(self, status: int) -> None:
        with contextlib.suppress(Exception):  # a loop that is closed already
            self._ask(status)

    # In a thread of Windows

    def _console_event(self, event: ConsoleEvent) -> None:
        if not event.final:
            number = signal.SIGINT if event is ConsoleEvent.CTRL_C else getattr(signal, "SIGBREAK", signal.SIGINT)
            if self._listener is not None:
                self._listener.noted(number)
            return
        if self._status is None:
            self._status = 128 + HANGUP
        self._flush(_FINAL_FLUSHES[0])
        self._ask_to_leave(self._status)
        self._left.wait(_FINAL_GRACE)
        self._flush(_FINAL_FLUSHES[1])


def _terminal_fd() -> int:
    """The descriptor of the terminal: that of stdin, where keys come from; -1 if there is none."""
    try:
        fd = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        return fd if os.isatty(fd) else -1
    except (OSError, ValueError):
        return -1
