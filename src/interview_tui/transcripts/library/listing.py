"""The library: the interviews in a folder, in the order the list shows them, and finding one of them."""

from __future__ import annotations

import errno
import os
import stat
import time
from _thread import allocate_lock  # a lock without what else `threading` brings along: 1 ms of each `list`
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.interview.model import Status
from interview_tui.language import N_
from interview_tui.storage.files import fits, read_bytes
from interview_tui.storage.fingerprint import Stamp, is_settled, stamp_of
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, ReadError, Trouble, kind_of
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.heads.entry import Entry, head_of
from interview_tui.transcripts.heads.own_head import own_head

if TYPE_CHECKING:
    from interview_tui.transcripts.library.contents import Contents
    from interview_tui.transcripts.library.unsure import Unsure

__all__ = ["Entry", "FolderTrouble", "Library", "Names", "NotFound", "Several", "ids_of_several"]

_RANK = {Status.DRAFT: 0, Status.HELD: 1, Status.FINAL: 2}


class FolderTrouble(FileTrouble):
    """Report that the folder with the interviews cannot be read."""

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
    """Report that no interview has the id, and no file the name, `wanted`."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class Several(LookupError):  # noqa: N818 - says what happened
    """Report that several interviews have an id that begins with `wanted`: `entries`, at least two."""

    def __init__(self, wanted: str, entries: tuple[Entry, ...]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.entries = entries


class Names(NamedTuple):
    """Hold the names used before, each once (ignoring case), the most recent first."""

    interviewers: tuple[str, ...] = ()
    interviewees: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Library:
    """Read the transcripts directly in `folder`, which need not exist.

    Every method scans the folder again; a file that did not change since is not read again. Files that end in `.md`
    count; hidden files and other Markdown (no front matter, or not ours) do not, nor does a README.md about the folder.
    A file that should be an interview and cannot be read, or that is not a regular file, is listed with its problem.
    Safe in any thread. Methods that scan the folder raise FolderTrouble.

    Entries, which have no answers in them, are always cached; contents once they were read, within a bound.
    """

    def __init__(self, folder: Path, *, system: System = SYSTEM) -> None:
        self.folder = folder
        self._system = system
        self._lock = allocate_lock()
        self._known: dict[str, tuple[Stamp, Entry | None]] = {}

    def entries(self) -> list[Entry]:
        """Return one entry for each interview, in the order of the list.

        Drafts first, the last modified on top; then held interviews and then final ones, newest first; then files that
        cannot be read. Shared versions are left out, and copies are in the entry of their original. A file with the id
        of another interview and other people or another day in it has an entry of its own.
        """
        groups: dict[object, list[Entry]] = {}
        for entry in self._scan():
            if not entry.shared:
                groups.setdefault(entry.head.id if entry.head else Path(entry.where), []).append(entry)
        found = (entry for group in groups.values() for entry in (_apart(group) if len(group) > 1 else group))
        return sorted(found, key=_sort_key)

    def shared(self) -> list[Entry]:
        """Return the shared versions in this folder, newest first."""
        return sorted((entry for entry in self._scan() if entry.shared), key=_sort_key)

    def files_of(self, ident: str) -> list[Entry]:
        """Return an entry for each readable file with that id, the original first; without shared versions.

        That may be several interviews: `apart` (`copies.py`) tells them apart.
        """
        mine = (entry for entry in self._scan() if not entry.shared and entry.head and entry.ident == ident)
        return sorted(mine, key=_original_first)

    def unreadable_beside(self, path: Path, ident: str) -> list[Entry]:
        """Return an entry for each file that cannot be read and is a version of the interview at `path`.

        That is told by its name, or by a line with the id near its beginning. Versions for others are left out.
        """
        unreadable = [entry for entry in self._scan() if entry.head is None]
        if not unreadable:
            return []
        from interview_tui.transcripts.library.for_others import is_version  # rare

        return [entry for entry in unreadable if is_version(entry, path, ident, system=self._system)]

    @cached_property
    def _contents(self) -> Contents:
        from interview_tui.transcripts.library.contents import Contents  # a list of heads does without

        return Contents(system=self._system)

    @cached_property
    def unsure(self) -> Unsure:
        """What is known of the files of which it is not certain who may read them."""
        from interview_tui.transcripts.library.unsure import Unsure  # a list of heads does without

        return Unsure(self.contents)

    def contents(self, path: Path) -> bytes:
        """Return the bytes of a transcript, and cache them if it is in this folder. Raises ReadError.

        A link is followed only inside its folder.
        """
        if path.parent != self.folder:
            return read_bytes(path, within=path.parent, system=self._system)
        return self._contents.read(path)

    def drop_contents(self) -> None:
        """Drop the cached contents of all transcripts, since text in them may have been struck."""
        self._contents.clear()

    def newest_draft(self) -> Entry | None:
        """Return the draft that was modified last; None if there is none."""
        first = next(iter(self.entries()), None)
        return first if first and first.head and first.head.status is Status.DRAFT else None

    def find(self, wanted: str | Path) -> Entry:
        """Return the interview with that id, with an id that begins so, or in that file. Raises NotFound or Several.

        A text with a path separator in it, or that ends in `.md`, is a path: first as given, then in the library's
        folder. Any other text is an id if one matches, and otherwise a file name. Case in an id does not matter.
        """
        name = os.fspath(wanted)
        is_path = isinstance(wanted, Path) or name.lower().endswith(SUFFIX) or bool({os.sep, os.altsep} & set(name))
        entry = (self._in_file(name) if is_path else None) or self._with_id(name) or self._in_file(name)
        if entry is None:
            raise NotFound(name)
        return entry

    def leads_out(self, path: Path) -> bool:
        """Return whether `path` is a link in this folder to anything but a file in it. Such links are not followed."""
        here = os.path.realpath(self.folder)
        if not path.is_symlink() or os.path.realpath(path.parent) != here:
            return False
        target = os.path.realpath(path)
        return os.path.dirname(target) != here or not os.path.isfile(target)  # noqa: PTH113, PTH120

    def names_used(self) -> Names:
        """Return the names to suggest when the next interview is planned."""
        known = [(entry.modified, entry.interview) for entry in self.entries() if entry.interview]
        recent = [interview for _at, interview in sorted(known, key=lambda one: (one[1].date, one[0]), reverse=True)]
        return Names(
            interviewers=_unique(interview.interviewer for interview in recent),
            interviewees=_unique(interview.interviewee for interview in recent),
            teams=_unique(interview.team for interview in recent),
            organisations=_unique(interview.organisation for interview in recent),
        )

    def _scan(self) -> list[Entry]:
        """Return an entry for every file in the folder that is or should be an interview."""
        now, found = time.time(), []
        with self._lock:  # a second thread waits, and then finds all entries cached
            known, fresh, stamps = self._known, {}, {}
            for item in self._files():
                try:
                    status = item.stat(follow_symlinks=False)
                except FileNotFoundError:  # removed since the folder was read
                    continue
                except OSError as error:
                    if (entry := _unknown(Path(item.path), error)) is not None:
                        found.append(entry)
                    continue
                stamp = stamp_of(status)
                before = known.get(item.name)
                entry = before[1] if before and before[0] == stamp else self._read_entry(item, status)
                if is_settled(status, now):
                    fresh[item.name] = (stamp, entry)
                stamps[item.name] = stamp
                if entry is not None:
                    found.append(entry)
            self._known = fresh
        if "_contents" in vars(self):
            self._contents.keep_only(stamps)
        return found

    def _files(self) -> Iterator[os.DirEntry[str]]:
        """Yield what may be a transcript by its name; nothing if there is no folder. Raises FolderTrouble."""
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
            raise FolderTrouble(kind, self.folder / "-", error) from error  # the messages name the parent of the path

    def _read_entry(self, item: os.DirEntry[str], status: os.stat_result) -> Entry | None:
        """Return the entry of one file; None if it is no interview, or a link to a file that is listed itself."""
        if item.is_symlink():
            return self._read_link(Path(item.path), status)
        entry = quick_entry(item.path, status, system=self._system)
        return self._read_version(Path(item.path), status) if entry is None else entry

    def _read_version(self, path: Path, status: os.stat_result) -> Entry | None:
        """Return the entry of a file that does not look like an interview, with its problem; None if it is none.

        Of a version of an interview another program may have taken the front matter away.
        """
        from interview_tui.transcripts.heads.any_entry import entry_at
        from interview_tui.transcripts.library.copies import is_named_version

        return entry_at(path, status, asked_for=True, system=self._system) if is_named_version(path.name) else None

    def _read_link(self, path: Path, status: os.stat_result) -> Entry | None:
        """Return the entry of a link, which is never read; None if the file it leads to is listed itself."""
        if not self.leads_out(path):
            return None
        from interview_tui.transcripts.heads.any_entry import unreadable

        here, target = os.path.realpath(self.folder), os.path.realpath(path)
        nowhere = os.path.dirname(target) == here and not os.path.exists(target)  # noqa: PTH110, PTH120
        return unreadable(path, status, ReadError(Trouble.LEADS_NOWHERE if nowhere else Trouble.LEADS_OUT, path))

    def _with_id(self, wanted: str) -> Entry | None:
        """Return the interview whose id is or begins with `wanted`; None if there is none. Raises Several."""
        sought = wanted.casefold()
        fitting = [entry for entry in self.entries() if sought and entry.ident.casefold().startswith(sought)]
        exact = [entry for entry in fitting if entry.ident.casefold() == sought]
        chosen = exact or fitting
        readable = [entry for entry in chosen if entry.head]
        if len(readable) == 1 and len({entry.ident.casefold() for entry in chosen}) == 1:
            return readable[0]  # though a damaged file has the same id in its name
        if len(chosen) > 1:
            raise Several(wanted, tuple(chosen))
        return chosen[0] if chosen else None

    def _in_file(self, name: str) -> Entry | None:
        """Return the entry of the file at that path, or of that name in the folder; None if there is none."""
        from interview_tui.transcripts.heads.any_entry import entry_at

        for path in dict.fromkeys((Path(name), self.folder / name)) if name else ():
            try:
                status = path.lstat()
                if stat.S_ISLNK(status.st_mode):
                    if (entry := self._read_link(path, status)) is not None:
                        return entry
                    status = path.stat()
            except PermissionError as error:
                return _unknown(path, error)
            except (OSError, ValueError):  # not there, or not a valid name
                continue
            return entry_at(path, status, asked_for=True, system=self._system)
        return None


def ids_of_several(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids that several of these interviews have: `entries` are those of a library."""
    seen: set[str] = set()
    found: set[str] = set()
    for entry in entries:
        if entry.head is not None:
            (found if entry.head.id in seen else seen).add(entry.head.id)
    return frozenset(found)


