"""Of which transcripts it is not certain who may read them: known once the whole file was read. No word is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.entry import Entry


class Unsure:
    """Keep for each entry whether its file has a finding that keeps it from others.

    A head does not tell: what was changed in an answer shows only when all of it is read, which takes a hundred times
    as long. So a list does without at first, and asks for what is looked at. Of a file that changed nothing is known:
    it has another entry then.
    """

    def __init__(self, contents: Callable[[Path], bytes]) -> None:
        """Take what gives the contents of a file, or raises ReadError."""
        self._contents = contents
        self._known: dict[str, tuple[Entry, bool]] = {}

    def knows(self, entry: Entry) -> bool:
        """Return whether the file was read as it is now."""
        known = self._known.get(entry.where)
        return known is not None and known[0] is entry

    def has(self, entry: Entry) -> bool:
        """Return whether there is such a finding, as far as is known: above the answers, or in a file that was read."""
        return self._known[entry.where][1] if self.knows(entry) else entry.unsure

    def look(self, entry: Entry) -> bool:
        """Read the file, unless it is known, and return whether there is such a finding; False if it cannot be read."""
        if not self.knows(entry):
            try:
                found = bool(read(self._contents(entry.path)).stops)
            except UnreadableFile:
                found = False
            self._known[entry.where] = (entry, found)
        return self.has(entry)
