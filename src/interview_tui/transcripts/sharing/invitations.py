"""Invitations: text files for an e-mail, beside the transcripts. They have names in them and no answers.

The file name does not contain the interview's id, so that nothing done to the files of an interview affects it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview_tui.language import pgettext
from interview_tui.storage.files import read_bytes, write_atomic
from interview_tui.storage.folders import make_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ReadError, SaveError, Trouble
from interview_tui.transcripts.format.file_names import numbered, slug

SUFFIX: Final = ".txt"


def save_invitation(folder: Path, name: str, text: str, *, system: System = SYSTEM) -> Path:
    """Write the invitation for `name` in `folder` and return its path. Raises SaveError.

    The same text gets the same file; other files are never overwritten.
    """
    make_folder(folder)
    data = f"{text}\n".encode("utf-8", errors="replace")
    stem = "-".join(part for part in (pgettext("file name", "invitation"), slug(name)) if part)
    wanted = folder / f"{stem}{SUFFIX}"
    for path in numbered(wanted):
        if not path.exists() and not path.is_symlink():
            write_atomic(path, data, None, system=system)
            return path
        if _holds(path, data):
            return path
    raise SaveError(Trouble.PLACE_TAKEN, wanted)


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file has exactly these contents."""
    try:
        return read_bytes(path) == data
    except ReadError:
        return False
