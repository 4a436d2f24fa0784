"""The console of Windows, through stand-ins for its records: the same keys come out, and its thread never dies."""

from __future__ import annotations

import asyncio
import ctypes
import sys
import threading
from collections.abc import Iterable
from itertools import pairwise
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import textual.drivers
from hypothesis import given
from hypothesis import strategies as st
from textual.message import Message

from interview_tui.tui.terminal.windows_driver import ConsoleThread, Records, console_reader, driver_class
from tests.tui.terminal.keyboard import Keyboard, tell

SHIFT = 0x10
NUM_LOCK = 0x20


def key(unit: str, *, down: bool = True, code: int = 0, state: int = 0) -> Any:
    """A record of a key: one unit of UTF-16."""
    pressed = SimpleNamespace(
        bKeyDown=down, wVirtualKeyCode=code, dwControlKeyState=state, uChar=SimpleNamespace(UnicodeChar=unit)
    )
    return SimpleNamespace(EventType=1, Event=SimpleNamespace(KeyEvent=pressed))


def size(columns: int, rows: int) -> Any:
    """A record of a window that changed."""
    event = SimpleNamespace(dwSize=SimpleNamespace(X=columns, Y=rows))
    return SimpleNamespace(EventType=4, Event=SimpleNamespace(WindowBufferSizeEvent=event))


def units(text: str) -> list[str]:
    """The text in units of UTF-16: two for an emoji."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(data), 2)]


def keys(text: str) -> list[Any]:
    """What the console gives for it, each key down and up again."""
    return [record for unit in units(text) for record in (key(unit), key(unit, down=False))]


class Console:
    """What the console gives, read by read; then the program ends. `told` is what came of it."""

    def __init__(self, reads: Iterable[list[Any]], *, is_gone: bool = False) -> None:
        self.ended = threading.Event()
        self.told: list[str] = []
        self.sizes: list[Message] = []
        self.panics = 0
        self._reads = iter(reads)
        self._is_gone = is_gone

    def read(self, _milliseconds: int) -> list[Any]:
        records = next(self._reads, None)
        if records is None:
            if self._is_gone:
                raise OSError
            self.ended.set()
        return records or []

    def panic(self) -> None:
        """As the app's."""

    def call_later(self, call: Any) -> None:
        assert call == self.panic
        self.panics += 1

    async def _post_message(self, message: Message) -> None:
        self.sizes.append(message)

    def run(self) -> list[str]:
        """Run the thread to its end."""
        keyboard = Keyboard()

        async def along() -> None:
            thread = ConsoleThread(
                asyncio.get_running_loop(),
                self,  # type: ignore[arg-type]
                self.ended,
                lambda message: self.told.append(tell(message)),
                read=self.read,
                reader=keyboard.reader,
            )
            thread.start()
            await asyncio.to_thread(thread.join, 10)
            assert not thread.is_alive()

        asyncio.run(along())
        return self.told


def test_keys_pastes_and_what_is_left_at_the_end() -> None:
    told = Console([keys("a\x1b[A\x0e\x1b[200~Uit \x11 haar"), keys(" mail\x1b[201~\x1b[200~nog iets")]).run()
    assert told == ["a", "up", "ctrl+n", "“Uit \x11 haar mail”", "“nog iets”"]


def test_an_emoji_between_two_reads() -> None:
    first, second = units("👍")
    assert Console([[key("a"), key(first)], [], [key(second)], keys("b")]).run() == ["a", "👍", "b"]


