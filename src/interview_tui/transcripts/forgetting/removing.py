"""Removal of every file of one interview from one folder. The transcript itself is left: it goes last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, Whose, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_cut_off
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.system import System
from interview_tui.storage.temporaries import is_temporary, temporaries
from interview_tui.storage.trouble import FileTrouble, Trouble
from interview_tui.transcripts.desk.leftovers import has_id
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Removed, Whole
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.library.belonging import Sought, begins_with_id, files_in, is_copy, is_named
from interview_tui.transcripts.library.copies import is_surely_synced, kept_beside
from interview_tui.transcripts.sharing.marks import is_of, mark_in


class Place(NamedTuple):
    """Say what a folder is: of which kind copies in it are, and whether it is one of ours, where nobody makes copies.

    In a folder of ours, and in the bin, what is unclear goes too. `is_named` tells by its name whether a file that
    cannot be read is one of the interview.
    """

    system: System
    kind: Kind = Kind.COPY
    is_ours: bool = False
    is_named: Callable[[str], bool] = lambda _name: False


def clear(folder: Path, whole: Whole, place: Place) -> Removal:
    """Remove every file of the interview in one folder but its transcript, and report what stays. Never raises.

    A file with the same id and another colleague, or another day, is another interview: it stays, and so does what was
    made for others there, for that may be of either. A folder that is not there has no files.
    """
    try:
        files = files_in(folder)
    except FileNotFoundError:
        return Removal()
    except OSError:
        return Removal(left=(folder,))
    clearing = _Clearing(whole, place)
    clearing.temporaries(folder)
    others: list[tuple[Path, os.stat_result]] = []
    for path, found in files:
        if path == whole.path or is_temporary(path.name):
            continue
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            clearing.transcript(path, found)
        else:
            others.append((path, found))
    for path, found in others:  # once it is known whether another interview has that id
        clearing.other(path, found)
    return clearing.told()


class _Clearing:
    """Remove one file after the other, and collect what became of each."""

    def __init__(self, whole: Whole, place: Place) -> None:
        self._whole = whole
        self._place = place
        self._sought = Sought(whole.path, whole.ident, place.system, place.is_named)
        self._removed: list[Removed] = []
        self._left: list[Path] = []
        self._foreign: list[Path] = []
        self._others: list[Path] = []

    def told(self) -> Removal:
        return Removal(tuple(self._removed), tuple(self._left), tuple(self._foreign), tuple(self._others))

    def temporaries(self, folder: Path) -> None:
        """Remove the temporary files of killed processes: all old ones, and those with words of the interview."""
        system = self._place.system
        clear_leavings(folder, system=system)
        for path in temporaries(folder):
            try:
                data = read_cut_off(path, system=system)
            except FileTrouble as error:
                if error.kind in (Trouble.FOREIGN, Trouble.UNDECODABLE):  # cut off so early that it says nothing
                    self._remove(path, Kind.TEMPORARY)
                elif error.kind is not Trouble.VANISHED:
                    self._left.append(path)
                continue
            if has_id(data, self._whole.ident) or is_of(data, self._whole.ident):
                self._remove(path, Kind.TEMPORARY)

    def transcript(self, path: Path, found: os.stat_result) -> None:
        """Remove a Markdown file if it holds the interview: a copy, a version, or what a damaged one is taken for."""
        try:
            if not is_copy(path, found, self._sought):
                return
        except FileTrouble:  # whose it is cannot be told
            self._left.append(path)
            return
        entry = entry_at(path, found, system=self._place.system)
        interview = entry.interview if entry is not None else None
        if entry is None or interview is None:
            if self._place.is_ours:
                self._remove(path, self._place.kind)
            else:
                (self._foreign if path.is_symlink() else self._left).append(path)  # a link leads out of the folder
        elif not self._is_mine(path.name, interview):
            self._others.append(path)
        elif found.st_mtime > self._whole.agreed and not (self._place.is_ours or entry.shared):
            self._left.append(path)  # nobody looked whether it says more than what was given
        else:
            self._remove(path, Kind.FOR_OTHERS if entry.shared and not self._place.is_ours else self._place.kind)

    def _is_mine(self, name: str, interview: Interview) -> bool:
        found = kin(Whose.of(interview), self._whole.whose)
        return _is_of(name, found, self._whole.path, is_ours=self._place.is_ours)

    def other(self, path: Path, found: os.stat_result) -> None:
        """Remove what this program made of the interview; name the file of another program that is named as it."""
        system = self._place.system
        named = is_named(path.name, self._sought)
        try:
            mark = mark_in(path, self._whole.ident, system=system)
        except FileTrouble:
            if (named or path.suffix.lower() == ".pdf") and os.path.lexists(path):
                self._left.append(path)
            return
        if mark is not None:
            if self._others:
                self._others.append(path)
            else:
                self._remove(path, self._place.kind if self._place.is_ours else Kind.MADE)
        elif named or begins_with_id(path, found, self._whole.ident, system):
            if self._place.is_ours:
                self._remove(path, self._place.kind)
            else:
                self._foreign.append(path)

    def _remove(self, path: Path, kind: Kind) -> None:
        try:
            self._place.system.unlink(path)
        except FileNotFoundError:  # another process removed it just now
            return
        except OSError:
            self._left.append(path)
        else:
            self._removed.append(Removed(kind, path))


def has_namesake(folder: Path, whole: Whole, system: System) -> bool:
    """Return whether another interview in a folder has the same id."""
    return any(namesakes(folder, whole.path, whole.ident, whole.whose, system))


def namesakes(folder: Path, path: Path, ident: str, whose: Whose | None, system: System) -> Iterator[Entry]:
    """Yield the files in a folder that have the id of the interview at `path` and are not of it.

    `whose` tells whose that is; where that is not known, any file that is not surely a copy of it counts.
    """
    try:
        files = files_in(folder)
    except OSError:
        return
    for file, found in files:
        if file == path or file.suffix.lower() != SUFFIX or file.name.startswith("."):
            continue
        entry = entry_at(file, found, system=system)
        interview = entry.interview if entry is not None else None
        if entry is None or interview is None or interview.id != ident:
            continue
        its_kin = kin(Whose.of(interview), whose) if whose is not None else Kin.UNSURE
        if not _is_of(file.name, its_kin, path, is_ours=False):
            yield entry


def _is_of(name: str, found: Kin, transcript: Path, *, is_ours: bool) -> bool:
    """Return whether a file with the id is of this interview, and not of one that began as its copy.

    One that only lags behind in the name or the day is, where no hand puts files or gives such names.
    """
    if found is Kin.SAME or kept_beside(name) == transcript.name:
        return True
    return found is Kin.UNSURE and (is_ours or is_surely_synced(Path(name).stem))
