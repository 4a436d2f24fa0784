"""Atomic writing of a file that never overwrites a change by another program.

The new contents go to a temporary file in the same folder, are forced to the disk, and then take the name of the old
file in one step: after a power failure the name is that of the whole old version or the whole new one. A change by
another program before the last check of the target is raised as `ChangedUnderneath`; one in the microseconds between
that check and the rename cannot be prevented on any system.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.reading import read
from interview_tui.storage.system import CREATE, FOLDER, SYSTEM, System
from interview_tui.storage.temporaries import temporary_for
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble, save_error

_RETRY_WAITS = (0.01, 0.02, 0.04, 0.08, 0.15, 0.2, 0.3, 0.4, 0.4, 0.4)  # seconds between attempts; 2 in all
_UNSUPPORTED = {getattr(errno, name, -1) for name in ("EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "ENOTTY")}


def write_atomic(
    path: Path, data: bytes, expected: Fingerprint | None, *, within: Path | None = None, system: System = SYSTEM
) -> Fingerprint:
    """Write `data` to `path` atomically, and return the fingerprint to expect next time.

    `expected` is the fingerprint of the file when we last read or wrote it; None means that there must be no file yet.
    Raises ChangedUnderneath if the file differs, SaveError for every other error (kind VANISHED: the file is gone but
    its folder exists; write it again with `expected=None`). After an error the target is unchanged. A link is followed
    and stays a link; with `within`, only if its target is inside that folder (kind LEADS_OUT otherwise).
    A new file can be read by its owner only, whatever the umask. One that is replaced keeps its mode; if it is not the
    file last seen, though its contents are the same, it gets no wider one than that had, and if its owner is somebody
    else, it counts as new. A read-only file is not replaced. Access control lists beyond these are not kept.
    """
    try:
        target = Path(os.path.realpath(path))
        if within is not None and not target.is_relative_to(os.path.realpath(within)):
            raise SaveError(Trouble.LEADS_OUT, path)
        old = _status(target, system)
        if old is not None and not system.windows and not old.st_mode & stat.S_IWUSR:
            raise SaveError(Trouble.FILE_READ_ONLY, target)
        temporary = temporary_for(target)
        try:
            written = _write_whole(temporary, data, old, expected, system)
            _take_name(temporary, target, expected, system)
        except Exception:
            _remove(temporary, system)
            raise
        sync_folder(target.parent, system)
    except (OSError, ValueError) as error:
        raise save_error(error if isinstance(error, OSError) else OSError(), path) from error
    return written


def _status(target: Path, system: System) -> os.stat_result | None:
    """Return the metadata of the regular file at `target`; None if there is nothing. Raises SaveError for all else."""
    try:
        found = system.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise SaveError(Trouble.PLACE_TAKEN, target)
    if not stat.S_ISREG(found.st_mode):
        raise SaveError(Trouble.NOT_A_FILE, target)
    return found


def _write_whole(
    temporary: Path, data: bytes, old: os.stat_result | None, expected: Fingerprint | None, system: System
) -> Fingerprint:
    """Write the temporary file, force it to the disk, and return its fingerprint."""
    fd = system.open(temporary, CREATE, 0o600)
    try:
        _set_permissions(fd, old, expected, system)
        rest = memoryview(data)
        while rest:
            taken = system.write(fd, rest)
            if not taken:
                raise OSError(errno.EIO, "nothing was written")
            rest = rest[taken:]
        try:
            system.sync(fd)
        except OSError as error:
            if not _unsupported(error):
                raise
        found = system.fstat(fd)
    except BaseException:
        _close_quietly(fd, system)
        raise
    system.close(fd)
    return Fingerprint.of(data, found)


def _set_permissions(fd: int, old: os.stat_result | None, expected: Fingerprint | None, system: System) -> None:
    """Set group and mode of the file to be replaced, or the owner's alone for a new one; the owner is who writes.

    In a folder that others may write in, somebody may have laid a file of their own in its place, open to all. If the
    system refuses, fewer permissions are given, never more.
    """
    mode = 0o600
    new = system.fstat(fd) if old is not None else None
    if old is not None and new is not None and new.st_uid == old.st_uid:
        mode = stat.S_IMODE(old.st_mode) & 0o777
        if expected is not None and old.st_ino != expected.inode:  # not even its owner gave this file that mode
            mode &= expected.mode | 0o600
        if new.st_gid != old.st_gid:
            try:
                system.fchown(fd, -1, old.st_gid)
            except OSError:
                mode &= ~0o070  # the permissions of one group must not go to another
    try:
        system.fchmod(fd, mode)
    except OSError as error:
        if not _unsupported(error):
            raise


def _take_name(temporary: Path, target: Path, expected: Fingerprint | None, system: System) -> None:
    """Rename the temporary file to the target, if the target is still as expected.

    On Windows this fails while a scanner, a sync program or an editor has the file open: retry for two seconds.
    """
    for wait in (*(_RETRY_WAITS if system.windows else ()), None):
        _check_unchanged(target, expected, system)
        try:
            if expected is None:
                _take_free_name(temporary, target, system)
            else:
                system.replace(temporary, target)
            return
        except PermissionError as error:
            if wait is None:
                raise SaveError(Trouble.HELD_OPEN, target, error) if system.windows else error from None
            system.sleep(wait)


def _check_unchanged(target: Path, expected: Fingerprint | None, system: System) -> None:
    """Check that the target has the expected contents. Raises ChangedUnderneath or SaveError.

    The contents are compared even if size and time are equal, as another program may write within one tick of the
    file system's clock. If only inode or time differ, the file was touched or synced: unchanged.
    """
    found = _status(target, system)
    if found is None:
        if expected is None:
            return
        raise SaveError(Trouble.VANISHED if target.parent.is_dir() else Trouble.FOLDER_GONE, target)
    if expected is None or found.st_size != expected.size:
        raise ChangedUnderneath(target)
    try:
        now = read(target, limit=expected.size, system=system)[1]
    except ReadError as error:
        if error.kind is Trouble.TOO_BIG:
            raise ChangedUnderneath(target) from error
        raise SaveError(error.kind, target, error) from error
    if now.digest != expected.digest:
        raise ChangedUnderneath(target)


def _take_free_name(temporary: Path, target: Path, system: System) -> None:
    """Rename the temporary file to a name that must be free. Raises ChangedUnderneath if it is taken."""
    if system.windows:
        try:
            system.rename(temporary, target)
        except FileExistsError as error:
            raise ChangedUnderneath(target) from error
        return
    try:
        system.link(temporary, target)
    except FileExistsError as error:
        raise ChangedUnderneath(target) from error
    except OSError:  # a file system without hard links: rely on the check just made
        system.replace(temporary, target)
    else:
        _remove(temporary, system)


def sync_folder(folder: Path, system: System) -> None:
    """Force the new name to the disk (Windows does so by itself).

    Errors are ignored: the file is written and has its name, so reporting it as unsaved would be wrong, and some
    network folders do not support this. The only risk is that a power failure within seconds restores the old version.
    """
    if system.windows:
        return
    try:
        fd = system.open(folder, FOLDER)
    except OSError:
        return
    try:
        system.sync(fd)
    except OSError:
        pass
    finally:
        _close_quietly(fd, system)


def _unsupported(error: OSError) -> bool:
    """Return whether the file system does not support the call."""
    return error.errno in _UNSUPPORTED


def _close_quietly(fd: int, system: System) -> None:
    try:
        system.close(fd)
    except OSError:
        return


def _remove(path: Path, system: System) -> None:
    """Remove a temporary file; one that cannot be removed now is left for `clear_leavings`."""
    try:
        system.unlink(path)
    except OSError:
        return
