"""The terminal as it was before the program took it over, to be given back when the tidy way fails.

No call here waits for the terminal: one that has stopped reading would otherwise keep the program from ending.
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
except ImportError:  # Windows gives its console back by itself
    _HAS_TERMIOS = False
else:
    _HAS_TERMIOS = True

RESET: Final = (
    b"\x18"  # cut off a sequence that stopped half way
    b"\x1b[?2026l"  # no synchronised output
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # no bracketed paste, focus or size reports
    b"\x1b[<u"  # keys as they were (kitty's protocol), before leaving the other screen
    b"\x1b[?1049l\x1b[?7h\x1b[?25h\x1b[0m"  # the ordinary screen, wrapping, a cursor, plain letters
)
_TRIES = 20
_BETWEEN = 0.01  # seconds


class Terminal:
    """The terminal behind descriptor `fd`, remembered as it is now; -1 stands for none."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self._settings: list[Any] | None = None
        self._name: str | None = None
        if _HAS_TERMIOS and fd >= 0:
            with contextlib.suppress(OSError, termios.error):
                self._settings = termios.tcgetattr(fd)
                self._name = os.ttyname(fd)

    def is_gone(self) -> bool:
        """Whether it was a terminal and is none any more: its window was closed."""
        if not _HAS_TERMIOS or self._settings is None:
            return False
        try:
            termios.tcgetattr(self.fd)
        except (OSError, termios.error):
            return True
        return False

    def is_ours(self) -> bool:
        """Whether we may read from it: we are in its foreground."""
        try:
            return os.tcgetpgrp(self.fd) == os.getpgrp()
        except (OSError, AttributeError):
            return False

    def restore(self, interrupt: int | None = None) -> bool:
        """Give it back: its settings, the ordinary screen, no mouse. Whether it took all of that.

        Only for a process that is about to end: nothing it still prints will be seen. `interrupt` is a signal with a
        harmless handler: it gets threads out of a write that the terminal does not take, for they keep us out.
        """
        if not _HAS_TERMIOS or self._settings is None or self._name is None:
            return False
        try:
            termios.tcsetattr(self.fd, termios.TCSANOW, self._settings)
            # Opened anew: not to wait is a setting of the open file, which we share with the shell.
            fd = os.open(self._name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except (OSError, termios.error):
            return False
        try:
            _silence_others(interrupt)
            return _write_without_waiting(fd, RESET)
        finally:
            os.close(fd)


def _silence_others(interrupt: int | None) -> None:
    """A thread that is still writing pictures would do so after us: from here on it writes to nowhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    for fd in (1, 2):
        if os.isatty(fd):
            os.dup2(null, fd)
    for thread in threading.enumerate():
        if interrupt is not None and thread.ident is not None and thread is not threading.current_thread():
            signal.pthread_kill(thread.ident, interrupt)


def _write_without_waiting(fd: int, data: bytes) -> bool:
    """Write all, for a fifth of a second at most. Where nothing is taken, drop what nobody has read yet."""
    for _ in range(_TRIES):
        try:
            data = data[os.write(fd, data) :]
        except BlockingIOError:
            with contextlib.suppress(OSError, termios.error):
                termios.tcflush(fd, termios.TCOFLUSH)
            time.sleep(_BETWEEN)  # a write that was waiting may now end, and let us in
        except OSError:
            return False
        if not data:
            return True
    return False
