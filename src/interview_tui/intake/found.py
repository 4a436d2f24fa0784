"""What a file is that is to be taken in: told by what it holds, not by its name alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_tui.intake.notes import Notes
from interview_tui.interview.model import Interview


class TranscriptFound(NamedTuple):
    """Hold a transcript as it was read from elsewhere: its bytes, its id, and the interview in it."""

    data: bytes
    ident: str
    interview: Interview


class JsonFound(NamedTuple):
    """Hold the transcript that a JSON export gives back, as `TranscriptFound` does."""

    data: bytes
    ident: str
    interview: Interview


class NotesFound(NamedTuple):
    """Hold notes that were made without the app."""

    notes: Notes


Found = TranscriptFound | JsonFound | NotesFound


def look_into(path: Path) -> Found:
    """Return what is in a file, which stays as it is. Raises IntakeError. May take a second: not for a screen's thread.

    Nothing is written, and no program is started.
    """
    raise NotImplementedError
