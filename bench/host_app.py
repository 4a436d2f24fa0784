"""A benchmark app: minimal_app.py with the note field instead of the text area, and a thread that saves on ctrl+s."""

from __future__ import annotations

import os
import tempfile
import threading
from queue import SimpleQueue
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header

from interview_tui.tui.note.field import NoteField


class HostApp(App[None]):
    """Show a header, one note field over the whole screen, and a footer."""

    TITLE = "minimal"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._latest = ""
        self._to_save: SimpleQueue[str] = SimpleQueue()

    def compose(self) -> ComposeResult:
        """Yield the same widgets as the minimal app, with the note field."""
        yield Header()
        yield NoteField(asked_label="Doorgevraagd:", placeholder="…")
        yield Footer()

    def on_mount(self) -> None:
        """Start the thread that saves."""
        threading.Thread(target=self._save_for_ever, daemon=True).start()

    def on_note_field_edited(self, event: NoteField.Edited) -> None:
        """Store the text of the note, as the interview screen does for every key."""
        self._latest = event.text

    def action_save(self) -> None:
        """Queue the latest text for the thread that saves."""
        self._to_save.put(self._latest)

    def _save_for_ever(self) -> None:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
            while True:
                file.seek(0)
                file.write(self._to_save.get())
                file.truncate()
                file.flush()
                os.fsync(file.fileno())


if __name__ == "__main__":
    HostApp().run()