def quick_entry(where: str, found: os.stat_result, *, system: System = SYSTEM) -> Entry | None:
    """Return what `any_entry.entry_at` does; of a regular file with a head in our own form in a third of the time."""
    if not stat.S_ISREG(found.st_mode):
        from interview_tui.transcripts.heads.any_entry import entry_at

        return entry_at(Path(where), found, system=system)
    try:
        data = head_of(where, system)
    except OSError as error:
        from interview_tui.transcripts.heads.any_entry import entry_after

        return entry_after(error, Path(where), found, asked_for=False)
    if fits(where, found.st_size) and (head := own_head(data)) is not None:
        return Entry(where, found.st_mtime, head)
    from interview_tui.transcripts.heads.any_entry import entry_with

    return entry_with(Path(where), found, data, asked_for=False, system=system)


def _unknown(path: Path, error: OSError) -> Entry | None:
    """Return the entry of a file that is there and of which nothing can be known, because of `error`."""
    from interview_tui.transcripts.heads.any_entry import entry_after

    return entry_after(error, path, None, asked_for=False)


def _apart(group: list[Entry]) -> Iterator[Entry]:
    """Yield an entry for each interview among readable files with one id: its original, with the copies in it.

    Sync programs lengthen the name of a copy, so the shortest name is the original's.
    """
    from interview_tui.transcripts.library.copies import apart  # most interviews have one file

    for first, *copies in apart(sorted(group, key=_original_first)):
        yield first._replace(copies=tuple(entry.path for entry in copies))


def _original_first(entry: Entry) -> tuple[bool, int, str]:
    """Return a sort key that puts the original before its copies."""
    return (not _has_own_name(entry), len(entry.name), entry.name)


def _has_own_name(entry: Entry) -> bool:
    """Return whether a file has a name that this program gives or gave its interview."""
    interview = entry.interview
    if interview is None:
        return False
    from interview_tui.transcripts.heads.given_names import is_own_name  # most interviews have one file

    return is_own_name(entry.name, interview)


def _sort_key(entry: Entry) -> tuple[int, float, float, str]:
    """Return a sort key for the order of the list; see `Library.entries`."""
    head = entry.head
    if head is None:
        return (len(_RANK), 0, 0, entry.where)
    day = 0 if head.status is Status.DRAFT else -head.date.toordinal()
    return (_RANK[head.status], day, -entry.modified, entry.where)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, ignoring case, without blank ones; the first spelling counts."""
    seen: dict[str, str] = {}
    for name in names:
        if name.strip():
            seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
