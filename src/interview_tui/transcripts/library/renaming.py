"""Changing the names of the two people in an interview, in its files and in the names that we gave these."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.model import Interview
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import move
from interview_tui.storage.system import SYSTEM
from interview_tui.storage.temporaries import is_temporary
from interview_tui.storage.trouble import FileTrouble, SaveError, Trouble, UnreadableFile
from interview_tui.transcripts.desk.history import history_folder
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import rescue_folder
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import SUFFIX, numbered, path_for
from interview_tui.transcripts.format.readable import refuse_unreadable
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.heads.given_names import is_own_name, renamed
from interview_tui.transcripts.library.belonging import Sought, files_in, is_copy, is_named
from interview_tui.transcripts.library.bin import places_in
from interview_tui.transcripts.sharing.marks import mark_in


class Opened(NamedTuple):
    """Hold a transcript that was read to change it, with the claim that keeps others from it."""

    data: bytes
    fingerprint: Fingerprint
    document: Document
    claim: Claim


def opened_alone(path: Path) -> Opened | Taken:
    """Read a transcript and claim it; Taken if it is open elsewhere. Raises UnreadableFile."""
    data, fingerprint = read(path)
    document = read_document(data)
    claimed = claim(path, document.interview.id)
    return claimed if isinstance(claimed, Taken) else Opened(data, fingerprint, document, claimed)


def give_name(path: Path, name: str) -> Path:
    """Give a file another name, with a number behind it where that is taken; return where it is. Raises SaveError."""
    if name == path.name:
        return path
    for free in numbered(path.with_name(name)):
        try:
            move(path, free)
        except SaveError as error:
            if error.kind is not Trouble.PLACE_TAKEN:
                raise
        else:
            return free
    raise SaveError(Trouble.PLACE_TAKEN, path)


class Renamed(NamedTuple):
    """Report where the transcript is now, which sheets were removed, and which files keep the old names.

    `now` is the interview with its other names; None if it had these already.
    """

    path: Path
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    now: Interview | None = None


def rename(path: Path, interviewer: str, interviewee: str, *, but: Collection[Path] = ()) -> Renamed | Taken:
    """Change the names of the two people in the interview at `path` and in all other files of it.

    `interviewer` and `interviewee` are cleaned and not empty. Files that this program named are renamed too, as it
    names them now, whatever stands before or behind that, and none takes the place of another; a name given by hand
    stays. Answers are not searched for the old names. A sheet has the old name on paper and is removed, and so is
    whatever else has a mark, `but` what the caller sees to. Returns Taken, with nothing changed, if the interview is
    open elsewhere. Raises UnreadableFile or SaveError.
    """
    opened = opened_alone(path)
    if isinstance(opened, Taken):
        return opened
    before = opened.document.interview
    with opened.claim:
        now = before.change(interviewer=interviewer, interviewee=interviewee)
        fresh = compose(now, None, opened.document)
        if fresh != opened.data:
            write_atomic(path, refuse_unreadable(path, fresh), opened.fingerprint)
        target = path
        if not is_own_name(path.name, before):
            target = give_name(path, renamed(path.name, path, path, before, now))
        elif not is_own_name(path.name, now):
            target = path_for(path.parent, now.date, now.interviewee, now.id, now.lang)
            move(path, target)
        return _Elsewhere(path, target, before, now, but).rename() if now != before else Renamed(target)


class _Elsewhere:
    """Change the names in the other files of an interview, whose transcript was at `old` and is at `new` now."""

    def __init__(self, old: Path, new: Path, before: Interview, now: Interview, but: Collection[Path]) -> None:
        self._old = old
        self._new = new
        self._before = before
        self._now = now
        self._mine = Sought(old, before.id)
        self._but = frozenset(map(os.path.realpath, but))
        self._removed: list[Path] = []
        self._left: list[Path] = []

    def rename(self) -> Renamed:
        """Go through all folders that may have such files, and report what was done."""
        for folder in self._folders():
            try:
                files = files_in(folder)
            except FileNotFoundError:
                continue
            except OSError:
                self._left.append(folder)
                continue
            for path, found in files:
                if path == self._new or is_temporary(path.name) or path.is_symlink():
                    continue
                if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
                    with suppress(FileTrouble):  # whose it is cannot be told
                        if is_copy(path, found, self._mine):
                            self._in_copy(path)
                elif os.path.realpath(path) not in self._but:
                    self._in_other(path)
        return Renamed(self._new, tuple(self._removed), tuple(self._left), self._now)

    def _folders(self) -> Iterable[Path]:
        yield self._new.parent
        try:
            yield from places_in(self._new.parent)
        except FileTrouble as error:
            self._left.append(error.path)
        yield rescue_folder()
        yield history_folder()

    def _in_copy(self, path: Path) -> None:
        """Change the old names in a copy or a version for others, and in the name that we gave it."""
        try:
            data, fingerprint = read(path)
            document = read_document(data)
            fresh = compose(self._renamed(document.interview), None, document)
            if fresh != data:
                write_atomic(path, refuse_unreadable(path, fresh), fingerprint)
            give_name(path, renamed(path.name, self._old, self._new, self._before, self._now))
        except (UnreadableFile, FileTrouble):
            self._left.append(path)

    def _renamed(self, copy: Interview) -> Interview:
        """Return the interview of a copy with the new names, in place of the old ones only."""
        before, now = self._before, self._now
        return copy.change(
            interviewer=now.interviewer if copy.interviewer == before.interviewer else copy.interviewer,
            interviewee=now.interviewee if copy.interviewee == before.interviewee else copy.interviewee,
        )

    def _in_other(self, path: Path) -> None:
        """Remove a sheet, which has the old name on it; report another file that is named after the interview."""
        if self._before.interviewee == self._now.interviewee:
            return
        with suppress(FileTrouble):
            if mark_in(path, self._before.id) is not None:
                try:
                    SYSTEM.unlink(path)
                    self._removed.append(path)
                except OSError:
                    self._left.append(path)
                return
        if is_named(path.name, self._mine):
            self._left.append(path)
