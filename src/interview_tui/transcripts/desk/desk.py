"""An interview that lies open: the value as it is now, its file, and the saver that keeps the two together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder
from interview_tui.storage.trouble import ChangedUnderneath, ReadError, SaveError, Trouble
from interview_tui.transcripts.desk import history, keeping_beside
from interview_tui.transcripts.desk.history_keeper import Keeper
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.desk.saver import Saver, SaveState
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import path_for
from interview_tui.transcripts.format.reader import read as read_document

_LAST_RESCUE = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A transcript as it was last read: its document, and how to recognise the file."""

    document: Document
    fingerprint: Fingerprint


def open_file(path: Path) -> OnDisk:
    """Read a transcript to go on with. Raises UnreadableFile."""
    data, fingerprint = read(path)
    return OnDisk(read_document(data), fingerprint)


class Desk:
    """One open interview.

    `change` takes a new value, never waits, and the file follows within half a second. A new interview gets its file
    with the first change. A file that changed underneath is kept beside ours, never overwritten: `elsewhere` says
    where. While the file cannot be written, a rescue file in the state folder follows what is typed. `taken` says who
    has the interview open already; nothing can be changed then.
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
        self._beside: keeping_beside.KeptBeside | None = None
        self._interview = interview
        self._base = found.document if found else None
        self._expected = found.fingerprint if found else None
        claimed = claim(path, interview.id)
        self._claim: Claim | None = claimed if isinstance(claimed, Claim) else None
        self.taken: Taken | None = claimed if isinstance(claimed, Taken) else None
        if self._claim is not None:
            with suppress(OSError):
                clear_leavings(path.parent, path)  # words that a killed program left in a temporary file
            if interview.status is Status.FINAL:
                history.clear(interview.id)  # left by a program that was killed while finishing, or finished elsewhere
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
        """A new interview, to be saved in `folder` under a name of its own."""
        path = path_for(folder, interview.date, interview.interviewee, interview.id)
        return cls(path, interview, cards, None, on_state)

    @property
    def interview(self) -> Interview:
        """The interview as it is now."""
        return self._interview

    @property
    def is_only_writer(self) -> bool:
        """Whether no other window can change the interview meanwhile: False where the system gives no locks."""
        return self._claim is not None and self._claim.certain

    @property
    def state(self) -> SaveState | None:
        """How saving stands; None as long as nothing was changed."""
        return self._saver.state

    @property
    def rescue(self) -> Path | None:
        """The rescue file, while there is one."""
        return self._rescuer.kept

    def keep_rescue(self) -> Path:
        """Write a rescue file now, and say where it is. It goes when everything is saved. Raises SaveError."""
        return self._rescuer.keep()

    def contents(self) -> bytes:
        """The file as it should be now."""
        return compose(self._interview, self.cards, self._base)

    def change(self, interview: Interview) -> None:
        """Take a new value. Does nothing where the interview is open elsewhere, or nothing changed."""
        if self.taken is None and interview is not self._interview and interview != self._interview:
            before, self._interview = self._interview, interview
            self._keeper.changed(before, interview)
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def versions(self) -> list[history.EarlierVersion]:
        """The earlier versions that were kept of this interview, the newest first. Reads the disk."""
        return history.versions(self._interview.id)

    def restore(self, interview: Interview, cards: tuple[int, ...]) -> None:
        """`change`, to words taken back from an earlier version in these cards. What is there now is kept as one."""
        if self.taken is None and interview != self._interview:
            self._keeper.restoring(self._interview, interview, cards)
            self.change(interview)

    def adopt(self, interview: Interview, base: Document) -> None:
        """Take a new value that goes over another file than the one that was read: one made of two versions.

        `base` must hold all that the file holds and is no part of an interview.
        """
        if self.taken is None:
            self._base, self._interview = base, interview
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def flush(self, timeout: float) -> bool:
        """Save now; whether everything is on disk within `timeout` seconds."""
        return self._saver.flush(timeout)

    def close(self, timeout: float = 2.0) -> bool:
        """Save and let go of the interview; whether everything is on disk. If not, a rescue file stays."""
        saved = self._saver.close(timeout)
        self._rescuer.close(_LAST_RESCUE)
        self._keeper.close(_LAST_RESCUE)
        history.tidy()
        if self._claim is not None:
            self._claim.release()
        return saved

    def _write(self, interview: Interview) -> None:
        """Bring the file in step with `interview`, in the saver's thread, or else the rescue file. Raises SaveError."""
        self._keeper.saving(interview)
        try:
            self._bring_in_step(interview)
        except BaseException:
            self._rescuer.behind()
            raise
        self._rescuer.saved(everything=interview is self._interview)
        self._keeper.saved(interview)

    def _bring_in_step(self, interview: Interview) -> None:
        data = compose(interview, self.cards, self._base)
        if self._expected is None:
            # Only for the first save: a folder that goes later (a disk unplugged) is not made anew in its place.
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
        """Write the file, and expect it from now on. A link that came in its place meanwhile leads nowhere else."""
        self._expected = write_atomic(self.path, data, self._expected, within=self.path.parent)

    def _keep_other_version(self) -> None:
        """The file is another than the one we wrote: put what it holds beside it, and expect that from now on."""
        try:
            theirs, fingerprint = read(self.path, within=self.path.parent)
        except ReadError as error:
            raise SaveError(error.kind, self.path, None) from None
        self._beside = keeping_beside.keep(self.path, theirs, self._beside)
        self.elsewhere = tuple(dict.fromkeys((*self.elsewhere, self._beside.path)))
        self._expected = fingerprint
