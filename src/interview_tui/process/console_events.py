"""Windows console control events: ctrl+c, ctrl+break, close, logoff and shutdown.

Windows calls the handler in a thread of its own, also while the main thread is blocked. For the last three it ends the
process as soon as the handler returns, or after about five seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Protocol


class ConsoleEvent(IntEnum):
    """List the events by their numbers in Windows (wincon.h)."""

    CTRL_C = 0
    CTRL_BREAK = 1
    CLOSE = 2
    LOGOFF = 5
    SHUTDOWN = 6

    @property
    def final(self) -> bool:
        """Return whether Windows ends the process when the handler returns."""
        return self in (ConsoleEvent.CLOSE, ConsoleEvent.LOGOFF, ConsoleEvent.SHUTDOWN)


class ConsoleEvents(Protocol):
    """Declare a source of console events."""

    def listen(self, handler: Callable[[ConsoleEvent], None]) -> None:
        """Call `handler` for every event, in any thread; its return marks the event as handled."""

    def stop(self) -> None:
        """Stop calling the handler."""


if sys.platform == "win32":  # pragma: no cover

    class WindowsConsole:
        """Deliver the events of the real console, through SetConsoleCtrlHandler."""

        def __init__(self) -> None:
            self._callback: Any = None  # Windows keeps no reference to it, so this object must

        def listen(self, handler: Callable[[ConsoleEvent], None]) -> None:
            """Call `handler` for every event, in a thread of Windows."""
            import ctypes

            def called(number: int) -> bool:
                try:
                    handler(ConsoleEvent(number))
                except ValueError:  # an event that is not in the list
                    return False
                return True

            self._callback = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(called)
            ctypes.windll.kernel32.SetConsoleCtrlHandler(self._callback, True)

        def stop(self) -> None:
            """Stop calling the handler."""
            import ctypes

            if self._callback is not None:
                ctypes.windll.kernel32.SetConsoleCtrlHandler(self._callback, False)
                self._callback = None
