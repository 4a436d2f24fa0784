"""Delete from the list, and undo the last deletion or new name. It moves files: call it in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble, SaveError
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.library.bin import Binned, put_back, throw_away
from interview_tui.transcripts.versions.finding import put_away
from interview_tui.tui.list.rows import InterviewRow


class NewNames(NamedTuple):
    """Hold where an interview is that has other names now, and as what the list showed it before."""

    path: Path
    before: InterviewRow
    name: str


class NotTakenBack(Exception):  # noqa: N818 - says what happened
    """Report in one sentence why something was not undone."""


class Deleted:
    """Hold what was moved to the bin or got other names in this run, the last one last; true while one can be undone.

    It outlives the list, which is made anew after each other screen.
    """

    def __init__(self) -> None:
        self._done: list[Binned | NewNames] = []
        self._names: dict[Path, str] = {}

    def __bool__(self) -> bool:
        return bool(self._done)

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
            self._done.append(thing := throw_away(row.path))
        self._names[thing.path] = row.name
        return self.about_last(key)

    def renamed(self, row: InterviewRow, now: Path, name: str) -> None:
        """Remember that the interview of a row is at `now`, and called `name`."""
        self._done = [one._replace(path=now) if _is_at(one, row.path) else one for one in self._done]
        self._done.append(NewNames(now, row, name))

    def about_last(self, key: str) -> str:
        """Return what was deleted or renamed last and how `key` takes it back; empty if nothing can be put back."""
        if not self._done:
            return ""
        last = self._done[-1]
        if isinstance(last, NewNames):
            return _("It is called “{name}” now. {key} gives it its old names again.").format(name=last.name, key=key)
        name = self._names[last.path]
        return _("“{name}” is in the bin. {key} takes it back.").format(name=name, key=key)

    def about_undone(self) -> str:
        """Return what to say once `take_back` has undone what was done last."""
        last = self._done[-1]
        if isinstance(last, NewNames):
            return _("“{name}” has its old names again.").format(name=last.before.name)
        return _("“{name}” is back in the list.").format(name=self._names[last.path])

    def take_back(self) -> Path:
        """Undo what was done last, and return the path.

        Raises NotTakenBack; it is then no longer offered, unless the interview is open elsewhere.
        """
        last = self._done.pop()
        if not isinstance(last, NewNames):
            try:
                return put_back(last)
            except SaveError as error:
                raise NotTakenBack(error.in_full) from None
        from interview_tui.transcripts.library.renaming import rename  # most runs of the program rename nothing

        held = last.before.interview
        assert held is not None
        try:
            back = rename(last.path, held.interviewer, held.interviewee)
        except FileTrouble as error:
            raise NotTakenBack(error.in_full) from None
        except TranscriptError as error:
            raise NotTakenBack(error.told) from None
        if isinstance(back, Taken):
            self._done.append(last)
            raise NotTakenBack(_("{reason} Close it there first.").format(reason=back.reason))
        self._done = [one._replace(path=back.path) if _is_at(one, last.path) else one for one in self._done]
        return back.path

    def drop_emptied(self) -> bool:
        """Stop offering what is no longer in the bin or the folder; return whether there was any."""
        before = len(self._done)
        self._done = [one for one in self._done if one.path.exists()]
        return len(self._done) < before


def _is_at(one: Binned | NewNames, path: Path | None) -> bool:
    """Return whether that is an interview with other names, in the file at `path`."""
    return isinstance(one, NewNames) and one.path == path
