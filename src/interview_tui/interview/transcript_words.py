"""The fixed words of a transcript, in the language of the interview.

They are part of the file format: files written years ago are read by them. A changed translation would be a new
format, so the tests compare them with docs/transcript-format.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.model import Circle
from interview_tui.language import LANGUAGES, Language, catalogue, language_for


class Words(NamedTuple):
    """Hold the fixed words of one language.

    `title` has the placeholders `{interviewer}` and `{interviewee}`, `version` has `{readers}`.
    """

    title: str
    asked: str
    zodatje: str
    readers: str
    circles: Mapping[Circle, str]
    struck: str
    struck_note: str
    closing: str
    not_asked: str
    version: str


@cache
def words(lang: str) -> Words:
    """Return the words for a transcript in `lang`: English for English, Dutch for everything else."""
    return _words(language_for(lang))


@cache
def _words(lang: Language) -> Words:
    texts = catalogue(lang)
    return Words(
        title=texts.pgettext("transcript", "In gesprek: {interviewer} with {interviewee}"),
        asked=texts.pgettext("transcript", "Asked further"),
        zodatje=texts.pgettext("transcript", "So-that"),
        readers=texts.pgettext("transcript", "May be read by"),
        circles=MappingProxyType(
            {
                Circle.PRIVATE: texts.pgettext("transcript", "only the two of us"),
                Circle.TEAM: texts.pgettext("transcript", "our team"),
                Circle.ORGANISATION: texts.pgettext("transcript", "our organisation"),
            }
        ),
        struck=texts.pgettext("transcript", "Struck"),
        struck_note=texts.pgettext("transcript", "this text disappears on finishing"),
        closing=closing_heading(lang),
        not_asked=not_asked_heading(lang),
        version=texts.pgettext("transcript", "A version for {readers}: it holds only what {readers} may read."),
    )


@cache
def every_language() -> tuple[Words, ...]:
    """Return the words of all languages: the reader accepts each, whatever a file says its language is."""
    return tuple(_words(lang) for lang in LANGUAGES)


def closing_heading(lang: str) -> str:
    """Return the heading above the closing sentence, which is also how that sentence begins."""
    return catalogue(language_for(lang)).pgettext("transcript", "It is my craft to …")


def not_asked_heading(lang: str) -> str:
    """Return the heading above the cards that were not asked."""
    return catalogue(language_for(lang)).pgettext("transcript", "Not asked")
