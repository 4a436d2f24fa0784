"""The words: the catalogue of every text on screen, dates, and the cleaning and showing of text that is not ours."""

from interview_tui.language.catalogue import (
    LANGUAGES,
    N_,
    Catalogue,
    Language,
    _,
    catalogue,
    choose,
    current,
    ngettext,
    pgettext,
    system_language,
)
from interview_tui.language.clean import clean, clean_line, visible

__all__ = [
    "LANGUAGES",
    "N_",
    "Catalogue",
    "Language",
    "_",
    "catalogue",
    "choose",
    "clean",
    "clean_line",
    "current",
    "ngettext",
    "pgettext",
    "system_language",
    "visible",
]
