"""Whether another version of an interview keeps from others what is to be given to them from this one.

A sync program may have made a second file before or after the two of them agreed who may read an answer. Which of the
two is right a person says; until then the narrower counts, as everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.interview.model import CLOSING, Circle, Interview
from interview_tui.interview.sharing import readable
from interview_tui.language import _, visible_path
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions.finding import in_folder

WHOLE: Final = -1
"""The number, among those of cards, of what is about an interview as a whole: who is next, who listened."""


class Narrower(NamedTuple):
    """Hold the file with another version, and whether it can be read."""

    path: Path
    is_readable: bool

    @property
    def told(self) -> str:
        """One sentence that says which file it is and what is the matter with it, in the language of the screen."""
        if self.is_readable:
            text = _(
                "In {name}, another version of this interview, something of this is for fewer people, struck "
                "or uncertain."
            )
        else:
            text = _(
                "{name} is another version of this interview and cannot be read: who may read this is not certain."
            )
        return text.format(name=visible_path(self.path.name))


def given_to(interview: Interview, circle: Circle) -> dict[int, Circle]:
    """Return what a version for `circle` holds, each with that circle: cards, CLOSING, and WHOLE for the rest."""
    shown = readable(interview, circle)
    closing, whole = [CLOSING] if shown.closing else [], [WHOLE] if shown.next or shown.listeners else []
    return dict.fromkeys([*shown.answers, *closing, *whole], circle)


def narrower_version(
    path: Path,
    ident: str,
    given: Mapping[int, Circle],
    library_of: Callable[[Path], Library],
    widest: Callable[[Interview], Circle],
) -> Narrower | None:
    """Return another version of the interview at `path` that keeps something of `given` narrower; None if none does.

    `given` are cards, CLOSING and WHOLE, each with the circle for which it is. A version does if one of these is struck
    in it or for fewer people, if it is not certain in it who may read what, or if it cannot be read. `widest` gives the
    widest circle that may read an interview by its form. Reads whole the other versions alone. Raises FolderTrouble.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()
    for version in in_folder(path, ident, library_of(path.parent)):
        if version.interview is None:
            return Narrower(version.path, False)
        try:
            other = read(read_bytes(version.path, within=path.parent))
        except UnreadableFile:
            return Narrower(version.path, False)
        if other.stops or _is_narrower(other.interview, given, widest(other.interview)):
            return Narrower(version.path, True)
    return None


def _is_narrower(other: Interview, given: Mapping[int, Circle], widest: Circle) -> bool:
    """Return whether something that is given is struck in the other version, or for fewer people."""
    return any(
        number in other.struck or other.answer(number).struck or min(other.circle_of(number), widest) < circle
        for number, circle in given.items()
        if number != CLOSING or other.closing
    )
