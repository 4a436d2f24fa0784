"""What can be wrong with a transcript.

The exceptions of `interview_tui.transcripts`; each says what it means where it is defined:

    UnreadableFile                      a file that cannot be read or cannot be understood
    ├── ReadError                       its bytes could not be had
    └── TranscriptError                 it was read, and is no transcript
    OSError
    └── FileTrouble                     what is wrong with a file, where, and what to do
        ├── ReadError
        ├── SaveError                   words that are not on disk yet
        │   └── ChangedUnderneath       another program wrote the file since we did; nothing was overwritten
        └── FolderTrouble               the folder with the interviews cannot be looked into
    ValueError
    ├── TranscriptError
    └── ShareError                      a version for others that cannot be made, or not be written there
    LookupError
    ├── NotFound                        no interview fits what was asked for
    └── Several                         more than one does
"""

from __future__ import annotations

from dataclasses import dataclass

from interview_tui.storage.trouble import UnreadableFile


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could be better, but does not keep it from being read. Lines count from 1."""

    line: int
    message: str


class TranscriptError(UnreadableFile, ValueError):
    """A file that cannot be understood as a transcript: it is shown, never written.

    `line` counts from 1; `problem` is one translated sentence that says what is wrong and what to do.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{line}: {problem}")
        self.line = line
        self.problem = problem
