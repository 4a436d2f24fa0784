"""The phrasing of one probe: its words, and checks for forms of question to avoid.

Every function takes plain text (or its words) and the wording of its language. Where a decision would need real
grammar, they report nothing: a linter with false alarms is soon switched off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from interview_tui.cards.wording import Phrase, Wording

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_QUESTION_MARKS = re.compile("[?？؟⁇⁈⁉;;]")


def words(text: str) -> list[str]:
    """Return the words in order, in lower case, with ’ as the apostrophe and without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold().replace("'", "’"))


def same(text: str) -> str:
    """Return a key that is equal for two texts of the same words."""
    return " ".join(words(text)) or text


def question_marks(text: str) -> int:
    """Return the number of question marks, in any script."""
    return len(_QUESTION_MARKS.findall(text))


def holds(found: Sequence[str], phrases: Iterable[Phrase]) -> str:
    """Return the first of the phrases that occurs in the words; empty if none does."""
    for phrase in phrases:
        size = len(phrase)
        if any(tuple(found[start : start + size]) == phrase for start in range(len(found) - size + 1)):
            return " ".join(phrase)
    return ""


def asks_two(found: Sequence[str], wording: Wording) -> bool:
    """Return whether a second question follows: “Wat deed je en hoe voelde dat?”"""
    return any(word == wording.also and following in wording.openers for word, following in pairwise(found))


def opens_as_question(found: Sequence[str], wording: Wording) -> bool:
    """Return whether it opens with a question word, a preposition and a question word, or an invitation to tell."""
    if not found:
        return False
    if found[0] in wording.openers:
        return True
    if len(found) > 1 and found[0] in wording.prepositions and found[1] in wording.question_words:
        return True
    return any(tuple(found[: len(phrase)]) == phrase for phrase in wording.opening_phrases)


def begins_with_verb(text: str, wording: Wording) -> bool:
    """Return whether a question in it begins with its verb: “Vond je dat lastig?”

    The sign is a common verb, or a subject in second place after a word that is not known to be no verb.
    """
    for sentence in _SENTENCE_END.split(text):
        found = words(sentence)
        if not found or not question_marks(sentence):
            continue
        first, second = found[0], found[1] if len(found) > 1 else ""
        if first in wording.verbs:
            return True
        known = wording.openers | wording.prepositions | wording.not_verbs | wording.subjects
        if second in wording.subjects and first not in known:
            return True
    return False


def offers_choice(found: Sequence[str], wording: Wording) -> bool:
    """Return whether it offers a choice of answers: “Was dat thuis of op school?”, not “Hoe weet je of het werkt?”"""
    for place, word in enumerate(found):
        if word not in wording.choice or _in_idiom(found, place, wording):
            continue
        following = found[place + 1] if place + 1 < len(found) else ""
        whether = following in wording.whether_subjects and not wording.knowing.isdisjoint(found[:place])
        in_condition = not wording.conditions.isdisjoint(found[1:place])
        if not (whether or in_condition):
            return True
    return False


def _in_idiom(found: Sequence[str], place: int, wording: Wording) -> bool:
    for idiom in wording.idioms:
        for offset, word in enumerate(idiom):
            start = place - offset
            if word == found[place] and start >= 0 and tuple(found[start : start + len(idiom)]) == idiom:
                return True
    return False


def content_words(text: str, wording: Wording) -> frozenset[str]:
    """Return the content words: three letters or more, not common, and in none of the generic probes."""
    generic = {word for probe in wording.generic for word in words(probe)}
    common = generic | wording.common | wording.openers | wording.prepositions | wording.verbs | wording.subjects
    return frozenset(word for word in words(text) if len(word) >= 3 and word not in common)
