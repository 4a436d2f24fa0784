"""The gettext catalogue with every text that a user reads.

The message ids are the English texts, so English needs no file; Dutch is `locale/nl/LC_MESSAGES/interview_tui.po`.
The screen has one language at a time (`choose`). A transcript keeps the language of its interview, so code that
reads or writes one asks for the `catalogue` of that language.
"""

from __future__ import annotations

import gettext as _gettext
import locale as _locale
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
Catalogue = _gettext.NullTranslations

LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "interview_tui"

_chosen: Language = "nl"


@cache
def catalogue(lang: Language) -> Catalogue:
    """Return the texts in `lang`, whatever the language of the screen."""
    if lang == "en":
        return Catalogue()
    return _gettext.translation(DOMAIN, LOCALE_DIR, languages=[lang])


def choose(lang: Language) -> None:
    """Set the language of the screen."""
    global _chosen
    _chosen = lang


def current() -> Language:
    """Return the language of the screen."""
    return _chosen


def system_language(environ: Mapping[str, str] = os.environ) -> Language:
    """Return the language of the operating system: English on an English system, Dutch on any other or if unknown.

    POSIX systems give it in LC_ALL, LC_MESSAGES or LANG (the first that is set decides). Windows gives it through
    `locale.getlocale`, whose names begin with the English name of the language or with its code.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name, ""):
            return "en" if value.lower().startswith("en") else "nl"
    if os.name == "nt":
        name = _locale.getlocale()[0] or ""
        return "en" if name.lower().startswith("en") else "nl"
    return "nl"


def _(message: str) -> str:
    """Return `message` in the language of the screen."""
    return catalogue(_chosen).gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return `message` in the language of the screen, in the sense that `context` gives it."""
    return catalogue(_chosen).pgettext(context, message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the singular or plural text for `n` things, in the language of the screen."""
    return catalogue(_chosen).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark `message` for the catalogue and return it unchanged; it is translated where it is shown."""
    return message
