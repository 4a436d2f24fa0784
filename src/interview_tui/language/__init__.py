"""The message catalogue, dates, language tags, and functions that clean text from outside or make it safe to show."""

from interview_tui.language.catalogue import (
    LANGUAGES,
    N_,
    Catalogue,
    Language,
    _,
    catalogue,
    choose,
    current,
    language_for,
    ngettext,
    pgettext,
    primary_subtag,
    system_language,
)
from interview_tui.language.clean import (
    clean,
    clean_line,
    control_columns,
    one_line,
    visible,
    visible_line,
    visible_path,
)

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
    "control_columns",
    "current",
    "language_for",
    "ngettext",
    "one_line",
    "pgettext",
    "primary_subtag",
    "system_language",
    "visible",
    "visible_line",
    "visible_path",
]
