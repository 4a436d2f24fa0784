"""A field for the path of a file that exists: what is pasted stays to the letter, for a name may have any spaces."""

from __future__ import annotations

from textual import events

from interview_tui.language import clean
from interview_tui.tui.note.line_field import LineField


class PathField(LineField):
    """Edit a path. Unlike in other lines several spaces stay several; line ends, which no path has, become a space."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__("", placeholder=placeholder, id=id)
        self.value = _kept(value)

    def on_paste(self, event: events.Paste) -> None:
        """Paste a path as it is."""
        event.stop()
        event.prevent_default()
        if text := _kept(event.text):
            self.replace(text, *self.selection)

    def _copied(self) -> str:
        return _kept(self.app.clipboard)


def _kept(text: str) -> str:
    return clean(text).strip("\n").replace("\n", " ")
