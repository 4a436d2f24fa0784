"""The errors that a transcript can have.

The exceptions of `interview_tui.transcripts`; each is explained where it is defined:

    UnreadableFile                      a file that cannot be read or cannot be understood
    ├── ReadError                       its bytes could not be read
    └── TranscriptError                 it was read, but is no transcript
    OSError
    └── FileTrouble                     what is wrong with a file, where, and what to do
        ├── ReadError
        ├── SaveError                   text that is not on disk yet
        │   └── ChangedUnderneath       another program wrote the file since we did; nothing was overwritten
        └── FolderTrouble               the folder with the interviews cannot be read
    ValueError
    ├── TranscriptError
    ├── CannotMend                      a file that only a person can mend, or that is not to be mended here
    ├── KeepsId                         an interview that gets no id of its own
    └── ShareError                      a shared version that cannot be made, or not be written there
    LookupError
    ├── NotFound                        no interview matches the id or name
    └── Several                         more than one matches
"""

from __future__ import annotations

from typing import NamedTuple

from interview_tui.language import _
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.own_form import ORDER


class Problem(NamedTuple):
    """Describe a mistake in a file that can still be read. `line` counts from 1; `message` is translated.

    One that `stops` is about who may read, a strike or a heading: until it is mended, nothing is given to others.
    """

    line: int
    message: str
    stops: bool = False

    @property
    def told(self) -> str:
        """The problem with its line, as it is told everywhere but on the command line."""
        return at_line(self.line, self.message)


class TranscriptError(UnreadableFile, ValueError):
    """Report a file that cannot be parsed as a transcript. Such a file is never written to.

    `line` counts from 1; `problem` is one translated sentence that says what is wrong and what to do.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{line}: {problem}")
        self.line = line
        self.problem = problem

    @property
    def told(self) -> str:
        """What is wrong with its line, as it is told everywhere but on the command line."""
        return at_line(self.line, self.problem)


def at_line(line: int, problem: str) -> str:
    """Return a problem with its line in the file."""
    return _("Line {line}: {problem}").format(line=line, problem=problem)


def twice(key: str) -> str:
    """Return the sentence on a key that stands in front matter twice. One that is not ours may be anybody's words."""
    if key in ORDER:
        return _("{key} stands here twice; leave one of the two.").format(key=key)
    return _("A key stands here for the second time; leave one of the two.")
