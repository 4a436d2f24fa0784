"""The system calls that writing files needs, in one class, so that a test can make each one fail."""

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
    """Wrap the system calls: each method is one call, and raises what that call raises."""

    windows: bool = os.name == "nt"

    def open(self, path: str | Path, flags: int, mode: int = 0o600) -> int:
        """Open a file and return its descriptor."""
        return os.open(path, flags, mode)

    def read(self, fd: int, size: int) -> bytes:
        """Return at most `size` bytes; empty at the end of the file."""
        return os.read(fd, size)

    def write(self, fd: int, data: memoryview) -> int:
        """Write to an open file and return how many bytes were written, which can be fewer than given."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Force the contents to the disk, past any cache that a power failure would empty."""
        if _FULL_SYNC is not None:
            try:
                fcntl.fcntl(fd, _FULL_SYNC)
                return
            except OSError:  # a network folder that knows only fsync
                pass
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor; a network folder may report only here that the disk is full."""
        os.close(fd)

    def fstat(self, fd: int) -> os.stat_result:
        """Return the metadata of an open file."""
        return os.fstat(fd)

    def stat(self, path: Path) -> os.stat_result:
        """Return the metadata of a file, links followed."""
        return path.stat()

    def lstat(self, path: Path) -> os.stat_result:
        """Return the metadata of a file, or of a link itself."""
        return path.lstat()

    def fchmod(self, fd: int, mode: int) -> None:
        """Set the mode of an open file (no effect on Windows, where the permissions of the folder apply)."""
        if not self.windows:
            os.fchmod(fd, mode)

    def fchown(self, fd: int, uid: int, gid: int) -> None:
        """Set the owner and group of an open file; -1 leaves one unchanged. No effect on Windows."""
        if not self.windows:
            os.fchown(fd, uid, gid)

    def chmod(self, path: Path, mode: int) -> None:
        """Set the mode of a new folder. No effect on Windows."""
        if not self.windows:
            path.chmod(mode)

    def mkdir(self, path: Path) -> None:
        """Make one folder."""
        path.mkdir(mode=0o700)

    def replace(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`, replacing what had that name, atomically."""
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Rename `source` to `target`. If that name is taken: an error on Windows, replaced on POSIX."""
        source.rename(target)

    def link(self, source: Path, target: Path) -> None:
        """Make the hard link `target` to `source`; an error if that name is taken."""
        os.link(source, target, follow_symlinks=False)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def rmdir(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def sleep(self, seconds: float) -> None:
        """Wait `seconds`."""
        time.sleep(seconds)


SYSTEM: Final = System()
