"""What Windows tells a console program: ctrl+c, the window is closed, logging off, shutting down.

Windows calls us in a thread of its own, also while the main thread is stuck, and for the last three it ends the
program as soon as we return, or after some five seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Protocol


class ConsoleEvent(IntEnum):
    """The events, by Windows' own numbers (wincon.h)."""

    CTRL_C = 0
    CTRL_BREAK = 1
    CLOSE = 2
    LOGOFF = 5
    SHUTDOWN = 6

    @property
    def final(self) -> bool:
        """Whether the program is ended when the handler returns."""
        return self in (ConsoleEvent.CLOSE, ConsoleEvent.LOGOFF, ConsoleEvent.SHUTDOWN)


class ConsoleEvents(Protocol):
    """Where the events come from."""

    def listen(self, handler: Callable[[ConsoleEvent], None]) -> None:
        """From now on call `handler`, in whatever thread; to return from it says that the event is dealt with."""

    def stop(self) -> None:
        """Do not call it any more."""


if sys.platform == "win32":  # pragma: no cover

    class WindowsConsole:
        """The events of the real console, through SetConsoleCtrlHandler."""

        def __init__(self) -> None:
            self._callback: Any = None  # Windows keeps no reference, so we must

        def listen(self, handler: Callable[[ConsoleEvent], None]) -> None:
            """From now on call `handler` for every event."""
            import ctypes

            def called(number: int) -> bool:
                try:
                    handler(ConsoleEvent(number))
                except ValueError:  # an event that is none of ours
                    return False
                return True

            self._callback = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(called)
            ctypes.windll.kernel32.SetConsoleCtrlHandler(self._callback, True)

        def stop(self) -> None:
            """Do not call it any more."""
            import ctypes

            if self._callback is not None:
                ctypes.windll.kernel32.SetConsoleCtrlHandler(self._callback, False)
                self._callback = None


def system_console() -> ConsoleEvents | None:
    """The events of this system; None where signals say it all."""
    if sys.platform == "win32":  # pragma: no cover
        return WindowsConsole()
    return None
