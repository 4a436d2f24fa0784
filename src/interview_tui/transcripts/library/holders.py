"""The holders of interview text among the transcripts: folders, bins, rescue files, earlier versions, and memory.

Each of their folders may have copies (kept by this program when another one changed the file, or left by a sync
program), shared versions, temporary files of a killed process, and PDF sheets. From a copy only the struck answers are
removed; everything else in it stays byte for byte. A temporary file, and a sheet made before the answers were struck,
is deleted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read, read_bytes, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.history import history_folder
from interview_tui.transcripts.desk.leftovers import leavings_of
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.format.any_entry import SHARED_FOR, entry_at
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import ALPHABET, SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.library.copies import kept_beside
from interview_tui.transcripts.library.forgetting import Forgotten, Holder, Struck, together
from interview_tui.transcripts.library.libraries import Libraries
from interview_tui.transcripts.sharing.sheet_marks import is_sheet, sheets_with

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\d{1,3})\. ")
_OUR_ID = re.compile(rf"[{ALPHABET}]{{6}}")  # an id this program made: one written by hand may occur in any name


def of_transcripts(folders: Iterable[Path], *, system: System = SYSTEM) -> tuple[Holder, ...]:
    """Return the holders for the transcripts in these folders, their bins, and the state folder."""
    given = tuple(folders)
    return (Transcripts(given, system), Bins(given, system), Rescues(system), History(system))


class Transcripts(NamedTuple):
    """Remove struck answers from folders with transcripts, not from their subfolders."""

    folders: tuple[Path, ...]
    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the files in each folder; a folder given under two names is searched once."""
        return _in_folders(self.folders, struck, self.system)


