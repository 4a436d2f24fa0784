"""The lock that gives each interview one writer; a second window learns who has it, and opens the interview to read.

It is a lock of the operating system, on a file in the state folder, outside the folders that a sync program may copy.
The system releases it when the process dies, so a stale lock never shuts anyone out. The JSON file beside it (`pid`,
`host`, `started`; no names) only serves to say who has the lock. Where the system has no locks, nobody is shut out:
another writer is then possible, and is noticed when saving (`storage/files.py`). Locks do not reach other computers.
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
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.language import _, visible
from interview_tui.storage.files import read_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import FileTrouble

if TYPE_CHECKING:
    from filelock import FileLock

_OWNER_FILE_LIMIT = 4096  # bytes read of the file that says who has a lock
_HOST_LENGTH = 64
_CLOCK_TOLERANCE = 60.0  # seconds that the clock may have been changed by while the process ran


class LockOwner(NamedTuple):
    """Describe who has the lock of an interview: a process on a host, since a moment (local time)."""

    pid: int
    host: str
    started: datetime


@dataclass(slots=True)
class Claim:
    """Hold the lock of an interview until it is released or the process ends. A context manager.

    `certain` is False where the system has no locks: another writer is then possible.
    """

    certain: bool
    _lock: FileLock | None = field(default=None, repr=False)
    _owner_file: Path | None = field(default=None, repr=False)

    def release(self) -> None:
        """Release the lock. May be called twice."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        with suppress(OSError):
            if self._owner_file is not None:
                self._owner_file.unlink(missing_ok=True)
        with suppress(OSError):
            lock.release(force=True)

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.release()


class Taken(NamedTuple):
    """Report that another process has the lock; `by` is who, None if that could not be read."""

    by: LockOwner | None

    @property
    def reason(self) -> str:
        """Where the interview is open, as one line in the language of the screen."""
        if self.by is None:
            return _("This interview is open in another window.")
        when = self.by.started
        time = when.strftime("%H:%M" if when.date() == datetime.now().astimezone().date() else "%d-%m-%Y %H:%M")
        if self.by.host == own_host():
            return _("This interview is open in another window, since {time}.").format(time=time)
        host = visible(self.by.host).replace("\n", " ")
        return _("This interview is open on the computer {host}, since {time}.").format(host=host, time=time)

    @property
    def close_first(self) -> str:
        """Where the interview is open, and that it is to be closed there before it can be done here."""
        return _("{reason} Close it there first.").format(reason=self.reason)

    @property
    def doubtful(self) -> bool:
        """Whether the owner may be gone: unknown, on another computer, or a process that does not run any more."""
        return self.by is None or self.by.host != own_host() or not runs(self.by)


def claim(path: Path, ident: str = "", *, folder: Path | None = None, over: bool = False) -> Claim | Taken:
    """Try to take the lock of the interview at `path` with that id. Never waits, never raises.

    `folder` is the folder of the locks; by default `locks` in the state folder. `over` takes the lock over from an
    owner that a person says is gone, by replacing the lock file. If the owner was not gone, both write, and saving
    keeps what the other wrote in a file beside the transcript.
    """
    try:
        from filelock import FileLock, Timeout  # imported here: it would add 5 ms to the start

        folder = folder or state_folder() / "locks"
        make_folder(folder)
        lock_file = folder / f"{_key(path, ident)}.lock"
        # No fallback to a plain file where a disk has no locks: such a file would outlive a crash.
        lock = FileLock(lock_file, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)
        owner_file = lock_file.with_suffix(".json")
        if over:
            lock_file.unlink(missing_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return Taken(_read_owner(owner_file))
    except (OSError, NotImplementedError, RuntimeError, ImportError):  # no locks here, or no library for them
        return Claim(certain=False)
    _write_owner(owner_file)
    return Claim(certain=True, _lock=lock, _owner_file=owner_file)


def _key(path: Path, ident: str) -> str:
    """Return the name of a lock, the same for every spelling of one path.

    It is a hash, so that it does not reveal whose interview it is.
    """
    import hashlib

    resolved = unicodedata.normalize("NFC", os.path.normcase(os.path.realpath(path)))
    return hashlib.blake2b(f"{resolved}\0{ident}".encode(errors="surrogateescape"), digest_size=12).hexdigest()


def own_host() -> str:
    """Return the name of this computer, as a lock has it."""
    import platform

    return platform.node()[:_HOST_LENGTH]


def runs(holder: LockOwner) -> bool:
    """Return whether that process runs on this computer and started before it took the lock. True if in doubt."""
    if os.name == "nt":  # there, os.kill would end the process
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
    except (OSError, ValueError, IndexError):  # not Linux
        return True
    began = time.time() - up + ticks / os.sysconf("SC_CLK_TCK")
    return began <= holder.started.timestamp() + _CLOCK_TOLERANCE


def _write_owner(owner_file: Path) -> None:
    """Write who has the lock, for the message in another window. Errors are ignored, and nothing waits for the disk."""
    # Replaced in one step, so that another process never reads half of it.
    content = {"pid": os.getpid(), "host": own_host(), "started": datetime.now().astimezone().isoformat()}
    fresh = owner_file.with_suffix(".tmp")
    with suppress(OSError):
        fresh.unlink(missing_ok=True)
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as out:
            json.dump(content, out)
        fresh.replace(owner_file)


def _read_owner(owner_file: Path) -> LockOwner | None:
    """Read who has the lock; None if that cannot be read or is not valid."""
    try:
        content: Any = json.loads(read_plain(owner_file, limit=_OWNER_FILE_LIMIT)[0])
        started = datetime.fromisoformat(content["started"])
        local = started.astimezone()
        pid, host = content["pid"], content["host"]
    except (FileTrouble, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None
    if not isinstance(pid, int) or isinstance(pid, bool) or not isinstance(host, str):
        return None
    return LockOwner(pid, host[:_HOST_LENGTH], local)
