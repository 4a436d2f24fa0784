"""The state of the terminal before the program took it over, restored if the regular shutdown fails.

No call here waits for the terminal: one that has stopped reading would otherwise keep the process from ending.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from typing import Any, Final

try:
    import termios
except ImportError:  # Windows restores its console by itself
    _HAS_TERMIOS = False
else:
    _HAS_TERMIOS = True

RESET: Final = (
    b"\x18"  # cancel an unfinished escape sequence
    b"\x1b[?2026l"  # no synchronised output
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # no bracketed paste, focus or size reports
    b"\x1b[<u"  # the previous key protocol (kitty's), before leaving the alternate screen
    b"\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"  # the normal screen, wrapping, a cursor, no text attributes
)
_TRIES = 20
_RETRY_WAIT = 0.01  # seconds


class Terminal:
    """Hold the state of the terminal of descriptor `fd` at this moment; -1 for no terminal."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._settings: list[Any] | None = None
        self._name: str | None = None
        if _HAS_TERMIOS and fd >= 0:
            with contextlib.suppress(OSError, termios.error):
                self._settings = termios.tcgetattr(fd)
                self._name = os.ttyname(fd)

    def is_gone(self) -> bool:
        """Return whether it was a terminal and no longer is: its window was closed."""
        if not _HAS_TERMIOS or self._settings is None:
            return False
        try:
            termios.tcgetattr(self.fd)
        except (OSError, termios.error):
            return True
        return False

    def is_ours(self) -> bool:
        """Return whether this process may read from it: it is in the foreground process group."""
        try:
            return os.tcgetpgrp(self.fd) == os.getpgrp()
        except (OSError, AttributeError):
            return False

    def restore(self, interrupt: int | None = None) -> bool:
        """Restore its settings, the normal screen and no mouse; return whether the terminal accepted all of that.

        Only for a process that is about to end: what it prints after this is lost. `interrupt` is a signal with a
        harmless handler; it ends a blocked write of another thread, which would delay ours.
        """
        if not _HAS_TERMIOS or self._settings is None or self._name is None:
            return False
        try:
            termios.tcsetattr(self.fd, termios.TCSANOW, self._settings)
            # Opened again: O_NONBLOCK belongs to the open file, which is shared with the shell.
            fd = os.open(self._name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except (OSError, termios.error):
            return False
        try:
            _silence_others(interrupt)
            return _write_without_waiting(fd, RESET)
        finally:
            os.close(fd)


def _silence_others(interrupt: int | None) -> None:
    """Redirect stdout and stderr to the null device, so that no other thread writes a frame after the reset.

    `interrupt`, a signal, is sent to all other threads, to end a write that is blocked.
    """
    null = os.open(os.devnull, os.O_WRONLY)
    for fd in (1, 2):
        if os.isatty(fd):
            os.dup2(null, fd)
    for thread in threading.enumerate():
        if interrupt is not None and thread.ident is not None and thread is not threading.current_thread():
            signal.pthread_kill(thread.ident, interrupt)


def _write_without_waiting(fd: int, data: bytes) -> bool:
    """Write all of `data` within 0.2 s and return whether that worked; discard unread output if the terminal blocks."""
    for _ in range(_TRIES):
        try:
            data = data[os.write(fd, data) :]
        except BlockingIOError:
            with contextlib.suppress(OSError, termios.error):
                termios.tcflush(fd, termios.TCOFLUSH)
            time.sleep(_RETRY_WAIT)  # a write that was blocked may now end
        except OSError:
            return False
        if not data:
            return True
    return False
