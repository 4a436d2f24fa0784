"""Records of the files that were given: in the state folder, so that a later strike or narrowing reaches them.

A record has the path of the file, the id of its interview, for whom it is, its format, the day, a digest of its bytes,
and the mark (`transcripts/sharing/marks.py`) that tells which cards are in it and for whom it is. It also tells whose
the interview is, by a digest of the name and the day, for another one may have the same id (`whose.py`). No word of the
interview. Each record is a file of its own, named by digests of the id and of the path: two processes at once cannot
lose each other's, and a damaged one is alone in that.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from interview_tui.interview.kinship import Whose
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes, read_plain, write_plain
from interview_tui.storage.fingerprint import Fingerprint, digest
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import given_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, SaveError, Trouble, read_error, save_error

_SUFFIX: Final = ".json"
_LIMIT: Final = 64 * 1024  # bytes of one record
_TRIES: Final = 5  # of a record that another process writes at the same moment


class Given(NamedTuple):
    """Record one file that was given. `reader` and `form` are the values of those enums, `day` is in ISO form.

    While it is made anew, `digest` and `mark` have those of the new file and of the old one, with a space between them.
    """

    path: Path
    ident: str
    reader: str
    form: str
    day: str
    digest: str
    mark: str
    teller: str = ""  # a digest; empty in what was made before records told whose they are, as is `held`
    held: str = ""  # the day, in ISO form

    @property
    def whose(self) -> Whose | None:
        """Return whose the interview is that it was made of; None if it does not say."""
        try:
            return Whose(self.teller, date.fromisoformat(self.held)) if self.teller else None
        except ValueError:
            return None

    def of(self, interview: Interview) -> Given:
        """Return the record with whose that interview is."""
        whose = Whose.of(interview)
        return self._replace(teller=whose.interviewee, held=whose.date.isoformat())

    @property
    def says_itself(self) -> bool:
        """Return whether it is a transcript or a version in Markdown, which says itself whose and for whom it is."""
        return self.form == "md" and self.reader != "outside"

    def with_earlier(self, earlier: Given) -> Given:
        """Return the record to keep while this file takes the place of an earlier one: then either may stand there."""
        return self._replace(digest=f"{self.digest} {earlier.digest}", mark=f"{self.mark} {earlier.mark}")

    def is_unchanged(self, *, system: System = SYSTEM) -> bool:
        """Return whether the file is there, byte for byte as it was written."""
        try:
            return digest(read_bytes(self.path, system=system)) in self.digest.split()
        except FileTrouble:
            return False


class Damaged(NamedTuple):
    """Name a record that is there and cannot be read. `may_heal` tells that a later time may read it."""

    file: Path
    may_heal: bool


def records_folder() -> Path:
    """Return the folder of the records. It is not created."""
    return given_folder()


def remember(given: Given, *, system: System = SYSTEM) -> None:
    """Keep a record; it takes the place of an earlier one of the same path, and of a link. Raises FileTrouble."""
    given = given._replace(path=_whole(given.path))
    folder = records_folder()
    make_folder(folder, system=system)
    file = folder / _name(given.ident, given.path)
    data = json.dumps(given._replace(path=os.fspath(given.path))._asdict()).encode()  # type: ignore[arg-type]
    if len(data) > _LIMIT:  # it could not be read again
        raise SaveError(Trouble.TOO_BIG, file)
    for left in reversed(range(_TRIES)):
        if file.is_symlink():  # none of ours: nothing is written to where it leads
            _unlink(file, system)
        try:
            write_plain(file, data, _fingerprint(file, system), system=system)
            break
        except SaveError as error:  # another process keeps a record of the same path at this moment
            if not left or not (isinstance(error, ChangedUnderneath) or error.kind is Trouble.VANISHED):
                raise
    for other in _files(given.path, system):
        if other != file:
            _unlink(other, system)


def records_of(ident: str, *, system: System = SYSTEM) -> tuple[Given, ...]:
    """Return the records of an interview, oldest first; none if they cannot be read."""
    try:
        return look_up(ident, system=system)[0]
    except FileTrouble:
        return ()


def look_up(ident: str, *, system: System = SYSTEM) -> tuple[tuple[Given, ...], tuple[Damaged, ...]]:
    """Return the records of an interview, oldest first, and those of it that cannot be read. Raises FileTrouble."""
    found: list[tuple[str, Given]] = []
    damaged: list[Damaged] = []
    for file in _listed(f"{_hash(ident)}-"):
        try:
            given = _read(file, system)
        except FileTrouble as error:
            if error.kind is not Trouble.VANISHED:
                damaged.append(Damaged(file, may_heal=error.kind not in (Trouble.TOO_BIG, Trouble.NOT_A_FILE)))
            continue
        if given is None or given.ident != ident or file.name != _name(ident, given.path):
            damaged.append(Damaged(file, may_heal=False))
        else:
            found.append((given.day, given))
    found.sort(key=lambda one: (one[0], one[1].path))
    return tuple(given for _day, given in found), tuple(damaged)


def all_records(*, system: System = SYSTEM) -> tuple[Given, ...]:
    """Return the records of all interviews that can be read."""
    found: list[Given] = []
    with suppress(FileTrouble):
        for file in _listed():
            with suppress(FileTrouble):
                if (given := _read(file, system)) is not None:
                    found.append(given)
    return tuple(found)


def record_of(path: Path, *, system: System = SYSTEM) -> Given | None:
    """Return the record of a path; None if there is none, or none that can be read."""
    whole = _whole(path)
    try:
        found = (_read(file, system) for file in _files(whole, system))
        return next((one for one in found if one is not None and one.path == whole), None)
    except FileTrouble:
        return None


def drop(path: Path, *, system: System = SYSTEM) -> None:
    """Remove the record of a path: the file is gone, or belongs to somebody else now. Raises FileTrouble."""
    for file in _files(_whole(path), system):
        _unlink(file, system)


def drop_all(ident: str, *, system: System = SYSTEM) -> None:
    """Remove every record of an interview, also those that cannot be read: it is gone for ever. Raises FileTrouble."""
    for file in _listed(f"{_hash(ident)}-"):
        _unlink(file, system)


def _listed(begin: str = "", end: str = _SUFFIX) -> list[Path]:
    """Return the files of records whose names begin and end so. Raises FileTrouble."""
    folder = records_folder()
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - only the names are needed
    except FileNotFoundError:
        return []
    except OSError as error:
        raise save_error(error, folder / "-") from error
    return [folder / name for name in names if name.startswith(begin) and name.endswith(end)]


def _files(path: Path, system: System) -> Iterator[Path]:  # noqa: ARG001 - a listing asks no System
    """Yield the files of records of a path, of whatever interview."""
    yield from _listed(end=f"-{_hash(os.fspath(path))}{_SUFFIX}")


def _name(ident: str, path: Path) -> str:
    return f"{_hash(ident)}-{_hash(os.fspath(path))}{_SUFFIX}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link stays


def _read(file: Path, system: System) -> Given | None:
    """Return the record in a file; None if it is none. Raises FileTrouble if it cannot be read."""
    try:
        if not stat.S_ISREG(system.lstat(file).st_mode):
            return None
    except OSError as error:
        raise read_error(error, file) from error
    try:
        content: Any = json.loads(read_plain(file, limit=_LIMIT, system=system)[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    values: list[Any] = [content.get(field, Given._field_defaults.get(field)) for field in Given._fields]
    if not all(isinstance(value, str) for value in values):
        return None
    path = values[0]
    if not os.path.isabs(path) or "\0" in path:  # noqa: PTH117
        return None
    return Given(Path(path), *values[1:])


def _fingerprint(file: Path, system: System) -> Fingerprint | None:
    """Return the fingerprint of an earlier record; None if there is none."""
    try:
        return read_plain(file, limit=_LIMIT, system=system)[1]
    except FileTrouble as error:
        if error.kind is Trouble.VANISHED:
            return None
        if error.kind is Trouble.TOO_BIG:  # no record of ours
            _unlink(file, system)
            return None
        raise SaveError(error.kind, file, error) from error


def _unlink(file: Path, system: System) -> None:
    try:
        system.unlink(file)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise save_error(error, file) from error
