"""The holders of words in the rooms of transcripts: folders, bins, rescue files, earlier versions, and memory.

In each of their folders lie copies (kept by us when the file changed underneath, or left by a sync program), versions
made for others, temporary files of a killed program, and pages made to take along. From a copy only the struck answers
are taken; whatever else it holds stays to the letter. A temporary file, and a page made before they were struck, is
removed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from interview_tui.storage.files import read, read_bytes, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.history import history_folder
from interview_tui.transcripts.desk.leftovers import leavings_of
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.entry import SHARED_FOR, entry_at
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import ALPHABET, SUFFIX
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.library.bin import FOLDER as BIN
from interview_tui.transcripts.library.bin import binned
from interview_tui.transcripts.library.forgetting import Forgotten, Holder, Struck, together
from interview_tui.transcripts.library.listing import Libraries
from interview_tui.transcripts.sharing.sheet_marks import is_sheet, sheets_with

_HEADING = re.compile(r"##[ \t]+(\d{1,3})\. ")
_MADE = re.compile(rf"[{ALPHABET}]{{6}}")  # an id that we made: one that a hand wrote may be in any name


def of_transcripts(folders: Iterable[Path], *, system: System = SYSTEM) -> tuple[Holder, ...]:
    """Return the holders of files: the transcripts in these folders, their bins, and those in the state folder."""
    given = tuple(folders)
    return (Transcripts(given, system), Bins(given, system), Rescues(system), History(system))


@dataclass(frozen=True, slots=True)
class Transcripts:
    """Folders with transcripts; what lies in folders inside them is left alone."""

    folders: tuple[Path, ...]
    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Look in each folder once, whatever name it is given by."""
        return _in_folders(self.folders, struck, self.system)


@dataclass(frozen=True, slots=True)
class Bins:
    """The bins of folders with transcripts."""

    folders: tuple[Path, ...]
    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Look at everything that was thrown away; a bin that is closed to us may hold anything."""
        inside: list[Path] = []
        closed: list[Path] = []
        for folder in _once(self.folders):
            try:
                inside += [thing.path.parent for thing in binned(folder, system=self.system)]
            except FileTrouble:
                closed.append(folder / BIN)
        return together([_in_folders(inside, struck, self.system), Forgotten(left=tuple(closed))])


@dataclass(frozen=True, slots=True)
class Rescues:
    """The rescue files in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Look in the folder of rescue files."""
        return _in_folders([rescue_folder()], struck, self.system)


@dataclass(frozen=True, slots=True)
class History:
    """The earlier versions in the state folder."""

    system: System = SYSTEM

    def forget(self, struck: Struck) -> Forgotten:
        """Look in the folder of earlier versions."""
        return _in_folders([history_folder()], struck, self.system)


@dataclass(frozen=True, slots=True)
class Memory:
    """The contents that libraries keep. Ask it last: what is read from then on has nothing of it any more."""

    libraries: Libraries

    def forget(self, struck: Struck) -> Forgotten:  # noqa: ARG002 - part of the protocol
        """Drop all contents: a look through them for this one interview would save little, and could miss a copy."""
        self.libraries.drop_contents()
        return Forgotten()


def _once(folders: Iterable[Path]) -> list[Path]:
    """Return each folder once, whatever links lead to it."""
    seen: dict[str, Path] = {}
    for folder in folders:
        seen.setdefault(os.path.realpath(folder), folder)
    return list(seen.values())


def _in_folders(folders: Iterable[Path], struck: Struck, system: System) -> Forgotten:
    return together(_in_folder(folder, struck, system) for folder in _once(folders))


def _in_folder(folder: Path, struck: Struck, system: System) -> Forgotten:
    """Take the struck answers out of every file of the interview in that folder but the transcript itself."""
    cleaned: list[Path] = []
    left: list[Path] = []
    own = os.path.realpath(struck.path)
    for copy in _transcripts(folder, struck.ident):
        try:
            if not copy.is_symlink() and os.path.realpath(copy) != own and _take_out(copy, struck.cards, system):
                cleaned.append(copy)
        except FileTrouble:
            left.append(copy)
        if _still_held(copy, struck.cards, system):
            left.append(copy)
    others = _of_others(folder, struck.ident)
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


def _transcripts(folder: Path, ident: str) -> Iterator[Path]:
    """Every transcript of that interview in `folder`, and every file that by its name should be one."""
    for path, found in _files(folder):
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            entry = entry_at(path, found)
            if entry is not None and entry.interview is not None:
                mine = entry.ident == ident
            else:
                mine = _named_after(path, ident)
            if mine:
                yield path


def _named_after(path: Path, ident: str) -> bool:
    return bool(_MADE.fullmatch(ident)) and ident in path.name


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """What lies in `folder` and is no folder; nothing if it cannot be looked into."""
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


def _take_out(path: Path, struck: frozenset[int], system: System) -> bool:
    """Write a copy without the struck answers; whether it held any. Raises FileTrouble."""
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
        except ChangedUnderneath:  # a sync program is at it: once more
            if last:
                raise
        else:
            return True
    raise AssertionError("unreachable")


def _without(document: Document, struck: frozenset[int]) -> bytes:
    """The copy without those answers. That they were struck is said in it as in the transcript, but not to others."""
    held = document.interview
    kept = {number: answer for number, answer in held.answers.items() if number not in struck}
    changed = replace(held, answers=MappingProxyType(kept))
    if document.front.get(SHARED_FOR) is None:
        changed = replace(changed, struck=tuple(sorted({*held.struck, *held.answers} - kept.keys())))
    return compose(changed, None, document)


def _still_held(path: Path, struck: frozenset[int], system: System) -> bool:
    """Whether a file may still hold a struck answer: also under a second heading of that card, which a hand made."""
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


def _of_others(folder: Path, ident: str) -> list[Path]:
    """Files named after the interview that are no transcripts: copies of an editor, an export. Not ours to touch."""
    return [
        path
        for path, _found in _files(folder)
        if _named_after(path, ident) and (path.suffix.lower() != SUFFIX or path.name.startswith("."))
    ]
