"""The desk: an open interview, with its current value, its file, and the saver that writes the one to the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.history_keeper import Keeper
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.desk.saver import Saver, SaveState
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import path_for
from interview_tui.transcripts.format.reader import read as read_document

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.keeping_beside import KeptBeside

_CLOSE_TIMEOUT = 0.5  # seconds


class OnDisk(NamedTuple):
    """Hold a transcript as it was last read: its document, and the fingerprint of the file."""

    document: Document
    fingerprint: Fingerprint


def open_file(path: Path) -> OnDisk:
    """Read a transcript to continue with. Raises UnreadableFile."""
    data, fingerprint = read(path)
    return OnDisk(read_document(data), fingerprint)


class Desk:
    """Keep one interview open and save its changes.

    `change` takes a new value and never waits; the file is written within half a second. A new interview gets its file
    with the first change. If another program changed the file, that version is kept in a file beside ours and never
    overwritten: `elsewhere` has the paths. While the file cannot be written, changes are saved to a rescue file in the
    state folder. `taken` says who has the interview open already; nothing can be changed then.
    """

    def __init__(
        self,
        path: Path,
        interview: Interview,
        cards: QuestionSet | None,
        found: OnDisk | None = None,
        on_state: Callable[[SaveState], None] = lambda _state: None,
    ) -> None:
        self.path = path
        self.cards = cards
        self.elsewhere: tuple[Path, ...] = ()
        self._beside: KeptBeside | None = None
        self._interview = interview
        self._base = found.document if found else None
        self._expected = found.fingerprint if found else None
        claimed = claim(path, interview.id)
        self._claim: Claim | None = claimed if isinstance(claimed, Claim) else None
        self.taken: Taken | None = claimed if isinstance(claimed, Taken) else None
        if self._claim is not None:
            with suppress(OSError):
                clear_leavings(path.parent, path)  # temporary files of a killed process may hold interview text
            if interview.status is Status.FINAL:
                history.clear(
                    interview.id
                )  # a process was killed while finishing it, or it was finished on another computer
        self._keeper = Keeper(interview, lambda value: compose(value, self.cards, self._base))
        self._rescuer = Rescuer(path, self.contents)
        self._saver: Saver[Interview] = Saver(self._write, on_state)

    @classmethod
    def begin(
        cls,
        folder: Path,
        interview: Interview,
        cards: QuestionSet,
        on_state: Callable[[SaveState], None] = lambda _state: None,
    ) -> Desk:
        """Return the desk of a new interview, to be saved in `folder` under a file name that is free."""
        path = path_for(folder, interview.date, interview.interviewee, interview.id)
        return cls(path, interview, cards, None, on_state)

    @property
    def interview(self) -> Interview:
        """The current value of the interview."""
        return self._interview

    @property
    def is_only_writer(self) -> bool:
        """Whether no other process can change the interview meanwhile; False where the system has no locks."""
        return self._claim is not None and self._claim.certain

    @property
    def state(self) -> SaveState | None:
        """The state of saving; None as long as nothing was changed."""
        return self._saver.state

    @property
    def rescue(self) -> Path | None:
        """The path of the rescue file; None if there is none."""
        return self._rescuer.kept

    def keep_rescue(self) -> Path:
        """Write a rescue file now and return its path. It is removed once everything is saved. Raises SaveError."""
        return self._rescuer.keep()

    def contents(self) -> bytes:
        """Return the contents that the file should have now."""
        return compose(self._interview, self.cards, self._base)

    def change(self, interview: Interview) -> None:
        """Set a new value and have it saved. Does nothing if the interview is open elsewhere or nothing changed."""
        if self.taken is None and interview is not self._interview and interview != self._interview:
            before, self._interview = self._interview, interview
            self._keeper.changed(before, interview)
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def versions(self) -> list[history.EarlierVersion]:
        """Return the earlier versions kept of this interview, newest first. Reads the disk."""
        return history.versions(self._interview.id)

    def restore(self, interview: Interview, cards: tuple[int, ...]) -> None:
        """Set a value in which these `cards` come from an earlier version. The current value is kept as a version."""
        if self.taken is None and interview != self._interview:
            self._keeper.restoring(self._interview, interview, cards)
            self.change(interview)

    def adopt(self, interview: Interview, base: Document) -> None:
        """Set a value merged from two versions, with the document that it is composed over from now on.

        `base` must have everything that is in the file and is not part of the interview.
        """
        if self.taken is None:
            self._base, self._interview = base, interview
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def flush(self, timeout: float) -> bool:
        """Save now and return whether everything is on disk within `timeout` seconds."""
        return self._saver.flush(timeout)

    def close(self, timeout: float = 2.0) -> bool:
        """Save and release the interview; return whether everything is on disk. If not, a rescue file stays.

        `timeout` is in seconds.
        """
        saved = self._saver.close(timeout)
        self._rescuer.close(_CLOSE_TIMEOUT)
        self._keeper.close(_CLOSE_TIMEOUT)
        history.tidy()
        if self._claim is not None:
            self._claim.release()
        return saved

    def _write(self, interview: Interview) -> None:
        """Write `interview` to its file, in the saver's thread. Raises SaveError; the rescue file is then written."""
        self._keeper.saving(interview)
        try:
            self._write_file(interview)
        except BaseException:
            self._rescuer.behind()
            raise
        self._rescuer.saved(everything=interview is self._interview)
        self._keeper.saved(interview)

    def _write_file(self, interview: Interview) -> None:
        """Write the file, and keep what another program wrote in it beside it. Raises SaveError."""
        data = compose(interview, self.cards, self._base)
        if self._expected is None:
            # Only for the first save: a folder that disappears later (a disk unplugged) is not recreated.
            make_folder(self.path.parent)
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
        self._expected = write_atomic(self.path, data, self._expected, within=self.path.parent)

    def _keep_other_version(self) -> None:
        """Keep beside the file what another program wrote in it, and accept that as the file to replace.

        Raises SaveError.
        """
        try:
            theirs, fingerprint = read(self.path, within=self.path.parent)
        except ReadError as error:
            raise SaveError(error.kind, self.path, None) from None
        from interview_tui.transcripts.desk import keeping_beside  # rare: the start does without

        self._beside = keeping_beside.keep(self.path, theirs, self._beside)
        self.elsewhere = tuple(dict.fromkeys((*self.elsewhere, self._beside.path)))
        self._expected = fingerprint
