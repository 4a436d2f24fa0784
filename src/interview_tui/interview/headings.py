"""The headings of a transcript that are not those of cards, in the language of the interview.

They are part of the file format; all code that writes, reads or refuses them uses these functions.
"""

from __future__ import annotations

from interview_tui.language import catalogue, language_for


def closing_heading(lang: str) -> str:
    """Return the heading above the closing sentence, which is also how that sentence begins."""
    return catalogue(language_for(lang)).pgettext("transcript", "It is my craft to …")


def not_asked_heading(lang: str) -> str:
    """Return the heading above the cards that were not asked."""
    return catalogue(language_for(lang)).pgettext("transcript", "Not asked")
