"""The driver of the console of Windows, with a thread of our own that reads it.

The console gives records of keys, each with one unit of UTF-16; what a terminal sends for a key, a paste or the mouse
comes as one record for each of its characters. Textual 8.2.8 decodes each read on its own, and strictly: half of a
character (an emoji between two reads) ends its thread, and nothing is read any more. It also drops what it has read
when it ends. Upstream would have to keep a half until the other comes, and let an app give a parser of its own.

Private parts: the module `win32` of its drivers, in which the thread is put, `_debug`, and XTermParser.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from interview_tui.tui.terminal.key_reader import KeyReader
from interview_tui.tui.terminal.sequences import Meanings

if TYPE_CHECKING:
    from textual.app import App

_KEY: Final = 0x0001
_SIZE: Final = 0x0004
_MOST: Final = 1024  # records in one read
_LONGEST: Final = 100  # milliseconds between looks whether the thread is to end


class Records:
    """Make text of records: a half of a character waits for the other."""

    def __init__(self) -> None:
        self._half = ""

    def text(self, records: Iterable[Any]) -> str:
        """Return what was pressed, as in one read."""
        units = [self._half]
        for record in records:
            key = record.Event.KeyEvent if record.EventType == _KEY else None
            if key is not None and key.bKeyDown and (key.wVirtualKeyCode or not key.dwControlKeyState):
                units.append(key.uChar.UnicodeChar)
        text = "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        self._half = text[-1:] if "\ud800" <= text[-1:] < "\udc00" else ""
        return text.removesuffix(self._half) if self._half else text

    @staticmethod
    def size(records: Iterable[Any]) -> tuple[int, int] | None:
        """Return the last size of the window among the records; None if it stayed the same."""
        sizes = [record.Event.WindowBufferSizeEvent.dwSize for record in records if record.EventType == _SIZE]
        return (sizes[-1].X, sizes[-1].Y) if sizes else None


class ConsoleThread(threading.Thread):
    """Read the console until `exit_event` is set, and hand on what is left then.

    `read` waits for records, the given milliseconds at most, and returns them, none if nothing came.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        app: App[Any],
        exit_event: threading.Event,
        process_event: Callable[[Any], None],
        *,
        read: Callable[[int], list[Any]] | None = None,
        reader: KeyReader | None = None,
    ) -> None:
        super().__init__(name="textual-input")
        self._loop = loop
        self._app = app
        self._ended = exit_event
        self._process = process_event
        self._read = read or console_reader()
        self._reader = reader or KeyReader()
        self._records = Records()

    def run(self) -> None:
        """Read and hand on. If the console is gone, the app is told as on other systems."""
        gone = False
        while not (gone or self._ended.is_set()):
            try:
                self._read_once()
            except OSError:
                gone = True
        self._hand_on(self._reader.close())
        if gone:
            self._app.call_later(self._app.panic)

    def _read_once(self) -> None:
        due = self._reader.due
        records = self._read(_LONGEST if due is None else min(int(due * 1000) + 1, _LONGEST))
        if text := self._records.text(records):
            self._hand_on(self._reader.feed(text))
        else:
            self._hand_on(self._reader.tick())
        if (size := self._records.size(records)) is not None:
            event = Resize(Size(*size), Size(*size))
            asyncio.run_coroutine_threadsafe(self._app._post_message(event), self._loop)

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self._process(message)


def console_reader() -> Callable[[int], list[Any]]:
    """Return a function that waits for records of the console and returns them."""
    from ctypes import byref, wintypes

    from textual.drivers import win32

    handle = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
    records = (win32.INPUT_RECORD * _MOST)()
    count = wintypes.DWORD(0)

    def read(milliseconds: int) -> list[Any]:
        if win32.wait_for_handles([handle], milliseconds) is None:
            return []
        if not win32.KERNEL32.ReadConsoleInputW(handle, byref(records), _MOST, byref(count)):
            raise OSError("the console is gone")
        return list(records[: count.value])

    return read


def driver_class() -> type[Driver]:
    """Return Textual's driver for Windows with a `ConsoleThread` in place of its own.

    The reader stays while another program has the console: a paste may have stalled.
    """
    from textual.drivers import win32, windows_driver

    class ConsoleDriver(windows_driver.WindowsDriver):
        """Read keys with a `KeyReader`."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            reader = KeyReader(
                Meanings(XTermParser(self._debug)), urgent=partial(getattr, self._app, "curtain_keys", ())
            )
            win32.EventMonitor = partial(ConsoleThread, reader=reader)  # type: ignore[misc,assignment]

    return ConsoleDriver
