"""What was struck is gone: taken out of every copy of an interview that this program can reach.

The transcript itself is written without the struck answers when the interview is finished. Here the rest is gone
through: copies beside it (kept by us when it changed underneath, or left by a sync program), versions made for others,
what lies in the bin, rescue files, earlier versions, and leavings of a killed program. From a copy only the struck
answers are taken; whatever else it holds stays to the letter. A page that was made before they were struck is removed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from interview_tui.interview.model import Interview
from interview_tui.storage.folders import (
    ChangedUnderneath,
    FileTrouble,
    UnreadableFile,
    read,
    read_bytes,
    write_atomic,
)
from interview_tui.storage.system import SYSTEM, System
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
from interview_tui.transcripts.sharing.sheet_marks import is_sheet, sheets_with

_HEADING = re.compile(r"##[ \t]+(\d{1,3})\. ")  # also without a title, which makes it no card for the reader
_MADE = re.compile(rf"[{ALPHABET}]{{6}}")  # an id that we made: one that a hand wrote may be in any name


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of the struck answers.

    `cleaned` are the copies they were taken out of (or that were removed, for leavings), `left` the files that belong
    to the interview and may still hold them: because they cannot be read or written, or are of another program.
    """

    cleaned: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def forget(path: Path, interview: Interview, also: Iterable[Path] = (), *, system: System = SYSTEM) -> Forgotten:
    """Take the answers of the cards in `interview.struck` out of every file of that interview but `path` itself.

    `path` is the transcript, saved already; where it still holds them (by a hand, or because saving failed) it is
    among what is left. `also` are more folders to look in. Never raises for what cannot be reached: it is told.
    """
    struck = frozenset(interview.struck)
    if not struck:
        return Forgotten()
    cleaned: list[Path] = []
    left: list[Path] = []
    own = os.path.realpath(path)
    folders, unseen = _folders([path.parent, *also])
    for folder in folders:
        for copy in _transcripts(folder, interview.id):
            try:
                if not copy.is_symlink() and os.path.realpath(copy) != own and _take_out(copy, struck, system):
                    cleaned.append(copy)
            except FileTrouble:
                left.append(copy)
            if _still_held(copy, struck, system):
                left.append(copy)
        for leaving in leavings_of(interview.id, folder, system=system):
            try:
                system.unlink(leaving)
                cleaned.append(leaving)
            except OSError:
                left.append(leaving)
        others = _of_others(folder, interview.id)
        for sheet in sheets_with(interview.id, struck, others, system=system):
            try:
                system.unlink(sheet)
                cleaned.append(sheet)
            except OSError:
                left.append(sheet)
        left += [other for other in others if other not in cleaned and not is_sheet(other, interview.id, system=system)]
    return Forgotten(tuple(cleaned), tuple(dict.fromkeys([*left, *unseen])))


def _folders(given: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The folders to look in: those given, those in their bins, two in the state folder. And bins closed to us."""
    folders = {os.path.realpath(folder): folder for folder in given}
    unseen = []
    for folder in list(folders.values()):
        try:
            for thing in binned(folder):
                folders.setdefault(os.path.realpath(thing.path.parent), thing.path.parent)
        except FileTrouble:
            unseen.append(folder / BIN)
    for ours in (rescue_folder(), history_folder()):
        folders.setdefault(os.path.realpath(ours), ours)
    return list(folders.values()), unseen


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
