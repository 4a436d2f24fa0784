"""The desk: an open interview, with its current value, its file, and the saver that writes the one to the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.cards.model import QuestionSet
from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.desk.saver import Saver, SaveState
from interview_tui.transcripts.format.file_names import path_for

if TYPE_CHECKING:
    from interview_tui.transcripts.desk.forgetter import Forget, Forgetter
    from interview_tui.transcripts.desk.history import EarlierVersion
    from interview_tui.transcripts.desk.history_keeper import Keeper
    from interview_tui.transcripts.desk.lock import Claim, Taken
    from interview_tui.transcripts.desk.own_file import OnDisk, OwnFile
    from interview_tui.transcripts.desk.rescue import Rescuer
    from interview_tui.transcripts.format.document import Document
    from interview_tui.transcripts.format.errors import Problem

_CLOSE_TIMEOUT = 0.5  # seconds
_FLUSH_TIMEOUT = 5.0  # seconds
_FORGET_TIMEOUT = 5.0  # seconds: a slow disk may take its time, one that hangs may not keep the user


def _readers_of(interview: Interview) -> list[object]:
    """Return who may read what of an interview, and what is struck."""
    return [
        interview.sharing,
        interview.closing_readers,
        *((number, one.circle, one.struck) for number, one in interview.answers.items()),
    ]


def _struck_in(interview: Interview) -> set[int]:
    """Return the cards whose answers are struck, those that are gone too."""
    return {*interview.struck, *(number for number, one in interview.answers.items() if one.struck)}


class Desk:
    """Keep one interview open and save its changes.

    `change` takes a new value and never waits; the file is written within half a second. A new interview gets its file
    with the first change. If another program changed the file, that version is kept in a file beside ours and never
    overwritten: `elsewhere` has the paths. While the file cannot be written, changes are saved to a rescue file in the
    state folder. `taken` says who has the interview open already; nothing can be changed then. `doubts` are the
    problems about who may read, as they were when it was opened.
    """

    def __init__(
        self,
        path: Path,
        interview: Interview,
        cards: QuestionSet | None,
        found: OnDisk | None = None,
        on_state: Callable[[SaveState], None] = lambda _state: None,
        forget: Forget | None = None,
    ) -> None:
        """Open the interview in the file that was `found`, for which nobody else may have it open; None for a new one.

        A new one has an id that nobody else knows and no file, so there is nothing to lock yet: see `prepare`.
        `forget` removes struck answers from other files, once the interview is finished.
        """
        self.path = path
        self.cards = cards
        self.taken: Taken | None = None
        self._found = found
        self.doubts: tuple[Problem, ...] = found.document.stops if found is not None else ()
        self._interview = interview
        self._draft: Interview | None = None
        self._claim: Claim | None = None
        self.is_prepared = False
        self._forget = forget
        self._forget_later = False
        self.forgetter: Forgetter | None = None
        """What forgets the struck answers of a final interview; None as long as that was not asked."""
        self._saver: Saver[Interview] = Saver(self._write, on_state)
        if found is not None:
            self.prepare()

    @classmethod
    def begin(
        cls,
        folder: Path,
        interview: Interview,
        cards: QuestionSet,
        on_state: Callable[[SaveState], None] = lambda _state: None,
        forget: Forget | None = None,
    ) -> Desk:
        """Return the desk of a new interview, to be saved in `folder` under a file name that is free."""
        path = path_for(folder, interview.date, interview.interviewee, interview.id, interview.lang)
        return cls(path, interview, cards, None, on_state, forget)

    # --- what saving needs

    def prepare(self) -> None:
        """Lock the interview and import what saving needs, so that no key waits for that.

        The first change of a new interview does it; call it before, when the first screen is there.
        """
        if self.is_prepared:
            return
        from interview_tui.storage.folders import clear_leavings
        from interview_tui.transcripts.desk.lock import Claim, claim

        claimed = claim(self.path, self._interview.id)
        self.is_prepared = True
        if isinstance(claimed, Claim):
            self._claim = claimed
            with suppress(OSError):
                clear_leavings(self.path.parent, self.path)  # temporary files of a killed process may hold its text
            if self._interview.status is Status.FINAL:
                from interview_tui.transcripts.desk import history

                # A process was killed while finishing it, or it was finished on another computer.
                history.clear(self._interview.id)
        else:
            self.taken = claimed
        assert self._file and self._keeper and self._rescuer

    @cached_property
    def _file(self) -> OwnFile:
        from interview_tui.transcripts.desk.own_file import OwnFile

        return OwnFile(self.path, self.cards, self._found, self._keeping_beside)

    @cached_property
    def _keeper(self) -> Keeper:
        """What keeps earlier versions: made before the first change, for it begins with what is there then."""
        from interview_tui.transcripts.desk.history_keeper import Keeper

        return Keeper(self._interview, self._file.contents)

    @cached_property
    def _rescuer(self) -> Rescuer:
        from interview_tui.transcripts.desk.rescue import Rescuer

        return Rescuer(self.path, lambda: self._file.contents_in_need(self._draft or self._interview))

    # --- what it is

    @property
    def interview(self) -> Interview:
        """The current value of the interview."""
        return self._interview

    @property
    def is_only_writer(self) -> bool:
        """Whether no other process can change the interview meanwhile; False where the system has no locks."""
        return not self.is_prepared or (self._claim is not None and self._claim.certain)

    @property
    def state(self) -> SaveState | None:
        """The state of saving; None as long as nothing was changed."""
        return self._saver.state

    @property
    def is_unwritten(self) -> bool:
        """Whether it has no file yet: it is new, and nothing was changed."""
        return self._found is None and self.state is None

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """The files in which versions of other programs were kept."""
        return self._file.elsewhere if self.is_prepared else ()

    @property
    def rescue(self) -> Path | None:
        """The path of the rescue file; None if there is none."""
        return self._rescuer.kept if self.is_prepared else None

    def keep_rescue(self) -> Path:
        """Write a rescue file now and return its path. It is removed once everything is saved. Raises SaveError."""
        return self._rescuer.keep()

    def contents(self) -> bytes:
        """Return the contents that the file should have now."""
        return self._file.contents(self._interview)

    def look_again(self) -> tuple[Problem, ...]:
        """Return what is not certain about who may read, in the file as it is now, and keep it as `doubts`."""
        from interview_tui.transcripts.format.reader import read

        self.doubts = read(self.contents()).stops
        return self.doubts

    def is_changed_elsewhere(self) -> bool:
        """Return whether the file is another one than this program left, once all is saved. Waits for the disk."""
        self.flush(_FLUSH_TIMEOUT)
        return not self._file.is_as_left()

    # --- changing it

    def change(self, interview: Interview) -> None:
        """Set a new value and have it saved. Does nothing if the interview is open elsewhere or nothing changed."""
        if interview is self._interview or interview == self._interview:
            return
        self.prepare()
        if self.taken is None:
            before, self._interview = self._interview, interview
            # What is struck may have text below it that is in no answer; nothing else makes certain what was not.
            may_differ = bool(self.doubts) or _struck_in(before) != _struck_in(interview)
            if may_differ and _readers_of(before) != _readers_of(interview):
                self.look_again()
            self._keeper.changed(before, interview)
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def consider(self, draft: Interview | None) -> None:
        """Keep a value that nobody said yes to yet in a rescue file, and out of the transcript; None when that is over.

        If the program ends before, the next start offers that file as another version. Never waits.
        """
        self.prepare()
        if self.taken is None:
            self._draft = draft
            if draft is None or draft == self._interview:
                self._rescuer.aside_over()
            else:
                self._rescuer.aside()

    @property
    def is_considering(self) -> bool:
        """Return whether a value to which nobody said yes stands apart from the transcript."""
        return self._draft is not None and self._draft != self._interview

    def versions(self) -> list[EarlierVersion]:
        """Return the earlier versions kept of this interview, newest first. Reads the disk."""
        from interview_tui.transcripts.desk import history

        return history.versions(self._interview.id)

    def restore(self, interview: Interview, cards: tuple[int, ...]) -> None:
        """Set a value in which these `cards` come from an earlier version. The current value is kept as a version."""
        if self.taken is None and interview != self._interview:
            self._keeper.restoring(self._interview, interview, cards)
            self.change(interview)

    def adopt(self, interview: Interview, base: Document) -> None:
        """Set a value merged from two versions, with the document that it is composed over from now on.

        `base` must have everything that is in the file and is not part of the interview. What is struck is forgotten
        with `forget_again`, when the other version is where it should be.
        """
        self.prepare()
        if self.taken is None:
            self._file.base, self._interview = base, interview
            self.doubts = base.stops
            self._forget_later = True
            self._rescuer.behind()
            self._saver.hand_over(interview)

    def flush(self, timeout: float) -> bool:
        """Save now and return whether everything is on disk within `timeout` seconds."""
        return self._saver.flush(timeout)

    def forget_again(self) -> None:
        """Have struck answers forgotten once more, if the interview is final: call it when that is on disk.

        Never waits.
        """
        self._forget_later = False
        final = self._interview.status is Status.FINAL
        if final and self.taken is None and (forgetter := self._made_forgetter()) is not None:
            forgetter.again(self._interview)

    def close(self, timeout: float = 2.0) -> bool:
        """Save and release the interview; return whether everything is on disk. If not, a rescue file stays.

        What was struck is forgotten before, if that takes no longer than a few seconds: see `forgetter`. `timeout` is
        in seconds.
        """
        saved, _at_rest = self._stop(timeout)
        from interview_tui.transcripts.desk import history

        history.tidy()
        if self._claim is not None:
            self._claim.release()
        return saved

    def rest(self, timeout: float = 2.0) -> bool:
        """Save and end every thread that writes words, and keep the interview locked until it is closed.

        Return whether nothing can be written from now on, and nothing is kept of it that is not in its file.
        """
        saved, at_rest = self._stop(timeout)
        return saved and at_rest and self.taken is None and self.rescue is None

    def _stop(self, timeout: float) -> tuple[bool, bool]:
        """Save and end the threads; return whether everything is on disk, and whether they all have ended."""
        saved = self._saver.close(timeout)
        ended = [self._rescuer.close(_CLOSE_TIMEOUT), self._keeper.close(_CLOSE_TIMEOUT)]
        if saved and self._forget_later:
            self.forget_again()
        if self.forgetter is not None:
            ended.append(self.forgetter.close(_FORGET_TIMEOUT))
        return saved, all(ended)

    def _write(self, interview: Interview) -> None:
        """Write `interview` to its file, in the saver's thread. Raises SaveError; the rescue file is then written."""
        later = self._forget_later
        self._keeper.saving(interview)
        forgetter = self._made_forgetter() if interview.status is Status.FINAL else self.forgetter
        if forgetter is not None:
            forgetter.saving(interview)
        try:
            self._file.write(interview)
        except BaseException:
            self._rescuer.behind()
            raise
        self._rescuer.saved(everything=interview is self._interview)
        self._keeper.saved(interview)
        is_newest = interview is self._interview or self._interview.status is not Status.FINAL
        if forgetter is not None and is_newest and not (later or self._forget_later):
            forgetter.saved(interview)  # else the next save does: this one may hold what was not decided

    def _made_forgetter(self) -> Forgetter | None:
        """Return the forgetter, made the first time; None if nothing is to be forgotten here."""
        if self.forgetter is None and self._forget is not None:
            from interview_tui.transcripts.desk.forgetter import Forgetter

            self.forgetter = Forgetter(self.path, self._forget)
        return self.forgetter

    def _keeping_beside(self) -> None:
        """Record that a version of another program is about to be kept beside ours, in the saver's thread."""
        if self.forgetter is not None:
            self.forgetter.keeping_beside()
