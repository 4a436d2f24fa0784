"""Marks in the keywords of our PDF sheets, by which sheets that still hold struck answers are found and removed.

A mark names the interview by a digest of its id, and the cards of which the page has text: whoever has the page sees
those anyway. Which answers were struck it does not tell, nor who may read them: for that each card has a code, made
with a key in the state folder, from which only this program learns who might read the answer when the page was made;
and another one, by which it sees that the answer has other words now.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.interview.model import Circle, Interview
from interview_tui.storage.files import read_bytes, read_head, read_plain, write_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, Trouble, read_error

MARK: Final = b"In gesprek (interview-tui)"
"""The keyword in every PDF that this program makes, by which it is recognised."""
PDF: Final = b"%PDF-"
_MARKED = re.compile(rb"page:([0-9a-f]{16});holds:((?:[0-9]+\.[0-9a-f]*\+?)*);(?:words:((?:[0-9]+\.[0-9a-f]*\+?)*);)?")
_EARLIER = re.compile(rb"interview:([^\r\n]*?);without:([0-9+]*);")  # of sheets that were made before
_KEY_SIZE: Final = 32


class SheetMark(NamedTuple):
    """Hold what the mark in a sheet tells: the interview, as `of`, and the cards on the page with their codes.

    `without` are the cards that were struck before, in a sheet of an earlier version of this program, which does not
    tell the cards on it; None otherwise. `words` has the code of what was said on each card; nothing in an older sheet.
    """

    of: str
    codes: Mapping[int, str]
    without: frozenset[int] | None = None
    words: Mapping[int, str] = MappingProxyType({})

    def holds_any(self, struck: frozenset[int]) -> bool:
        """Return whether an answer on these cards is, or may be, on the page."""
        return bool(struck - self.without) if self.without is not None else not struck.isdisjoint(self.codes)

    def is_wider(self, now: Interview, *, system: System = SYSTEM) -> bool | None:
        """Return whether an answer on the page may be read by fewer people now than when it was made.

        None if that cannot be told of one that not everybody may read: the page was made on another computer.
        """
        key = _key(system, make=False)
        found = {_is_wider(key, now, number, code) for number, code in self.codes.items()}
        return True if True in found else None if None in found else False

    def has_older_words(self, now: Interview, *, system: System = SYSTEM) -> bool:
        """Return whether something else was said on a card of the page when it was made.

        False if that cannot be told, for it was made on another computer or by an earlier version of this program.
        """
        key = _key(system, make=False)
        return any(
            _made_for(key, now, number, self.codes.get(number, "")) and code != _words_code(key, now, number)
            for number, code in self.words.items()
        )


def keyword(interview: Interview, cards: Iterable[int], *, system: System = SYSTEM) -> str:
    """Return the keyword for a sheet with text of these cards of an interview."""
    key = _key(system, make=True)
    numbers = sorted(set(cards))
    codes = (f"{number}.{_code(key, interview.id, number, interview.circle_of(number))}" for number in numbers)
    said = (f"{number}.{_words_code(key, interview, number)}" for number in numbers)
    return f"page:{_digest(interview.id)};holds:{'+'.join(codes)};words:{'+'.join(said)};"


def mark_in(path: Path, ident: str, *, system: System = SYSTEM) -> SheetMark | None:
    """Return the mark of a sheet of that interview, whatever its name; None for any other file.

    Raises FileTrouble if the file cannot be read. A link is no sheet.
    """
    if path.is_symlink() or not is_pdf(path, system=system):
        return None
    try:
        return _mark(read_bytes(path, system=system), ident)
    except FileTrouble as error:
        if error.kind is Trouble.TOO_BIG:  # none of ours is
            return None
        raise


def is_pdf(path: Path, *, system: System = SYSTEM) -> bool:
    """Return whether a file begins as a PDF; not one of another codec. Raises FileTrouble if it cannot be read."""
    try:
        if not stat.S_ISREG(system.stat(path).st_mode):
            return False
        return read_head(path, len(PDF), len(PDF), lambda _head: True, system=system).startswith(PDF)
    except OSError as error:
        trouble = read_error(error, path)
        if trouble.kind in (Trouble.FOREIGN, Trouble.UNDECODABLE, Trouble.VANISHED):
            return False
        raise trouble from None


def is_of(data: bytes, ident: str) -> bool:
    """Return whether these are the bytes of a sheet of that interview, or of one that was cut off before its mark."""
    return data.startswith(PDF) and (MARK not in data or _mark(data, ident) is not None)


def _mark(data: bytes, ident: str) -> SheetMark | None:
    if MARK not in data:
        return None
    for found in _MARKED.finditer(data):
        if found[1].decode() == _digest(ident):
            return SheetMark(_digest(ident), _codes(found[2]), words=_codes(found[3] or b""))
    for found in _EARLIER.finditer(data):
        if found[1] == ident.encode(errors="replace"):
            struck = frozenset(int(number) for number in found[2].decode().split("+") if number)
            return SheetMark(_digest(ident), {}, struck)
    return None


def _is_wider(key: bytes, now: Interview, number: int, code: str) -> bool | None:
    current = now.circle_of(number)
    if current is max(Circle) or number not in now.answers:
        return False
    made_for = _made_for(key, now, number, code)
    return made_for[0] > current if made_for else None


def _made_for(key: bytes, now: Interview, number: int, code: str) -> list[Circle]:
    """Return the circle for which an answer was on a page, by its code; nothing if this key did not make it."""
    return [circle for circle in Circle if key and code == _code(key, now.id, number, circle)]


def _codes(found: bytes) -> dict[int, str]:
    pairs = (pair.partition(".") for pair in found.decode().split("+") if pair)
    return {int(number): code for number, _dot, code in pairs}


def _words_code(key: bytes, interview: Interview, number: int) -> str:
    """Return what tells, to who has the key, which words an answer has; empty without a key."""
    import hashlib

    answer = interview.answer(number)
    said = "\0".join([interview.id, str(number), answer.note, *answer.zodatjes]).encode(errors="replace")
    return hashlib.blake2b(said, digest_size=8, key=key).hexdigest() if key else ""


def _digest(text: str) -> str:
    import hashlib

    return hashlib.blake2b(text.encode(errors="replace"), digest_size=8).hexdigest()


def _code(key: bytes, ident: str, number: int, circle: Circle) -> str:
    """Return what tells, to who has the key, that this circle might read that answer; empty without a key."""
    import hashlib

    said = f"{ident}\0{number}\0{circle.key}".encode(errors="replace")
    return hashlib.blake2b(said, digest_size=8, key=key).hexdigest() if key else ""


def _key(system: System, *, make: bool) -> bytes:
    """Return the key of the codes, made the first time if asked; empty if there is none and none can be made."""
    path = state_folder() / "sheet-key"
    key = _read_key(path, system)
    if key is None and make:
        try:
            make_folder(path.parent, system=system)
            write_plain(path, os.urandom(_KEY_SIZE), None, system=system)
        except FileTrouble:  # another window made it just now, or none can be made
            pass
        key = _read_key(path, system)
    return key or b""


def _read_key(path: Path, system: System) -> bytes | None:
    """Return the key; None if there is none that can be read."""
    try:
        key = read_plain(path, limit=_KEY_SIZE, system=system)[0]
    except FileTrouble:
        return None
    return key if len(key) == _KEY_SIZE else None
