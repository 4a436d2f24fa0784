"""Names of temporary files, by which those of a killed process are found. No file is read here."""

from __future__ import annotations

import os
from pathlib import Path

from interview_tui.storage.fingerprint import digest

_PREFIX = ".in-gesprek-"
_SUFFIX = ".tmp"


def temporary_for(target: Path) -> Path:
    """Return a new name for a temporary file in the folder of `target`; sync programs skip such names."""
    return target.with_name(f"{_prefix_for(target)}{os.urandom(8).hex()}{_SUFFIX}")


def is_temporary(name: str) -> bool:
    """Return whether a file of that name is one of our temporary files."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def temporaries(folder: Path, of: Path | None = None) -> list[Path]:
    """Return the temporary files in `folder`; with `of`, only those for that file. Empty if it cannot be listed."""
    prefix = _PREFIX if of is None else _prefix_for(of)
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.name.startswith(prefix) and is_temporary(entry.name)]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]


def _prefix_for(target: Path) -> str:
    return f"{_PREFIX}{digest(os.fsencode(target.name))[:8]}-"
