"""Giving an account of an interview: making the file, writing it in its place, and remembering that it was made.

What the app remembers of it (`records.py`) lets it find the file again when something is struck or narrowed.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.export.account.account import Account
from interview_tui.export.account.formats import Format, contents
from interview_tui.export.account.reader import Reader
from interview_tui.export.files import NotRemembered, PaperError, check_given, write_given
from interview_tui.export.giving.records import Given, drop, record_of, remember
from interview_tui.export.giving.whose import Belongs, Owner
from interview_tui.interview.model import CLOSING, Circle, Interview
from interview_tui.interview.sharing import readable
from interview_tui.language import catalogue, language_for
from interview_tui.storage.files import read_bytes
from interview_tui.storage.fingerprint import digest
from interview_tui.storage.folders import clear_leavings
from interview_tui.storage.places import home_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import numbered, slug
from interview_tui.transcripts.heads.given_names import path_beside
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import share, version_at, write_version

_LONGEST_NAME: Final = 100  # bytes of a file name without its suffix and the number behind it
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*')  # on Windows, and some elsewhere
_MOST: Final = 999  # names that are tried to find a free one


class Wanted(NamedTuple):
    """Say what is to be given: the transcript at `transcript`, to whom, in which format, and where."""

    transcript: Path
    reader: Reader
    form: Format
    path: Path


def proposed(document: Document, transcript: Path, reader: Reader, form: Format, *, place: Path | None = None) -> Path:
    """Return where an account would be written, with a name that is free there or that of an earlier one of it.

    The copy of who told it goes to the folder `place`, else the home folder, with their name: `In gesprek, Sam.pdf`;
    what lies with the interviews is for the app to look after. One for others lies beside the transcript and is named
    as a version is; one for outside has nothing in its name that tells of which interview it is. A name under which
    another interview was given is not free, also if that file was moved: its record must stay, to name it when
    something is struck.
    """
    paths = _named(document.interview, transcript, reader, form, place or home_folder())
    first = next(paths)
    for path in chain([first], paths):
        with suppress(PaperError):
            wanted = Wanted(transcript, reader, form, path)
            check_given(path, transcript=transcript, earlier=_earlier(document.interview, wanted))
            if not _is_anothers(document.interview, wanted):
                return path
        if not os.path.isdir(path.parent):  # noqa: PTH112 - never raises
            break
    return first


def made(document: Document, account: Account, form: Format) -> bytes:
    """Return the contents of the file, with its mark. Raises TypesettingError.

    One for outside says that this program made it and no more: by a mark it could be tied to a file with names in it.
    What is struck later goes out of it by its record on this computer.
    """
    mark = MARK.decode()
    return contents(
        document, account, form, f"{mark}, {mark_for(document, account)}" if account.reader.is_named else mark
    )


def mark_for(document: Document, account: Account) -> str:
    """Return the mark of an account: of which interview it is, for whom, and which cards are in it."""
    reader = account.reader
    shown = readable(document.interview, reader.circle)
    whole = reader.is_for_others and bool(shown.listeners or shown.next)
    return keyword(document.interview, account.cards, circle=reader.circle, whole=whole)


def give(document: Document, account: Account, wanted: Wanted, *, system: System = SYSTEM) -> Path:
    """Make the file, write it in one step and remember it. Return its path. It waits for the disk.

    An earlier file of the same interview that this program made there, for the same readers, and that nobody changed
    since, is replaced; any other file is left alone. The transcript itself is never replaced. What cannot be remembered
    is not written: nothing could be taken back from it later.
    Raises PaperError, PaperTrouble or TypesettingError.
    """
    interview, path = document.interview, wanted.path
    earlier = _earlier(interview, wanted)
    check_given(path, transcript=wanted.transcript, earlier=earlier, system=system)
    data = made(document, account, wanted.form)
    with _remembered(interview, wanted, data, mark_for(document, account), system):
        clear_leavings(path.parent, path, system=system)
        write_given(data, path, transcript=wanted.transcript, earlier=earlier, system=system)
    return path


def give_version(document: Document, circle: Circle, transcript: Path, path: Path, *, system: System = SYSTEM) -> None:
    """Write a version for a circle in Markdown, as `write_version` does, and remember it.

    Raises ShareError, SaveError, or NotRemembered; nothing was written then.
    """
    interview, shown = document.interview, readable(document.interview, circle)
    data = share(document, circle)
    cards = {*dict(shown.answered()), *([CLOSING] if shown.closing else [])}
    mark = keyword(interview, cards, circle=circle, whole=bool(shown.listeners or shown.next))
    wanted = Wanted(transcript, Reader(circle.key), Format.MARKDOWN, path)
    with _remembered(interview, wanted, data, mark, system):
        write_version(data, path, transcript=transcript, ident=interview.id, system=system)


@contextmanager
def _remembered(interview: Interview, wanted: Wanted, data: bytes, mark: str, system: System) -> Iterator[None]:
    """Remember a file that is written within; nothing has changed if that fails. Raises NotRemembered."""
    before = record_of(wanted.path, system=system)
    record = Given(
        path=wanted.path,
        ident=interview.id,
        reader=wanted.reader.value,
        form=wanted.form.value,
        day=date.today().isoformat(),
        digest=digest(data),
        mark=mark,
    ).of(interview)
    is_anew = before is not None and before.ident == record.ident
    try:  # first: a file that the app does not know of could not be taken back
        remember(record.with_earlier(before) if before is not None and is_anew else record, system=system)
    except FileTrouble as error:
        raise NotRemembered(error.kind, error.path, error) from error
    try:
        yield
    except Exception:
        if not record.is_unchanged(system=system):  # an error may come after the file has its name
            with suppress(FileTrouble):  # a record of a file that is not there does no harm
                if before is None:
                    drop(wanted.path, system=system)
                else:
                    remember(before, system=system)
        raise
    if is_anew:
        with suppress(FileTrouble):
            remember(record, system=system)


def _earlier(interview: Interview, wanted: Wanted) -> str:
    """Return the digests of what this program made at that path of that interview for these readers; "" if nothing.

    A version for others in Markdown says itself what it is: it is known also if it was made before, or changed since.
    """
    path, reader = wanted.path, wanted.reader
    if wanted.form is Format.MARKDOWN and reader in (Reader.TEAM, Reader.ORGANISATION):
        if os.path.islink(path):  # noqa: PTH114 - never raises
            return ""
        with suppress(FileTrouble):
            return digest(read_bytes(path)) if version_at(path, interview.id, interview) is not None else ""
        return ""
    record = record_of(path)
    if record is None or record.reader != reader.value or _is_anothers(interview, wanted):
        return ""
    return record.digest


def _is_anothers(interview: Interview, wanted: Wanted) -> bool:
    """Return whether a record says that what was given at a path is of another interview, or may be."""
    record = record_of(wanted.path)
    if record is None:
        return False
    owner = Owner(wanted.transcript, interview.id, interview)
    return record.ident != interview.id or owner.belongs(record) is not Belongs.SURELY


# --- names


def _named(interview: Interview, transcript: Path, reader: Reader, form: Format, place: Path) -> Iterator[Path]:
    """Yield the names that a file may have, the best one first."""
    if reader is Reader.TELLER:
        stem = name_for_teller(interview)
        for number in range(1, _MOST + 1):
            yield place / f"{stem}{f' ({number})' if number > 1 else ''}{form.suffix}"
        return
    if reader is Reader.OUTSIDE:
        stem = slug(catalogue(language_for(interview.lang)).pgettext("file name", "in conversation with a colleague"))
        yield from numbered(transcript.with_name(f"{stem}{form.suffix}"), _MOST)
        return
    yield from numbered(path_beside(transcript, interview, circle=reader.circle, suffix=form.suffix), _MOST)


def name_for_teller(interview: Interview) -> str:
    """Return the name of the copy of who told it, without suffix, as every system can have it."""
    texts = catalogue(language_for(interview.lang))
    name = safe_name(interview.interviewee) or interview.date.isoformat()
    return safe_name(texts.pgettext("file name", "In conversation, {name}").format(name=name))


def safe_name(text: str) -> str:
    """Return a text as a part of a file name on Windows, macOS and Linux, with its capitals and accents; or ""."""
    composed = unicodedata.normalize("NFC", text)
    kept = (
        " " if char in _NOT_IN_NAMES or char.isspace() else char
        for char in composed
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Co") or char.isspace()
    )
    words = " ".join("".join(kept).split())
    return words.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
