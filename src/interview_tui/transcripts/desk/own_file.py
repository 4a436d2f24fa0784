"""The file of the interview on the desk: what was read of it last, and writing it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview
from interview_tui.storage.files import Fingerprint, prepare_to_write, read, write_atomic
from interview_tui.storage.folders import make_folder
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.readable import refuse_unreadable
from interview_tui.transcripts.format.reader import read as read_document

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.keeping_beside import KeptBeside


class OnDisk(NamedTuple):
    """Hold a transcript as it was last read: its document, and the fingerprint of the file."""

    document: Document
    fingerprint: Fingerprint


def open_file(path: Path) -> OnDisk:
    """Read a transcript to continue with. A link is followed only inside its folder. Raises UnreadableFile."""
    data, fingerprint = read(path, within=path.parent)
    try:
        return OnDisk(read_document(data), fingerprint)
    except TranscriptError as error:
        from interview_tui.transcripts.heads.damaged_top import explained  # rare

        raise explained(error, data) from None


class OwnFile:
    """Write one interview to `path`. `elsewhere` has the files in which versions of other programs were kept beside it.

    `base` is the document that is composed over, so that what nobody changed stays to the letter; `found` is the file
    as it was read, None for a new one. `keeping_beside` is called before a version of another program is kept there.
    """

    def __init__(
        self,
        path: Path,
        cards: QuestionSet | None,
        found: OnDisk | None,
        keeping_beside: Callable[[], None] = lambda: None,
    ) -> None:
        self.base = found.document if found else None
        self.elsewhere: tuple[Path, ...] = ()
        prepare_to_write()
        self._path = path
        self._cards = cards
        self._expected = found.fingerprint if found else None
        self._beside: KeptBeside | None = None
        self._keeping_beside = keeping_beside

    def contents(self, interview: Interview) -> bytes:
        """Return the contents that the file has with this value of the interview."""
        return compose(interview, self._cards, self.base)

    def is_as_left(self) -> bool:
        """Return whether the file is as it was read or written last; True if there is none yet. Waits for the disk."""
        if self._expected is None:
            return True
        try:
            return read(self._path, within=self._path.parent)[1].digest == self._expected.digest
        except ReadError:
            return False

    def contents_in_need(self, interview: Interview) -> bytes:
        """Return the contents for a rescue file: those of the file, or the interview by itself if there are none.

        That is where something in a file that others wrote was not thought of. All that was typed is in it; what else
        stands in the file is in the file still.
        """
        try:
            return self.contents(interview)
        except Exception:  # whatever it is, the words come first
            cards = self._cards
            if cards is None and self.base is not None:
                from interview_tui.cards.model import QuestionSet, Source
                from interview_tui.transcripts.format.pieces import printed_cards

                printed = tuple(printed_cards(self.base))
                cards = QuestionSet("", 1, interview.lang, "", None, Source("", "", "", ""), printed)
            return compose(interview, cards)

    def write(self, interview: Interview) -> None:
        """Write the file, and keep what another program wrote in it beside it. Raises SaveError."""
        data = refuse_unreadable(self._path, self.contents(interview))
        if self._expected is None:
            # Only for the first save: a folder that disappears later (a disk unplugged) is not recreated.
            make_folder(self._path.parent)
        try:
            self._replace(data)
        except ChangedUnderneath:
            self._keep_other_version()
            self._replace(data)
        except SaveError as error:
            if error.kind is not Trouble.VANISHED:
                raise
            self._expected = None
            self._replace(data)

    def _replace(self, data: bytes) -> None:
        """Write the file and remember its fingerprint. A link put in its place is followed only inside its folder."""
        self._expected = write_atomic(self._path, data, self._expected, within=self._path.parent)

    def _keep_other_version(self) -> None:
        """Keep beside the file what another program wrote in it, and accept that as the file to replace.

        Raises SaveError.
        """
        try:
            theirs, fingerprint = read(self._path, within=self._path.parent)
        except ReadError as error:
            raise SaveError(error.kind, self._path, None) from None
        from interview_tui.transcripts.desk import keeping_beside  # rare: no save waits for it

        self._keeping_beside()
        self._beside = keeping_beside.keep(self._path, theirs, self._beside)
        self.elsewhere = tuple(dict.fromkeys((*self.elsewhere, self._beside.path)))
        ours = self._expected
        # Its contents are accepted, not its permissions: those stay as they were, or its owner's alone.
        self._expected = fingerprint._replace(
            inode=ours.inode if ours is not None else 0, mode=ours.mode if ours is not None else 0o600
        )
