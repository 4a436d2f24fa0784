"""Marks in the metadata of what this program makes of an interview, by which it finds what still holds struck answers.

A mark names the interview by a digest of its id, and the cards of which the file has text, with CLOSING for the closing
sentence: whoever has the file sees those anyway. Which answers were struck it does not tell. An account says for whom
it is, as it does on its face. A sheet does not tell who may read its answers: for that each card has a code, made with
a key in the state folder, from which only this program learns who might read the answer when the page was made; and
another one, by which it sees that the answer has other words now.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
from collections.abc import Container, Iterable, Mapping
from enum import Enum, auto
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from interview_tui.interview.model import CLOSING, Circle, Interview
from interview_tui.storage.files import read_bytes, read_head, read_plain, write_plain
from interview_tui.storage.folders import make_folder
from interview_tui.storage.places import state_folder
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import FileTrouble, Trouble, read_error

MARK: Final = b"In gesprek (interview-tui)"
"""The keyword in every file that this program makes to be read elsewhere, by which it is recognised."""
SUFFIXES: Final = frozenset({".pdf", ".docx", ".html", ".json"})
"""Of the files that have a mark, unless somebody named them otherwise."""
PDF: Final = b"%PDF-"
_LOOK: Final = 64  # bytes by which the kind of a file is known
_TOP: Final = 65536  # bytes in which the mark of a web page or of JSON is, or that the properties in a Word file have
_MOST_PARTS: Final = 1000  # in a Word file
# LibreOffice saves the colons, semicolons and commas in keywords as spaces.
_MARKED = re.compile(
    rb"page[: ]([0-9a-f]{16})[; ]+holds[: ]((?:[0-9]{1,9}\.[0-9a-f]{0,64}\+?)*)[; ]+"
    rb"(?:words[: ]((?:[0-9]{1,9}\.[0-9a-f]{0,64}\+?)*)[; ]+)?"
    rb"(?:for[: ](private|team|organisation)(\+whole)?(?![a-z]))?"
)
_EARLIER = re.compile(rb"interview:([^\r\n]*?);without:((?:[0-9]{1,9}\+?)*);")  # of sheets that were made before
_KEY_SIZE: Final = 32


class Mark(NamedTuple):
    """Hold what the mark in a file tells: the interview, as `of`, and the cards in it with their codes.

    `without` are the cards that were struck before, in a sheet of an earlier version of this program, which does not
    tell the cards on it; None otherwise. `words` has the code of what was said on each card; nothing in an older sheet.
    `circle` is for whom an account is; None for a sheet. `whole` tells that an account for others also has what belongs
    to the interview as a whole: who listened, who is next.
    """

    of: str
    codes: Mapping[int, str]
    without: frozenset[int] | None = None
    words: Mapping[int, str] = MappingProxyType({})
    circle: Circle | None = None
    whole: bool = False

    @property
    def text(self) -> str:
        """Return the mark as it stands in a file. One of an earlier version of this program becomes one of now."""
        codes = (f"{number}.{code}" for number, code in self.codes.items())
        said = (f"{number}.{code}" for number, code in self.words.items())
        made_for = f"for:{self.circle.key}{'+whole' if self.whole else ''};" if self.circle is not None else ""
        return f"page:{self.of};holds:{'+'.join(codes)};words:{'+'.join(said)};{made_for}"

    def with_only(self, cards: Container[int]) -> Mark:
        """Return the mark of a file out of which all other cards were taken."""
        codes = {number: code for number, code in self.codes.items() if number in cards}
        words = {number: code for number, code in self.words.items() if number in cards}
        return self._replace(codes=codes, words=words)

    def under(self, now: Interview, before: Interview, *, system: System = SYSTEM) -> Mark:
        """Return the mark of the same account where its interview, `before`, has another id now.

        What was said on a card when it was made is known still where that is what is said there now.
        """
        key = _key(system, make=False)
        circle = self.circle
        codes = {number: "" if circle is None else _code(key, now.id, number, circle) for number in self.codes}
        same = {number: bool(code) and code == _words_code(key, before, number) for number, code in self.words.items()}
        words = {number: _words_code(key, now, number) if is_so else "0" for number, is_so in same.items()}
        return self._replace(of=_digest(now.id), codes=codes, words=words)

    def has_words_of(self, now: Interview, cards: Iterable[int], *, system: System = SYSTEM) -> bool:
        """Return whether the same was said on these cards when the file was made. False if that cannot be told."""
        key = _key(system, make=False)
        return bool(key) and all(self.words.get(number) == _words_code(key, now, number) for number in cards)

    def holds_any(self, struck: frozenset[int]) -> bool:
        """Return whether an answer on these cards is, or may be, in the file."""
        return bool(struck - self.without) if self.without is not None else not struck.isdisjoint(self.codes)

    def is_wider(self, now: Interview, *, system: System = SYSTEM) -> bool | None:
        """Return whether an answer in the file may be read by fewer people now than when it was made.

        In an account: by fewer than it is for, so that nothing in one for the two ever is. None if that cannot be told
        of an answer that not everybody may read: the sheet was made on another computer.
        """
        if self.circle is not None:
            return self._is_for_more(now, self.circle, system)
        key = _key(system, make=False)
        found = {_is_wider(key, now, number, code) for number, code in self.codes.items()}
        return True if True in found else None if None in found else False

    def _is_for_more(self, now: Interview, circle: Circle, system: System) -> bool:
        """Return whether an account for `circle` has what that may not read of the interview as it is now."""
        if circle is Circle.PRIVATE:
            return False
        if self.whole and now.sharing < circle:
            return True
        present = {number for number in self.codes if number == CLOSING or _is_there(now, number)}
        if any(now.circle_of(number) < circle for number in present):
            return True
        # What was allowed of the closing sentence was allowed for the one that stood there, and no other.
        return CLOSING in present and self._differs(now, CLOSING, _key(system, make=False))

    def has_older_words(self, now: Interview, *, system: System = SYSTEM) -> bool:
        """Return whether something else was said on a card in the file when it was made.

        False if that cannot be told, for it was made on another computer or by an earlier version of this program.
        """
        key = _key(system, make=False)
        return any(self._differs(now, number, key) for number in self.words)

    def _differs(self, now: Interview, number: int, key: bytes) -> bool:
        code = self.words.get(number, "")
        is_mine = _made_for(key, now, number, self.codes.get(number, ""))
        return bool(code and is_mine) and code != _words_code(key, now, number)


def keyword(
    interview: Interview,
    cards: Iterable[int],
    *,
    circle: Circle | None = None,
    whole: bool = False,
    system: System = SYSTEM,
) -> str:
    """Return the mark for a file with text of these cards of an interview: a sheet, or an account for `circle`.

    `whole` tells that the account has what belongs to the interview as a whole: who listened, who is next.
    """
    key = _key(system, make=True)
    numbers = sorted(set(cards))
    readers = {number: interview.circle_of(number) if circle is None else circle for number in numbers}
    codes = {number: _code(key, interview.id, number, one) for number, one in readers.items()}
    words = {number: _words_code(key, interview, number) for number in numbers}
    return Mark(_digest(interview.id), codes, words=words, circle=circle, whole=whole).text


def mark_in(path: Path, ident: str, *, system: System = SYSTEM) -> Mark | None:
    """Return the mark of a file that was made of that interview, whatever its name; None for any other file.

    Raises FileTrouble if the file cannot be read. A link is none of ours.
    """
    if path.is_symlink() or not can_be_marked(path, system=system):
        return None
    try:
        return _mark(_metadata(read_bytes(path, system=system)), ident)
    except FileTrouble as error:
        if error.kind is Trouble.TOO_BIG:  # none of ours is
            return None
        raise


def can_be_marked(path: Path, *, system: System = SYSTEM) -> bool:
    """Return whether a file begins as one that can have a mark; not one of another codec.

    Raises FileTrouble if it cannot be read.
    """
    try:
        if not stat.S_ISREG(system.stat(path).st_mode):
            return False
        return _kind(read_head(path, _LOOK, _LOOK, lambda _head: True, system=system)) is not None
    except OSError as error:
        trouble = read_error(error, path)
        if trouble.kind in (Trouble.FOREIGN, Trouble.UNDECODABLE, Trouble.VANISHED):
            return False
        raise trouble from None


def is_of(data: bytes, ident: str) -> bool:
    """Return whether these are the bytes of a file that was made of that interview, or of one that lacks its mark.

    That is one that was cut off while it was written.
    """
    if _kind(data) is None:
        return False
    found = _metadata(data)
    return MARK not in found or _mark(found, ident) is not None


def has_mark(data: bytes) -> bool:
    """Return whether these are the bytes of a file that this program made of an interview, whichever it is."""
    found = _metadata(data)
    return MARK in found and bool(_MARKED.search(found) or _EARLIER.search(found))


def is_marked_of(data: bytes, ident: str) -> bool:
    """Return whether these are the bytes of a file with the mark of that interview."""
    return _mark(_metadata(data), ident) is not None


def marks_in(text: str, ident: str) -> tuple[Mark, ...]:
    """Return the marks for that interview in a text, such as a record has them."""
    data = text.encode(errors="replace")
    return tuple(_as_mark(found, ident) for found in _MARKED.finditer(data) if found[1].decode() == _digest(ident))


# --- where a mark is


class _Kind(Enum):
    """Name the kinds of files that can have a mark."""

    PDF = auto()
    ZIP = auto()  # a Word file is one
    HTML = auto()
    JSON = auto()


def _kind(head: bytes) -> _Kind | None:
    """Return the kind of a file by how it begins; None if it can have no mark."""
    if head.startswith(PDF):
        return _Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _Kind.ZIP
    text = head[:_LOOK].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--")):
        return _Kind.HTML
    return _Kind.JSON if text.startswith(b"{") else None


def _metadata(data: bytes) -> bytes:
    """Return the part of a file in which a mark may be: not the words that somebody wrote, as far as that can be."""
    match _kind(data):
        case _Kind.PDF:
            return data
        case _Kind.ZIP:
            return _properties(data)
        case _Kind.HTML:
            return re.split(rb"(?i)<body", data[:_TOP], maxsplit=1)[0]
        case _Kind.JSON:
            return data[:_TOP]
        case None:
            return b""


def _properties(data: bytes) -> bytes:
    """Return the properties in a Word file, as they stand there; nothing if it has none that can be read.

    Of a zip that somebody made to do harm no more is unpacked than ours can have, and no XML is parsed.
    """
    import zipfile
    import zlib

    end = data.rfind(b"PK\x05\x06")
    if end < 0 or int.from_bytes(data[end + 10 : end + 12], "little") > _MOST_PARTS:
        return b""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
            return part.read(_TOP).replace(b"\0", b"")  # other programs may write UTF-16
    except (OSError, ValueError, KeyError, EOFError, RuntimeError, struct.error, zipfile.BadZipFile, zlib.error):
        return b""


def _mark(data: bytes, ident: str) -> Mark | None:
    if MARK not in data:
        return None
    for found in _MARKED.finditer(data):
        if found[1].decode() == _digest(ident):
            return _as_mark(found, ident)
    for found in _EARLIER.finditer(data):
        if found[1] == ident.encode(errors="replace"):
            struck = frozenset(int(number) for number in found[2].decode().split("+") if number)
            return Mark(_digest(ident), {}, struck)
    return None


def _as_mark(found: re.Match[bytes], ident: str) -> Mark:
    circle = next((one for one in Circle if one.key.encode() == found[4]), None)
    return Mark(_digest(ident), _codes(found[2]), words=_codes(found[3] or b""), circle=circle, whole=bool(found[5]))


def _is_wider(key: bytes, now: Interview, number: int, code: str) -> bool | None:
    current = now.circle_of(number)
    if current is max(Circle) or not _is_there(now, number):
        return False
    made_for = _made_for(key, now, number, code)
    return made_for[0] > current if made_for else None


def _is_there(now: Interview, number: int) -> bool:
    return bool(now.closing) if number == CLOSING else number in now.answers


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
    words = [interview.closing] if number == CLOSING else [answer.note, *answer.zodatjes]
    said = "\0".join([interview.id, str(number), *words]).encode(errors="replace")
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
