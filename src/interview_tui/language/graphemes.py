"""Find where characters as a person sees them begin and end (a flag, a letter with its accents), and words.

These are the extended grapheme clusters of Unicode (UAX #29) without the rare rules: prepended marks and the conjuncts
of Indic scripts. What is pictographic is known by its blocks, since `unicodedata` does not tell.
"""

from __future__ import annotations

import unicodedata

_FIRST_TO_JOIN = "\u0300"
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})
_PICTURES = frozenset("©®‼⁉〰〽㊗㊙")  # besides those in blocks


def cluster_start(text: str, at: int) -> int:
    """Return where the character begins that ends at `at`, or that `at` is within; 0 for 0."""
    at = min(at, len(text)) - 1
    while at > 0 and _is_within(text, at):
        at -= 1
    return max(at, 0)


def cluster_end(text: str, at: int) -> int:
    """Return where the character ends that begins at `at`, or that `at` is within; the length for the last."""
    at = min(at + 1, len(text))
    while at < len(text) and _is_within(text, at):
        at += 1
    return at


def at_boundary(text: str, at: int) -> int:
    """Return `at`, or where the character begins that `at` is within."""
    while 0 < at < len(text) and _is_within(text, at):
        at -= 1
    return at


def _is_within(text: str, at: int) -> bool:
    """Return whether the characters before and at `at` are parts of one that a person sees."""
    here, before = text[at], text[at - 1]
    if here < _FIRST_TO_JOIN:
        return False
    if _is_control(before) and not _extends(before):
        return False
    if _extends(here):
        return True
    if _is_flag_part(here):
        first = at
        while first and _is_flag_part(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    if before == _JOINER:
        return _is_picture(here) and _is_picture(_base_before(text, at - 1))
    return _is_syllable(before, here)


def _base_before(text: str, at: int) -> str:
    """Return the character before `at` that those up to there extend; empty if there is none."""
    at -= 1
    while at > 0 and _extends(text[at]) and text[at] != _JOINER:
        at -= 1
    return text[at] if at >= 0 else ""


def _is_control(character: str) -> bool:
    if character < " " or "\x7f" <= character < "\xa0":
        return True
    return character not in ("\u200c", _JOINER) and unicodedata.category(character) in ("Cf", "Zl", "Zp", "Cs")


def _extends(character: str) -> bool:
    """Return whether it belongs to the character before it: a mark, a joiner, a skin tone, a letter of a tag."""
    if character in ("\u200c", _JOINER) or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return "\U000e0020" <= character <= "\U000e007f" or unicodedata.category(character) in _MARKS


def _is_flag_part(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_picture(character: str) -> bool:
    if "\u2190" <= character <= "\u2bff" or "\U0001f000" <= character <= "\U0001faff":
        return True
    return character in _PICTURES


def _is_syllable(before: str, here: str) -> bool:
    """Return whether these are parts of one Hangul syllable."""
    if "\u1100" <= before <= "\u115f":  # a leading consonant
        return "\u1100" <= here <= "\u11a7" or "\uac00" <= here <= "\ud7a3"
    if "\u1160" <= before <= "\u11a7" or ("\uac00" <= before <= "\ud7a3" and (ord(before) - 0xAC00) % 28 == 0):
        return "\u1160" <= here <= "\u11ff"
    if "\u11a8" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3":
        return "\u11a8" <= here <= "\u11ff"
    return False


def word_start(text: str, at: int) -> int:
    """Return where the word begins that ends before `at`, white space between them left out; 0 if there is none.

    A run of other characters, as `…` or `==`, counts as a word.
    """
    while at and text[at - 1].isspace():
        at -= 1
    if at:
        within = _in_word(text, at - 1)
        while at and not text[at - 1].isspace() and _in_word(text, at - 1) is within:
            at -= 1
    return at_boundary(text, at)


def word_end(text: str, at: int) -> int:
    """Return where the word ends that begins after `at`, white space between them left out; the length for the last."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at < len(text):
        within = _in_word(text, at)
        while at < len(text) and not text[at].isspace() and _in_word(text, at) is within:
            at += 1
    return at if at == at_boundary(text, at) else cluster_end(text, at)


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends in which `at` is, or before which: what a double click selects."""
    if not text:
        return 0, 0
    at = min(at, len(text) - 1)
    if text[at].isspace():
        first, last = at, at + 1
        while first and text[first - 1].isspace():
            first -= 1
        while last < len(text) and text[last].isspace():
            last += 1
        return first, last
    return word_start(text, cluster_end(text, at)), word_end(text, at_boundary(text, at))


def _in_word(text: str, at: int) -> bool:
    """Return whether the character at `at` is one of a word, as a letter is, or the apostrophe in "zo'n"."""
    character = text[at]
    if character in "'’":
        return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    if character.isalnum() or character == "_":
        return True
    return not character.isascii() and at > 0 and _extends(character) and _in_word(text, at - 1)
