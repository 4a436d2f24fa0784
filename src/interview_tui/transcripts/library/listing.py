"""The interviews in a folder: which there are, in the order in which people look for them, and how to find one."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from interview_tui.interview.model import Status
from interview_tui.language import N_
from interview_tui.storage.files import read_bytes
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, ReadError, Trouble, kind_of
from interview_tui.transcripts.format.entry import SHARED_FOR, Entry, entry_at, unreadable
from interview_tui.transcripts.format.file_names import SUFFIX, file_name
from interview_tui.transcripts.library.contents import Contents, Stamp, is_settled, stamp_of

__all__ = ["SHARED_FOR", "Entry", "FolderTrouble", "Libraries", "Library", "Names", "NotFound", "Several"]

_RANK = {Status.DRAFT: 0, Status.HELD: 1, Status.FINAL: 2}


class FolderTrouble(FileTrouble):
    """The folder with the interviews cannot be looked into."""

    _texts = {
        Trouble.FOLDER_IS_FILE: (
            N_("{folder} is a file, where a folder should be."),
            N_("Move or rename that file, or choose another folder."),
        ),
        Trouble.NOT_ALLOWED: (
            N_("You may not look into {folder}."),
            N_("Choose another folder, or ask whoever looks after this computer."),
        ),
        Trouble.UNREACHABLE: (
            N_("The folder {folder} cannot be reached."),
            N_("Check the network, or connect the disk it is on."),
        ),
    }
    _otherwise = (N_("The folder {folder} cannot be read."), N_("Look whether it is the right folder."))


class NotFound(LookupError):  # noqa: N818 - says what happened
    """No interview has that id, and no file that name: `wanted`."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class Several(LookupError):  # noqa: N818 - says what happened
    """The beginning of an id fits several interviews: `entries`, at least two."""

    def __init__(self, wanted: str, entries: tuple[Entry, ...]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.entries = entries


@dataclass(frozen=True, slots=True)
class Names:
    """Names used before, each once, the most recent first; capitals do not make another name."""

    interviewers: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Library:
    """The transcripts directly in `folder`, which need not exist.

    Every question looks at the folder anew; a file that did not change since is not read again. What ends in `.md`
    counts; hidden files and notes of another kind (no front matter, or not ours) do not, nor does a README.md about
    the folder. What should be an interview and cannot be read, or is no file at all, is listed with its problem. Safe
    in any thread. Methods that look at the folder raise FolderTrouble.

    Entries are kept always, without a word of what was said; contents once they were asked for, within a bound.
    """

    def __init__(self, folder: Path, *, system: System = SYSTEM) -> None:
        self.folder = folder
        self._system = system
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Stamp, Entry | None]] = {}
        self._contents = Contents(system=system)

    def entries(self) -> list[Entry]:
        """Drafts first, the last one worked on on top; then what waits to be read back; then what is final, the newest
        first; then what cannot be read. Shared versions are left out, and copies stand with their original.
        """
        groups: dict[object, list[Entry]] = {}
        for entry in self._scan():
            if not entry.shared:
                groups.setdefault(entry.interview.id if entry.interview else entry.path, []).append(entry)
        return sorted(map(_with_copies, groups.values()), key=_place)

    def shared(self) -> list[Entry]:
        """The versions made for a circle of readers that lie in this folder, the newest first."""
        return sorted((entry for entry in self._scan() if entry.shared), key=_place)

    def files_of(self, ident: str) -> list[Entry]:
        """Return each readable file of the interview with that id, apart, the original first; no shared versions."""
        mine = (entry for entry in self._scan() if not entry.shared and entry.interview and entry.ident == ident)
        return sorted(mine, key=_original_first)

    def contents(self, path: Path) -> bytes:
        """Return the bytes of a transcript, kept for the next time if it is in this folder. Raises ReadError.

        A link is followed only inside its folder.
        """
        if path.parent != self.folder:
            return read_bytes(path, within=path.parent, system=self._system)
        return self._contents.read(path)

    def drop_contents(self) -> None:
        """Keep no contents of any transcript any more, for words in them may have to be forgotten."""
        self._contents.clear()

    def newest_draft(self) -> Entry | None:
        """The draft that was worked on last."""
        first = next(iter(self.entries()), None)
        return first if first and first.interview and first.interview.status is Status.DRAFT else None

    def find(self, wanted: str | Path) -> Entry:
        """The interview with that id, or an id that begins so, or in that file. Raises NotFound or Several.

        What has a path separator in it, or ends in `.md`, is a file: first as it stands, then one in the library's
        folder. Anything else is an id if there is one that fits, and else a file. Capitals in an id do not matter.
        """
        name = os.fspath(wanted)
        is_path = isinstance(wanted, Path) or name.lower().endswith(SUFFIX) or bool({os.sep, os.altsep} & set(name))
        entry = (self._in_file(name) if is_path else None) or self._with_id(name) or self._in_file(name)
        if entry is None:
            raise NotFound(name)
        return entry

    def leads_out(self, path: Path) -> bool:
        """Whether that is a link in this folder to anything else than a file in it: those are never followed."""
        here = os.path.realpath(self.folder)
        if not path.is_symlink() or os.path.realpath(path.parent) != here:
            return False
        target = os.path.realpath(path)
        return os.path.dirname(target) != here or not os.path.isfile(target)  # noqa: PTH113, PTH120

    def names_used(self) -> Names:
        """The names to offer when the next interview is agreed on."""
        known = [(entry.modified, entry.interview) for entry in self.entries() if entry.interview]
        recent = [held for _at, held in sorted(known, key=lambda one: (one[1].date, one[0]), reverse=True)]
        return Names(
            interviewers=_once(held.interviewer for held in recent),
            interviewees=_once(held.interviewee for held in recent),
            teams=_once(held.team for held in recent),
            organisations=_once(held.organisation for held in recent),
        )

    def _scan(self) -> list[Entry]:
        """Everything in the folder that is or should be an interview."""
        now, found = time.time(), []
        with self._lock:  # a second thread waits, and then has nothing left to read
            known, fresh, stamps = self._known, {}, {}
            for item in self._files():
                try:
                    status = item.stat(follow_symlinks=False)
                except OSError:  # gone since the folder was read
                    continue
                stamp = stamp_of(status)
                before = known.get(item.name)
                entry = before[1] if before and before[0] == stamp else self._look(item, status)
                if is_settled(status, now):
                    fresh[item.name] = (stamp, entry)
                stamps[item.name] = stamp
                if entry is not None:
                    found.append(entry)
            self._known = fresh
        self._contents.keep_only(stamps)
        return found

    def _files(self) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.folder) as items:
                for item in items:
                    name = item.name
                    if name.lower().endswith(SUFFIX) and name[0] != ".":
                        yield item
        except FileNotFoundError:
            return
        except OSError as error:
            kind = Trouble.FOLDER_IS_FILE if error.errno == errno.ENOTDIR else kind_of(error)
            raise FolderTrouble(kind, self.folder / "-", error) from error  # the texts name the folder a path is in

    def _look(self, item: os.DirEntry[str], status: os.stat_result) -> Entry | None:
        path = Path(item.path)
        if not item.is_symlink():
            return entry_at(path, status, system=self._system)
        if not self.leads_out(path):
            return None  # a link to a file in this very folder is that file again, which is listed already
        here, target = os.path.realpath(self.folder), os.path.realpath(path)
        nowhere = os.path.dirname(target) == here and not os.path.exists(target)  # noqa: PTH110, PTH120
        return unreadable(path, status, ReadError(Trouble.VANISHED if nowhere else Trouble.LEADS_OUT, path))

    def _with_id(self, wanted: str) -> Entry | None:
        sought = wanted.casefold()
        fitting = [entry for entry in self.entries() if sought and entry.ident.casefold().startswith(sought)]
        exact = [entry for entry in fitting if entry.ident.casefold() == sought]
        chosen = exact or fitting
        readable = [entry for entry in chosen if entry.interview]
        if len(readable) == 1 and exact:
            return readable[0]  # a damaged file with the same id in its name does not stand in its way
        if len(chosen) > 1:
            raise Several(wanted, tuple(chosen))
        return chosen[0] if chosen else None

    def _in_file(self, name: str) -> Entry | None:
        for path in dict.fromkeys((Path(name), self.folder / name)) if name else ():
            try:
                status = path.stat()
            except (OSError, ValueError):  # not there, or no possible name
                continue
            return entry_at(path, status, asked_for=True, system=self._system)
        return None


