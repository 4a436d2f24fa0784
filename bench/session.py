"""One program in a pseudo-terminal: what it wrote, when, and what that shows on an emulated screen.

Output is time-stamped as it is read and emulated only in idle moments, so that the emulator delays no clock.
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

# What the emulator does not know and would print: private modes but h and l, intermediates, device control strings.
_UNKNOWN = re.compile(r"\x1b\[[<=>?][0-9;]*[^0-9;hl]|\x1b\[[0-9;?]*[ $][a-zA-Z]|\x1bP.*?\x1b\\", re.S)
_UNFINISHED = re.compile(r"\x1b(?:\[[^@-~]*|\][^\x07\x1b]*|P[^\x1b]*)?$")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?64;1c"}


class SessionError(Exception):
    """The program did not do what the measurement needs: it ended, or never showed what was waited for."""


class Screen:
    """What a terminal with synchronised output (mode 2026) would show after some output."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.whole = True  # False in the middle of a synchronised frame

    def feed(self, data: bytes) -> None:
        """Take in output; an escape sequence that is cut off waits for its end."""
        text = self._rest + self._decoder.decode(data)
        unfinished = _UNFINISHED.search(text)
        self._rest = unfinished[0] if unfinished else ""
        text = text[: len(text) - len(self._rest)]
        begun, ended = text.rfind("\x1b[?2026h"), text.rfind("\x1b[?2026l")
        if begun != ended:
            self.whole = ended > begun
        self._stream.feed(_UNKNOWN.sub("", text))

    def text(self) -> str:
        """The rows, joined by line feeds."""
        return "\n".join(self._screen.display)

    def before_cursor(self) -> str:
        """The text from the left edge of the terminal's cursor row up to the cursor."""
        cursor = self._screen.cursor
        return str(self._screen.display[cursor.y])[: cursor.x]


class Session:
    """A program in a pseudo-terminal of 120 by 40, as a context manager. Times are monotonic nanoseconds."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self.output: list[tuple[int, bytes]] = []  # when it was read, what
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
        """Type `data`, in pieces that the line discipline can hold; returns when the first byte was typed."""
        typed = time.monotonic_ns()
        while data:
            data = data[os.write(self._master, data[:1024]) :]
            if data:
                self.read(0.0005)
        return typed

    def read(self, seconds: float) -> bool:
        """Wait at most so long for output and take it in; whether there was any."""
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
        """Take in output until that moment."""
        while (left := moment - time.monotonic_ns()) > 0:
            self.read(left / SECOND)

    def settle(self, quiet: float = 0.25, limit: float = 20) -> None:
        """Take in output until there was none for `quiet` seconds, or `limit` is over."""
        end = time.monotonic_ns() + int(limit * SECOND)
        while self.read(quiet) and time.monotonic_ns() < end:
            pass

    def frames(self) -> Iterator[int]:
        """Emulate what was not yet, piece by piece; yields when each piece came that left the screen whole."""
        while self._emulated < len(self.output):
            moment, data = self.output[self._emulated]
            self.screen.feed(data)
            self._emulated += 1
            if self.screen.whole:
                yield moment

    def emulate(self) -> Screen:
        """The screen after all output so far."""
        for _ in self.frames():
            pass
        return self.screen

    def wait_for(self, regex: str, limit: float = 20) -> int:
        """When `regex` was first seen on a whole screen, in the order of output. Raises SessionError after `limit`."""
        end = time.monotonic_ns() + int(limit * SECOND)
        sought = re.compile(regex)
        while True:
            self.settle(0.15, 1)
            for moment in self.frames():
                if sought.search(self.screen.text()):
                    return moment
            if time.monotonic_ns() > end:
                raise SessionError(f"{regex!r} was not seen; the screen:\n{self.screen.text()}")

    def cpu_ns(self) -> int:
        """Nanoseconds on a processor so far, all threads together."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks)
