"""Other names for the two people of an interview, also in what was given of it.

What is as this program wrote it is made anew with the new names, under a name with them where the old name was ours, or
removed if that fails. What somebody wrote in, is out of reach, may not be given at this moment, or may be of another
interview with the same id, keeps the old name and is named. What is surely of that other one is not touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.files import PaperError
from interview_tui.export.giving.giving import Wanted, give, name_for_teller
from interview_tui.export.giving.records import Given, drop, records_of, remember
from interview_tui.export.giving.remaking import remake
from interview_tui.export.giving.whose import Belongs, Owner
from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.system import SYSTEM
from interview_tui.storage.trouble import FileTrouble, SaveError, Trouble
from interview_tui.transcripts.desk.lock import Taken
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import numbered
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.given_names import renamed as with_new_name
from interview_tui.transcripts.library import renaming
from interview_tui.transcripts.library.renaming import Renamed
from interview_tui.transcripts.sharing.marks import marks_in
from interview_tui.transcripts.sharing.share import ShareError

_MOST: Final = 99  # names that are tried to find a free one


def rename(path: Path, interviewer: str, interviewee: str) -> Renamed | Taken:
    """Change the names in an interview and its files, as the library does, and in what was given of it.

    Returns Taken, with nothing changed, if the interview is open elsewhere. Raises UnreadableFile or SaveError.
    """
    before = read(read_bytes(path)).interview
    owner = Owner(path, before.id, before)
    of_whom = {record: owner.belongs(record) for record in records_of(before.id)}
    mine = [record for record, belongs in of_whom.items() if belongs is Belongs.SURELY]
    unclear = [one for one, belongs in of_whom.items() if belongs is Belongs.PERHAPS and not one.says_itself]
    found = renaming.rename(path, interviewer, interviewee, but=_seen_to(before.id))
    if isinstance(found, Taken) or found.now is None:
        return found
    document = read(read_bytes(found.path))
    for record in (one.of(document.interview) for one in mine):
        with suppress(FileTrouble):  # first: by the old name it would be of nobody
            remember(record)
        if record.reader != Reader.OUTSIDE:  # that has no names
            found = _with_names(record, found, path, before, document)
    return found._replace(left=(*found.left, *(one.path for one in unclear if one.path.exists())))


def _seen_to(ident: str) -> Collection[Path]:
    """Return the files that are made anew here, and not changed or removed with those of the library."""
    return [one.path for one in records_of(ident) if not one.says_itself]


def _with_names(record: Given, found: Renamed, old: Path, before: Interview, document: Document) -> Renamed:
    """Give one file the new names; return the report with what became of it."""
    now = document.interview
    if record.says_itself and record.path.parent == old.parent:
        _follow(record, old, found.path, before, now)
        return found
    if not record.is_unchanged():
        return found._replace(left=(*found.left, record.path)) if record.path.exists() else found
    name = _name(record, old, found.path, before, now)
    try:
        target = _given(record, found.path, name, document)
    except ShareError:  # it is held again, or not certain who may read what
        return found._replace(left=(*found.left, record.path))
    except Exception:  # whatever it is: the old name must not stay because a new file cannot be made
        return _without(record, found)
    return found if target == record.path else _without(record, found, is_anew=True)


def _given(record: Given, transcript: Path, name: str, document: Document) -> Path:
    """Make a file anew under a name, or that with a number behind it; return where. Raises an exception of any kind."""
    reader, form = Reader(record.reader), Format(record.form)
    fresh = remake(document, reader, marks_in(record.mark, record.ident))
    for path in _free(record.path.with_name(name), reader):
        try:
            return give(*fresh, Wanted(transcript, reader, form, path))
        except PaperError:  # something else stands there
            continue
    raise SaveError(Trouble.PLACE_TAKEN, record.path)


def _free(path: Path, reader: Reader) -> Iterator[Path]:
    """Yield the names that a file may have, the best one first."""
    if reader is not Reader.TELLER:
        return numbered(path)
    return (path.with_stem(f"{path.stem}{f' ({number})' if number > 1 else ''}") for number in range(1, _MOST + 1))


def _without(record: Given, found: Renamed, *, is_anew: bool = False) -> Renamed:
    """Remove a file with the old name."""
    try:
        SYSTEM.unlink(record.path)
    except OSError:
        return found._replace(left=(*found.left, record.path))
    with suppress(FileTrouble):
        drop(record.path)
    return found if is_anew else found._replace(removed=(*found.removed, record.path))


def _follow(record: Given, old: Path, new: Path, before: Interview, now: Interview) -> None:
    """Know where a version beside the transcript is that the library changed and renamed."""
    for path in numbered(record.path.with_name(with_new_name(record.path.name, old, new, before, now)), _MOST):
        try:
            data = read_bytes(path)
            held = read(data).interview
        except TranscriptError:
            continue  # something else stands there, so that it got a number
        except FileTrouble:
            return
        if held.id == now.id and kin(held, now) is Kin.SAME:
            with suppress(FileTrouble):
                remember(record._replace(path=path, digest=digest(data)))
                if path != record.path and not record.path.exists():
                    drop(record.path)
            return


def _name(record: Given, old: Path, new: Path, before: Interview, now: Interview) -> str:
    """Return the name of a file with the new names in it, if the one that it has is ours."""
    name = record.path.name
    if record.reader == Reader.TELLER:
        stem = name_for_teller(before)
        return f"{name_for_teller(now)}{name.removeprefix(stem)}" if name.startswith(stem) else name
    return with_new_name(name, old, new, before, now)
