"""Forgetting what a run of the program that was killed, or left in haste, had promised to forget or to remove."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.model import Interview, Status
from interview_tui.storage.files import read_bytes
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, ReadError, UnreadableFile
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.history import DAYS
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.desk.promises import All, Promise
from interview_tui.transcripts.forgetting.forgetting import Forgotten, Struck, forget_all
from interview_tui.transcripts.forgetting.holders import FullHolder
from interview_tui.transcripts.forgetting.taking_away import is_as_promised, keep
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Library


class Remains(NamedTuple):
    """Hold a promise that could not be kept to the full, its interview if that can be read, and what is left."""

    promise: Promise
    interview: Interview | None
    report: Forgotten


def go_on(holders_of: Callable[[Path], Iterable[FullHolder]], *, system: System = SYSTEM) -> Iterator[Remains]:
    """Keep the promises of processes that are gone, and yield those of which something is left.

    `holders_of` returns whatever may hold text of the interview at a path. One that another process sees to is left to
    it. Raises SaveError if the promises cannot be listed.
    """
    clear_leavings(promises.promises_folder(), system=system)
    for promise in promises.all_promises(system=system):
        if promise.is_being_kept:
            continue
        if not os.path.isdir(promise.path.parent) and not _is_old(promise, system):  # noqa: PTH112 - never raises
            yield Remains(promise, None, Forgotten(left=(promise.path.parent,)))  # a disk that is not connected
            continue
        if promise.all is not None:
            if (remains := _taken_away(promise, promise.all, holders_of, system)) is not None:
                yield remains
            continue
        path, interview = _transcript(promise, system)
        struck = _struck(promise, path, interview)
        report = forget_all(struck, holders_of(path)) if struck is not None else Forgotten()
        if report.left:
            yield Remains(promise, interview, report)
        else:
            promises.remove(promise, system=system)


def _taken_away(
    promise: Promise, what: All, holders_of: Callable[[Path], Iterable[FullHolder]], system: System
) -> Remains | None:
    """Remove the interview of a promise as a whole; return what is left, None if nothing is or it is open somewhere.

    One that was changed since is not removed: nobody agreed to that. Then it counts as left, for good.
    """
    claimed = claim(promise.path, promise.ident)
    if isinstance(claimed, Taken):
        return None
    with claimed:
        try:
            if not is_as_promised(promise, what, system=system):
                return Remains(promise, None, Forgotten(left=(promise.path,), foreign=(promise.path,)))
        except ReadError:
            return Remains(promise, None, Forgotten(left=(promise.path,)))
        left = keep(promise, what, holders_of(promise.path), system=system).left
    return Remains(promise, None, Forgotten(left=left)) if left else None


def _is_old(promise: Promise, system: System) -> bool:
    """Return whether a promise is so old that what it is about may be taken to be gone."""
    try:
        return time.time() - system.lstat(promise.file).st_mtime > DAYS * 86400
    except OSError:
        return True


def _transcript(promise: Promise, system: System) -> tuple[Path, Interview | None]:
    """Return the transcript of a promise and its interview, under another name in the same folder if it was renamed.

    The interview is None if it cannot be read, or is not there any more.
    """
    if (interview := _read(promise.path, promise.ident, system)) is not None:
        return promise.path, interview
    try:
        others = [entry.path for entry in Library(promise.path.parent, system=system).files_of(promise.ident)]
    except FileTrouble:
        others = []
    for path in others:
        if (interview := _read(path, promise.ident, system)) is not None and interview.status is Status.FINAL:
            return path, interview
    return promise.path, None


def _read(path: Path, ident: str, system: System) -> Interview | None:
    try:
        interview = read(read_bytes(path, within=path.parent, system=system)).interview
    except UnreadableFile:
        return None
    return interview if interview.id == ident else None


def _struck(promise: Promise, path: Path, interview: Interview | None) -> Struck | None:
    """Return what is to be forgotten; None if nothing is: the process was killed before the interview was finished.

    Without its transcript what was promised counts: it was about to be written when all agreed to it.
    """
    if interview is None:
        return Struck(path, promise.ident, promise.cards) if promise.cards else None
    gone = frozenset(interview.struck) - interview.answers.keys()
    if interview.status is Status.FINAL:
        return Struck(path, promise.ident, gone, interview)
    return Struck(path, promise.ident, gone) if gone else None