class Bins(NamedTuple):
    """Remove struck answers from the bins of folders with transcripts."""

    folders: tuple[Path, ...]
    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from all deleted files; a bin that cannot be read counts as left."""
        inside: list[Path] = []
        closed: list[Path] = []
        for folder in _unique(self.folders):
            try:
                inside += [thing.path.parent for thing in binned(folder, system=self.system)]
            except FileTrouble:
                closed.append(folder / BIN)
        return together([_in_folders(inside, struck, self.system), Forgotten(left=tuple(closed))])


class Rescues(NamedTuple):
    """Remove struck answers from the rescue files in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the rescue files."""
        return _in_folders([rescue_folder()], struck, self.system)


class History(NamedTuple):
    """Remove struck answers from the earlier versions in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from the earlier versions."""
        return _in_folders([history_folder()], struck, self.system)


class Memory(NamedTuple):
    """Drop the contents that libraries cache. Ask it last, once the files have no struck answers any more."""

    libraries: Libraries

    def forget(self, struck: Struck) -> Forgotten:  # noqa: ARG002 - part of the protocol
        """Drop all cached contents: searching them for this one interview would save little and could miss a copy."""
        self.libraries.drop_contents()
        return Forgotten()


def _unique(folders: Iterable[Path]) -> list[Path]:
    """Return each folder once, also if several links lead to it."""
    seen: dict[str, Path] = {}
    for folder in folders:
        seen.setdefault(os.path.realpath(folder), folder)
    return list(seen.values())


def _in_folders(folders: Iterable[Path], struck: Struck, system: System) -> Forgotten:
    """Remove the struck answers from every file of the interview in these folders."""
    return together(_in_folder(folder, struck, system) for folder in _unique(folders))


def _in_folder(folder: Path, struck: Struck, system: System) -> Forgotten:
    """Remove the struck answers from every file of the interview in one folder except the transcript itself."""
    cleaned: list[Path] = []
    left: list[Path] = []
    own = os.path.realpath(struck.path)
    for copy in _transcripts(folder, struck):
        try:
            may_change = not copy.is_symlink() and os.path.realpath(copy) != own and _is_copy(copy, struck)
            if may_change and _remove_answers(copy, struck.cards, system):
                cleaned.append(copy)
        except FileTrouble:
            left.append(copy)
        if _may_still_contain(copy, struck.cards, system):
            left.append(copy)
    others = _other_files(folder, struck.ident)
    for ours in (
        *leavings_of(struck.ident, folder, system=system),
        *sheets_with(struck.ident, struck.cards, others, system=system),
    ):
        try:
            system.unlink(ours)
            cleaned.append(ours)
        except OSError:
            left.append(ours)
    left += [one for one in others if one not in cleaned and not is_sheet(one, struck.ident, system=system)]
    return Forgotten(tuple(cleaned), tuple(left))


def _transcripts(folder: Path, struck: Struck) -> Iterator[Path]:
    """Yield every transcript of that interview in `folder`, and every unreadable file whose name says it is one."""
    for path, found in _files(folder):
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            entry = entry_at(path, found)
            if entry is not None and entry.interview is not None:
                mine = entry.ident == struck.ident
            else:
                mine = _named_after(path, struck.ident) or kept_beside(path.name) == struck.path.name
            if mine:
                yield path


def _is_copy(path: Path, struck: Struck) -> bool:
    """Return whether a file with the id of the interview is a copy of it, and no interview of its own.

    Somebody may have used a copy as the start of another interview: with another name or day in it, it is not changed,
    and counts as left if it may hold such an answer. In our own folders, where nobody makes copies, one of the two may
    differ, as before a renaming.
    """
    own, other = (_interview_in(one) for one in (struck.path, path))
    if own is None or other is None:
        return True
    ours = path.parent in (rescue_folder(), history_folder())
    return kin(own, other) is Kin.SAME or (ours and kin(own, other) is Kin.UNSURE)


def _interview_in(path: Path) -> Interview | None:
    """Return the interview in a file without its answers; None if it cannot be read."""
    try:
        entry = entry_at(path, path.lstat())
    except OSError:
        return None
    return entry.interview if entry is not None else None


def _named_after(path: Path, ident: str) -> bool:
    """Return whether a file has an id that this program made in its name."""
    return bool(_OUR_ID.fullmatch(ident)) and ident in path.name


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """Return the entries of `folder` except subfolders, with their status; an empty list if it cannot be read."""
    try:
        with os.scandir(folder) as items:
            found = [
                (Path(item.path), item.stat(follow_symlinks=False))
                for item in items
                if not item.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []
    return sorted(found, key=lambda one: one[0])


def _remove_answers(path: Path, struck: frozenset[int], system: System) -> bool:
    """Rewrite a copy without the struck answers; return whether it had any. Raises FileTrouble."""
    for last in (False, True):
        data, fingerprint = read(path, system=system)
        try:
            document = read_document(data)
        except TranscriptError:
            return False
        if not struck.intersection(document.interview.answers):
            return False
        try:
            write_atomic(path, _without(document, struck), fingerprint, system=system)
        except ChangedUnderneath:  # a sync program wrote it meanwhile: try once more
            if last:
                raise
        else:
            return True
    raise AssertionError("unreachable")


def _without(document: Document, struck: frozenset[int]) -> bytes:
    """Return the copy's contents without those answers.

    Like the transcript, the copy says that they were struck; a shared version does not.
    """
    interview = document.interview
    kept = {number: answer for number, answer in interview.answers.items() if number not in struck}
    changed = interview._replace(answers=MappingProxyType(kept))
    if document.front.get(SHARED_FOR) is None:
        changed = changed._replace(struck=tuple(sorted({*interview.struck, *interview.answers} - kept.keys())))
    return compose(changed, None, document)


def _may_still_contain(path: Path, struck: frozenset[int], system: System) -> bool:
    """Return whether a file may still hold a struck answer.

    That may also be under a second heading of that card, added by hand. A file that cannot be read may.
    """
    try:
        document = read_document(read_bytes(path, system=system))
    except UnreadableFile:
        return True
    if struck.intersection(document.interview.answers):
        return True
    foreign = [section for section in document.sections if section.kind is SectionKind.FOREIGN]
    return any(
        section.number in struck or ((found := _HEADING.match(section.raw)) and int(found[1]) in struck)
        for section in foreign
    )


def _other_files(folder: Path, ident: str) -> list[Path]:
    """Return files named after the interview that are no transcripts, such as an editor's backup or an export.

    They belong to other programs, but for our PDF sheets: the caller must not change them.
    """
    return [
        path
        for path, _found in _files(folder)
        if _named_after(path, ident) and (path.suffix.lower() != SUFFIX or path.name.startswith("."))
    ]
