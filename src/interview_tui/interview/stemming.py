"""Stemming of words: one stem for a word, its plural and its verb forms, so that two texts can be compared by words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from interview_tui.language import primary_subtag

_ALGORITHMS: Final = {"nl": "dutch", "en": "english"}

_CORRECTED: Final = {
    "nl": {"kinder": "kind", "schul": "schuld", "woor": "woord", "beel": "beeld"},
    "en": {"children": "child"},
}
"""Ends of plural stems for which the algorithm gives another stem than for the singular, with the right end:
kinderen, schulden, (ant)woorden, (voor)beelden."""

_KEPT_GE: Final = frozenset(
    {"gebeur", "gebruik", "gedul", "gehoorzaam", "geloof", "genees", "geslach", "getuig", "gewel", "gezon"}
)
"""Stems with `ge-` whose form in -d or -t is no participle: gezond, geduld, gelooft."""


def stemmer(lang: str) -> Callable[[str], str]:
    """Return a function from a word to its stem, for a language tag (`nl`, `en-GB`).

    It takes a word in lower case and may be called from one thread at a time. For a language without an algorithm
    here it returns the word. Importing the algorithms takes 20 ms, a word 30 µs the first time.
    """
    language = primary_subtag(lang)
    if language not in _ALGORITHMS:
        return lambda word: word
    import snowballstemmer

    stem_of: Callable[[str], str] = snowballstemmer.stemmer(_ALGORITHMS[language]).stemWord
    corrected = _CORRECTED[language]

    @cache
    def stem(word: str) -> str:
        plain = word.replace("’", "'")
        found = stem_of(plain)
        if language == "nl":
            found = _with_ge(plain, found)
        for ending, right in corrected.items():
            if found.endswith(ending):
                return found.removesuffix(ending) + right
        return found

    return stem


def _with_ge(word: str, stem: str) -> str:
    """Return the stem with the `ge-` that the algorithm took away, unless the word is a weak participle.

    Snowball's `dutch` (Kraaij-Pohlmann) treats every `ge-` as that of a participle, and so gives gezin the stem of zin,
    and gemeente that of mening; for gewerkt and werken that is right. A word that lost only `ge-` (gezicht, gebied) is
    not treated as a participle.
    """
    if not word.startswith("ge") or stem.startswith("ge"):
        return stem
    is_participle = word[-1] in "dt" and stem != word[2:] and f"ge{stem}" not in _KEPT_GE
    return stem if is_participle else f"ge{stem}"
