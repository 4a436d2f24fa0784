"""Read regular files only, and report what goes wrong as a ReadError."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.ordinary_file import Unfit, UnfitFile, read_ordinary
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, Trouble, read_error

LIMIT: Final = 20 * 1024 * 1024
"""Maximum size of a file in bytes; a long interview takes about 100 kB."""

_TROUBLE: Final = {
    Unfit.FOLDER: Trouble.PLACE_TAKEN,
    Unfit.NO_ORDINARY_FILE: Trouble.NOT_A_FILE,
    Unfit.TOO_BIG: Trouble.TOO_BIG,
    Unfit.LEADS_OUT: Trouble.LEADS_OUT,
}


def read(
    path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM
) -> tuple[bytes, Fingerprint]:
    """Return the contents of a regular file of at most `limit` bytes, and the fingerprint for `write_atomic` later.

    Links are followed; with `within`, only if the target is inside that folder. A pipe or a device is never opened,
    because it could block for ever. Raises ReadError.
    """
    data, found = _contents(path, limit, within, system)
    return data, Fingerprint.of(data, found)


def read_bytes(path: Path, *, limit: int = LIMIT, within: Path | None = None, system: System = SYSTEM) -> bytes:
    """Return the contents of a regular file, as `read` does, without the fingerprint. Raises ReadError."""
    return _contents(path, limit, within, system)[0]


def _contents(path: Path, limit: int, within: Path | None, system: System) -> tuple[bytes, os.stat_result]:
    """Return the contents and status of a regular file of at most `limit` bytes. Raises ReadError."""
    try:
        return read_ordinary(path, limit, within=within, calls=system)
    except UnfitFile as error:
        raise ReadError(_TROUBLE[error.why], path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise read_error(error if isinstance(error, OSError) else OSError(), path) from error
