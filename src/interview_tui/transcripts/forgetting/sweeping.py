"""Removal of struck answers from the files in one folder, and of what became narrower from the versions for others.

From a copy only the answers are removed; everything else in it stays byte for byte. A temporary file, and a sheet or an
account that has such an answer in it, is deleted. A file of another program is left as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum, auto
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read, read_bytes, read_cut_off, write_atomic
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.system import System
from interview_tui.storage.temporaries import is_temporary, temporaries
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, Trouble, UnreadableFile
from interview_tui.transcripts.desk.history import history_folder
from interview_tui.transcripts.desk.leftovers import has_id
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.forgetting.forgetting import Forgotten, Struck
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.any_entry import entry_at
from interview_tui.transcripts.library.belonging import Sought, begins_with_id, files_in, is_copy, is_named
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.transcripts.library.certainty import Said, may_hold, repeats, said_in
from interview_tui.transcripts.library.copies import kept_by_us
from interview_tui.transcripts.library.for_others import (
    circle_of,
    circle_perhaps,
    is_copy_named,
    is_for_others,
    is_of_transcript,
    may_hold_more,
    narrowed,
    words_in,
)
from interview_tui.transcripts.sharing.marks import SUFFIXES, is_of, mark_in


class Sweep(NamedTuple):
    """Say how to go through a folder.

    `unclear` removes files of the interview of which it cannot be said that a struck answer is not in them, instead of
    reporting them. `is_named` tells by its name whether a file that cannot be read is one of the interview. `said`
    returns what the transcript itself says. `given` are the real paths of files that another holder sees to.
    """

    system: System
    unclear: bool = False
    is_named: Callable[[str], bool] = lambda _name: False
    said: Callable[[], Said] = Said
    given: frozenset[str] = frozenset()


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
    how = how._replace(said=cache(lambda: _said_in(struck, how.system)))
    if struck.cards:
        _sweep_leavings(folder, struck, how.system, report)
    sought = _sought(struck, how)
    for path, found in files:
        if how.given and os.path.realpath(path) in how.given:
            continue
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            try:
                mine = is_copy(path, found, sought)
            except FileTrouble:  # whose it is cannot be told
                mine = False
                if struck.cards or struck.narrows:
                    report.leave(path, wider=not struck.cards)
            if mine:
                _sweep_copy(path, struck, how, report)
        elif not is_temporary(path.name):
            _sweep_other(path, found, struck, how, report)
    return report.told()


def sweep_file(path: Path, struck: Struck, how: Sweep) -> Forgotten:
    """Remove from one Markdown file of the interview, wherever it is, what must not be in it.

    One that is of another interview, or that is not there, has nothing that must not be in it.
    """
    report = _Report()
    try:
        mine = is_copy(path, how.system.lstat(path), _sought(struck, how))
    except FileNotFoundError:
        return Forgotten()
    except OSError:  # whose it is cannot be told
        report.leave(path, wider=not struck.cards)
        return report.told()
    if mine:
        _sweep_copy(path, struck, how._replace(said=cache(lambda: _said_in(struck, how.system))), report)
    return report.told()


class _Report:
    """Collect what was done with each file."""

    def __init__(self) -> None:
        self.cleaned: list[Path] = []
        self.left: list[Path] = []
        self.foreign: list[Path] = []
        self.narrowed: list[Path] = []
        self.wider: list[Path] = []

    def told(self) -> Forgotten:
        return Forgotten(
            tuple(self.cleaned), tuple(self.left), tuple(self.foreign), tuple(self.narrowed), tuple(self.wider)
        )

    def leave(self, path: Path, *, wider: bool, foreign: bool = False) -> None:
        """Record a file that may hold what must not be in it: in one that is `wider`, only what fewer may read now."""
        self.left.append(path)
        self.foreign += [path] if foreign else []
        self.wider += [path] if wider else []

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


def _sought(struck: Struck, how: Sweep) -> Sought:
    """Return of which interview files are sought."""
    return Sought(struck.path, struck.ident, how.system, how.is_named)


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


# --- a transcript


def _kin_of(path: Path, struck: Struck, system: System) -> Kin:
    """Return whether a file with the id of the interview holds that interview, or one of its own.

    Somebody may have used a copy as the start of another one: with another name or day in it, it is not changed, and
    counts as left if it may hold such an answer. In our own folders and the bin, where nobody makes copies, one of the
    two may differ, as before a renaming.
    """
    own = struck.now or _interview_in(struck.path, system)
    other = _interview_in(path, system)
    if own is None or other is None or kept_by_us(path.name):
        return Kin.SAME
    ours = path.parent in (rescue_folder(), history_folder()) or path.parent.parent.name == BIN
    found = kin(own, other)
    return Kin.SAME if found is Kin.UNSURE and ours else found


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
    """Remove from a copy what must not be in it; report it, or delete it, if something of that may still be in it."""
    is_own = os.path.realpath(path) == os.path.realpath(struck.path)
    its_kin = Kin.SAME if is_own else _kin_of(path, struck, how.system)
    is_kept = is_own or its_kin is not Kin.SAME
    done, taken, had_struck = _Rewritten.NOTHING, "", False
    try:
        if not (is_kept or path.is_symlink()):
            done, taken, had_struck = _rewrite(path, struck, how.system)
    except FileTrouble:
        if struck.cards and not how.unclear:
            report.leave(path, wider=False)
            return
    if done is _Rewritten.EMPTIED:
        if report.remove(path, how.system):
            report.narrowed.append(path)
        else:
            report.wider.append(path)
        return
    is_struck = bool(struck.cards) and _may_hold(path, struck, how, taken if had_struck else "")
    may_be_wider = not (is_own or is_struck or its_kin is Kin.OTHER)
    is_wider = may_be_wider and _may_hold_more(path, struck, taken, how)
    if is_wider and had_struck:  # words of a struck answer may be among those that a hand put elsewhere
        is_struck, is_wider = True, False
    if is_struck or is_wider:
        if is_kept or not how.unclear:
            report.leave(path, wider=is_wider)
        elif report.remove(path, how.system):
            report.narrowed += [path] if is_wider else []
            return
        else:
            report.wider += [path] if is_wider else []
    if done is not _Rewritten.NOTHING:
        report.cleaned.append(path)
    if done is _Rewritten.NARROWED and not (is_struck or is_wider):
        report.narrowed.append(path)


def _rewrite(path: Path, struck: Struck, system: System) -> tuple[_Rewritten, str, bool]:
    """Rewrite a copy without what must not be in it. Raises FileTrouble.

    Return what became of it, the words that went, and whether a struck answer was among them.
    """
    for last in (False, True):
        data, fingerprint = read(path, system=system)
        try:
            document = read_document(data)
        except TranscriptError:
            return _Rewritten.NOTHING, "", False
        kept, is_narrowed = _kept(document, struck)
        if kept == document.interview:
            return _Rewritten.NOTHING, "", False
        taken, had_struck = _taken(document.interview, kept), not struck.cards.isdisjoint(document.interview.answers)
        if is_narrowed and not kept.answers and not kept.closing and not _has_additions(document):
            return _Rewritten.EMPTIED, taken, had_struck
        try:
            write_atomic(path, compose(kept, None, document), fingerprint, system=system)
        except ChangedUnderneath:  # a sync program wrote it meanwhile: try once more
            if last:
                raise
        else:
            return _Rewritten.NARROWED if is_narrowed else _Rewritten.CLEANED, taken, had_struck
    raise AssertionError("unreachable")


def _kept(document: Document, struck: Struck) -> tuple[Interview, bool]:
    """Return what may stay of a copy, and whether something must go because fewer people may read it.

    Like the transcript, a copy says which answers were struck; a version for others does not.
    """
    interview = document.interview
    kept = {number: answer for number, answer in interview.answers.items() if number not in struck.cards}
    circle = circle_of(document)
    changed = interview._replace(answers=MappingProxyType(kept))
    if circle is None:
        if len(kept) == len(interview.answers):
            return interview, False
        gone = {*interview.struck, *interview.answers} - kept.keys()
        return changed._replace(struck=tuple(sorted(gone))), False
    if struck.now is None:
        return changed, False
    narrower = narrowed(changed, struck.now, circle)
    return narrower, narrower != changed


def _taken(before: Interview, kept: Interview) -> str:
    """Return what was said in a copy and is taken out of it."""
    gone = {number: answer for number, answer in before.answers.items() if number not in kept.answers}
    return words_in(
        before.change(
            answers=gone,
            closing="" if kept.closing else before.closing,
            next="" if kept.next else before.next,
            listeners="" if kept.listeners else before.listeners,
        )
    )


def _has_additions(document: Document) -> bool:
    """Return whether a hand added sections to a version for others."""
    return any(section.kind is SectionKind.FOREIGN for section in document.sections)


def _may_hold(path: Path, struck: Struck, how: Sweep, taken: str) -> bool:
    """Return whether a file may still hold a struck answer. One that cannot be read may; one that is gone does not.

    `taken` are words that were taken out of it, those of such an answer among them.
    """
    try:
        document = read_document(read_bytes(path, system=how.system))
    except UnreadableFile:
        return os.path.lexists(path)
    return may_hold(document, struck.cards, how.said) or (bool(taken) and repeats(document, taken, how.said()))


def _said_in(struck: Struck, system: System) -> Said:
    """Return what the transcript says; nothing if it may hold a struck answer itself, or cannot be read."""
    try:
        document = read_document(read_bytes(struck.path, system=system))
    except UnreadableFile:
        return Said()
    return Said() if may_hold(document, struck.cards) else said_in(document)


def _may_hold_more(path: Path, struck: Struck, taken: str, how: Sweep) -> bool:
    """Return whether a file may be a version for others that has what they may not read, as far as can be told.

    `taken` are words that were taken out of it. Of one in the bin that cannot be read it must be clear that it is a
    version: it may be the last copy of words of the two.
    """
    if struck.now is None:
        return False
    data = b""
    try:
        data = read_bytes(path, system=how.system)
        document = read_document(data)
    except UnreadableFile:
        if not (os.path.lexists(path) and (taken or struck.narrows)):
            return False
        is_clear = is_for_others(path.name, struck.path, struck.ident, data)
        return is_clear or not (how.unclear or is_copy_named(path.name, struck.path, struck.ident))
    circle = circle_of(document)
    if circle is None:  # no key of it says so: by its name or another word in it it may be one
        circle = circle_perhaps(document, path.name, struck.path, struck.ident)
    return circle is not None and may_hold_more(document, struck.now, circle, taken)


# --- another file


def _sweep_other(path: Path, found: os.stat_result, struck: Struck, how: Sweep, report: _Report) -> None:
    """Delete a marked file that has what must not be in it; report one of another program with the interview's name."""
    named, wider = is_named(path.name, _sought(struck, how)), not struck.cards
    try:
        mark = mark_in(path, struck.ident, system=how.system)
    except FileTrouble:
        # What has such a name may be of this interview, and a later time may tell.
        is_asked = struck.cards or struck.narrows
        if is_asked and (named or path.suffix.lower() in SUFFIXES) and os.path.lexists(path):
            report.leave(path, wider=wider)
        return
    if mark is not None:
        if mark.holds_any(struck.cards):
            report.remove(path, how.system)
        elif struck.now is not None:
            _sweep_wider(path, mark.is_wider(struck.now, system=how.system), how, report)
        return
    if wider:  # what a program made of the transcript itself is for the two
        may_hold_it = struck.narrows and named and not is_of_transcript(path.name, struck.path)
    else:
        may_hold_it = named or begins_with_id(path, found, struck.ident, how.system)
    if may_hold_it and how.unclear:
        report.remove(path, how.system)
    elif may_hold_it:
        report.leave(path, wider=wider, foreign=True)


def _sweep_wider(path: Path, is_wider: bool | None, how: Sweep, report: _Report) -> None:
    """Delete a file that more people may read than its answers are for now; report one of which that is unclear."""
    if is_wider:
        if report.remove(path, how.system):
            report.narrowed.append(path)
        else:
            report.wider.append(path)
    elif is_wider is None:
        report.leave(path, wider=True, foreign=True)
