"""Values for removing an interview as a whole: which one it is, and what became of its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_tui.interview.kinship import Whose


class Whole(NamedTuple):
    """Name the interview to remove: its transcript, its id and whose it is.

    `agreed` is when the two agreed to that, in seconds since 1970: what was written in a copy later is not removed.
    `given` is the file that was given of it; None after a crash, for then nothing here tells where that is.
    """

    path: Path
    ident: str
    whose: Whose
    agreed: float
    given: Path | None = None


class Kind(Enum):
    """Name the kinds of files that an interview may have."""

    TRANSCRIPT = "the transcript"
    COPY = "a copy of it"
    FOR_OTHERS = "a version for others"
    MADE = "what was made of it: a sheet, a file that was given"
    BINNED = "in the bin"
    RESCUE = "a rescue file"
    EARLIER = "an earlier version"
    TEMPORARY = "a temporary file of a process that was killed"


class Removed(NamedTuple):
    """Name a file that is gone."""

    kind: Kind
    path: Path


class Removal(NamedTuple):
    """Report what was removed, and what was not.

    `left` could not be removed, or it cannot be told whose it is; a later time may. `foreign` are files of other
    programs that are named as the interview, and stay as they are. `others` have the same id and are another interview,
    or may have been made of that. `elsewhere` are files that were given before, to another place.
    """

    removed: tuple[Removed, ...] = ()
    left: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    elsewhere: tuple[Path, ...] = ()

    @property
    def counts(self) -> Mapping[Kind, int]:
        """Return how many files of each kind were removed."""
        found = Counter(one.kind for one in self.removed)
        return {kind: found[kind] for kind in Kind if found[kind]}

    @property
    def stays(self) -> tuple[Path, ...]:
        """Return every file that may still have words of the interview, in the places that were looked at."""
        return (*self.left, *self.foreign, *self.others)


class Remover(Protocol):
    """Define what can remove all that it keeps of one interview."""

    def take_away(self, whole: Whole) -> Removal:
        """Remove everything kept of that interview but its transcript; leave all else byte for byte as it is.

        Raises FileTrouble at most; its path then counts as left.
        """
        ...


def together(parts: Iterable[Removal]) -> Removal:
    """Combine the reports into one, with each file once."""
    removed: dict[Removed, None] = {}
    files: tuple[dict[Path, None], ...] = ({}, {}, {}, {})
    for part in parts:
        removed |= dict.fromkeys(part.removed)
        for known, found in zip(files, part[1:], strict=True):
            known |= dict.fromkeys(found)
    return Removal(tuple(removed), *map(tuple, files))
