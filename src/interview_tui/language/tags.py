"""Language tags (BCP 47: `nl`, `en-GB`), as interviews, question sets and forms carry them."""

from __future__ import annotations

from interview_tui.language.catalogue import Language


def primary_subtag(tag: str) -> str:
    """Return the language itself, without script or region, in lower case: `en` for `en-GB`."""
    return tag.partition("-")[0].lower()


def language_for(tag: str) -> Language:
    """Return the language of the catalogue in which to write for `tag`: English for English, Dutch for all else."""
    return "en" if primary_subtag(tag) == "en" else "nl"
