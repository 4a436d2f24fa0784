"""The names of temporary files: by them what a killed program left can be found again. No file is read here."""

from __future__ import annotations

import os
from pathlib import Path

from interview_tui.storage.fingerprint import digest

_PREFIX = ".in-gesprek-"
_SUFFIX = ".tmp"


def temporary_for(target: Path) -> Path:
    """Return a new name in the folder of `target`, for its next version; sync programs skip such names."""
    return target.with_name(f"{_mark(target)}{os.urandom(8).hex()}{_SUFFIX}")


def is_temporary(name: str) -> bool:
    """Return whether a file of that name is one of ours on its way to the disk."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def temporaries(folder: Path, of: Path | None = None) -> list[Path]:
    """Return the temporary files in `folder`; with `of`, only those on their way to that file. None if it is closed."""
    prefix = _PREFIX if of is None else _mark(of)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(prefix) and is_temporary(entry.name)]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]


def _mark(target: Path) -> str:
    return f"{_PREFIX}{digest(os.fsencode(target.name))[:8]}-"
