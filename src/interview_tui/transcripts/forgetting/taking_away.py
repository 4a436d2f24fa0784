"""Taking an interview away as a whole: it was given to who told it, and nothing of it stays here.

Before anything is removed, the file that was given is read back, and a promise is written (`desk/promises.py`): a
process that is killed in the middle leaves the rest to the next start. The transcript goes last, so that until then
everything there tells whose it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import Whose
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes, sync_folder
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, ReadError
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.promises import All, Promise
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Removed, Remover, Whole, together


class Given(NamedTuple):
    """Name the file that was given, with the digest of its contents, and that of the transcript it was made from."""

    path: Path
    digest: str
    transcript: str


class NotThere(Exception):  # noqa: N818 - says what it is
    """Report that the file that was given is not there as it was written: nothing was removed."""


class Changed(Exception):  # noqa: N818 - says what it is
    """Report that the transcript is not the one from which the file was made: nothing was removed."""


def given(path: Path, transcript: bytes, *, system: System = SYSTEM) -> Given:
    """Return what tells later that a file is still as it is now. Raises ReadError."""
    return Given(path, digest(read_bytes(path, system=system)), digest(transcript))


def is_kept_here(path: Path, folders: Iterable[Path]) -> bool:
    """Return whether a file would lie in one of these folders, or below: then it would not be away from here.

    A folder may have another path too, where it is mounted a second time.
    """
    place = Path(os.path.realpath(path.parent))
    return any(
        place.is_relative_to(os.path.realpath(folder)) or any(_are_same(folder, one) for one in (place, *place.parents))
        for folder in folders
    )


def _are_same(folder: Path, other: Path) -> bool:
    """Return whether two paths are the same folder; False if one does not exist."""
    try:
        return folder.samefile(other)
    except OSError:
        return False


def take_away(
    path: Path, interview: Interview, file: Given, holders: Iterable[Remover], *, system: System = SYSTEM
) -> Removal:
    """Remove an interview from everything that holds it, once its file is where it was given. Waits for the disk.

    The caller has the lock of the interview at `path` and writes nothing any more. Raises NotThere, Changed, or a
    FileTrouble if the transcript cannot be read or no promise can be written: then nothing was removed. What cannot be
    removed is in the report, and the next start tries it again.
    """
    if digest(read_bytes(path, within=path.parent, system=system)) != file.transcript:
        raise Changed
    try:
        is_there = digest(read_bytes(file.path, system=system)) == file.digest
    except ReadError:
        is_there = False
    if not is_there:
        raise NotThere
    what = All(Whose.of(interview), file.transcript)
    promise = promises.make(path, interview.id, frozenset(), all=what, system=system)
    return keep(promise, what, holders, given=file.path, system=system)


def keep(
    promise: Promise, what: All, holders: Iterable[Remover], *, given: Path | None = None, system: System = SYSTEM
) -> Removal:
    """Remove the interview of a promise, its transcript last, and the promise if nothing is left. Never raises.

    The caller has the lock of the interview, and has looked whether the transcript is still what was promised.
    """
    agreed = promise.by.started.timestamp() if promise.by is not None else 0.0
    whole = Whole(promise.path, promise.ident, what.whose, agreed, given)
    parts = [_ask(holder, whole) for holder in holders]
    _drop_promises(whole, system)
    report = together([*parts, _remove_transcript(whole.path, system)])
    if not report.left:
        promises.remove(promise, system=system)
    return report


def is_as_promised(promise: Promise, what: All, *, system: System = SYSTEM) -> bool:
    """Return whether the transcript of a promise is gone, or still what it was when the two agreed to remove it.

    Raises ReadError if that cannot be told.
    """
    if not os.path.lexists(promise.path):
        return True
    return digest(read_bytes(promise.path, within=promise.path.parent, system=system)) == what.digest


def _ask(holder: Remover, whole: Whole) -> Removal:
    try:
        return holder.take_away(whole)
    except FileTrouble as error:  # the other holders are still asked
        return Removal(left=(error.path,))


def _drop_promises(whole: Whole, system: System) -> None:
    """Remove what was promised to forget of it: there is nothing of it any more."""
    with suppress(OSError):
        for promise in promises.all_promises(system=system):
            if (promise.path, promise.ident) == (whole.path, whole.ident) and promise.all is None:
                promises.remove(promise, system=system)


def _remove_transcript(path: Path, system: System) -> Removal:
    try:
        system.unlink(path)
    except FileNotFoundError:
        return Removal()
    except OSError:
        return Removal(left=(path,))
    sync_folder(path.parent, system=system)  # before the promise goes: a power failure brings none of it back
    return Removal((Removed(Kind.TRANSCRIPT, path),))
