"""Starts `program.py` in a pseudo-terminal and says how it ended."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

PROGRAM = Path(__file__).with_name("program.py")
PATIENCE = 20.0
"""Seconds to wait for what should come at once, on a busy machine."""


class Ended:
    """A run of the program. A context manager: nothing of it is left afterwards."""

    def __init__(self, folder: Path, *modes: str, through: list[str] | None = None) -> None:
        """Start it and wait until it is ready. `through` is a command to start it with."""
        self.log_path = folder / "log"
        self.master, self.slave = os.openpty()
        self.before = termios.tcgetattr(self.slave)
        self._ready, ready_in_child = os.pipe()
        self.process = subprocess.Popen(
            [*(through or []), sys.executable, str(PROGRAM), str(self.log_path), str(ready_in_child), *modes],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave if "controlling" in modes else None,
            pass_fds=[ready_in_child],
            # ctrl+z does nothing to a group of which no parent is in the same session
            start_new_session="same-session" not in modes,
            process_group=0 if "same-session" in modes else None,
        )
        os.close(ready_in_child)
        self.wait_ready()

    def wait_ready(self) -> None:
        """Wait until it says so."""
        assert select.select([self._ready], [], [], PATIENCE)[0], "not ready"
        assert os.read(self._ready, 1) == b"r", self.log()

    def send(self, number: int) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def close_window(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def end(self) -> tuple[int, float]:
        """Wait for the end: the exit status, and how many seconds it took."""
        began = time.monotonic()
        status = self.process.wait(PATIENCE)
        return status, time.monotonic() - began

    def wait_stopped(self) -> None:
        """Wait until it is stopped (ctrl+z)."""
        _pid, status = os.waitpid(self.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status), status

    def wait_continued(self) -> None:
        """Wait until it goes on after a stop: a stop that is sent before that may be lost with the other."""
        _pid, status = os.waitpid(self.process.pid, os.WCONTINUED)
        assert os.WIFCONTINUED(status), status

    def wait_gone(self) -> float:
        """Wait until nobody holds its end of our pipe any more; how many seconds it took."""
        began = time.monotonic()
        assert select.select([self._ready], [], [], PATIENCE)[0], "still there"
        assert os.read(self._ready, 1) == b""
        return time.monotonic() - began

    def log(self) -> list[str]:
        """What it wrote in its log."""
        return self.log_path.read_text().split("\n")[:-1] if self.log_path.exists() else []

    def wait_log(self, line: str) -> None:
        """Wait until its log has that line."""
        over = time.monotonic() + PATIENCE
        while line not in self.log():
            assert time.monotonic() < over, self.log()
            time.sleep(0.005)

    def screen(self) -> bytes:
        """All that the terminal has not shown yet."""
        shown = b""
        with contextlib.suppress(OSError):
            while select.select([self.master], [], [], 0)[0] and (part := os.read(self.master, 65536)):
                shown += part
        return shown

    def __enter__(self) -> Ended:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        for fd in (self.master, self.slave, self._ready):
            if fd >= 0:
                os.close(fd)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(PATIENCE)
