"""Delete from the list, and undo the last deletion or new name. It moves files: call it in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.library.bin import Binned, put_back, throw_away
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions.finding import put_away
from interview_tui.tui.kit.plain import named
from interview_tui.tui.list.rows import InterviewRow


class NotTakenBack(Exception):  # noqa: N818 - says what happened
    """Report in one sentence why something was not undone."""


class _InBin(NamedTuple):
    """Hold a file that was moved to the bin, and what the list called it.

    `others` are the files with other versions of the interview; `has_made`: what was made for others went along.
    """

    thing: Binned
    name: str
    others: tuple[Path, ...] = ()
    has_made: bool = False

    @property
    def path(self) -> Path:
        return self.thing.path

    def told(self, key: str) -> str:
        """Return what was done, and that `key` takes it back; of one of several versions which it is."""
        if self.others:
            said = _("One version of “{name}” is in the bin: {file}.").format(name=self.name, file=self._file)
            here = ", ".join(named(path) for path in self.others if path.exists())
            rest = _("Still here: {files}.").format(files=here) if here else ""
            return " ".join(filter(None, (said, rest, _("{key} takes it back.").format(key=key))))
        if self.has_made:
            text = _("“{name}” is in the bin, with what was made of it for others. {key} takes it back.")
        else:
            text = _("“{name}” is in the bin. {key} takes it back.")
        return text.format(name=self.name, key=key)

    def undone(self) -> str:
        """Return what to say once it is undone."""
        if self.others:
            return _("The version {file} of “{name}” is back.").format(file=self._file, name=self.name)
        if self.has_made:
            return _("“{name}” is back, with what was made of it for others.").format(name=self.name)
        return _("“{name}” is back in the list.").format(name=self.name)

    @property
    def _file(self) -> str:
        return named(self.thing.origin)

    def undo(self) -> Path | Taken:
        """Put it back, and return where. Raises SaveError."""
        return put_back(self.thing)


class _Renamed(NamedTuple):
    """Hold where an interview is that has other names now, what it is called, and the names that it had."""

    path: Path
    name: str
    before: Interview
    called: str  # with those names

    def told(self, key: str) -> str:
        """Return what was done, and that `key` takes it back."""
        return _("It is called “{name}” now. {key} gives it its old names again.").format(name=self.name, key=key)

    def undone(self) -> str:
        """Return what to say once it is undone."""
        return _("“{name}” has its old names again.").format(name=self.called)

    def undo(self) -> Path | Taken:
        """Give it its old names, and return where it is then; Taken if it is open.

        Raises FileTrouble or TranscriptError.
        """
        from interview_tui.export.giving.renaming import rename  # most runs of the program rename nothing

        back = rename(self.path, self.before.interviewer, self.before.interviewee)
        return back if isinstance(back, Taken) else back.path


def _beside(path: Path, library: Library) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the files with other versions of an interview, and what was made for others if this is its last file."""
    from interview_tui.export.giving.whose import given_of  # most runs of the program delete nothing
    from interview_tui.transcripts.library.made_of import left_of

    for entry in library.entries():
        if path in (files := (entry.path, *entry.copies)):
            given = [one.path for one in given_of(path, entry.interview)] if entry.interview is not None else []
            return tuple(one for one in files if one != path), left_of(entry, library, without=path, given=given)
    return (), ()


class Undoable:
    """Hold what was moved to the bin or got other names in this run, the last one last; true while one can be undone.

    It outlives the list, which is made anew after each other screen.
    """

    def __init__(self) -> None:
        self._done: list[_InBin | _Renamed] = []

    def __bool__(self) -> bool:
        return bool(self._done)

    def delete(self, row: InterviewRow, library: Library, key: str) -> str:
        """Move the file of a row to the bin of the library's folder, and return what to say of it. Raises FileTrouble.

        With the last file of an interview goes what was made of it for others. What somebody has open stays. A rescue
        copy goes to the bin as well, but `take_back` does not put it back. `key` takes it back.
        """
        if row.path is None:  # the list was read anew since the key
            return self.about_last(key)
        if row.rescue is not None:
            put_away(row.rescue, read_bytes(row.path), library.folder)
            return ""
        claimed = claim(row.path, row.interview.id if row.interview is not None else "")
        if isinstance(claimed, Taken):
            return claimed.close_first
        with claimed:
            others, made = _beside(row.path, library)
            self._done.append(_InBin(throw_away(row.path, along=made), row.name, others, bool(made)))
        return self.about_last(key)

    def renamed(self, row: InterviewRow, now: Path, name: str) -> None:
        """Remember that the interview of a row is at `now`, and called `name`."""
        assert row.path is not None and row.interview is not None
        self._moved(row.path, now)
        self._done.append(_Renamed(now, name, row.interview, row.name))

    def _moved(self, before: Path, now: Path) -> None:
        """Know that the file of an interview with other names is somewhere else now."""
        self._done = [
            one._replace(path=now) if isinstance(one, _Renamed) and one.path == before else one for one in self._done
        ]

    def about_last(self, key: str) -> str:
        """Return what was deleted or renamed last and how `key` takes it back; empty if nothing can be put back."""
        return self._done[-1].told(key) if self._done else ""

    def take_back(self, key: str) -> tuple[Path, str]:
        """Undo what was done last; return the path, and what to say: that, and what `key` takes back next.

        Raises NotTakenBack; it is then no longer offered, unless the interview is open elsewhere.
        """
        last = self._done.pop()
        try:
            back = last.undo()
        except FileTrouble as error:
            raise NotTakenBack(error.in_full) from None
        except TranscriptError as error:
            raise NotTakenBack(error.told) from None
        if isinstance(back, Taken):
            self._done.append(last)
            raise NotTakenBack(back.close_first)
        self._moved(last.path, back)
        return back, "\n".join(filter(None, (last.undone(), self.about_last(key))))

    def drop_emptied(self) -> bool:
        """Stop offering what is no longer in the bin or the folder; return whether there was any."""
        before = len(self._done)
        self._done = [one for one in self._done if one.path.exists()]
        return len(self._done) < before
