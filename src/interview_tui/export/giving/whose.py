"""Whose a record is of what was given: two interviews may have one id.

Somebody used a copy of the one as the start of the other. What was given of the one must never become what the other
says: what is unclear is left, and named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cached_property
from pathlib import Path

from interview_tui.export.giving.records import Given, records_of
from interview_tui.interview.kinship import Kin, Whose, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.system import SYSTEM, System
from interview_tui.transcripts.forgetting.removing import namesakes


class Belongs(Enum):
    """Say whether a file that was given was made of an interview with its id."""

    SURELY = auto()
    PERHAPS = auto()  # of an interview with the same id, that has another name or another day now
    NOT = auto()


class Owner:
    """Tell what was given of one interview from what was given of others with its id.

    `path` is its transcript, `interview` what that says, None if it cannot be read. Others are looked for beside it and
    in `folders`, and only if a record does not tell. It reads the disk.
    """

    def __init__(
        self,
        path: Path,
        ident: str,
        interview: Interview | None,
        *,
        folders: Iterable[Path] = (),
        system: System = SYSTEM,
    ) -> None:
        self._path = path
        self._ident = ident
        self._whose = Whose.of(interview) if interview is not None else None
        self._folders = dict.fromkeys((path.parent, *folders))
        self._system = system

    def belongs(self, record: Given) -> Belongs:
        """Return whether what was given was made of this interview.

        A record that does not say whose it is, made by an earlier version of this program, is of this one if no other
        interview has its id.
        """
        whose = record.whose
        if whose is None or self._whose is None:
            return Belongs.PERHAPS if self._others else Belongs.SURELY
        found = kin(whose, self._whose)
        if found is Kin.UNSURE and not any(kin(whose, other) is Kin.SAME for other in self._others):
            return Belongs.PERHAPS
        return Belongs.SURELY if found is Kin.SAME else Belongs.NOT

    @cached_property
    def _others(self) -> tuple[Whose, ...]:
        return tuple(self._looked())

    def _looked(self) -> Iterator[Whose]:
        for folder in self._folders:
            for entry in namesakes(folder, self._path, self._ident, self._whose, self._system):
                if entry.interview is not None and not entry.shared:
                    yield Whose.of(entry.interview)


def given_of(path: Path, interview: Interview, *, system: System = SYSTEM) -> tuple[Given, ...]:
    """Return the records that are surely of the interview at `path`, oldest first; none if they cannot be read."""
    owner = Owner(path, interview.id, interview, system=system)
    return tuple(one for one in records_of(interview.id, system=system) if owner.belongs(one) is Belongs.SURELY)
