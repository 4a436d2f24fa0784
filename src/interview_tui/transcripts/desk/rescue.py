"""Rescue files: transcripts in the state folder, for an open interview that cannot be written to its own file.

A rescue file is readable by its owner only, and is removed once the interview is saved in its own file. It also holds
words that the transcript is not to have before somebody says yes to them.

It is written in a separate thread, so that it is kept up to date even while the disk of the transcripts hangs. Each
time that an interview is opened its rescue file gets a new name: an earlier rescue file is never overwritten.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from interview_tui.storage.files import Fingerprint, write_atomic
from interview_tui.storage.folders import clear_leavings, make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.desk.saver import Saver

PATIENCE: Final = 2.0
"""Seconds that changes may be unsaved before they are written to a rescue file as well."""


def rescue_folder() -> Path:
    """Return the folder of the rescue files. It is not created."""
    return state_folder() / "rescue"


_MOMENT = re.compile(r"-\d{4}-\d\d-\d\d-\d{6}-\d{6}$")


def name_of_transcript(rescue: Path) -> str:
    """Return the file name of the transcript that a rescue file belongs to."""
    return f"{_MOMENT.sub('', rescue.stem)}{rescue.suffix}"


class Rescuer:
    """Keep a rescue file for the interview whose own file is `path`.

    `contents` returns the complete transcript as it is now, and may be called in any thread. Call `behind` whenever
    there are unsaved changes, and `saved` whenever a write of the transcript succeeded. Safe in any thread.
    """

    def __init__(
        self, path: Path, contents: Callable[[], bytes], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Prepare, without starting a thread yet. `clock` returns seconds; tests pass their own."""
        self._path = path
        self._contents = contents
        self._clock = clock
        self._starting = threading.Lock()
        self._writing = threading.Lock()
        self._saver: Saver[object] | None = None
        self._behind_since: float | None = None
        self._is_aside = self._was_aside = False
        self._kept: Path | None = None
        self._expected: Fingerprint | None = None
        self._claim: Claim | None = None
        self._closed = False

    @property
    def kept(self) -> Path | None:
        """The path of the rescue file; None if there is none."""
        return self._kept

    def behind(self) -> None:
        """Record that there are unsaved changes. Never waits; after `PATIENCE` they are written to the rescue file."""
        now = self._clock()
        since = self._behind_since
        if since is None:
            since = self._behind_since = now
        if now - since >= PATIENCE:
            self._wake()

    def aside(self) -> None:
        """Record that the contents now hold what the transcript is not to have yet: they are written soon, and stay.

        Never waits, just as `aside_over`.
        """
        self._is_aside = True
        self._wake()

    def aside_over(self) -> None:
        """Record that the contents are again what the transcript should have, and remove a file with anything else."""
        if self._is_aside:
            self._was_aside, self._is_aside = True, False
            self._wake()

    def _wake(self) -> None:
        """Have the thread look what is to be written, and start it if there is none yet."""
        with self._starting:
            if self._closed:
                return
            if self._saver is None:
                self._saver = Saver(self._write_if_behind, lambda _state: None)
            self._saver.hand_over(object())

    def saved(self, *, everything: bool) -> None:
        """Record that a write of the transcript succeeded, and remove the rescue file if nothing is unsaved.

        `everything` tells that no change came while that write ran. A rescue file that cannot be removed is tried again
        the next time.
        """
        with self._writing:
            self._behind_since = None
            if everything and not self._closed and not self._is_aside:
                self._remove()

    def _remove(self) -> None:
        if self._kept is not None:
            with suppress(OSError):
                self._kept.unlink(missing_ok=True)
                self._kept = self._expected = None

    def keep(self) -> Path:
        """Write the rescue file now and return its path. Raises SaveError."""
        with self._writing:
            return self._write()

    def close(self, timeout: float) -> bool:
        """Stop writing, and return whether nothing is written any more; a rescue file that exists now stays.

        `timeout` is in seconds.
        """
        with self._starting:
            self._closed = True
            saver = self._saver
        ended = saver is None or saver.close(timeout)
        if self._claim is not None:
            self._claim.release()
        return ended

    def _write_if_behind(self, _token: object) -> None:
        """Write the rescue file, in the writer's thread, unless everything was saved meanwhile. Raises SaveError."""
        with self._writing:
            if self._is_aside or self._behind_since is not None:
                self._write()
            elif self._was_aside:
                self._was_aside = False
                self._remove()

    def _write(self) -> Path:
        """Write the rescue file, a new one if there is none, and return its path. Raises SaveError."""
        data = self._contents()
        if self._kept is None:
            make_folder(rescue_folder())
            clear_leavings(rescue_folder())
            moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
            path = rescue_folder() / f"{self._path.stem}-{moment}{self._path.suffix}"
            if self._claim is None and not self._closed:  # while this process runs, no other one offers to restore it
                claimed = claim(rescue_folder() / self._path.name)
                self._claim = claimed if isinstance(claimed, Claim) else None
            self._expected = write_atomic(path, data, None)
            self._kept = path
            return path
        try:
            self._expected = write_atomic(self._kept, data, self._expected)
        except SaveError as error:
            if error.kind not in (Trouble.VANISHED, Trouble.FOLDER_GONE, Trouble.CHANGED):
                raise
            self._kept = None  # removed or written by another program: leave it, and start a new one
            return self._write()
        return self._kept
