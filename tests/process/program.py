"""A plain program that is ended from outside: `python program.py LOG READY_FD MODE…`. It writes in LOG what happens,
and its process id in the file `pid` beside it.

Modes: how the main thread spends its time (tidy, deaf, reading, writing), and what is special (see below).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import sys
import termios
import threading
import time
import tty
from pathlib import Path

from interview_tui.process import endings as module
from interview_tui.process.endings import Endings

log_path, ready_fd, modes = sys.argv[1], int(sys.argv[2]), set(sys.argv[3:])
log_fd = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
leaving = threading.Event()
status = 0


def log(line: str) -> None:
    os.write(log_fd, f"{line}\n".encode())


def flush(timeout: float) -> bool:
    log("flush")
    if "slow-disk" in modes:
        time.sleep(timeout)
    if "broken-disk" in modes:
        raise RuntimeError("broken")
    return True


def ask_to_leave(asked: int) -> None:
    global status
    log(f"ask {asked}")
    status = asked
    if "closed-loop" in modes:
        raise RuntimeError("closed")
    leaving.set()


def ready() -> None:
    os.write(ready_fd, b"r")


def spend_time() -> None:
    if "tidy" in modes:
        ready()
        leaving.wait()
        log("left")
    elif "reading" in modes:  # in C, and not interrupted for good: Python reads on after a signal
        silent, _kept = os.pipe()
        ready()
        os.read(silent, 1)
    elif "writing" in modes:  # until the terminal takes no more
        os.set_blocking(1, False)
        with contextlib.suppress(BlockingIOError):
            while True:
                os.write(1, b"\x1b[1mpicture\x1b[0m" * 100)
        os.set_blocking(1, True)
        ready()
        while True:
            with contextlib.suppress(OSError):
                os.write(1, b"picture" * 10000)
    else:  # deaf, and busy, like a loop on a dead terminal
        ready()
        while True:
            sum(range(10000))


def wait_looks(endings: Endings, times: int) -> None:
    """Wait until the watcher has looked around that often, or asks us to leave."""
    terminal, looks = endings._terminal, threading.Semaphore(0)
    look = terminal.is_gone

    def looked() -> bool:
        looks.release()
        return look()

    terminal.is_gone = looked  # type: ignore[method-assign]
    while times and not leaving.is_set():
        times -= looks.acquire(timeout=0.1)


def main() -> None:
    Path(log_path).with_name("pid").write_text(str(os.getpid()))
    if "controlling" in modes:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if "real-grace" not in modes:  # most tests need not wait two seconds
        module.GRACE = 0.3  # type: ignore[misc]
    if "nohup" in modes:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    endings = Endings(flush, ask_to_leave)
    if "orphan" in modes:
        parent = os.getppid()
    with endings:
        if "raw" in modes:
            tty.setraw(0)
        if "own-stop" in modes:  # as Textual's driver does: after us, and unaware of us

            def stop(_number: int, _frame: object) -> None:
                log("stop")
                os.kill(os.getpid(), signal.SIGSTOP)

            signal.signal(signal.SIGTSTP, stop)
            endings.guard_stop()
            endings.guard_stop()  # twice does no harm
        if "hangs-up-itself" in modes:  # done when kill returns, unlike what others send
            os.kill(os.getpid(), signal.SIGHUP)
        if "orphan" in modes:
            os.write(ready_fd, b"r")
            while os.getppid() == parent:
                time.sleep(0.01)
            wait_looks(endings, 2)  # of which the second began after the parent was gone
            log("orphan")
        if "lent" in modes:
            with endings.lend_terminal():
                for number in (signal.SIGINT, signal.SIGQUIT):
                    os.kill(os.getpid(), number)
            log("back")
        spend_time()
    sys.exit(status)


if __name__ == "__main__":
    main()
