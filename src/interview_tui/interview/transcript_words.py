"""The fixed words of a transcript, in the language of the interview.

They are part of the file format: files written years ago are read by them. A changed translation would be a new
format, so the tests compare them with docs/transcript-format.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.model import Circle, ClosingReaders
from interview_tui.language import LANGUAGES, Language, catalogue, language_for


class Words(NamedTuple):
    """Hold the fixed words of one language. `card` and the `joint` before the last number name what was not asked.

    `title` has the placeholders `{interviewer}` and `{interviewee}`, `version` has `{readers}`. `readers_before` is the
    label about readers up to format 2, `whole_before` what first said that a transcript is the whole: they are read for
    ever, and `readers` and `whole` are written.
    """

    title: str
    asked: str
    zodatje: str
    readers: str
    readers_before: str
    circles: Mapping[Circle, str]
    struck: str
    struck_note: str
    closing: str
    wall: str
    wall_readers: Mapping[ClosingReaders, str]
    not_asked: str
    card: str
    joint: str
    whole: str
    whole_before: str
    version: str

    @property
    def readers_labels(self) -> tuple[str, ...]:
        """Every label about readers, the one that is written first."""
        return self.readers, self.readers_before

    @property
    def wholes(self) -> tuple[str, ...]:
        """Every sentence that says that a transcript is the whole, the one that is written first."""
        return self.whole, self.whole_before


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
        readers=texts.pgettext("transcript", "Who may read this"),
        readers_before=texts.pgettext("transcript", "May be read by"),
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
        wall=texts.pgettext("transcript", "On the wall of the team"),
        wall_readers=MappingProxyType(
            {
                ClosingReaders.NOBODY: texts.pgettext("transcript", "no"),
                ClosingReaders.UNNAMED: texts.pgettext("transcript", "yes, without a name"),
                ClosingReaders.NAMED: texts.pgettext("transcript", "yes, with the name"),
            }
        ),
        not_asked=not_asked_heading(lang),
        card=texts.pgettext("transcript", "Card"),
        joint=texts.pgettext("transcript", "and"),
        whole=texts.pgettext(
            "transcript",
            "This is the whole interview, only for the two who held it. Any others named below get a version with what "
            "they may read.",
        ),
        whole_before=texts.pgettext(
            "transcript",
            "This is the whole interview: it stays with the two who held it. Others get a version with only what they "
            "may read.",
        ),
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
