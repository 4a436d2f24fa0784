"""Giving an account of an interview: making the file, writing it in its place, and remembering that it was made.

What the app remembers of it (`records.py`) lets it find the file again when something is struck or narrowed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_tui.export.account.account import Account
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.storage.system import SYSTEM, System
from interview_tui.transcripts.format.document import Document


class Wanted(NamedTuple):
    """Say what is to be given: the transcript at `transcript`, to whom, in which format, and where."""

    transcript: Path
    reader: Reader
    form: Format
    path: Path


def proposed(document: Document, transcript: Path, reader: Reader, form: Format) -> Path:
    """Return where an account would be written, with a name that is free there or that of an earlier one of it.

    The copy of who told it goes to the home folder, with their name: `In gesprek, Sam.pdf`; what lies with the
    interviews is for the app to look after. One for others lies beside the transcript and is named as a version is.
    """
    raise NotImplementedError


def made(document: Document, account: Account, form: Format) -> bytes:
    """Return the contents of the file, with its mark. Raises TypesettingError."""
    raise NotImplementedError


def give(document: Document, account: Account, wanted: Wanted, *, system: System = SYSTEM) -> Path:
    """Make the file, write it in one step and remember it. Return its path. It waits for the disk.

    An earlier file of the same interview that this program made there, for the same readers, and that nobody changed
    since, is replaced; any other file is left alone. The transcript itself is never replaced.
    Raises PaperError, PaperTrouble or TypesettingError.
    """
    raise NotImplementedError
