"""One writer for each interview: the second window is told who has it and opens it to read.

The lock is the operating system's own, on a file in the state folder, outside the transcripts that a sync program may
carry about. The system drops it when its holder dies, so a stale lock never locks anyone out; what stands beside it
(`pid`, `host`, `started`; no names) only serves to say who holds it. Where locks cannot be had, nobody is kept
out: whether there is another writer is then unknown, and what another wrote is noticed when saving (`files`).
Locks do not reach other computers.
"""

from __future__ import annotations

import json
import os
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.language import _, visible
from interview_tui.storage.files import read_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import FileTrouble

if TYPE_CHECKING:
    from filelock import FileLock

_LONGEST = 4096  # bytes of what stands beside a lock
_HOST_LENGTH = 64
_CLOCKS = 60.0  # seconds that a clock may have been set while it ran


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an interview: a process on a host, since a moment (local time)."""

    pid: int
    host: str
    started: datetime


@dataclass(slots=True)
class Claim:
    """The right to write an interview, until it is released or the process ends. A context manager.

    `certain` is False where the system gives no locks: another writer is then possible.
    """

    certain: bool
    _lock: FileLock | None = field(default=None, repr=False)
    _beside: Path | None = field(default=None, repr=False)

    def release(self) -> None:
        """Let others write. Doing it twice does no harm."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        with suppress(OSError):
            if self._beside is not None:
                self._beside.unlink(missing_ok=True)
        with suppress(OSError):
            lock.release(force=True)

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.release()


@dataclass(frozen=True, slots=True)
class Taken:
    """Someone else may write the interview; `by` is who, as far as that could be read."""

    by: Holder | None

    @property
    def reason(self) -> str:
        """One line in the language of the screen."""
        if self.by is None:
            return _("This interview is open in another window.")
        when = self.by.started
        time = when.strftime("%H:%M" if when.date() == datetime.now().astimezone().date() else "%d-%m-%Y %H:%M")
        if self.by.host == _own_host():
            return _("This interview is open in another window, since {time}.").format(time=time)
        host = visible(self.by.host).replace("\n", " ")
        return _("This interview is open on the computer {host}, since {time}.").format(host=host, time=time)

    @property
    def doubtful(self) -> bool:
        """Whether the holder may be gone: not known, on another computer, or no process that runs here since before."""
        return self.by is None or self.by.host != _own_host() or not _runs(self.by)


def claim(path: Path, ident: str = "", *, folder: Path | None = None, over: bool = False) -> Claim | Taken:
    """Try to become the one writer of the interview at `path` with that id. Never waits, never raises.

    `folder` is where the locks are, `locks` in the state folder if not given. `over`: take it over from a holder that
    a person says is gone, with a new lock in the place of the old. If that was not so, both write, and what the other
    wrote is kept beside when saving.
    """
    try:
        from filelock import FileLock, Timeout  # 5 ms that the start can do without

        folder = folder or state_folder() / "locks"
        make_folder(folder)
        lock_file = folder / f"{_key(path, ident)}.lock"
        # What fails where a disk has no locks is better than a file in place of one, which outlives a crash.
        lock = FileLock(lock_file, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        beside = lock_file.with_suffix(".json")
        if over:
            lock_file.unlink(missing_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return Taken(_holder(beside))
    except (OSError, NotImplementedError, RuntimeError):
        return Claim(certain=False)
    _introduce(beside)
    return Claim(certain=True, _lock=lock, _beside=beside)


def _key(path: Path, ident: str) -> str:
    """The same for every way to write the same path; from it nobody reads whose interview it is."""
    import hashlib

    resolved = unicodedata.normalize("NFC", os.path.normcase(os.path.realpath(path)))
    return hashlib.blake2b(f"{resolved}\0{ident}".encode(errors="surrogateescape"), digest_size=12).hexdigest()


def _own_host() -> str:
    import platform

    return platform.node()[:_HOST_LENGTH]


def _runs(holder: Holder) -> bool:
    """Whether that process of this computer runs, and began before it took the lock. If in doubt it does."""
    if os.name == "nt":  # to ask there would end it
        return True
    try:
        os.kill(holder.pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    try:
        ticks = int(Path(f"/proc/{holder.pid}/stat").read_bytes().rpartition(b")")[2].split()[19])
        up = float(Path("/proc/uptime").read_bytes().split()[0])
    except (OSError, ValueError, IndexError):  # no Linux
        return True
    began = time.time() - up + ticks / os.sysconf("SC_CLK_TCK")
    return began <= holder.started.timestamp() + _CLOCKS


def _introduce(beside: Path) -> None:
    """Say who we are, for the message in the other window. Not worth an error, nor a wait for the disk."""
    # Replaced in one step, so that nobody reads half of it.
    words = {"pid": os.getpid(), "host": _own_host(), "started": datetime.now().astimezone().isoformat()}
    fresh = beside.with_suffix(".tmp")
    with suppress(OSError):
        fresh.unlink(missing_ok=True)
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            json.dump(words, out)
        fresh.replace(beside)


def _holder(beside: Path) -> Holder | None:
    """Who says to hold the lock; None if that cannot be read or makes no sense."""
    try:
        words: Any = json.loads(read_plain(beside, limit=_LONGEST)[0])
        started = datetime.fromisoformat(words["started"])
        local = started.astimezone()
        pid, host = words["pid"], words["host"]
    except (FileTrouble, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None
    if not isinstance(pid, int) or isinstance(pid, bool) or not isinstance(host, str):
        return None
    return Holder(pid, host[:_HOST_LENGTH], local)
