"""Language tags (BCP 47: `nl`, `en-GB`) of interviews, question sets and forms."""

from __future__ import annotations

from interview_tui.language.catalogue import Language


def primary_subtag(tag: str) -> str:
    """Return the primary subtag of a language tag, in lower case: `en` for `en-GB`."""
    return tag.partition("-")[0].lower()


def language_for(tag: str) -> Language:
    """Return the catalogue language for `tag`: English for an English tag, Dutch for any other."""
    return "en" if primary_subtag(tag) == "en" else "nl"
