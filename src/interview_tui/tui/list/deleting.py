"""Delete from the list, and undo the last deletion. It moves files: call it in a thread."""

from __future__ import annotations

from pathlib import Path

from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.library.bin import Binned, put_back, throw_away
from interview_tui.transcripts.versions.finding import put_away
from interview_tui.tui.list.rows import InterviewRow


class Deleted:
    """Hold what was moved to the bin in this run, the last one last; true while one can be put back.

    It outlives the list, which is made anew after each other screen.
    """

    def __init__(self) -> None:
        self._binned: list[Binned] = []
        self._names: dict[Path, str] = {}

    def __bool__(self) -> bool:
        return bool(self._binned)

    def delete(self, row: InterviewRow, folder: Path, key: str) -> str:
        """Move the file of a row to the bin of `folder`, and return what to say of it. Raises FileTrouble.

        What somebody has open stays. A rescue copy goes to the bin as well, but `take_back` does not put it back.
        `key` takes it back.
        """
        assert row.path is not None
        if row.rescue is not None:
            put_away(row.rescue, read_bytes(row.path), folder)
            return ""
        claimed = claim(row.path, row.interview.id if row.interview is not None else "")
        if isinstance(claimed, Taken):
            return _("{reason} Close it there first.").format(reason=claimed.reason)
        with claimed:
            self._binned.append(thing := throw_away(row.path))
        self._names[thing.path] = row.name
        return self.about_last(key)

    def about_last(self, key: str) -> str:
        """Return what was deleted last and how `key` takes it back; empty if nothing can be put back."""
        if not self._binned:
            return ""
        name = self._names[self._binned[-1].path]
        return _("“{name}” is in the bin. {key} takes it back.").format(name=name, key=key)

    def take_back(self) -> Path:
        """Put back what was deleted last, and return its path. Raises SaveError; it is then no longer offered."""
        return put_back(self._binned.pop())

    def drop_emptied(self) -> bool:
        """Stop offering what is no longer in the bin; return whether there was any."""
        before = len(self._binned)
        self._binned = [thing for thing in self._binned if thing.path.exists()]
        return len(self._binned) < before
