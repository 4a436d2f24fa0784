"""The gettext catalogue with every text that a user reads.

The message ids are the English texts, so English needs no file; Dutch is `locale/nl/LC_MESSAGES/interview_tui.po`.
The screen has one language at a time (`choose`). A transcript keeps the language of its interview, so code that
reads or writes one asks for the `catalogue` of that language.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Mapping
from functools import cache
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
Catalogue = _gettext.NullTranslations

LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib costs a command 3 ms
DOMAIN = "interview_tui"

_chosen: Language = "nl"


@cache
def catalogue(lang: Language) -> Catalogue:
    """Return the texts in `lang`, whatever the language of the screen."""
    if lang == "en":
        return Catalogue()
    # By its path: `gettext.translation` imports locale and copy to find what we know the place of, 2 ms.
    with open(f"{LOCALE_DIR}/{lang}/LC_MESSAGES/{DOMAIN}.mo", "rb") as file:  # noqa: PTH123
        return _gettext.GNUTranslations(file)


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
        import locale  # 1 ms, and only here

        name = locale.getlocale()[0] or ""
        return "en" if name.lower().startswith("en") else "nl"
    return "nl"


def primary_subtag(tag: str) -> str:
    """Return the primary subtag of a language tag (BCP 47), in lower case: `en` for `en-GB`."""
    return tag.partition("-")[0].lower()


def language_for(tag: str) -> Language:
    """Return the catalogue language for `tag`: English for an English tag, Dutch for any other."""
    return "en" if primary_subtag(tag) == "en" else "nl"


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
