"""Windows' own events, through a fake; and a watcher that is stopped leaves everything as it was."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from unittest.mock import Mock

import pytest

from interview_tui.process.console_events import ConsoleEvent
from interview_tui.process.endings import Endings


class FakeConsole:
    """Events as Windows gives them: in a thread of its own, and it ends us when the handler of a last one returns."""

    def __init__(self) -> None:
        self.handler: Callable[[ConsoleEvent], None] | None = None

    def listen(self, handler: Callable[[ConsoleEvent], None]) -> None:
        self.handler = handler

    def stop(self) -> None:
        self.handler = None

    def fire(self, event: ConsoleEvent) -> None:
        assert self.handler is not None
        thread = threading.Thread(target=self.handler, args=(event,))
        thread.start()
        thread.join(10)
        assert not thread.is_alive()


class Program:
    """What the watcher asked of the program, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.over = threading.Event()
        self.console = FakeConsole()
        self.endings = Endings(self.flush, self.leave, console=self.console, leave=self.die)
        self.obeys = True

    def flush(self, _timeout: float) -> bool:
        self.asked.append("flush")
        return True

    def leave(self, status: int) -> None:
        self.asked.append(f"ask {status}")
        if self.obeys:
            self.endings.close()
            self.over.set()

    def die(self, status: int) -> None:
        self.asked.append(f"die {status}")
        self.over.set()


@pytest.mark.parametrize("event", [event for event in ConsoleEvent if event.final])
def test_windows_waits_until_all_is_saved(event: ConsoleEvent) -> None:
    program = Program()
    program.endings.install()
    try:
        program.console.fire(event)
        assert program.asked == ["flush", "ask 129", "flush"]
        assert program.endings.status == 129
    finally:
        program.endings.uninstall()
    assert program.console.handler is None


@pytest.mark.parametrize("obeys", [True, False])
def test_ctrl_c_in_the_console_is_an_interrupt(obeys: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.process.endings.GRACE", 0.05)
    program = Program()
    program.obeys = obeys
    program.endings.install()
    try:
        program.console.fire(ConsoleEvent.CTRL_C)
        assert program.over.wait(10)
        assert program.asked[:2] == ["flush", "ask 130"]
        if not obeys:
            assert program.asked[2:] == ["flush", "die 130"]
    finally:
        program.endings.uninstall()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_put_away_it_leaves_everything_as_it_was() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)
    kept = [signal.getsignal(number) for number in numbers]
    # Handlers of our own: a signal that is ignored, as the hangup is under nohup, is left alone by the watcher.
    before = [Mock(name=number.name) for number in numbers]
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)
    read, write = os.pipe()
    os.set_blocking(write, False)
    wakeup = signal.set_wakeup_fd(write)
    try:
        with Endings(lambda _timeout: True, lambda _status: None):
            assert all(signal.getsignal(n) != b for n, b in zip(numbers, before, strict=True))
        assert [signal.getsignal(number) for number in numbers] == before
        assert signal.set_wakeup_fd(wakeup) == write
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, was in zip(numbers, kept, strict=True):
            signal.signal(number, was)
        os.close(read)
        os.close(write)
    assert not [thread for thread in threading.enumerate() if thread.name == "endings"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_put_away_it_gives_back_handlers_of_ones_own() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)
    heard: list[int] = []
    handlers: list[Callable[[int, object], None]] = [lambda number, _frame: heard.append(number) for _ in numbers]
    before = [signal.signal(number, handler) for number, handler in zip(numbers, handlers, strict=True)]
    try:
        with Endings(lambda _timeout: True, lambda _status: None):
            assert not [n for n, handler in zip(numbers, handlers, strict=True) if signal.getsignal(n) == handler]
        assert [signal.getsignal(number) for number in numbers] == handlers
        for number in numbers:
            signal.raise_signal(number)
        assert heard == list(numbers)
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is watched there in no way")
def test_a_pipe_in_place_of_a_terminal_that_ends_is_no_hang_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.process.endings.GRACE", 0.05)
    asked: list[int] = []
    looked = threading.Event()
    read, write = os.pipe()
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        endings = Endings(lambda _timeout: True, asked.append, leave=asked.append)

        def look() -> bool:  # comes after whatever was heard
            looked.set()
            return False

        monkeypatch.setattr(endings._terminal, "is_gone", look)
        with endings:
            assert looked.wait(10)
            assert (asked, endings.status) == ([], None)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_who_listened_before_goes_on_hearing() -> None:
    read, write = os.pipe()
    os.set_blocking(write, False)
    wakeup = signal.set_wakeup_fd(write)
    heard = signal.signal(signal.SIGWINCH, lambda *_: None)
    try:
        with Endings(lambda _timeout: True, lambda _status: None):
            os.kill(os.getpid(), signal.SIGWINCH)
            assert os.read(read, 1) == bytes([signal.SIGWINCH])
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGWINCH, heard)
        os.close(read)
        os.close(write)
