"""File names of transcripts, such as `2026-11-24-sam-de-wit-3f9k2m.md`.

A name made here is valid on Windows, macOS and Linux, on a USB stick and in a sync folder, whatever the name of the
interviewee. It never leads out of its folder, and no two computers make the same one: it ends in the interview's id.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from interview_tui.language import pgettext

SUFFIX: Final = ".md"
LONGEST: Final = 100
"""The most bytes of a file name: some file systems allow 255, encrypted ones 143; Windows limits the whole path."""

# No 0 1 i l o, which look alike on paper; no vowels, so that no words arise, nor a number such as 1e3.
ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxyz"
_ID_LENGTH = 6

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


def file_name(day: date, interviewee: str, ident: str) -> str:
    """Return the file name of that interview, at most `LONGEST` bytes. `ident` is its id, cleaned like the name."""
    mark = slug(ident, size=16) or "x"
    name = slug(interviewee) or slug(pgettext("file name", "interview"))
    return f"{day.isoformat()}-{name}-{mark}{SUFFIX}"


def path_for(folder: Path, day: date, interviewee: str, ident: str) -> Path:
    """Return the path of the transcript of that interview in `folder`, with a name that is free there.

    Names that differ only in case or in Unicode normalisation count as one, as they do on macOS and Windows.
    """
    name = file_name(day, interviewee, ident)
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
