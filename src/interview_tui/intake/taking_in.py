"""Writing what was taken in as a transcript in the folder of the interviews. Nothing there is ever overwritten."""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.intake.found import JsonFound, TranscriptFound
from interview_tui.interview.model import Interview
from interview_tui.transcripts.library.listing import Library


def take_in_transcript(found: TranscriptFound | JsonFound, folder: Path, library: Library) -> Path:
    """Write a transcript from elsewhere to a new file in `folder`; return its path. It stays to the letter.

    But for its status: one that was final is to be read back again here. Raises IntakeError where its id is here
    already, SaveError where it cannot be written.
    """
    raise NotImplementedError


def take_in_json(found: JsonFound, folder: Path, library: Library) -> Path:
    """Write the transcript of a JSON export, as `take_in_transcript` does."""
    return take_in_transcript(found, folder, library)


def write_new(interview: Interview, folder: Path, cards: QuestionSet) -> Path:
    """Write a new interview, made of notes, to a new file in `folder`; return its path. Raises SaveError.

    `cards` is the question set, or the deck of its form.
    """
    raise NotImplementedError
