"""The real program in a pseudo-terminal: type, look at the screen, end it in any way, and see what is left.

A thread reads all output and emulates it, as a terminal does; whoever waits for something on the screen is woken by
it. Nothing here sleeps.
"""

from __future__ import annotations

import builtins
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Final, Self

from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.screen import ALTERNATE, MAIN, Screen

PATIENCE: Final = 20.0
"""Seconds to wait for what should come at once, on a busy machine."""
PROGRAM: Final = ("-m", "interview_tui")

_LOOK = 0.1  # seconds between looks whether a program that shows nothing has ended
_PIECE = 1024  # bytes; what a line discipline surely holds
# Becomes the program itself, in the foreground of a terminal of its own; first it does what a test wants done before.
_START = "import fcntl, os, sys, termios; {before}; {controlling}; os.execv(sys.argv[1], sys.argv[1:])"
_CONTROLLING = "fcntl.ioctl(0, termios.TIOCSCTTY, 0)"


class Terminal:
    """One run of the program. A context manager: nothing of it is left afterwards.

    `before` is Python code for the process that becomes the program; `program` is what Python is started with.
    Not `controlling`: the terminal is not that of its session, so closing it sends no signal.
    """

    def __init__(
        self,
        home: Home,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        program: Sequence[str] = PROGRAM,
        before: str = "pass",
        controlling: bool = True,
        umask: int = -1,
    ) -> None:
        self._screen = Screen(columns, rows)
        self.output = b""
        self.heard = 0.0  # when the last output came, on the monotonic clock
        self._changed = threading.Condition()
        self._may_read = threading.Event()
        self._may_read.set()
        self._wake_read, self._wake_write = os.pipe()
        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        self._set_size(columns, rows)
        self._before: list[Any] = termios.tcgetattr(self._slave)
        self._after: list[Any] | None = None
        start = _START.format(before=before, controlling=_CONTROLLING if controlling else "pass")
        transcripts = ["--transcripts", str(home.transcripts)]
        self._process = subprocess.Popen(
            [sys.executable, "-ISc", start, sys.executable, *program, *transcripts, *arguments],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=home.environ,
            cwd=home.path,
            start_new_session=True,
            umask=umask,
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    # The screen

    @property
    def screen(self) -> list[str]:
        """The rows as they are shown now, without blanks at their ends."""
        with self._changed:
            return self._screen.lines

    @property
    def text(self) -> str:
        """The rows, joined by line feeds."""
        return "\n".join(self.screen)

    @property
    def in_full_screen(self) -> bool:
        """Whether the program has the screen to itself: what stood there before comes back after it."""
        with self._changed:
            return self._screen.shown == ALTERNATE

    @property
    def before_cursor(self) -> str:
        """What stands on the cursor's row before it: whoever types sees it grow."""
        with self._changed:
            return self._screen.before_cursor

    def shows(self, text: str) -> bool:
        """Whether the screen holds `text`, on one row or wrapped over more."""
        lines = self.screen
        return text in "\n".join(lines) or " ".join(text.split()) in " ".join(" ".join(lines).split())

    def wait_for(self, wanted: str | Callable[[], object], seconds: float = PATIENCE) -> None:
        """Wait until the screen shows a text, or until something holds that the screen tells of."""
        holds = (lambda: self.shows(wanted)) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + seconds
        with self._changed:
            while not (self._screen.whole and holds()):
                ended = self._process.poll()
                assert ended is None, f"it ended, with {ended}, and never showed {wanted!r}:\n{self.text}"
                assert time.monotonic() < deadline, f"never showed {wanted!r}:\n{self.text}"
                self._changed.wait(_LOOK)

    def wait_gone(self, text: str, seconds: float = PATIENCE) -> None:
        """Wait until the screen does not show that text any more."""
        self.wait_for(lambda: not self.shows(text), seconds)

    def forget(self) -> None:
        """Forget the output so far: what the screen shows stays."""
        with self._changed:
            self.output = b""

    # The keyboard

    def type(self, text: str) -> None:
        """Type it, each key a write of its own; a line feed is Enter."""
        for character in text:
            self.send(character.replace("\n", "\r"))

    def press(self, *names: str) -> None:
        """Press keys by name: "ctrl+n", "f2", "enter", or the character itself."""
        for name in names:
            self.send(KEYS.get(name, name))

    def paste(self, text: str) -> None:
        """Paste it, as a terminal hands over a paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, text: str) -> None:
        """Click on the beginning of a text that is on the screen."""
        row = next(number for number, line in enumerate(self.screen, 1) if text in line)
        column = self.screen[row - 1].index(text) + 1
        self.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")

    def send(self, keys: str) -> None:
        """Write bytes to the program at once (in pieces if there are very many)."""
        data = keys.encode()
        deadline = time.monotonic() + PATIENCE
        while data:
            assert time.monotonic() < deadline, "the program does not read its keys"
            if select.select([], [self._master], [], _LOOK)[1]:
                data = data[os.write(self._master, data[:_PIECE]) :]

    def unread(self) -> int:
        """How many bytes of what was typed the program has not taken yet.

        On a busy machine the kernel is up to 0.2 s behind in handing over what was typed, and does not count that. To
        ask whether there is something to read, where there is nothing, makes it hand over at once.
        """
        select.select([self._slave], [], [], 0)
        count = fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4))
        return int(struct.unpack("i", count)[0])

    # The window

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the system tells the program."""
        with self._changed:
            self._screen.resize(columns, rows)
            self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def stop_reading(self) -> None:
        """Show nothing any more and take no output, like a connection that hangs."""
        self._may_read.clear()
        self._wake()

    def stall(self, *keys: str) -> None:
        """Stop reading, and press these keys, which show much, until the program waits in a write and can do no more.

        How far it is beyond that write nothing tells; so it gets the time for some forty pictures.
        """
        self.stop_reading()
        deadline = time.monotonic() + PATIENCE
        while select.select([], [self._slave], [], 0)[1]:
            assert time.monotonic() < deadline, "the terminal takes in everything"
            self.press(*keys)
            self.running(0.02)
        for _ in range(40):
            self.press(*keys)
            self.running(0.02)

    def read_on(self) -> None:
        """Take output again."""
        self._may_read.set()

    def close_terminal(self) -> None:
        """Close the window: the program's terminal is gone."""
        self._end_reading()
        self._close(self._slave, self._master)
        self._slave = self._master = -1

    # The end

    def kill(self, number: int) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def running(self, seconds: float = 0.0) -> bool:
        """Whether it has not ended within so many seconds."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return True
        return False

    def wait_stopped(self) -> None:
        """Wait until it is stopped (ctrl+z)."""
        status = os.waitpid(self.pid, os.WUNTRACED)[1]
        assert os.WIFSTOPPED(status), status

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait for the end and take in the last output: the exit status, minus n where signal n killed it."""
        status = self._process.wait(seconds)
        if self._slave >= 0:
            self._after = termios.tcgetattr(self._slave)
            self._close(self._slave)
            self._slave = -1
            self.read_on()
            self._reader.join(PATIENCE)
        return status

    def end(self) -> tuple[int, float]:
        """`wait`, and how many seconds it took."""
        began = time.monotonic()
        return self.wait(), time.monotonic() - began

    def left_behind(self) -> list[str]:
        """After the end: in what the terminal is not as it was before; nothing, if all is well."""
        assert self._after is not None, "not ended yet"
        return self._screen.changed_modes + ["other settings"] * (self._after != self._before)

    def terminal_restored(self) -> bool:
        """After the end: settings as before, no mouse, paste or focus reports, the ordinary screen, and a cursor."""
        return not self.left_behind() and self._screen.shown == MAIN

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: builtins.type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(PATIENCE)
        self._end_reading()
        self._close(self._slave, self._master, self._wake_read, self._wake_write)

    # The thread that reads

    def _read(self) -> None:
        while True:
            self._may_read.wait()
            ready = select.select([self._master, self._wake_read], [], [])[0]
            if self._wake_read in ready and os.read(self._wake_read, 1) == b"e":
                return
            if self._master not in ready or not self._may_read.is_set():
                continue
            try:
                data = os.read(self._master, 65536)
            except BlockingIOError:
                continue
            except OSError:  # nobody holds the other end any more
                data = b""
            heard = time.monotonic()
            with self._changed:
                self.heard = heard
                self.output += data
                answer = self._screen.feed(data)
                self._changed.notify_all()
            if not data:
                return
            if answer:
                os.write(self._master, answer)

    def _wake(self, message: bytes = b"w") -> None:
        os.write(self._wake_write, message)

    def _end_reading(self) -> None:
        if self._reader.is_alive():
            self._wake(b"e")
            self.read_on()
            self._reader.join(PATIENCE)

    @staticmethod
    def _close(*descriptors: int) -> None:
        for descriptor in descriptors:
            if descriptor >= 0:
                os.close(descriptor)
