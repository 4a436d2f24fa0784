"""The limits of the reader, for whoever is about to write: nothing is saved that could not be opened again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from interview_tui.storage.files import LIMIT
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.format import frontmatter, own_form
from interview_tui.transcripts.format.errors import TranscriptError

_HEAD: Final = 4 * own_form.LIMIT + 100
"""Bytes that hold the front matter of every file that can be read, with what stands before it."""


def refuse_unreadable(path: Path, data: bytes) -> bytes:
    """Return the contents that are about to be written to `path`. Raises SaveError if the reader would refuse them."""
    if len(data) <= LIMIT:
        try:
            frontmatter.split(data[:_HEAD].removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="ignore"))
        except TranscriptError:
            pass
        else:
            return data
    raise SaveError(Trouble.PAST_READING, path)
