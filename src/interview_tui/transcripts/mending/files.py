"""Mending of a file: the open interview, one in the folder, one that ends in zeros. What it was goes to the bin."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.model import Circle, Interview
from interview_tui.language import _, visible_path
from interview_tui.storage.disks import is_removable
from interview_tui.storage.files import read, read_bytes, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, SaveError
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.lock import Taken, claim
from interview_tui.transcripts.desk.promises import Promise
from interview_tui.transcripts.forgetting.forgetting import Forgotten, Holder, Struck, forget_all
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.readable import refuse_unreadable
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.library.bin import lay_in
from interview_tui.transcripts.library.for_others import circle_of
from interview_tui.transcripts.mending.contents import CannotMend, Mended, mend

_SAVE_TIMEOUT = 5.0  # seconds


class Fixed(NamedTuple):
    """Report that a file was mended: what was done with the versions for others, and the cards that are `lost`.

    `before` are its contents up to then, without a tail of zeros.
    """

    versions: Forgotten
    lost: Mapping[int, int]
    before: bytes


def mend_desk(desk: Desk, *, confirmed: bool, but: Set[int] = frozenset()) -> None:
    """Mend the open interview, and put its old file into the bin. Waits for the disk.

    With `but` the answers with these numbers stay as narrow as they are read, where the rest is `confirmed`. Raises
    CannotMend, TranscriptError or SaveError; nothing has changed then.
    """
    data = desk.contents()
    mended = mend(data, confirmed=confirmed)
    if mended is not None:
        interview = _with_narrow(mended.document.interview, mend(data), but) if but else mended.document.interview
        lay_in(desk.path.parent, desk.path.name, data)
        desk.adopt(interview, mended.document)
        desk.flush(_SAVE_TIMEOUT)


def _with_narrow(interview: Interview, kept: Mended | None, numbers: Set[int]) -> Interview:
    """Return an interview with the answers with these numbers for as few people as in one that was kept narrow."""
    if kept is None:
        return interview
    narrow = kept.document.interview
    for number in numbers:
        circle = narrow.circle_of(number) if number in narrow.answers else Circle.PRIVATE
        interview = interview.with_answer(number, circle=circle, struck=narrow.answer(number).struck)
    return interview


def fix(
    path: Path,
    folder: Path,
    *,
    holders_in: Callable[[Iterable[Path]], Iterable[Holder]] | None = None,
    system: System = SYSTEM,
) -> Fixed | None:
    """Mend a transcript in `folder`, the folder of the transcripts, and put the old file into its bin.

    `holders_in` returns whatever may hold text of the interviews in these folders; if not given, those among the files.
    What is for fewer people now is taken out of the versions for others; return what was done there, where that may
    still be, and which cards are lost. None if nothing was mended: a file in which nothing is unclear is not touched,
    nor are its versions. Raises CannotMend for a file elsewhere, on a stick, of another kind or open at this moment,
    UnreadableFile, or SaveError; nothing has changed then.
    """
    if path.suffix.lower() != SUFFIX:
        raise CannotMend(_("Only transcripts can be mended: this is another kind of file."))
    if os.path.realpath(path.parent) != os.path.realpath(folder) or path.is_symlink():
        text = _("Only a file in the folder of the interviews is mended ({folder}); this one is elsewhere.")
        raise CannotMend(text.format(folder=visible_path(str(folder))))
    if is_removable(path):
        raise CannotMend(_("A file on a stick is not mended. Copy it to the folder of the interviews first."))
    data, fingerprint = read(path, within=path.parent, system=system)
    mended = mend(data)
    if mended is None:
        return None
    claimed = claim(path, mended.document.interview.id)
    if isinstance(claimed, Taken):
        close = _("Close it first.")
        raise CannotMend(f"{claimed.reason} {close}")
    with claimed:
        refuse_unreadable(path, mended.data)
        lay_in(path.parent, path.name, data, system=system)
        promise = _promised(path, mended.document.interview)
        try:
            write_atomic(path, mended.data, fingerprint, within=path.parent, system=system)
        except SaveError:
            _keep_word(promise)
            raise
        report = _narrow_versions(path, mended.document.interview, system, holders_in)
        if not report.lasting:
            _keep_word(promise)
    return Fixed(report, mended.lost, data.rstrip(b"\0"))


def take_zeros_away(path: Path, *, system: System = SYSTEM) -> None:
    """Take the zeros at the end of a transcript away, and put the file as it was into the bin.

    Raises CannotMend if it is open at this moment, UnreadableFile or SaveError; nothing has changed then.
    """
    data, fingerprint = read(path, within=path.parent, system=system)
    whole = data.rstrip(b"\0")
    claimed = claim(path, read_document(whole).interview.id)
    if isinstance(claimed, Taken):
        raise CannotMend(claimed.reason)
    with claimed:
        lay_in(path.parent, path.name, data, system=system)
        write_atomic(path, whole, fingerprint, within=path.parent, system=system)


def _narrow_versions(
    path: Path,
    now: Interview,
    system: System,
    holders_in: Callable[[Iterable[Path]], Iterable[Holder]] | None,
) -> Forgotten:
    """Take what fewer people may read now out of the versions for others, whatever the status of the interview is.

    What is struck stays until it is finished, and the old file stays in the bin. A version for others that is mended
    itself has none.
    """
    if circle_of(read_document(read_bytes(path, system=system))) is not None:
        return Forgotten()
    folders = [path.parent]
    holders = holders_in(folders) if holders_in is not None else of_transcripts(folders, system=system)
    return forget_all(Struck(path, now.id, frozenset(), now), holders)


def _promised(path: Path, now: Interview) -> Promise | None:
    """Promise to look at the versions for others, in case the process is killed before; None if that cannot be kept."""
    with suppress(FileTrouble, OSError):
        return promises.make(path, now.id, frozenset())
    return None


def _keep_word(promise: Promise | None) -> None:
    """Remove a promise that was kept."""
    if promise is not None:
        promises.remove(promise)
