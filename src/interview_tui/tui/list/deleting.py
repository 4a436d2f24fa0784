"""Deleting from the list, and taking back what was deleted last. For a thread: it moves files."""

from __future__ import annotations

from pathlib import Path

from interview_tui.storage.files import read_bytes
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.library.bin import Binned, put_back, throw_away
from interview_tui.transcripts.versions.finding import put_away
from interview_tui.tui.list.rows import Row


class Deleted:
    """What was moved to the bin since the list was opened, the last one last. True while one can be taken back."""

    def __init__(self) -> None:
        self._things: list[Binned] = []

    def __bool__(self) -> bool:
        return bool(self._things)

    def delete(self, row: Row, folder: Path) -> Taken | None:
        """Move the file of a row to the bin of `folder`; who has it open, where somebody has. Raises FileTrouble.

        A rescue copy goes to the bin as well, but is not taken back by one key.
        """
        assert row.path is not None
        if row.rescue is not None:
            put_away(row.rescue, read_bytes(row.path), folder)
            return None
        claimed = claim(row.path, row.interview.id if row.interview is not None else "")
        if isinstance(claimed, Taken):
            return claimed
        with claimed:
            self._things.append(throw_away(row.path))
        return None

    def take_back(self) -> Path:
        """Put back what was deleted last; returns where it is. Raises SaveError; it is then no longer offered."""
        return put_back(self._things.pop())

    def drop_emptied(self) -> bool:
        """Stop offering what has left the bin meanwhile; return whether there was any."""
        before = len(self._things)
        self._things = [thing for thing in self._things if thing.path.exists()]
        return len(self._things) < before
