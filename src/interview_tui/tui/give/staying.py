"""Why an interview cannot be removed here yet: looked up when a screen opens, and once more right before."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.export.account.account import obstacle
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Status
from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.versions.foreign_parts import same
from interview_tui.transcripts.versions.more_words import version_with_more
from interview_tui.tui.kit.host import Host

_PATIENCE: Final = 5.0  # seconds for one save


class Written(NamedTuple):
    """Hold the transcript as it stands on the disk: its bytes and its document."""

    data: bytes
    document: Document


class Stays(Exception):  # noqa: N818 - says what it is
    """Report why an interview cannot be removed yet; `str()` is one or two sentences.

    `version` is the other version to look at first, if it can be laid beside this one.
    """

    def __init__(self, told: str, version: Path | None = None) -> None:
        super().__init__(told)
        self.version = version


def written(app: Host, desk: Desk) -> Written:
    """Return the transcript of a finished interview of which all may go. Waits for the disk. Raises Stays.

    It is final and certain, open nowhere else, saved, as it was left, and no other version of it says more.
    """
    if desk.taken is not None:
        raise Stays(desk.taken.reason)
    if desk.interview.status is not Status.FINAL:
        raise Stays(_("This interview is not finished."))
    if desk.doubts:
        raise Stays(_("It is not certain who may read everything in this interview. First look who may read this."))
    if desk.is_changed_elsewhere():
        raise Stays(_("Something else changed the file of this interview while it was open here."))
    if not desk.flush(_PATIENCE) or desk.is_considering or desk.rescue is not None:
        raise Stays(_("Not everything is saved yet, or said yes to."))
    try:
        data = read_bytes(desk.path, within=desk.path.parent)
        document = read(data)
    except UnreadableFile as error:
        raise Stays(error.told) from error
    if not same(document, read(desk.contents())):
        raise Stays(_("Something else changed the file of this interview while it was open here."))
    if why := obstacle(document, Reader.TELLER):
        raise Stays(why)
    try:
        more = version_with_more(desk.path, document, [app.start.transcripts], app.library_of)
    except FileTrouble as error:
        raise Stays(error.in_full) from error
    if more is not None:
        raise Stays(more.told, more.path)
    return Written(data, document)
