"""The calls to the operating system that keeping files needs, in one place, so that a test can make each one fail."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from interview_tui.storage.ordinary_file import BINARY, CLOEXEC, NOFOLLOW

try:
    import fcntl

    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: its fsync leaves the data in the drive's cache
except ImportError:  # Windows
    _FULL_SYNC = None

CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NOFOLLOW | CLOEXEC | BINARY
FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | CLOEXEC


class System:
    """Each method is one call, and raises what that call raises."""

    windows: bool = os.name == "nt"

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """A new descriptor."""
        return os.open(path, flags, mode)

    def read(self, fd: int, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        return os.read(fd, size)

    def write(self, fd: int, data: memoryview) -> int:
        """How many bytes were taken: maybe fewer than were offered."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Return when the contents are on the disk, and not in a cache that a power cut would empty."""
        if _FULL_SYNC is not None:
            try:
                fcntl.fcntl(fd, _FULL_SYNC)
                return
            except OSError:  # a network folder that knows only fsync
                pass
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close; a network folder may say only here that the disk is full."""
        os.close(fd)

    def fstat(self, fd: int) -> os.stat_result:
        """What is known of an open file."""
        return os.fstat(fd)

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file, links followed."""
        return path.stat()

    def lstat(self, path: Path) -> os.stat_result:
        """What is known of a file, or of the link itself."""
        return path.lstat()

    def fchmod(self, fd: int, mode: int) -> None:
        """Set the mode of an open file (Windows: the folder's rights apply, nothing to do)."""
        if not self.windows:
            os.fchmod(fd, mode)

    def fchown(self, fd: int, uid: int, gid: int) -> None:
        """Set the owner and group of an open file; -1 leaves one as it is."""
        if not self.windows:
            os.fchown(fd, uid, gid)

    def chmod(self, path: Path, mode: int) -> None:
        """Set the mode of a folder we made."""
        if not self.windows:
            path.chmod(mode)

    def mkdir(self, path: Path) -> None:
        """Make one folder."""
        path.mkdir(mode=0o700)

    def replace(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`; what had that name is gone in the same instant."""
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`. On Windows an error if that name is taken; on POSIX it may replace."""
        source.rename(target)

    def link(self, source: Path, target: Path) -> None:
        """Give `source` a second name; an error if that name is taken."""
        os.link(source, target, follow_symlinks=False)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def rmdir(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


SYSTEM: Final = System()
