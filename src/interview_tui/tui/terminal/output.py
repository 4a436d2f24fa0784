"""What the app is shown on, also after the terminal is gone."""

from __future__ import annotations

from typing import Any, TextIO


class TerminalOutput:
    """A terminal to write to that takes everything and shows nothing once it is closed.

    Textual writes in a thread of its own, which an error would end; then the app would wait for ever to show some
    thirty more pictures, and the last keys would never reach the note.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_gone = False

    def write(self, text: str) -> int:
        """Write, as far as there still is something to write to."""
        if not self._is_gone:
            try:
                return self._file.write(text)
            except (OSError, ValueError):
                self._is_gone = True
        return len(text)

    def flush(self) -> None:
        """Show what was written, likewise."""
        if not self._is_gone:
            try:
                self._file.flush()
            except (OSError, ValueError):
                self._is_gone = True

    def __getattr__(self, name: str) -> Any:
        """All else as it is."""
        return getattr(self._file, name)
