"""What was copied in a field last, exactly: with the control characters that other programs do not get."""

from __future__ import annotations

from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from textual.app import App

from interview_tui.language import _
from interview_tui.tui.note.admitted import showable

_TIME_TO_READ = 6.0  # seconds


class _Copied(NamedTuple):
    """Hold a text as the clipboard has it, and as it stood in the field."""

    shown: str
    exact: str


_last: WeakKeyDictionary[App[Any], _Copied] = WeakKeyDictionary()


def copy(app: App[Any], text: str) -> None:
    """Put `text` on the clipboard, with control characters as letters: a shell would obey them when it is pasted."""
    shown = showable(text)
    app.copy_to_clipboard(shown)
    _last.pop(app, None)
    if shown != text:
        _last[app] = _Copied(shown, text)


def exactly_copied(app: App[Any]) -> str | None:
    """Return what was copied in a field, if it has control characters and is what a field pastes now; else None."""
    copied = _last.get(app)
    return copied.exact if copied is not None and copied.shown == app.clipboard else None


def say_nothing_to_paste(app: App[Any]) -> None:
    """Say that nothing was copied in this program yet, and how to paste what was copied elsewhere."""
    said = _("Nothing was copied here yet. To paste from elsewhere, use your terminal's own key: often ctrl+shift+v.")
    app.notify(said, timeout=_TIME_TO_READ, markup=False)


def say_note_is_full(app: App[Any]) -> None:
    """Say that a text was not pasted, as the note would be longer than a note can be."""
    said = _("Not pasted: a note has room for half a million characters. Keep this text in a file of its own.")
    app.notify(said, timeout=_TIME_TO_READ, markup=False)


def say_line_is_full(app: App[Any], limit: int) -> None:
    """Say that a text was not taken, as the line would be longer than `limit` characters."""
    said = _("That does not fit: there is room for {limit} characters here.").format(limit=limit)
    app.notify(said, timeout=_TIME_TO_READ, markup=False)


def say_nothing_selected(app: App[Any]) -> None:
    """Say that nothing is selected, so that nothing was cut."""
    app.notify(_("Nothing is selected."), timeout=_TIME_TO_READ, markup=False)
