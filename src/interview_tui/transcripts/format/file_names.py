"""What a transcript's file is called: `2026-11-24-sam-de-wit-3f9k2m.md`, whatever Sam is called.

A name made here is valid on Windows, macOS and Linux, on a memory stick and in a sync folder; it never leads out of
its folder, and no two laptops make the same one, for it ends in the interview's id.
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
"""Bytes of a file name: some file systems allow 255, encrypted ones 143, and the path counts on Windows."""

# No 0 1 i l o, which look alike on paper; no vowels, so that no words arise, nor the 1e3 of a number.
ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxyz"
_ID_LENGTH = 6

_DIGITS = frozenset("0123456789")
_ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_FOLDED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
_FOLDED |= {"ŋ": "n", "ŧ": "t", "ſ": "s", "ŀ": "l", "ĸ": "k"}
_UNSEEN = frozenset("\u115f\u1160")  # fillers that count as letters


def new_id() -> str:
    """A fresh id: six characters, at least one of them a letter, one of some 480 million."""
    import secrets  # 1 ms that the start can do without

    while True:
        made = "".join(secrets.choice(ALPHABET) for _ in range(_ID_LENGTH))
        if not _DIGITS.issuperset(made):  # a number in front matter would be read as one
            return made


def slug(text: str, *, size: int = 60) -> str:
    """`text` as the part of a file name, at most `size` bytes: "Zoë d'Ancy" gives `zoe-d-ancy`, an emoji nothing.

    Latin letters lose their marks; the letters of other scripts stay as they are, in their composed form. Everything
    that is neither letter nor digit becomes one hyphen.
    """
    parts: list[str] = []
    after_ascii = True  # whether a combining mark here would sit on a plain Latin letter, or on nothing
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
        elif category not in ("Cf", "Cc", "Cs"):  # what cannot be seen does not part a word either
            parts.append("-")
            after_ascii = True
    words = [word for word in unicodedata.normalize("NFC", "".join(parts)).split("-") if word]
    return _cut("-".join(words), size)


def _cut(text: str, size: int) -> str:
    """What fits in `size` bytes, ending at a word if that costs less than half of it."""
    if len(text.encode()) <= size:
        return text
    short = text.encode()[:size].decode(errors="ignore")
    at = short.rfind("-")
    return (short[:at] if at > len(short) // 2 else short).strip("-")


def numbered(path: Path, most: int = 999) -> Iterator[Path]:
    """Yield `path`, and then the same name with `-2`, `-3` … behind it: `most` names, for who needs a free one."""
    for number in range(1, most + 1):
        yield path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def file_name(day: date, interviewee: str, ident: str) -> str:
    """The name of the transcript of that interview, at most 100 bytes. `ident` is its id, cleaned like the name."""
    mark = slug(ident, size=16) or "x"
    name = slug(interviewee) or slug(pgettext("file name", "interview"))
    return f"{day.isoformat()}-{name}-{mark}{SUFFIX}"


def path_for(folder: Path, day: date, interviewee: str, ident: str) -> Path:
    """Where in `folder` the transcript of that interview goes: a name that nobody there has.

    Names that differ only in capitals or in how an accent is stored count as one, as they do on macOS and Windows.
    """
    name = file_name(day, interviewee, ident)
    try:
        taken = {_alike(other) for other in os.listdir(folder)}  # noqa: PTH208 - names are all it takes
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
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
