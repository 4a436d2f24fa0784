"""Folders of one's own, other names for files, a version kept beside another, and temporary files cleared away.

Every function takes the `System` it works with, so that tests can make each call of it fail.
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

_LEFT_BEHIND = 600.0  # seconds: no write takes so long, and one that did would fail and be done again
_LONGEST_NAME = 255  # bytes, on every file system in use


def make_folder(path: Path, *, system: System = SYSTEM) -> None:
    """Make sure that the folder is there. Raises SaveError.

    Folders we make, parents too, are for their owner only, whatever the umask (on Windows the rights of the folder
    above apply); one that is there is left as it is.
    """
    inside = path / "-"  # the texts name the folder that a path is in
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
    except FileExistsError:  # made by another program just now: then it is theirs
        return
    try:
        system.chmod(folder, 0o700)
    except OSError:  # a network folder without modes
        return


def keep_beside(path: Path, data: bytes, *, when: datetime | None = None, system: System = SYSTEM) -> Path:
    """Write `data`, a version that differs from what is in `path`, in a file of its own beside it; never over another.

    The name says what it is and when: `x (elders gewijzigd 2026-03-01 101500).md`. `when` is local time, now if not
    given. Raises SaveError.
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
    """The beginning of `text` that fits in `size` bytes."""
    return os.fsencode(text)[:size].decode(errors="ignore")


def move(source: Path, target: Path, *, system: System = SYSTEM) -> None:
    """Give a file another name; SaveError of kind PLACE_TAKEN if that name is taken.

    It stays on its disk, but for a folder with another codec: then it is encoded anew there, before the first goes.
    A link is moved itself, not what it leads to.
    """
    try:
        if os.path.lexists(target):
            raise SaveError(Trouble.PLACE_TAKEN, target)
        if _codec_differs(source, target):
            _encode_anew(source, target, system)
            return
        if system.windows:
            system.rename(source, target)
            return
        try:
            system.link(source, target)
        except FileExistsError as error:
            raise SaveError(Trouble.PLACE_TAKEN, target, error) from error
        except OSError:  # a disk without second names: what was looked at just now has to do
            system.rename(source, target)
        else:
            system.unlink(source)
    except OSError as error:
        raise save_error(error, target) from error


def move_in_one_step(source: Path, target: Path, *, system: System = SYSTEM) -> None:
    """Give a file a name that nobody else can have, as in a folder made just now. Raises OSError.

    In one step where both folders have one codec; else as `move` does.
    """
    if _codec_differs(source, target):
        _encode_anew(source, target, system)
    else:
        system.rename(source, target)


def _codec_differs(source: Path, target: Path) -> bool:
    return not source.is_symlink() and codec_of(source) is not codec_of(target)


def _encode_anew(source: Path, target: Path, system: System) -> None:
    """Write what `source` holds at `target`, in its codec, and remove `source` if that is still what it was."""
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
    """Remove temporary files that a killed program left in `folder`, for words may stand in them; how many went.

    With `of`, those of that file, at once: for whoever alone may write it. Without, those ten minutes old and more.
    """
    gone = 0
    for path in temporaries(folder, of):
        try:
            if of is not None or time.time() - system.lstat(path).st_mtime > _LEFT_BEHIND:
                system.unlink(path)
                gone += 1
        except OSError:  # another window was faster, or it is held open: the next time, then
            continue
    return gone
