"""Shutdown on a signal or a closed terminal: save, ask the program to exit, then exit by force.

A watcher thread waits for the signals that end a program and for the terminal to disappear. It does not need the main
thread, which may be blocked in a write to a terminal that has stopped reading, or loop on one that is gone. On such a
signal it saves, asks the program to exit with status 128 + n (n is the signal; 1, a hang-up, if the window was closed),
and two seconds later exits by force, after restoring the terminal as well as possible. Further signals have no effect.
The whole takes three seconds at most.

Python runs a signal handler in the main thread only, so the watcher is woken by the number that the interpreter writes
to a pipe (`signal.set_wakeup_fd`) as soon as the signal arrives, in whatever thread.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from interview_tui.process.listener import Listener, PipeListener, QueueListener
from interview_tui.process.tty_state import Terminal

if TYPE_CHECKING:
    from interview_tui.process.console_events import ConsoleEvent, ConsoleEvents

GRACE: Final = 2.0
"""Seconds from the first signal in which the program may exit by itself."""
_FIRST_FLUSH = 0.8  # seconds; before the program is asked to exit
_LAST_FLUSH = 0.4  # seconds; after the grace period, before the forced exit
_STOP_FLUSH = 1.0  # seconds; before a stop by ctrl+z
_TICK = 0.5  # seconds between checks for what no signal reports: a parent process that died
_FINAL_FLUSHES = (2.0, 1.0)  # seconds; Windows ends the process about five seconds after the event
_FINAL_GRACE = 1.5

HANGUP: Final = 1
"""The number of SIGHUP, which a closed terminal sends; also used where that signal does not exist."""
_TERMINAL_RETURNED = 255  # not a signal: the other program returned the terminal
_ENDING: Final = tuple(
    number
    for name in ("SIGINT", "SIGHUP", "SIGQUIT", "SIGTERM", "SIGBREAK")
    if (number := getattr(signal, name, None)) is not None
)
_FROM_KEYBOARD: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name))


class Endings:
    """Watch for signals and a closed terminal, and end the program when one comes.

    Made and installed in the main thread, before the terminal is taken over; a context manager around the program.
    `flush(seconds)` saves what is unsaved and returns whether that worked; `ask_to_leave(status)` makes the program
    exit by itself with that status and returns at once. Both are called in the watcher thread (on Windows also in a
    thread of the system), so `ask_to_leave` needs `loop.call_soon_threadsafe`.
    """

    def __init__(
        self,
        flush: Callable[[float], bool],
        ask_to_leave: Callable[[int], None],
        *,
        console: ConsoleEvents | None = None,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        """Take `console`, the events of Windows, and `leave`, which ends the process, from a test if given."""
        self._flush_now = flush
        self._ask = ask_to_leave
        self._console = console or _system_console()
        self._leave = leave
        self._status: int | None = None
        self._lent = 0
        self._forced = False
        self._closed = threading.Event()
        self._previous: dict[int, Any] = {}
        self._stop_handler: Any = None
        self._later: Callable[..., object] | None = None
        self._terminal = Terminal(_terminal_fd())
        self._parent = os.getppid()
        self._listener: Listener | None = None
        self._watcher: threading.Thread | None = None

    @property
    def status(self) -> int | None:
        """Return the exit status that a signal asks for; None while there was none."""
        return self._status

    # In the main thread

    def install(self) -> None:
        """Start watching. A SIGHUP that was ignored at the start (nohup) stays ignored."""
        self._listener = QueueListener() if self._console is not None else PipeListener(self._terminal.fd)
        for number in _ENDING:
            if number == getattr(signal, "SIGHUP", None) and signal.getsignal(number) is signal.SIG_IGN:
                continue
            self._previous[number] = signal.signal(number, self._on_signal)
        self.guard_stop()
        if self._console is not None:
            self._console.listen(self._console_event)
        self._watcher = threading.Thread(target=self._watch, name="endings", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop watching after the program has ended by itself.

        If it was asked to exit, the watcher stays until the grace period is over: until then the program can wait for
        its threads, and further signals have no effect. Otherwise all is restored as before `install`.
        """
        self._closed.set()
        self._wait_if_forced()
        if self._status is None:
            self.uninstall()

    def _wait_if_forced(self) -> None:
        """Wait for a forced exit in progress: if the main thread ended first, the terminal would not be restored."""
        watcher = self._watcher
        if self._forced and watcher is not None and watcher is not threading.current_thread():
            watcher.join(GRACE)

    def uninstall(self) -> None:
        """Restore the handlers and end the watcher, even one that is about to exit by force."""
        self._closed.set()
        if self._listener is None or self._watcher is None:
            return
        if self._console is not None:
            self._console.stop()
        for number, handler in self._previous.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._previous.clear()
        if self._stop_handler is not None:
            if signal.getsignal(signal.SIGTSTP) == self._on_stop:
                signal.signal(signal.SIGTSTP, self._stop_handler)
            self._stop_handler = None
        self._listener.retire()
        self._watcher.join()
        self._listener.close()
        self._listener = self._watcher = None

    def __enter__(self) -> Endings:
        self.install()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()
        if self._status is not None:  # the interpreter restores the default handlers as it ends: a signal would kill it
            for number in self._previous:
                signal.signal(number, signal.SIG_IGN)

    def guard_stop(self, later: Callable[..., object] | None = None) -> None:
        """Save before the program is stopped with ctrl+z (SIGTSTP).

        Call it again after another handler for SIGTSTP was installed (Textual's driver does so when it starts): that
        handler then runs after the save. `later(call, *arguments)` makes the main thread save when it has no lock that
        the handler needs; without it the save runs at once, in the signal handler.
        """
        if sys.platform == "win32":
            return
        self._later = later
        before = signal.getsignal(signal.SIGTSTP)
        if before != self._on_stop and before not in (None, signal.SIG_IGN):
            self._stop_handler = before
            signal.signal(signal.SIGTSTP, self._on_stop)

    @contextlib.contextmanager
    def lend_terminal(self) -> Iterator[None]:
        """Ignore signals from the keyboard while another program (an editor) uses the terminal."""
        assert self._listener is not None
        self._lent += 1
        try:
            yield
        finally:
            self._listener.tell(_TERMINAL_RETURNED)  # delivered after every signal that came before

    def _on_signal(self, number: int, _frame: object) -> None:
        """Keep the signal from ending the process.

        The watcher has received it already; on Windows it is passed on here.
        """
        if self._listener is not None:
            self._listener.noted(number)
        self._wait_if_forced()

    def _on_stop(self, number: int, frame: Any) -> None:
        if self._later is not None:
            with contextlib.suppress(RuntimeError):  # the event loop is closed already
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
            signal.signal(signal.SIGTSTP, self._on_stop)  # the process was continued

    # In the watcher thread

    def _watch(self) -> None:
        assert self._listener is not None
        if hasattr(signal, "pthread_sigmask"):
            # Signals are for the main thread: one that arrived here would not wake it. And restoring the terminal from
            # the background would otherwise stop the whole process (SIGTTOU).
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while not self._listener.retired:
            heard = self._listener.wait(_TICK)
            for number in heard.numbers:
                if number == _TERMINAL_RETURNED:
                    self._lent -= 1
                elif self._is_ending(number):
                    self._end(number)
                    break
            else:
                if heard.hung_up or self._terminal.is_gone() or self._is_orphan():
                    self._end(HANGUP)

    def _is_ending(self, number: int) -> bool:
        return number in _ENDING and number in self._previous and not (self._lent and number in _FROM_KEYBOARD)

    def _is_orphan(self) -> bool:
        """Return whether the parent process died and the terminal is not ours: no input can come any more."""
        return os.getppid() != self._parent and not self._terminal.is_ours()

    def _end(self, number: int) -> None:
        """Save, ask the program to exit, wait, and exit by force.

        Returns only if the listener is retired meanwhile, or `leave` returns.
        """
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
        with contextlib.suppress(Exception):  # no error may prevent the exit
            self._terminal.restore(signal.SIGTERM if signal.SIGTERM in self._previous else None)
        self._leave(self._status)
        self._listener.retire()

    def _flush(self, seconds: float) -> None:
        with contextlib.suppress(Exception):
            self._flush_now(seconds)

    def _ask_to_leave(self, status: int) -> None:
        with contextlib.suppress(Exception):  # the event loop is closed already
            self._ask(status)

    # In a thread of Windows

    def _console_event(self, event: ConsoleEvent) -> None:
        from interview_tui.process.console_events import ConsoleEvent

        if not event.final:
            number = signal.SIGINT if event is ConsoleEvent.CTRL_C else getattr(signal, "SIGBREAK", signal.SIGINT)
            if self._listener is not None:
                self._listener.noted(number)
            return
        if self._status is None:
            self._status = 128 + HANGUP
        self._flush(_FINAL_FLUSHES[0])
        self._ask_to_leave(self._status)
        self._closed.wait(_FINAL_GRACE)
        self._flush(_FINAL_FLUSHES[1])


def _system_console() -> ConsoleEvents | None:
    """Return the console events of this system; None where signals are enough."""
    if sys.platform == "win32":  # pragma: no cover
        from interview_tui.process.console_events import WindowsConsole

        return WindowsConsole()
    return None


def _terminal_fd() -> int:
    """Return the descriptor of the terminal, which is that of stdin; -1 if there is none."""
    try:
        fd = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        return fd if os.isatty(fd) else -1
    except (OSError, ValueError):
        return -1
