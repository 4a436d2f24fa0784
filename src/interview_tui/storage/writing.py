"""A file written whole or not at all, and never over what another program wrote.

The new version goes to a temporary file in the same folder, is forced to the disk, and then takes the name of the old
one in a single step: whenever the power goes, the name stands for the whole old version or the whole new one. Between
the last look at the target and that step lie some microseconds in which no system lets us hold off another program;
everything before is noticed and raised as `ChangedUnderneath`.
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

_HELD_WAITS = (0.01, 0.02, 0.04, 0.08, 0.15, 0.2, 0.3, 0.4, 0.4, 0.4)  # seconds, 2 in all
_UNSUPPORTED = {getattr(errno, name, -1) for name in ("EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "ENOTTY")}


def write_atomic(
    path: Path, data: bytes, expected: Fingerprint | None, *, within: Path | None = None, system: System = SYSTEM
) -> Fingerprint:
    """Make `data` the contents of `path`, whole or not at all, and give the fingerprint to expect next time.

    `expected` is what the file was when we last read or wrote it; None says that there should be no file yet.
    Raises ChangedUnderneath when the file is another, SaveError (kind VANISHED: it is gone though its folder is there;
    write it anew with `expected=None`) for all else. After an error the target is as it was. A link is followed and
    stays a link; with `within`, only as long as it stays inside that folder (kind LEADS_OUT otherwise).
    A file that is replaced keeps its mode; a new one can be read by its owner only, whatever the umask.
    Mark a file read-only and it is not replaced. Access lists beyond owner, group and mode are not kept.
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
            written = _write_whole(temporary, data, old, system)
            _publish(temporary, target, expected, system)
        except Exception:
            _forget(temporary, system)
            raise
        _sync_folder(target.parent, system)
    except (OSError, ValueError) as error:
        raise save_error(error if isinstance(error, OSError) else OSError(), path) from error
    return written


def _status(target: Path, system: System) -> os.stat_result | None:
    """What stands at `target`: an ordinary file or nothing."""
    try:
        found = system.lstat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise SaveError(Trouble.PLACE_TAKEN, target)
    if not stat.S_ISREG(found.st_mode):
        raise SaveError(Trouble.NOT_A_FILE, target)
    return found


def _write_whole(temporary: Path, data: bytes, old: os.stat_result | None, system: System) -> Fingerprint:
    """Write the temporary file and force it to the disk."""
    fd = system.open(temporary, CREATE, 0o600)
    try:
        _give_rights(fd, old, system)
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


def _give_rights(fd: int, old: os.stat_result | None, system: System) -> None:
    """The rights of the file that will be replaced, or the owner's alone. Where that cannot be, fewer; never more."""
    mode = 0o600
    if old is not None:
        mode = stat.S_IMODE(old.st_mode) & 0o777
        new = system.fstat(fd)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            try:
                system.fchown(fd, old.st_uid if new.st_uid != old.st_uid else -1, old.st_gid)
            except OSError:
                mode &= ~0o070  # the rights of one group are not for another
    try:
        system.fchmod(fd, mode)
    except OSError as error:
        if not _unsupported(error):
            raise


def _publish(temporary: Path, target: Path, expected: Fingerprint | None, system: System) -> None:
    """Give the temporary file its name, if the target is still what it should be.

    On Windows that fails for as long as a scanner, a sync program or an editor holds the file: try for two seconds.
    """
    for wait in (*(_HELD_WAITS if system.windows else ()), None):
        _check_unchanged(target, expected, system)
        try:
            if expected is None:
                _name_new(temporary, target, system)
            else:
                system.replace(temporary, target)
            return
        except PermissionError as error:
            if wait is None:
                raise SaveError(Trouble.HELD_OPEN, target, error) if system.windows else error from None
            system.sleep(wait)


def _check_unchanged(target: Path, expected: Fingerprint | None, system: System) -> None:
    """Raise unless the target holds what we expect.

    Its contents are compared even when size and time are the same, as another program may write within one tick of
    the disk's clock; and when only inode or time differ, it was merely touched or synced.
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


def _name_new(temporary: Path, target: Path, system: System) -> None:
    """Give the temporary file a name that nobody may have yet."""
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
    except OSError:  # a disk without second names: what was looked at just now has to do
        system.replace(temporary, target)
    else:
        _forget(temporary, system)


def _sync_folder(folder: Path, system: System) -> None:
    """Force the new name to the disk (Windows does so by itself).

    No error from here stops us: the file is written and has its name, so to call it unsaved would be untrue, and some
    network folders cannot do this at all. At stake is only that a power cut within seconds brings back the old version.
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
    """Whether a disk or network folder just does not know the call."""
    return error.errno in _UNSUPPORTED


def _close_quietly(fd: int, system: System) -> None:
    try:
        system.close(fd)
    except OSError:
        return


def _forget(path: Path, system: System) -> None:
    """Remove a temporary file; one that will not go is found by `clear_leavings` later."""
    try:
        system.unlink(path)
    except OSError:
        return
