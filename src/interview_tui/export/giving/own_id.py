"""An id of its own for an interview that began as a copy, also in the records of what was given of it.

Under the old id a strike in the original would reach for them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from interview_tui.export.giving.records import Given, drop, look_up, records_of, remember
from interview_tui.export.giving.whose import Belongs, Owner
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.lock import Taken
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library import own_id
from interview_tui.transcripts.library.own_id import left_behind
from interview_tui.transcripts.sharing.marks import marks_in


def give_own_id(path: Path) -> Path | Taken:
    """Give the interview at `path` an id that no other has, as the library does, and what was given of it.

    A file that was given stays as it is, and its record goes along; a transcript or a version in Markdown gets the id.
    Returns Taken, with nothing changed, if one of them is open elsewhere. Raises KeepsId, also for what was given where
    it cannot be told of which interview; UnreadableFile or SaveError.
    """
    return own_id.give_own_id(path, elsewhere=_Given(path))


class _Given:
    """Know what was given of the interview at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine: list[Given] = []

    def along(self, before: Interview) -> Collection[Path]:
        """Return the transcripts and versions that were given. Raises KeepsId."""
        owner = Owner(self._path, before.id, before)
        found, damaged = look_up(before.id)
        of_whom = {record: owner.belongs(record) for record in found}
        self._mine = [record for record, belongs in of_whom.items() if belongs is Belongs.SURELY]
        unclear = [one.path for one, belongs in of_whom.items() if belongs is Belongs.PERHAPS and one.path.exists()]
        themselves = [one.path for one in self._mine if one.says_itself]
        closed = [one for one in themselves if not _has_id(one, before.id)]
        if left := [*(one.file for one in damaged), *unclear, *closed]:
            raise left_behind(left)
        return themselves

    def follow(self, before: Interview, now: Interview, moved: Mapping[Path, Path]) -> None:
        """Have the records under the new id. One that cannot be kept is of another interview, and left alone."""
        for record in self._mine:
            path = moved.get(record.path, record.path)
            marks = [mark.under(now, before).text for mark in marks_in(record.mark, before.id)]
            fresh = record._replace(path=path, ident=now.id, mark=" ".join(marks))
            with suppress(FileTrouble):
                remember(fresh._replace(digest=digest(read_bytes(path))) if record.says_itself else fresh)
        for record in records_of(before.id):
            if record in self._mine and record.path in moved and moved[record.path] != record.path:
                with suppress(FileTrouble):
                    drop(record.path)


def _has_id(path: Path, ident: str) -> bool:
    """Return whether a file can be read and has the id. One that is not there, on a stick perhaps, has it not."""
    try:
        return read(read_bytes(path)).interview.id == ident
    except UnreadableFile:
        return False
