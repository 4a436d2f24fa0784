"""An operating system that fails, or dies, at the n-th call; and what a power cut then leaves on the disk.

After SQLite's way of testing: simulate an error or a crash at the first call, the second, the third … until the work
gets done, and look each time whether what must hold does hold.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from interview_tui.storage.system import System

CALLS = [name for name, value in vars(System).items() if callable(value) and not name.startswith("_")]


class Killed(BaseException):
    """The process is gone: nothing after this happens, and no handler of ours has run."""


class Faulty(System):
    """Counts calls. The one numbered `at` (from 1) raises `error`, or kills if there is none; 0 is never.

    `short` is the most that one write takes, in bytes. `lasting` makes all later calls of the same name fail too.
    """

    def __init__(
        self,
        at: int = 0,
        error: Callable[[], OSError] | None = None,
        *,
        short: int | None = None,
        lasting: bool = False,
        windows: bool = False,
    ) -> None:
        self.at, self.error, self.short, self.lasting = at, error, short, lasting
        self.windows = windows
        self.calls: list[str] = []
        self.dead = False
        self.failed: str | None = None
        self.opened: set[int] = set()
        for name in CALLS:
            setattr(self, name, self._counted(name, getattr(super(), name)))

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any) -> Any:
            if self.dead:
                raise Killed
            self.calls.append(name)
            if len(self.calls) == self.at or (self.lasting and name == self.failed):
                if self.error is None:
                    self.dead = True
                    raise Killed
                self.failed = name
                if name == "close":  # that fails too, but what was open is not open any more
                    call(*args)
                    self.opened.discard(args[0])
                raise self.error()
            if name == "write" and self.short is not None:
                args = (args[0], args[1][: self.short])
            result = call(*args)
            self.after(name, args, result)
            return result

        return counted

    def instead(self, **calls: Callable[..., Any]) -> None:
        """From now on these calls do something else."""
        for name, call in calls.items():
            assert name in CALLS
            setattr(self, name, call)

    def after(self, name: str, args: tuple[Any, ...], result: Any) -> None:
        """Called when a call has succeeded."""
        if name == "open":
            self.opened.add(result)
        if name == "close":
            self.opened.discard(args[0])

    def bury(self) -> None:
        """Close what a killed process would have had closed for it."""
        for fd in self.opened:
            os.close(fd)
        self.opened.clear()


def kill_at(number: int, system: System) -> None:
    """Have this process killed by SIGKILL at the call with that number from now on, from 1."""
    calls = count(1)

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def one(*args: Any) -> Any:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args)

        return one

    for name in CALLS:
        setattr(system, name, counted(getattr(system, name)))


class FragileDisk(Faulty):
    """A disk of which a power cut leaves no more than was synced: contents by file, names by folder.

    It may still have kept a name that was not synced, for disks write in what order they like: both are possible.
    """

    def __init__(self, folder: Path, at: int = 0, **kwargs: Any) -> None:
        super().__init__(at, **kwargs)
        self.folder = folder
        self.contents: dict[int, bytes] = {}
        for path in folder.iterdir():
            self.contents[path.stat().st_ino] = path.read_bytes()
        self.names = self._names()

    def _names(self) -> dict[str, int]:
        return {path.name: path.stat().st_ino for path in self.folder.iterdir()}

    def after(self, name: str, args: tuple[Any, ...], result: Any) -> None:
        super().after(name, args, result)
        if name == "sync":
            inode = os.fstat(args[0]).st_ino
            if inode == self.folder.stat().st_ino:
                self.names = self._names()
            else:
                for path in self.folder.iterdir():
                    if path.stat().st_ino == inode:
                        self.contents[inode] = path.read_bytes()

    def after_power_cut(self, name: str) -> set[bytes | None]:
        """All that may stand under that name when the power is back; None is no such file."""
        now = self._names()
        return {
            None if inode is None else self.contents.get(inode, b"")
            for inode in (names.get(name) for names in (now, self.names))
        }