def test_half_an_emoji_is_shown_as_such() -> None:
    first, second = units("👍")
    assert Console([[key(first)], keys("b"), [key(second)], keys("c")]).run() == ["\ufffd", "b", "\ufffd", "c"]


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=20), st.sets(st.integers(1, 40), max_size=4))
def test_text_is_the_same_however_it_is_cut(text: str, places: set[int]) -> None:
    records, pressed = Records(), [key(unit) for unit in units(text)]
    ends = [0, *sorted(places), len(pressed)]
    read = "".join(records.text(pressed[start:end]) for start, end in pairwise(ends))
    whole = "".join(units(text)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert whole.startswith(read)
    assert whole[len(read) :] == ("" if read == whole else whole[-1])


def test_what_the_console_reports_besides_characters_is_no_key() -> None:
    alone = [key("\0", state=SHIFT), key("x", state=NUM_LOCK), key("y", code=0x59, state=NUM_LOCK), key("z")]
    assert Console([alone, [size(80, 24), size(100, 30)]]).run() == ["y", "z"]


def test_the_last_size_of_the_window_is_told() -> None:
    console = Console([[size(80, 24), key("a"), size(100, 30)]])
    assert console.run() == ["a"]
    (told,) = console.sizes
    assert (told.size.width, told.size.height) == (100, 30)  # type: ignore[attr-defined]


def test_a_console_that_is_gone_is_told_behind_the_last_keys() -> None:
    console = Console([keys("\x1b[200~Uit haar mail")], is_gone=True)
    assert console.run() == ["“Uit haar mail”"]
    assert console.panics == 1


class Kernel:
    """Stands in for the functions of Windows that read a console."""

    def __init__(self, records: list[Any]) -> None:
        self.records = records
        self.gives = True

    def ReadConsoleInputW(self, _handle: object, into: Any, _most: int, count: Any) -> bool:  # noqa: N802 - as it is called
        into._obj[0 : len(self.records)] = self.records
        count._obj.value = len(self.records)
        return self.gives


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Kernel:
    """Textual's two modules for Windows, which are not to be had elsewhere, with stand-ins for what we use of them."""

    class Array(list[Any]):
        """A class times a number makes a class of arrays, as in ctypes."""

    class Record(type):
        def __mul__(cls, count: int) -> Any:
            return lambda: Array([None] * count)

    kernel = Kernel(keys("ab"))
    win32 = ModuleType("textual.drivers.win32")
    vars(win32).update(
        GetStdHandle=lambda number: f"handle {number}",
        STD_INPUT_HANDLE=-10,
        INPUT_RECORD=Record("INPUT_RECORD", (), {}),
        wait_for_handles=lambda handles, milliseconds: handles[0] if milliseconds else None,
        KERNEL32=kernel,
        EventMonitor=None,
    )

    class WindowsDriver:
        """Begins its thread as Textual's does."""

        def __init__(self, app: Any, *, debug: bool = False) -> None:
            self._app, self._debug = app, debug
            self.exit_event = threading.Event()

        def start_application_mode(self) -> ConsoleThread:
            thread: ConsoleThread = win32.EventMonitor(None, self._app, self.exit_event, print)
            return thread

    windows_driver = ModuleType("textual.drivers.windows_driver")
    windows_driver.WindowsDriver = WindowsDriver  # type: ignore[attr-defined]
    monkeypatch.setattr(ctypes, "byref", lambda value: SimpleNamespace(_obj=value))
    for module in (win32, windows_driver):
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(textual.drivers, module.__name__.rpartition(".")[2], module, raising=False)
    return kernel


def test_the_console_is_read_by_records(kernel: Kernel) -> None:
    read = console_reader()
    assert Records().text(read(100)) == "ab"
    assert read(0) == []
    kernel.gives = False
    with pytest.raises(OSError, match="gone"):
        read(100)


def test_the_driver_begins_our_thread_and_keeps_its_reader(kernel: Kernel) -> None:
    assert kernel.gives
    driver: Any = driver_class()(Console([]), debug=False)  # type: ignore[arg-type]
    first, second = driver.start_application_mode(), driver.start_application_mode()
    assert isinstance(first, ConsoleThread)
    assert first is not second
    assert first._reader is second._reader


def test_esc_and_a_sentence_is_told_as_such_and_the_curtain_does_not_wait() -> None:
    told = Console([keys("\x1bquit nu"), keys("\x1bq"), keys("\x1b[200~Uit haar"), keys("\x15"), keys(" mail")]).run()
    assert told == ["alt+q…", *"uit nu", "alt+q", "ctrl+u", "“Uit haar mail”"]


def test_the_driver_asks_the_app_for_the_keys_of_the_curtain(kernel: Kernel) -> None:
    assert kernel.gives
    app = SimpleNamespace(curtain_keys=frozenset())
    driver: Any = driver_class()(app, debug=False)  # type: ignore[arg-type]
    reader = driver.start_application_mode()._reader
    app.curtain_keys = frozenset({"ctrl+k"})
    assert reader.feed("\x1b[200~Uit") == []
    assert [tell(message) for message in reader.feed("\x0b")] == ["ctrl+k"]
