"""File names of an interview: `2026-11-24-sam-de-wit-heel-3f9k2m.md` for the whole, for these two.

And `2026-11-24-sam-de-wit-voor-team-3f9k2m.md` for a version for others: the day, the colleague, what the file is (in
the language of the interview), and last the id. A name made here is valid on Windows, macOS and Linux, on a USB stick
and in a sync folder, whatever the name of the interviewee. It never leads out of its folder, and no two computers make
the same one: it ends in the interview's id. `heads/given_names.py` recognises names, those of earlier too.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from interview_tui.interview.model import Circle, Interview
from interview_tui.language import Language, catalogue, language_for

SUFFIX: Final = ".md"
LONGEST: Final = 100
"""The most bytes of a file name: some file systems allow 255, encrypted ones 143; Windows limits the whole path."""

# No 0 1 i l o, which look alike on paper; no vowels, so that no words arise, nor a number such as 1e3.
ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxyz"
_ID_LENGTH = 6
_MARK_SIZE: Final = 16  # bytes of the id
_WORD_SIZE: Final = 16  # bytes of what says what the file is
NAME_SIZE: Final = 47
"""The most bytes of the colleague's name: the same in each name, so that the files of an interview stand together."""

_DIGITS = frozenset("0123456789")
_ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_FOLDED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
_FOLDED |= {"ŋ": "n", "ŧ": "t", "ſ": "s", "ŀ": "l", "ĸ": "k"}
_UNSEEN = frozenset("\u115f\u1160")  # invisible fillers in the category of letters


def new_id() -> str:
    """Return a new random id: six characters, at least one of them a letter; some 480 million are possible."""
    from random import SystemRandom

    chance = SystemRandom()  # what `secrets` uses too, but that imports OpenSSL for other things: 3 ms
    while True:
        made = "".join(chance.choice(ALPHABET) for _ in range(_ID_LENGTH))
        if not _DIGITS.issuperset(made):  # else YAML would read it as a number
            return made


def slug(text: str, *, size: int = 60) -> str:
    """Return `text` as a part of a file name, at most `size` bytes: "Zoë d'Ancy" gives `zoe-d-ancy`, an emoji nothing.

    Latin letters lose their diacritics; letters of other scripts stay, in composed form (NFC). Every run of characters
    that are neither letters nor digits becomes one hyphen; invisible characters are dropped.
    """
    parts: list[str] = []
    after_ascii = True  # whether a combining mark here would follow a Latin letter, or nothing
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower()):
        category = unicodedata.category(char)
        if char in _ASCII_LETTERS or char in _DIGITS or char in _FOLDED:
            parts.append(_FOLDED.get(char, char))
            after_ascii = True
        elif category.startswith("M"):
            if not after_ascii:
                parts.append(char)
        elif char in _UNSEEN:
            continue
        elif category.startswith("L") or category == "Nd":
            parts.append(char)
            after_ascii = False
        elif category not in ("Cf", "Cc", "Cs"):  # invisible characters do not split a word
            parts.append("-")
            after_ascii = True
    words = [word for word in unicodedata.normalize("NFC", "".join(parts)).split("-") if word]
    return _cut("-".join(words), size)


def _cut(text: str, size: int) -> str:
    """Return what fits in `size` bytes, cut at the end of a word if that keeps more than half of it."""
    if len(text.encode()) <= size:
        return text
    short = text.encode()[:size].decode(errors="ignore")
    at = short.rfind("-")
    return (short[:at] if at > len(short) // 2 else short).strip("-")


def numbered(path: Path, most: int = 999) -> Iterator[Path]:
    """Yield `path`, and then the same name with `-2`, `-3` … behind it: `most` names, to find a free one."""
    for number in range(1, most + 1):
        yield path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def mark_of(ident: str) -> str:
    """Return an id as a part of a file name. One written by hand may be any text."""
    return slug(ident, size=_MARK_SIZE) or "x"


@cache
def word_for(circle: Circle, lang: Language) -> str:
    """Return the word in a file name that says for whom the file is; for the two, that it is the whole."""
    texts = catalogue(lang)
    if circle is Circle.TEAM:
        return texts.pgettext("file name", "for-team")
    if circle is Circle.ORGANISATION:
        return texts.pgettext("file name", "for-organisation")
    return texts.pgettext("file name", "whole")


def file_name(
    day: date, interviewee: str, ident: str, lang: str = "nl", *, circle: Circle = Circle.PRIVATE, word: str = ""
) -> str:
    """Return the file name of that interview in language `lang`, at most `LONGEST` bytes.

    That of the whole, or of a version for `circle`; with `word`, of something else that is made of the interview.
    """
    said = slug(word, size=_WORD_SIZE) or word_for(circle, language_for(lang))
    return f"{beginning(day, interviewee, lang)}-{said}-{mark_of(ident)}{SUFFIX}"


def name_for(interview: Interview, *, circle: Circle = Circle.PRIVATE, word: str = "") -> str:
    """Return the file name of an interview, of a version of it, or of something else that is made of it."""
    one = interview
    return file_name(one.date, one.interviewee, one.id, one.lang, circle=circle, word=word)


def beginning(day: date, interviewee: str, lang: str, *, size: int = NAME_SIZE) -> str:
    """Return how the names of all files of an interview begin: the day, and at most `size` bytes of the colleague."""
    name = slug(interviewee, size=size) or catalogue(language_for(lang)).pgettext("file name", "interview")
    return f"{day.isoformat()}-{name}"


def path_for(folder: Path, day: date, interviewee: str, ident: str, lang: str = "nl") -> Path:
    """Return the path of the transcript of that interview in `folder`, with a name that is free there.

    Names that differ only in case or in Unicode normalisation count as one, as they do on macOS and Windows.
    """
    name = file_name(day, interviewee, ident, lang)
    try:
        taken = {_alike(other) for other in os.listdir(folder)}  # noqa: PTH208 - only the names are needed
    except OSError:
        taken = set()
    stem, number = name.removesuffix(SUFFIX), 1
    while _alike(name) in taken:
        number += 1
        name = f"{stem}-{number}{SUFFIX}"
    path = folder / name
    if path.parent != folder or path.name != name:
        raise ValueError("a file name led out of its folder")
    return path


def _alike(name: str) -> str:
    """Return a key that is the same for names that a file system may treat as one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def names_of_day(folder: Path, day: date) -> list[str]:
    """Return the names of files that are named after that day; none if the folder cannot be read."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - of ten thousand names, a fifth of the time
    except OSError:
        return []
    begin = day.isoformat()
    return [name for name in names if name.startswith(begin) and name.lower().endswith(SUFFIX)]
