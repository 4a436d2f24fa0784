"""A program in a pseudo-terminal: its output, with the time of each piece, and the emulated screen.

Output gets its time when it is read, and is emulated only between measurements, so that the emulator delays none.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, ROWS = 120, 40
SECOND = 1_000_000_000  # nanoseconds

# Sequences the emulator would print: private modes other than h and l, intermediates, device control strings.
_UNKNOWN = re.compile(r"\x1b\[[0-9;?]*[ $][a-zA-Z]|\x1b\[[<=>?][0-9;]*[^0-9;hl]|\x1bP.*?\x1b\\", re.S)
_UNFINISHED = re.compile(r"\x1b(?:\[[^@-~]*|\][^\x07\x1b]*|P[^\x1b]*)?$")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?64;1c"}


class SessionError(Exception):
    """Report that a measurement failed: the program ended, or never showed the expected text."""


class Screen:
    """Emulate a terminal with synchronised output (mode 2026)."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.whole = True  # False in the middle of a synchronised frame

    def feed(self, data: bytes) -> None:
        """Process output; keep an incomplete escape sequence until the rest of it comes."""
        text = self._rest + self._decoder.decode(data)
        unfinished = _UNFINISHED.search(text)
        self._rest = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._rest)]
        begun, ended = text.rfind("\x1b[?2026h"), text.rfind("\x1b[?2026l")
        if begun != ended:
            self.whole = ended > begun
        self._stream.feed(_UNKNOWN.sub("", text))

    def text(self) -> str:
        """Return the rows, joined by line feeds."""
        return "\n".join(self._screen.display)

    def cells(self) -> dict[tuple[int, int], object]:
        """Return what each cell that was ever written holds, with its colours, by row and column."""
        return {(row, column): cell for row, line in self._screen.buffer.items() for column, cell in line.items()}

    def before_cursor(self) -> str:
        """Return the text of the cursor's row, from its left edge up to the cursor."""
        cursor = self._screen.cursor
        return str(self._screen.display[cursor.y])[: cursor.x]


class Session:
    """Run a program in a pseudo-terminal of 120 by 40, as a context manager. Times are monotonic nanoseconds."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self.output: list[tuple[int, bytes]] = []  # time of reading, bytes
        self.screen = Screen()
        self._emulated = 0
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = time.monotonic_ns()
        self._process = subprocess.Popen(command, env=dict(environ), preexec_fn=lambda: os.login_tty(slave))
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def write(self, data: bytes) -> int:
        """Type `data`, in pieces that fit the line discipline; return the time at which the first byte was typed."""
        typed = time.monotonic_ns()
        while data:
            data = data[os.write(self._master, data[:1024]) :]
            if data:
                self.read(0.0005)
        return typed

    def read(self, seconds: float) -> bool:
        """Read output, waiting at most `seconds`; return whether there was any.

        Raises SessionError if the program ended.
        """
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            raise SessionError(f"the program ended; its screen:\n{self.emulate().text()}")
        self.output.append((time.monotonic_ns(), data))
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self._master, answer)
        return True

    def read_until(self, moment: int) -> None:
        """Read output until that moment."""
        while (left := moment - time.monotonic_ns()) > 0:
            self.read(left / SECOND)

    def settle(self, quiet: float = 0.25, limit: float = 20) -> None:
        """Read output until there was none for `quiet` seconds, or `limit` seconds passed."""
        end = time.monotonic_ns() + int(limit * SECOND)
        while self.read(quiet) and time.monotonic_ns() < end:
            pass

    def frames(self) -> Iterator[int]:
        """Emulate the pending output piece by piece; yield the time of each piece that left the screen whole."""
        while self._emulated < len(self.output):
            moment, data = self.output[self._emulated]
            self.screen.feed(data)
            self._emulated += 1
            if self.screen.whole:
                yield moment

    def emulate(self) -> Screen:
        """Return the screen after all output so far."""
        for _ in self.frames():
            pass
        return self.screen

    def wait_for(self, regex: str, quiet: float = 0.15, limit: float = 20) -> int:
        """Return when `regex` first matched a whole screen; look for it whenever nothing came for `quiet` seconds.

        Raises SessionError after `limit` seconds.
        """
        end = time.monotonic_ns() + int(limit * SECOND)
        sought = re.compile(regex)
        while True:
            self.settle(quiet)
            for moment in self.frames():
                if sought.search(self.screen.text()):
                    return moment
            if time.monotonic_ns() > end:
                raise SessionError(f"{regex!r} was not seen; the screen:\n{self.screen.text()}")

    def screens(self, regex: str, quiet: float, limit: float = 60) -> list[tuple[int, str]]:
        """Return every whole screen with its time, until one matches `regex` and nothing came for `quiet` seconds.

        Raises SessionError after `limit` seconds.
        """
        end = time.monotonic_ns() + int(limit * SECOND)
        found: list[tuple[int, str]] = []
        while not found or not re.search(regex, found[-1][1]):
            if time.monotonic_ns() > end:
                raise SessionError(f"{regex!r} was not seen; the screen:\n{self.screen.text()}")
            self.settle(quiet)
            found += [(moment, self.screen.text()) for moment in self.frames()]
        return found

    def last_change(self, moment: int) -> int:
        """Emulate the pending output; return the time of the last piece, or `moment` if there was none.

        A piece that changes one cell and nothing else is a cursor that blinks, and does not count.
        """
        before = self.screen.cells()
        for now in self.frames():
            after = self.screen.cells()
            if sum(cell != before.get(at) for at, cell in after.items()) != 1:
                moment = now
            before = after
        return moment

    def cpu_ns(self) -> int:
        """Return the nanoseconds of CPU used so far, all threads together."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks)

    def peak_memory_mb(self) -> float:
        """Return the most memory that the process has had in use so far, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
