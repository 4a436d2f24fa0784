"""What was made of an interview for others, in the folder beside it: its versions and sheets, which hold its words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from interview_tui.interview.kinship import alike
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.library.belonging import files_in
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.sharing.marks import SUFFIXES, mark_in


def left_of(entry: Entry, library: Library, *, without: Path, given: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return what was made of an interview that has no other file in the folder than `without`.

    `given` are the files that were given of it, wherever they are: a text has no mark by which it is found.

    Nothing while there is another file with its id, be it a copy, another interview or one that cannot be read: what
    was made may be of that. No link, no file of another program, and none with another colleague and another day in it.
    Reads the disk; raises FolderTrouble.
    """
    ident = entry.ident
    if not ident or any(one.path != without for one in library.files_of(ident)):
        return ()
    if any(one.path != without for one in library.unreadable_beside(without, ident)):
        return ()
    versions = (one.path for one in library.shared() if _is_of(one, entry))
    return tuple(dict.fromkeys((*versions, *_marked(library.folder, ident), *_beside(library.folder, given))))


def _beside(folder: Path, given: Iterable[Path]) -> Iterator[Path]:
    return (one for one in given if one.parent == folder and one.is_file() and not one.is_symlink())


def _is_of(shared: Entry, entry: Entry) -> bool:
    if shared.ident != entry.ident or shared.interview is None or shared.path.is_symlink():
        return False
    return entry.interview is None or any(alike(shared.interview, entry.interview))


def _marked(folder: Path, ident: str) -> Iterator[Path]:
    with suppress(OSError):
        for path, _found in files_in(folder):
            if os.path.splitext(path.name)[1].lower() in SUFFIXES:  # noqa: PTH122
                with suppress(FileTrouble):
                    if mark_in(path, ident) is not None:
                        yield path
