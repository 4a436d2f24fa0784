"""A neutral word in the place of what looks as if it tells who a resident is: which word, and how that is offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from interview_tui.interview.privacy.finding import IdentifierKind, neutral
from interview_tui.language import _
from interview_tui.tui.kit.command import key_of
from interview_tui.tui.kit.commands import INTERVIEW


def word(lang: str) -> Callable[[IdentifierKind], str]:
    """The word for each kind, in the language of the interview."""
    return partial(neutral, lang=lang)


def offer(keymap: Mapping[str, str]) -> str:
    """One line that says what can be done; `keymap` is that of the user."""
    key = key_of("neutral", INTERVIEW, keymap)
    return _("Recognisable? {key} puts a neutral word in its place.").format(key=key)