class Libraries:
    """The libraries of one run of the program: one for each folder, whoever asks. Safe in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[Path, Library] = {}

    def of(self, folder: Path) -> Library:
        """Return the library of that folder (an absolute path); always the same one."""
        with self._lock:
            return self._known.setdefault(folder, Library(folder))

    def drop_contents(self) -> None:
        """Keep no contents of any transcript any more, in no library."""
        with self._lock:
            for library in self._known.values():
                library.drop_contents()


def _with_copies(group: list[Entry]) -> Entry:
    """The original with its copies. Sync programs lengthen the name of a copy: the shortest is the original's."""
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=_original_first)
    return replace(first, copies=tuple(entry.path for entry in others))


def _original_first(entry: Entry) -> tuple[bool, int, str]:
    return (not _has_own_name(entry), len(entry.path.name), entry.path.name)


def _has_own_name(entry: Entry) -> bool:
    held = entry.interview
    return held is not None and entry.path.name == file_name(held.date, held.interviewee, held.id)


def _place(entry: Entry) -> tuple[int, float, float, str]:
    held, name = entry.interview, entry.path.name
    if held is None:
        return (len(_RANK), 0, 0, name)
    day = 0 if held.status is Status.DRAFT else -held.date.toordinal()
    return (_RANK[held.status], day, -entry.modified, name)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        if name.strip():
            seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
