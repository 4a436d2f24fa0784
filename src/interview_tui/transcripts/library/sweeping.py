"""Removal of struck answers from the files in one folder, and of what became narrower from the versions for others.

From a copy only the answers are removed; everything else in it stays byte for byte. A temporary file, and a sheet that
has such an answer on it, is deleted. A file of another program is left as it is.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Circle, Interview
from interview_tui.interview.sharing import readable
from interview_tui.storage.files import read, read_bytes, read_cut_off, read_head, write_atomic
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.system import System
from interview_tui.storage.temporaries import is_temporary, temporaries
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, Trouble, UnreadableFile
from interview_tui.transcripts.desk.history import history_folder
from interview_tui.transcripts.desk.leftovers import has_id
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import ALPHABET, SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.any_entry import SHARED_FOR, entry_at
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.transcripts.library.certainty import may_hold
from interview_tui.transcripts.library.copies import kept_beside, kept_by_us
from interview_tui.transcripts.library.forgetting import Forgotten, Struck
from interview_tui.transcripts.sharing.sheet_marks import is_of, mark_in

_NOT_OURS: Final = frozenset({Trouble.FOREIGN, Trouble.UNDECODABLE, Trouble.TOO_BIG, Trouble.VANISHED})
_OUR_ID: Final = re.compile(rf"[{ALPHABET}]{{6}}")  # an id this program made: one written by hand may occur in any name
_HEAD: Final = 8192  # bytes in which the front matter of a transcript is, or the line with its id
_LONG_STEM: Final = 8  # characters: from here a name that begins with it and a hyphen is hardly that of anything else


class Sweep(NamedTuple):
    """Say how to go through a folder.

    `unclear` removes files of the interview of which it cannot be said that a struck answer is not in them, instead of
    reporting them. `is_named` tells by its name whether a file that cannot be read is one of the interview.
    """

    system: System
    unclear: bool = False
    is_named: Callable[[str], bool] = lambda _name: False


def sweep(folder: Path, struck: Struck, how: Sweep) -> Forgotten:
    """Remove from every file of the interview in one folder, except the transcript itself, what must not be in it.

    A folder that is not there has no files; one that cannot be looked into is left.
    """
    try:
        files = files_in(folder)
    except FileNotFoundError:
        return Forgotten()
    except OSError:
        return Forgotten(left=(folder,))
    report = _Report()
    if struck.cards:
        _sweep_leavings(folder, struck, how.system, report)
    for path, found in files:
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            try:
                mine = is_copy(path, found, struck, how)
            except FileTrouble:  # whose it is cannot be told
                mine = False
                report.left += [path] if struck.cards else []
            if mine:
                _sweep_copy(path, struck, how, report)
        elif not is_temporary(path.name):
            _sweep_other(path, found, struck, how, report)
    return report.told()


class _Report:
    """Collect what was done with each file."""

    def __init__(self) -> None:
        self.cleaned: list[Path] = []
        self.left: list[Path] = []
        self.foreign: list[Path] = []
        self.narrowed: list[Path] = []

    def told(self) -> Forgotten:
        return Forgotten(tuple(self.cleaned), tuple(self.left), tuple(self.foreign), tuple(self.narrowed))

    def remove(self, path: Path, system: System) -> bool:
        """Delete a file, and return whether it is gone; one that another process removed just now is."""
        try:
            system.unlink(path)
        except FileNotFoundError:
            return True
        except OSError:
            self.left.append(path)
            return False
        self.cleaned.append(path)
        return True


def files_in(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """Return the entries of `folder` except subfolders, with their status. Raises OSError."""
    found = []
    with os.scandir(folder) as items:
        for item in items:
            try:
                if not item.is_dir(follow_symlinks=False):
                    found.append((Path(item.path), item.stat(follow_symlinks=False)))
            except OSError:  # removed since the folder was read
                continue
    return sorted(found, key=lambda one: one[0])


def _sweep_leavings(folder: Path, struck: Struck, system: System, report: _Report) -> None:
    """Delete the temporary files of killed processes: all old ones, and those with text of the interview."""
    clear_leavings(folder, system=system)
    for path in temporaries(folder):
        try:
            data = read_cut_off(path, system=system)
        except FileTrouble as error:
            if error.kind in (Trouble.FOREIGN, Trouble.UNDECODABLE):  # cut off so early that it says nothing
                report.remove(path, system)
            elif error.kind is not Trouble.VANISHED:
                report.left.append(path)
            continue
        if has_id(data, struck.ident) or is_of(data, struck.ident):
            report.remove(path, system)


# --- whose file it is


def is_copy(path: Path, found: os.stat_result, struck: Struck, how: Sweep) -> bool:
    """Return whether a Markdown file is a transcript of the interview, or is to be taken for one as it is damaged.

    Raises FileTrouble if that cannot be told, for nothing of it can be read.
    """
    entry = entry_at(path, found, system=how.system)
    if entry is not None and entry.interview is not None:
        return entry.ident == struck.ident
    if is_named(path.name, struck, how) or not stat.S_ISREG(found.st_mode):
        return is_named(path.name, struck, how)
    try:
        return has_id(read_cut_off(path, system=how.system), struck.ident)
    except FileTrouble as error:
        if error.kind in _NOT_OURS:
            return False
        raise


def is_named(name: str, struck: Struck, how: Sweep) -> bool:
    """Return whether a file has the id of the interview in its name, if that is ours, or is named as its transcript.

    Editors name their own files so: `x.md~`, `.x.md.swp`, `#x.md#`.
    """
    if how.is_named(name) or kept_beside(name) == struck.path.name:
        return True
    if _OUR_ID.fullmatch(struck.ident) and struck.ident in name:
        return True
    stem = struck.path.stem
    rest = name.lstrip(".#~$").removeprefix(stem) if stem else name
    if rest == name.lstrip(".#~$"):
        return False
    return not rest or rest[0] in ".~#_( " or (rest[0] == "-" and len(stem) >= _LONG_STEM)


# --- a transcript


def _is_another(path: Path, struck: Struck, system: System) -> bool:
    """Return whether a file with the id of the interview holds an interview of its own.

    Somebody may have used a copy as the start of another one: with another name or day in it, it is not changed, and
    counts as left if it may hold such an answer. In our own folders and the bin, where nobody makes copies, one of the
    two may differ, as before a renaming.
    """
    own = struck.now or _interview_in(struck.path, system)
    other = _interview_in(path, system)
    if own is None or other is None or kept_by_us(path.name):
        return False
    ours = path.parent in (rescue_folder(), history_folder()) or path.parent.parent.name == BIN
    return kin(own, other) is Kin.OTHER or (kin(own, other) is Kin.UNSURE and not ours)


def _interview_in(path: Path, system: System) -> Interview | None:
    """Return the interview in a file without its answers; None if it cannot be read."""
    try:
        entry = entry_at(path, path.lstat(), system=system)
    except OSError:
        return None
    return entry.interview if entry is not None else None


class _Rewritten(Enum):
    """Say what became of a copy."""

    NOTHING = auto()  # it has no such answer, or cannot be read
    CLEANED = auto()
    NARROWED = auto()  # it has what others may not read any more
    EMPTIED = auto()  # nothing would be left in it


def _sweep_copy(path: Path, struck: Struck, how: Sweep, report: _Report) -> None:
    """Remove from a copy what must not be in it; report it, or delete it, if it may still hold a struck answer."""
    is_own = os.path.realpath(path) == os.path.realpath(struck.path) or _is_another(path, struck, how.system)
    is_link = path.is_symlink()
    try:
        done = _Rewritten.NOTHING if is_link or is_own else _rewrite(path, struck, how.system)
    except FileTrouble:
        if not (how.unclear and struck.cards):
            report.left.append(path)
            return
        done = _Rewritten.NOTHING
    if done is _Rewritten.EMPTIED:
        if report.remove(path, how.system):
            report.narrowed.append(path)
        return
    if struck.cards and _may_hold(path, struck, how.system):
        if not how.unclear or is_own:
            report.left.append(path)
        elif report.remove(path, how.system):
            return
    if done is not _Rewritten.NOTHING:
        report.cleaned.append(path)
    if done is _Rewritten.NARROWED:
        report.narrowed.append(path)


def _rewrite(path: Path, struck: Struck, system: System) -> _Rewritten:
    """Rewrite a copy without what must not be in it. Raises FileTrouble."""
    for last in (False, True):
        data, fingerprint = read(path, system=system)
        try:
            document = read_document(data)
        except TranscriptError:
            return _Rewritten.NOTHING
        kept, narrowed = _kept(document, struck)
        if kept == document.interview:
            return _Rewritten.NOTHING
        if narrowed and not kept.answers and not kept.closing and not _has_additions(document):
            return _Rewritten.EMPTIED
        try:
            write_atomic(path, compose(kept, None, document), fingerprint, system=system)
        except ChangedUnderneath:  # a sync program wrote it meanwhile: try once more
            if last:
                raise
        else:
            return _Rewritten.NARROWED if narrowed else _Rewritten.CLEANED
    raise AssertionError("unreachable")


def _kept(document: Document, struck: Struck) -> tuple[Interview, bool]:
    """Return what may stay of a copy, and whether something must go because fewer people may read it.

    Like the transcript, a copy says which answers were struck; a version for others does not.
    """
    interview = document.interview
    kept = {number: answer for number, answer in interview.answers.items() if number not in struck.cards}
    shared_for = document.front.get(SHARED_FOR)
    changed = interview._replace(answers=MappingProxyType(kept))
    if shared_for is None:
        if len(kept) == len(interview.answers):
            return interview, False
        gone = {*interview.struck, *interview.answers} - kept.keys()
        return changed._replace(struck=tuple(sorted(gone))), False
    if struck.now is None:
        return changed, False
    # What is unclear counts as the narrowest: only what everybody may read stays then.
    circle = next((one for one in Circle if shared_for == one.key), max(Circle))
    allowed = readable(struck.now, circle)
    narrower = changed._replace(
        answers=MappingProxyType({number: answer for number, answer in kept.items() if number in allowed.answers}),
        closing=changed.closing if allowed.closing else "",
        next=changed.next if allowed.next else "",
        listeners=changed.listeners if allowed.listeners else "",
    )
    return narrower, narrower != changed


def _has_additions(document: Document) -> bool:
    """Return whether a hand added sections to a version for others."""
    return any(section.kind is SectionKind.FOREIGN for section in document.sections)


def _may_hold(path: Path, struck: Struck, system: System) -> bool:
    """Return whether a file may still hold a struck answer. One that cannot be read may; one that is gone does not."""
    try:
        return may_hold(read_document(read_bytes(path, system=system)), struck.cards)
    except UnreadableFile:
        return os.path.lexists(path)


# --- another file


def _sweep_other(path: Path, found: os.stat_result, struck: Struck, how: Sweep, report: _Report) -> None:
    """Delete a sheet that has what must not be in it; report another program's file that is named as the interview."""
    named = is_named(path.name, struck, how)
    try:
        mark = mark_in(path, struck.ident, system=how.system)
    except FileTrouble:
        # A sheet, by its name, may be one of this interview, and a later time may tell.
        if struck.cards and (named or path.suffix.lower() == ".pdf") and os.path.lexists(path):
            report.left.append(path)
        return
    if mark is not None:
        if mark.holds_any(struck.cards):
            report.remove(path, how.system)
        elif struck.now is not None:
            _sweep_wider(path, mark.is_wider(struck.now, system=how.system), how, report)
    elif struck.cards and (named or _begins_with_id(path, found, struck, how.system)):
        if how.unclear:
            report.remove(path, how.system)
        else:
            report.left.append(path)
            report.foreign.append(path)


def _sweep_wider(path: Path, is_wider: bool | None, how: Sweep, report: _Report) -> None:
    """Delete a sheet that more people may read than its answers are for now; report one of which that is unclear."""
    if is_wider and report.remove(path, how.system):
        report.narrowed.append(path)
    elif is_wider is None:
        report.left.append(path)
        report.foreign.append(path)


def _begins_with_id(path: Path, found: os.stat_result, struck: Struck, system: System) -> bool:
    """Return whether the front matter of a file that is not named as a transcript has the id of the interview."""
    if not stat.S_ISREG(found.st_mode):
        return False
    try:
        return has_id(read_head(path, _HEAD, _HEAD, lambda _head: True, system=system), struck.ident)
    except OSError:
        return False
