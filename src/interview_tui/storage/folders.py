"""Functions that make folders, move files, keep a second version beside a file, and remove stale temporary files.

Every function takes the `System` it works with, so that a test can make each call of it fail.
"""

from __future__ import annotations

import os
import stat
import time
from datetime import datetime
from pathlib import Path

from interview_tui.language import _
from interview_tui.storage.codecs import codec_of
from interview_tui.storage.files import read, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.temporaries import temporaries
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble, save_error

_LEFT_BEHIND = 600.0  # seconds: no write takes so long, and one that did would fail and be retried
_LONGEST_NAME = 255  # bytes, on every file system in use


def make_folder(path: Path, *, system: System = SYSTEM) -> None:
    """Make the folder and its parents if they do not exist. Raises SaveError.

    New folders are for their owner only, whatever the umask (on Windows the permissions of the parent apply); an
    existing one is left unchanged.
    """
    inside = path / "-"  # the error texts name the parent folder of a path
    try:
        for folder in [*reversed(path.parents), path]:
            if not os.path.lexists(folder):
                _make(folder, system)
        found = system.stat(path)
    except OSError as error:
        raise save_error(error, inside) from error
    if not stat.S_ISDIR(found.st_mode):
        raise SaveError(Trouble.FOLDER_IS_FILE, inside)


def _make(folder: Path, system: System) -> None:
    try:
        system.mkdir(folder)
    except FileExistsError:  # another program made it just now: its mode is not ours to set
        return
    try:
        system.chmod(folder, 0o700)
    except OSError:  # a network folder without modes
        return


def keep_beside(path: Path, data: bytes, *, when: datetime | None = None, system: System = SYSTEM) -> Path:
    """Write `data`, another version of the file at `path`, to a new file in the same folder; return its path.

    No file is overwritten. The name tells what it is and when: `x (elders gewijzigd 2026-03-01 101500).md`. `when` is
    local time, now if not given. Raises SaveError.
    """
    moment = (when or datetime.now().astimezone()).strftime("%Y-%m-%d %H%M%S")
    note = _("changed elsewhere {moment}").format(moment=moment)
    for number in range(1, 1000):
        ending = f" ({note}){'' if number == 1 else f' {number}'}{path.suffix}"
        beside = path.with_name(_cut(path.stem, _LONGEST_NAME - len(os.fsencode(ending))) + ending)
        try:
            write_atomic(beside, data, None, system=system)
        except SaveError as error:
            if error.kind not in (Trouble.CHANGED, Trouble.PLACE_TAKEN, Trouble.NOT_A_FILE, Trouble.FILE_READ_ONLY):
                raise
        else:
            return beside
    raise SaveError(Trouble.PLACE_TAKEN, path)


def _cut(text: str, size: int) -> str:
    """Return the longest beginning of `text` that fits in `size` bytes."""
    return os.fsencode(text)[:size].decode(errors="ignore")


def move(source: Path, target: Path, *, system: System = SYSTEM) -> None:
    """Move a file to a name that is free. Raises SaveError, of kind PLACE_TAKEN if the name is taken.

    Both names are on one file system, unless the target folder has another codec: then the contents are re-encoded
    there, and the source is removed after that. A link is moved itself, not its target.
    """
    try:
        if os.path.lexists(target):
            raise SaveError(Trouble.PLACE_TAKEN, target)
        if _codec_differs(source, target):
            _reencode(source, target, system)
            return
        if system.windows:
            system.rename(source, target)
            return
        try:
            system.link(source, target)
        except FileExistsError as error:
            raise SaveError(Trouble.PLACE_TAKEN, target, error) from error
        except OSError:  # a file system without hard links: rely on the check above
            system.rename(source, target)
        else:
            system.unlink(source)
    except OSError as error:
        raise save_error(error, target) from error


def move_in_one_step(source: Path, target: Path, *, system: System = SYSTEM) -> None:
    """Move a file to a name that no other program can take, such as one in a new folder. Raises OSError.

    Atomic if both folders have the same codec; otherwise re-encoded, as by `move`.
    """
    if _codec_differs(source, target):
        _reencode(source, target, system)
    else:
        system.rename(source, target)


def _codec_differs(source: Path, target: Path) -> bool:
    return not source.is_symlink() and codec_of(source) is not codec_of(target)


def _reencode(source: Path, target: Path, system: System) -> None:
    """Write the contents of `source` to `target`, in the codec of its folder; remove `source` if it is unchanged."""
    try:
        data, fingerprint = read(source, system=system)
        write_atomic(target, data, None, system=system)
        if read(source, system=system)[1].digest != fingerprint.digest:
            system.unlink(target)
            raise ChangedUnderneath(source)
    except ReadError as error:
        raise SaveError(error.kind, source, error) from error
    system.unlink(source)


def clear_leavings(folder: Path, of: Path | None = None, *, system: System = SYSTEM) -> int:
    """Remove temporary files a killed process left behind; they may hold interview text. Return how many were removed.

    With `of`, those for that file, whatever their age: only for the process that may write it. Otherwise, those at
    least ten minutes old in `folder`.
    """
    removed = 0
    for path in temporaries(folder, of):
        try:
            if of is not None or time.time() - system.lstat(path).st_mtime > _LEFT_BEHIND:
                system.unlink(path)
                removed += 1
        except OSError:  # removed by another process, or open in one: retried at the next call
            continue
    return removed
