"""Which disk a file is on: that of this computer, or one that somebody takes along."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Final

_REMOVABLE: Final = 2  # DRIVE_REMOVABLE of GetDriveTypeW


def is_removable(path: Path) -> bool:
    """Return whether a file is on a stick or another disk that somebody may take away, as far as its path tells."""
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return _is_removable_drive(f"{os.path.splitdrive(real)[0]}\\")
    return real.startswith(("/media/", "/run/media/", "/Volumes/"))


def is_on_disk_of(path: Path, folders: Iterable[Path]) -> bool:
    """Return whether a file lies, or would lie, on the disk of one of these folders; also if that cannot be told."""
    disk = _disk(path.parent)
    return disk is None or disk in {_disk(folder) for folder in folders}


def sticks(besides: Iterable[Path], *, roots: Iterable[Path] | None = None) -> list[Path]:
    """Return the sticks and disks that are plugged in and can be written, in order; not those of the folders `besides`.

    `roots` are the folders in which the system shows them, if not the usual ones. Waits for the disk.
    """
    used = {_disk(folder) for folder in besides}
    found = _drives() if roots is None and sys.platform == "win32" else _mounted(roots or _roots(os.environ))
    return [path for path in found if os.access(path, os.W_OK) and _disk(path) not in used]


def _roots(environ: Mapping[str, str]) -> list[Path]:
    if sys.platform == "darwin":
        return [Path("/Volumes")]
    user = environ.get("USER", "")
    return [Path(root, user) for root in ("/media", "/run/media")] if user else []


def _mounted(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        try:
            paths = sorted(root.iterdir())
        except OSError:
            continue
        yield from (path for path in paths if not path.name.startswith(".") and os.path.ismount(path))


def _drives() -> Iterator[Path]:
    """Yield the drives on Windows that can be taken out; a drive of the network is of the employer."""
    for letter in ascii_uppercase:
        if _is_removable_drive(f"{letter}:\\"):
            yield Path(f"{letter}:\\")


def _is_removable_drive(root: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)


def _disk(folder: Path) -> int | None:
    """Return the number of the disk that a folder is on; None if that cannot be told."""
    try:
        return os.stat(folder).st_dev  # noqa: PTH116 - never resolves `~`
    except (OSError, ValueError):
        return None
