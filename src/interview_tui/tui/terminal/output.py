"""The stream that Textual draws on, which does not fail when the terminal is gone."""

from __future__ import annotations

from typing import Any, TextIO


class TerminalOutput:
    """Write to a terminal; once that is closed, discard everything.

    Textual writes in a thread of its own, which an error would end; then the app would wait for ever to show some
    thirty more frames, and the last keys would never reach the note.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_gone = False

    def write(self, text: str) -> int:
        """Write `text`, or discard it if the terminal is closed. Return how many characters were taken."""
        if not self._is_gone:
            try:
                return self._file.write(text)
            except (OSError, ValueError):
                self._is_gone = True
        return len(text)

    def flush(self) -> None:
        """Flush what was written, unless the terminal is closed."""
        if not self._is_gone:
            try:
                self._file.flush()
            except (OSError, ValueError):
                self._is_gone = True

    def __getattr__(self, name: str) -> Any:
        """Return any other attribute from the terminal's own stream."""
        return getattr(self._file, name)
