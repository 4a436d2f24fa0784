"""Where words go that cannot be saved in their place: a file in the state folder, readable by its owner only.

It is there while an interview that lies open cannot be written to its own file, and gone once it can.

It has a thread of its own, so that it follows the keys also while the disk of the transcripts hangs. Each time that an
interview is opened gets a rescue file of its own name: what an earlier time left is never written over.
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
"""Seconds that words may wait for their own file before they go to a rescue file as well."""


def rescue_folder() -> Path:
    """Where rescue files are. Nothing is made."""
    return state_folder() / "rescue"


_MOMENT = re.compile(r"-\d{4}-\d\d-\d\d-\d{6}-\d{6}$")


def name_of_transcript(rescue: Path) -> str:
    """What the file is called of which this is a rescue file."""
    return f"{_MOMENT.sub('', rescue.stem)}{rescue.suffix}"


class Rescuer:
    """Keeps a rescue file for the interview that should be in `path`.

    `contents` gives the whole transcript as it is now, and may be called in any thread. `behind` and `saved` are called
    whenever there are words that are not on disk, and whenever a write of the transcript succeeded. Safe in any thread.
    """

    def __init__(
        self, path: Path, contents: Callable[[], bytes], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` gives seconds; tests give one that runs as they say."""
        self._path = path
        self._contents = contents
        self._clock = clock
        self._starting = threading.Lock()
        self._writing = threading.Lock()
        self._saver: Saver[object] | None = None
        self._since: float | None = None
        self._kept: Path | None = None
        self._expected: Fingerprint | None = None
        self._claim: Claim | None = None
        self._closed = False

    @property
    def kept(self) -> Path | None:
        """The rescue file, if there is one now."""
        return self._kept

    def behind(self) -> None:
        """There are words that are not on disk. Never waits; after two seconds of this they go to the rescue file."""
        now = self._clock()
        since = self._since
        if since is None:
            since = self._since = now
        if now - since < PATIENCE:
            return
        with self._starting:
            if self._closed:
                return
            if self._saver is None:
                self._saver = Saver(self._follow, lambda _state: None)
            self._saver.hand_over(object())

    def saved(self, *, everything: bool) -> None:
        """A write succeeded. If `everything` is on disk now, and not only what was there when that write began, the
        rescue file goes. One that will not go is tried again the next time."""
        with self._writing:
            self._since = None
            if everything and self._kept is not None and not self._closed:
                with suppress(OSError):
                    self._kept.unlink(missing_ok=True)
                    self._kept = self._expected = None

    def keep(self) -> Path:
        """Write the rescue file now, and say where it is. Raises SaveError."""
        with self._writing:
            return self._write()

    def close(self, timeout: float) -> None:
        """Follow no more; the rescue file, if there is one, stays from now on. `timeout` in seconds."""
        with self._starting:
            self._closed = True
            saver = self._saver
        if saver is not None:
            saver.close(timeout)
        if self._claim is not None:
            self._claim.release()

    def _follow(self, _bell: object) -> None:
        with self._writing:
            if self._since is not None:  # else everything was saved meanwhile
                self._write()

    def _write(self) -> Path:
        data = self._contents()
        if self._kept is None:
            make_folder(rescue_folder())
            clear_leavings(rescue_folder())
            moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
            path = rescue_folder() / f"{self._path.stem}-{moment}{self._path.suffix}"
            if self._claim is None and not self._closed:  # as long as we live nobody offers it to anyone
                held = claim(rescue_folder() / self._path.name)
                self._claim = held if isinstance(held, Claim) else None
            self._expected = write_atomic(path, data, None)
            self._kept = path
            return path
        try:
            self._expected = write_atomic(self._kept, data, self._expected)
        except SaveError as error:
            if error.kind not in (Trouble.VANISHED, Trouble.FOLDER_GONE, Trouble.CHANGED):
                raise
            self._kept = None  # removed or written by someone else: let it be, and begin a new one
            return self._write()
        return self._kept
