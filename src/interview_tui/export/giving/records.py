"""Records of the files that were given: in the state folder, so that a later strike or narrowing reaches them.

A record has the path of the file, the id of its interview, for whom it is, its format, the day, a digest of its bytes,
and the mark (`transcripts/sharing/sheet_marks.py`) that tells, to this computer alone, which cards are in it and for
whom those were. No word of the interview.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_tui.storage.system import SYSTEM, System


class Given(NamedTuple):
    """Record one file that was given. `reader` and `form` are the values of those enums, `day` is in ISO form."""

    path: Path
    ident: str
    reader: str
    form: str
    day: str
    digest: str
    mark: str

    def is_unchanged(self, *, system: System = SYSTEM) -> bool:
        """Return whether the file is there, byte for byte as it was written."""
        raise NotImplementedError


def remember(given: Given, *, system: System = SYSTEM) -> None:
    """Keep a record; it takes the place of an earlier one of the same path. Raises FileTrouble."""
    raise NotImplementedError


def records_of(ident: str, *, system: System = SYSTEM) -> tuple[Given, ...]:
    """Return the records of an interview, oldest first; none if they cannot be read."""
    raise NotImplementedError


def drop(path: Path, *, system: System = SYSTEM) -> None:
    """Remove the record of a path: the file is gone, or belongs to somebody else now. Raises FileTrouble."""
    raise NotImplementedError
