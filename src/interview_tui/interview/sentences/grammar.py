"""The grammar of a zodatje ("ik doe dit, zodat …") in each language."""

from __future__ import annotations

import re
from typing import NamedTuple

from interview_tui.language import language_for


class Grammar(NamedTuple):
    """Hold the words and patterns of one language.

    `subject` opens the sentence and `leading` matches it as typed, however often; `contracted` matches it contracted
    with its verb ("I'm"), which is kept. `link` joins the parts and `links` matches it and its synonyms. `small` are
    the words that get no capital after the link; names keep theirs.
    """

    subject: str
    leading: re.Pattern[str]
    contracted: re.Pattern[str]
    link: str
    links: re.Pattern[str]
    small: frozenset[str]


_AFTER = r"(?:[ ,;:.…!?]+|\Z)"
_DUTCH = Grammar(
    subject="Ik",
    leading=re.compile(rf"(?:(?:ik|['’‘]k){_AFTER})+", re.IGNORECASE),
    contracted=re.compile(r"(?!)"),
    link="zodat",
    links=re.compile(r"\b(?:zodat|opdat)\b", re.IGNORECASE),
    small=frozenset(
        {"dat", "de", "die", "dit", "een", "er", "ermee", "haar", "het", "hij", "hun", "iedereen", "ik", "je", "jij"}
        | {"mijn", "niemand", "ons", "onze", "we", "wij", "ze", "zij", "zijn"}
    ),
)
_ENGLISH = Grammar(
    subject="I",
    leading=re.compile(rf"(?:i{_AFTER})+", re.IGNORECASE),
    contracted=re.compile(r"i['’]", re.IGNORECASE),
    link="so that",
    # Not "so that's why".
    links=re.compile(r"\bso that\b(?!['’])", re.IGNORECASE),
    small=frozenset(
        {"a", "an", "everyone", "he", "her", "his", "it", "my", "nobody", "our", "she", "that", "the", "their", "there"}
        | {"they", "this", "we", "you", "your"}
    ),
)


def grammar_of(lang: str) -> Grammar:
    """Return the grammar of a language: English for English, Dutch for everything else, as in transcripts."""
    return _ENGLISH if language_for(lang) == "en" else _DUTCH


ASKING_IF_RIGHT = ("klopt dat", "klopt het", "mist er nog", "is that right", "am i missing")
"""Phrases of a summary that ask if it is right, in every language."""


def has_link(text: str) -> bool:
    """Return whether the text has "zodat" or a synonym, in any language."""
    return any(grammar.links.search(text) for grammar in (_DUTCH, _ENGLISH))
