"""Promises: small files in the state folder that say what is still to be forgotten of an interview.

A promise is written before an interview is saved as final, and removed when the struck answers are gone from every
other file. What a killed process left over is found by it at the next start. It holds the id of the interview, the path
of its transcript and the numbers of the struck cards, no text of it, and can be read by its owner only.

Another kind of promise is written before an interview is removed as a whole: in place of numbers it has the day, and
two digests, of the colleague's name and of the transcript.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from interview_tui.interview.kinship import Whose
from interview_tui.storage.files import read_plain, write_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, save_error
from interview_tui.transcripts.desk.lock import LockOwner, Taken, claim, own_host, runs

_SUFFIX: Final = ".json"
_LIMIT: Final = 64 * 1024  # bytes of one promise


class All(NamedTuple):
    """Say that an interview is to be removed as a whole: whose it is, and the digest of its transcript.

    A transcript with another digest was changed after the two agreed to that, and is not removed.
    """

    whose: Whose
    digest: str


class Promise(NamedTuple):
    """Hold what is to be forgotten: the answers on `cards` of the interview with the id `ident`, at `path`.

    With `all`, the whole interview is to be removed. `by` is the process that made the promise, None if that could not
    be read; `file` holds it.
    """

    file: Path
    path: Path
    ident: str
    cards: frozenset[int]
    by: LockOwner | None = None
    all: All | None = None

    @property
    def is_being_kept(self) -> bool:
        """Return whether a process that runs made it, this one too, and so sees to it itself."""
        if sys.platform.startswith("linux"):
            return self.by is not None and self.by.host == own_host() and runs(self.by)
        claimed = claim(self.path, self.ident)  # elsewhere another process may have the number of one that is gone
        if isinstance(claimed, Taken):
            return True
        claimed.release()
        return False


def promises_folder() -> Path:
    """Return the folder of the promises. It is not created."""
    return state_folder() / "forgetting"


def make(path: Path, ident: str, cards: frozenset[int], *, all: All | None = None, system: System = SYSTEM) -> Promise:
    """Write a promise to a new file, and return it. Raises SaveError."""
    folder = promises_folder()
    make_folder(folder, system=system)
    by = LockOwner(os.getpid(), own_host(), datetime.now().astimezone())
    whole = os.path.abspath(path)  # noqa: PTH100 - a link stays
    content: dict[str, object] = {
        "id": ident,
        "path": whole,
        "cards": sorted(cards),
        "pid": by.pid,
        "host": by.host,
        "started": by.started.isoformat(),
    }
    if all is not None:
        content["all"] = {
            "name": all.whose.interviewee,
            "day": all.whose.date.isoformat(),
            "transcript": all.digest,
        }
    file = folder / f"{os.urandom(8).hex()}{_SUFFIX}"
    write_plain(file, json.dumps(content).encode(), None, system=system)
    return Promise(file, Path(whole), ident, cards, by, all)


def remove(promise: Promise, *, system: System = SYSTEM) -> None:
    """Remove a promise that was kept. One that cannot be removed is kept once more at the next start."""
    with suppress(OSError):
        system.unlink(promise.file)


def all_promises(*, system: System = SYSTEM) -> list[Promise]:
    """Return every promise that can be read. Raises SaveError, of the folder, if it is there and cannot be listed."""
    folder = promises_folder()
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - only the names are needed
    except FileNotFoundError:
        return []
    except OSError as error:
        raise save_error(error, folder) from error
    found = (_read(folder / name, system) for name in names if name.endswith(_SUFFIX))
    return [promise for promise in found if promise is not None]


def _read(file: Path, system: System) -> Promise | None:
    """Return the promise in a file; None if it cannot be read or is none."""
    try:
        if not stat.S_ISREG(system.lstat(file).st_mode):
            return None
        content: Any = json.loads(read_plain(file, limit=_LIMIT, system=system)[0])
        path, ident, cards = content["path"], content["id"], content["cards"]
        whole = _all(content["all"]) if "all" in content else None
    except (OSError, FileTrouble, ValueError, TypeError, KeyError, RecursionError):
        return None
    if not (isinstance(path, str) and os.path.isabs(path) and "\0" not in path and isinstance(ident, str)):  # noqa: PTH117
        return None
    if not isinstance(cards, list) or not all(type(number) is int for number in cards):
        return None
    return Promise(file, Path(path), ident, frozenset(cards), _maker(content), whole)


def _all(content: Any) -> All:
    """Return what one of the other kind says. Raises ValueError, TypeError or KeyError."""
    name, day, digest = content["name"], content["day"], content["transcript"]
    if not (isinstance(name, str) and isinstance(digest, str)):
        raise TypeError
    return All(Whose(name, date.fromisoformat(day)), digest)


def _maker(content: Any) -> LockOwner | None:
    """Return the process that made a promise; None if the file does not say."""
    try:
        started = datetime.fromisoformat(content["started"]).astimezone()
        pid, host = content["pid"], content["host"]
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    if type(pid) is not int or not isinstance(host, str):
        return None
    return LockOwner(pid, host, started)
