"""Taking back from what was given: a file with words that were struck, or are for fewer people now, is made anew.

Only a file that is as this program wrote it is made anew in its place, from the transcript as it is now, or removed
where nothing is left for its readers or making it fails. One that somebody wrote in, that was moved, or whose stick is
out, is named: what this program did not write it does not replace. A version in Markdown says itself what it is, and is
cleaned as those beside the transcript are.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.records import (
    Damaged,
    Given,
    all_records,
    drop,
    drop_all,
    look_up,
    records_of,
    remember,
)
from interview_tui.export.giving.whose import Belongs, Owner, given_of
from interview_tui.interview.model import CLOSING, Interview
from interview_tui.storage.files import read_bytes
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, Trouble, UnreadableFile
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Struck, Why, together
from interview_tui.transcripts.forgetting.holders import FullHolder, of_transcripts
from interview_tui.transcripts.forgetting.removing import has_namesake
from interview_tui.transcripts.forgetting.sweeping import Sweep, sweep_file
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Removed, Whole
from interview_tui.transcripts.forgetting.whole import together as all_removed
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.marks import Mark, mark_in, marks_in

_REMOVED: Final = "-"
"""Stands first among the digests of a record while its file is removed, for a process that dies just after that."""

_KNOWS_WHOSE: Final = frozenset(reader.value for reader in Reader if reader.is_named)
"""The readers who know whose interview it is. One that is not known, of a later version of the program, does not."""


class GivenFiles(NamedTuple):
    """Take what was struck, or is for fewer people now, out of the files that were given. A `FullHolder`.

    `folders` are those with transcripts: what was given there is the app's to look after.
    """

    system: System = SYSTEM
    folders: tuple[Path, ...] = ()

    def forget(self, struck: Struck) -> Forgotten:
        """Make the files anew that have what must not be in them, or remove them; name those that are out of reach.

        It takes a second for each PDF. Raises FileTrouble if the records cannot be listed.
        """
        records, damaged = look_up(struck.ident, system=self.system)
        if not records and not damaged:
            return Forgotten()
        return together([*self._seen_to(records, struck), *_named(damaged, struck)])

    def take_away(self, whole: Whole) -> Removal:
        """Remove what was given in the folders of the transcripts, name what lies elsewhere, and drop the records.

        What lies elsewhere is theirs to whom it was given, and nothing here tells of it any more. Where another
        interview has the same id, what was given may be of that one: it stays, with its records. Raises FileTrouble if
        the records cannot be listed.
        """
        records, _damaged = look_up(whole.ident, system=self.system)
        if any(has_namesake(folder, whole, self.system) for folder in self.folders):
            with suppress(FileTrouble):
                if whole.given is not None:
                    drop(whole.given, system=self.system)
            return Removal(others=tuple(one.path for one in records if one.path != whole.given and _is_there(one)))
        parts = [self._taken(record) for record in records]
        try:
            drop_all(whole.ident, system=self.system)
        except FileTrouble as error:
            parts.append(Removal(left=(error.path,)))
        return all_removed(parts)

    def _taken(self, record: Given) -> Removal:
        clear_leavings(record.path.parent, record.path, system=self.system)
        if not _is_there(record):
            return Removal()
        if os.path.realpath(record.path.parent) not in map(os.path.realpath, self.folders):
            return Removal(elsewhere=(record.path,))
        if not record.is_unchanged(system=self.system):
            return Removal(foreign=(record.path,))  # somebody wrote in it
        try:
            self.system.unlink(record.path)
        except OSError:
            return Removal(left=(record.path,))
        return Removal((Removed(Kind.MADE, record.path),))

    def _seen_to(self, records: Iterable[Given], struck: Struck) -> Iterator[Forgotten]:
        owner = self._owner(struck)
        for record in records:
            belongs, must = owner.belongs(record), _must_go(record, struck)
            if struck.cards:
                clear_leavings(record.path.parent, record.path, system=self.system)
            if record.says_itself:
                told = self._swept(record, must, struck, belongs)
            elif belongs is not Belongs.SURELY:
                told = self._not_mine(record, must, belongs) if must else Forgotten()
            else:
                told = self._one(record, must, struck) if must else Forgotten()
            mine = [one for one in told.elsewhere if one.why is not Why.OTHER]
            if (told.renewed or told.withdrawn or mine) and record.reader != Reader.TELLER:
                unnamed = () if record.reader in _KNOWS_WHOSE else (record.path,)
                told = told._replace(passed_on=(record.path,), unnamed=unnamed)
            yield told

    def _owner(self, struck: Struck) -> Owner:
        interview = struck.now
        if interview is None:
            with suppress(UnreadableFile):
                interview = read(read_bytes(struck.path, system=self.system)).interview
        return Owner(struck.path, struck.ident, interview, folders=self.folders, system=self.system)

    def _not_mine(self, record: Given, must: _Must, belongs: Belongs) -> Forgotten:
        """Name a file that may be of another interview with the same id, if it may hold what must go."""
        if belongs is Belongs.NOT and not (must.is_struck and _is_there(record)):
            return Forgotten()  # who may read the one says nothing of the other
        return _left(record.path, Why.OTHER, must)

    def _one(self, record: Given, must: _Must, struck: Struck) -> Forgotten:
        """Make a file anew, remove it or name it."""
        try:
            data = read_bytes(record.path, system=self.system)
        except FileTrouble as error:
            return self._out_of_reach(record, must, error)
        if digest(data) not in record.digest.split() or record.path.is_symlink():
            return Forgotten() if self._is_done(record, struck) else _left(record.path, Why.CHANGED, must)
        try:
            document = read(read_bytes(struck.path, system=self.system))
        except UnreadableFile:
            if record.reader == Reader.TELLER:
                return _left(record.path, Why.ALONE, must)
            return self._removed(record, must)
        try:
            self._renew(record, data, document, struck)
        except Exception:  # whatever it is: what was struck must not stay because a new one cannot be made
            return self._removed(record, must)
        return _done(record.path, must)._replace(renewed=(record.path,))

    def _is_done(self, record: Given, struck: Struck) -> bool:
        """Return whether a file that is not as it was says itself that it has nothing that must go."""
        try:
            mark = mark_in(record.path, record.ident, system=self.system)
        except FileTrouble:
            return False
        return mark is not None and not _must([mark], struck)

    def _renew(self, record: Given, data: bytes, document: Document, struck: Struck) -> None:
        """Write a file anew from the transcript as it is now, with nothing in it that it did not have.

        Raises an exception of any kind if that fails.
        """
        from interview_tui.export.account.formats import Format  # as long as nothing was given, without all of it
        from interview_tui.export.files import write_given
        from interview_tui.export.giving.giving import made, mark_for
        from interview_tui.export.giving.remaking import remake

        reader, form = Reader(record.reader), Format(record.form)
        document, now = remake(document, reader, marks_in(record.mark, record.ident))
        mark = mark_for(document, now)
        if reader is Reader.OUTSIDE and not _has_same_words(record, document.interview, now.cards, self.system):
            raise ValueError  # other words may tell who said them: nobody looked at these for people outside
        if _must(marks_in(mark, record.ident), struck):  # it is in the transcript still
            raise ValueError
        fresh = made(document, now, form)
        renewed = record._replace(day=date.today().isoformat(), digest=digest(fresh), mark=mark)
        remember(renewed.with_earlier(record._replace(digest=digest(data))), system=self.system)
        write_given(fresh, record.path, transcript=struck.path, earlier=digest(data), system=self.system)
        with suppress(FileTrouble):
            remember(renewed, system=self.system)

    def _removed(self, record: Given, must: _Must) -> Forgotten:
        """Remove a file that is as it was written, and its record."""
        with suppress(FileTrouble):
            remember(record._replace(digest=f"{_REMOVED} {record.digest}"), system=self.system)
        try:
            self.system.unlink(record.path)
        except FileNotFoundError:
            pass
        except OSError:
            return _left(record.path, Why.CLOSED, must)
        with suppress(FileTrouble):
            drop(record.path, system=self.system)
        return _done(record.path, must)._replace(withdrawn=(record.path,))

    def _out_of_reach(self, record: Given, must: _Must, error: FileTrouble) -> Forgotten:
        if error.kind is Trouble.VANISHED and record.digest.startswith(_REMOVED):
            with suppress(FileTrouble):
                drop(record.path, system=self.system)
            return Forgotten()
        return _left(record.path, _why(record.path, error), must)

    def _swept(self, record: Given, must: _Must | None, struck: Struck, belongs: Belongs) -> Forgotten:
        """Take what must go out of a transcript or a version in Markdown, also if somebody wrote in it.

        It says itself whether it is of the interview.
        """
        told = sweep_file(record.path, struck, Sweep(self.system))
        try:
            now = read_bytes(record.path, system=self.system)
        except FileTrouble as error:
            if told.cleaned:
                with suppress(FileTrouble):
                    drop(record.path, system=self.system)
                return told._replace(withdrawn=(record.path,))
            return self._out_of_reach(record, must, error) if must and belongs is not Belongs.NOT else Forgotten()
        if not told.cleaned or told.left:
            why = Why.CHANGED if belongs is Belongs.SURELY else Why.OTHER
            return told._replace(elsewhere=tuple(Elsewhere(path, why) for path in told.left))
        with suppress(FileTrouble):
            mark = _mark_of_rest(record, now, struck)
            remember(record._replace(digest=digest(now), mark=mark), system=self.system)
        return told._replace(renewed=(record.path,))


def _has_same_words(record: Given, now: Interview, cards: Collection[int], system: System) -> bool:
    """Return whether the same stood on these cards when a file was made. False if that cannot be told."""
    marks = marks_in(record.mark, record.ident)
    return bool(marks) and all(mark.has_words_of(now, cards, system=system) for mark in marks)


def _mark_of_rest(record: Given, data: bytes, struck: Struck) -> str:
    """Return the mark of a version in Markdown of which only what is in `data` is left."""
    marks = marks_in(record.mark, record.ident)
    left = frozenset[int]().union(*(mark.codes for mark in marks)) - struck.cards
    with suppress(UnreadableFile):
        held = read(data).interview
        left &= {*held.answers, *([CLOSING] if held.closing else [])}
    return " ".join(mark.with_only(left).text for mark in marks) or record.mark


def _is_there(record: Given) -> bool:
    return os.path.lexists(record.path)


def holders_in(folders: Iterable[Path], *, system: System = SYSTEM) -> tuple[FullHolder, ...]:
    """Return the holders for the transcripts in these folders and for all that was given of them."""

    def given(ident: str) -> tuple[Path, ...]:
        return paths_of(ident, system=system)

    named = tuple(folders)
    return (*of_transcripts(named, given=given, system=system), GivenFiles(system, named))


def paths_of(ident: str, *, system: System = SYSTEM) -> tuple[Path, ...]:
    """Return the files that `GivenFiles` sees to, for those who go through a folder where they may lie."""
    return tuple(one.path for one in records_of(ident, system=system))


def with_older_words(path: Path, now: Interview, *, system: System = SYSTEM) -> tuple[Path, ...]:
    """Return the files given of the interview at `path`, and that are there, with words that it has not now."""
    return tuple(
        one.path
        for one in given_of(path, now, system=system)
        if any(mark.has_older_words(now, system=system) for mark in marks_in(one.mark, now.id))
        and os.path.lexists(one.path)
    )


def clear_up(*, system: System = SYSTEM) -> None:
    """Remove old temporary files that killed processes left where files were given; they may hold words."""
    for folder in {one.path.parent for one in all_records(system=system)}:
        clear_leavings(folder, system=system)


class _Must(NamedTuple):
    """Say that something must go from a file: what was struck, or else only what is for fewer people now."""

    is_struck: bool


def _must_go(record: Given, struck: Struck) -> _Must | None:
    """Return what must go from a file by its record; None if nothing must. What a record does not tell counts."""
    marks = marks_in(record.mark, record.ident)
    if marks:
        return _must(marks, struck)
    if struck.cards:
        return _Must(is_struck=True)
    return _Must(is_struck=False) if struck.narrows and record.reader != Reader.TELLER else None


def _must(marks: Iterable[Mark], struck: Struck) -> _Must | None:
    marks = tuple(marks)
    if any(mark.holds_any(struck.cards) for mark in marks):
        return _Must(is_struck=True)
    is_wider = struck.now is not None and any(mark.is_wider(struck.now) is not False for mark in marks)
    return _Must(is_struck=False) if is_wider else None


def _done(path: Path, must: _Must) -> Forgotten:
    return Forgotten(cleaned=(path,), narrowed=() if must.is_struck else (path,))


def _left(path: Path, why: Why, must: _Must) -> Forgotten:
    """Report a file that still has what must go; only one that is closed now may be open at another time."""
    one = (path,)
    return Forgotten(
        left=one,
        foreign=() if why is Why.CLOSED else one,
        wider=() if must.is_struck else one,
        elsewhere=(Elsewhere(path, why),),
    )


def _why(path: Path, error: FileTrouble) -> Why:
    """Return why a file cannot be read."""
    if error.kind in (Trouble.VANISHED, Trouble.FOLDER_GONE, Trouble.LEADS_NOWHERE, Trouble.FOLDER_IS_FILE):
        return Why.GONE if os.path.isdir(path.parent) else Why.AWAY  # noqa: PTH112 - never raises
    is_other = error.kind in (Trouble.NOT_A_FILE, Trouble.PLACE_TAKEN, Trouble.TOO_BIG, Trouble.FOREIGN)
    return Why.CHANGED if is_other or error.kind is Trouble.UNDECODABLE else Why.CLOSED


def _named(damaged: Iterable[Damaged], struck: Struck) -> Iterator[Forgotten]:
    """Report records that cannot be read: of what they tell nothing can be taken back."""
    if struck.cards or struck.narrows:
        for one in damaged:
            left = (one.file,)
            yield Forgotten(left=left, foreign=() if one.may_heal else left, wider=() if struck.cards else left)
