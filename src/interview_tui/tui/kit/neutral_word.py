"""The neutral word to replace what looks as if it identifies a resident, and the line that offers to do so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from interview_tui.interview.privacy.finding import IdentifierKind, neutral
from interview_tui.language import _
from interview_tui.tui.kit.command import key_of
from interview_tui.tui.kit.commands import INTERVIEW, NOTE
from interview_tui.tui.kit.host import Host


def word(lang: str) -> Callable[[IdentifierKind], str]:
    """Return the function that gives the neutral word for a kind, in the language of the interview."""
    return partial(neutral, lang=lang)


def say_done(app: Host) -> None:
    """Say that one was put in, and by which key it goes again, as long as the field at hand has the focus.

    On another card, or once a dialog is closed, that key takes something else back.
    """
    key = key_of("note_undo", NOTE, app.keymap_of_user)
    said = _("A neutral word stands there now. {key} takes it back.").format(key=key)

    def look(has_focus: bool) -> None:
        if not has_focus:
            app.withdraw(said)

    app.notify(said, markup=False)
    if (field := app.screen.focused) is not None:
        app.watch(field, "has_focus", look, init=False)


def offer(keymap: Mapping[str, str]) -> str:
    """Return the line that offers to put in a neutral word; `keymap` is that of the user."""
    key = key_of("neutral", INTERVIEW, keymap)
    return _("Recognisable? {key} puts a neutral word in its place.").format(key=key)
