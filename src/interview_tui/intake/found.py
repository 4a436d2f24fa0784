"""What a file is that is to be taken in: told by what it holds, not by its name alone."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final, NamedTuple

from interview_tui.intake.errors import IntakeError, too_much
from interview_tui.intake.notes import MOST_BLOCKS, Notes
from interview_tui.intake.own_copies import refuse_own_copy
from interview_tui.interview.model import Interview
from interview_tui.language import _
from interview_tui.storage.files import LIMIT, read_bytes
from interview_tui.storage.trouble import ReadError, Trouble
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.damaged_top import LOOK, damaged_top, explained
from interview_tui.transcripts.library.listing import Library

LARGEST: Final = 64 * 1024 * 1024
"""The most bytes of a file that is taken in: a document may have pictures in it."""

_BEFORE_TEXT: Final = b" \t\r\n\0" + codecs.BOM_UTF8 + codecs.BOM_UTF16
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"})
_HEADING: Final = re.compile(rb"(?m)^ {0,3}#{1,6}[ \t]+\S")
_WEB_PAGE: Final = re.compile(rb"(?i)<(?:!doctype[ \t]+html|html)[ \t>]")


class TranscriptFound(NamedTuple):
    """Hold a transcript as it was read from elsewhere: its bytes, its id, and the interview in it."""

    data: bytes
    ident: str
    interview: Interview


class JsonFound(NamedTuple):
    """Hold the transcript that a JSON export gives back, as `TranscriptFound` does.

    `is_certain` says that the export is as it was made, and gives the same transcript byte for byte. Of any other it
    cannot be told who may read what: all of it is for the two alone.
    """

    data: bytes
    ident: str
    interview: Interview
    is_certain: bool


class NotesFound(NamedTuple):
    """Hold notes that were made without the app."""

    notes: Notes


Found = TranscriptFound | JsonFound | NotesFound


def look_into(path: Path, library: Library) -> Found:
    """Return what is in a file, which stays as it is. May take a second: not for a screen's thread.

    Nothing is written, and no program is started. A link is followed only inside its folder. Raises IntakeError, also
    for a document that was made of an interview in the library; FolderTrouble.
    """
    try:
        data = read_bytes(path, limit=LARGEST, within=path.parent)
    except ReadError as error:
        raise _not_read(error) from error
    if not data.strip(_BEFORE_TEXT):
        raise IntakeError(_("There is nothing in this file. Look whether it is the right one."))
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        is_own_copy = refuse_own_copy(data, library)
        from interview_tui.intake.word.docx import read_docx

        return _with_words(_told(read_docx(data)) if is_own_copy else read_docx(data))
    _refuse_other_programs(data, library)
    if len(data) > LIMIT:
        raise _not_read(ReadError(Trouble.TOO_BIG, path))
    if _is_json(path, data):
        return _from_json(data)
    if (document := _transcript_in(data)) is not None:
        return TranscriptFound(data, document.interview.id, document.interview)
    if path.suffix.lower() in _MARKDOWN or _HEADING.search(data[:LOOK]):
        from interview_tui.intake.markdown import read_markdown

        return _with_words(read_markdown(data))
    from interview_tui.intake.plain import read_plain_text

    return _with_words(read_plain_text(data))


def _told(notes: Notes) -> Notes:
    """Return notes of a document that In gesprek made, with a line that says so."""
    told = _(
        "In gesprek made this document, of an interview that is not here. What was struck in it since may be here."
    )
    return notes._replace(left_out=(told, *notes.left_out))


def _with_words(notes: Notes) -> NotesFound:
    """Return notes that have words. Raises IntakeError."""
    if len(notes.blocks) > MOST_BLOCKS:
        raise too_much()
    if not notes.blocks:
        told = " ".join((_("There are no words in this file that can be taken along."), *notes.left_out))
        raise IntakeError(told)
    return NotesFound(notes)


def _not_read(error: ReadError) -> IntakeError:
    """Return the error for a file that cannot be read at all."""
    if error.kind is Trouble.TOO_BIG:
        return IntakeError(_("This file is far too large for notes. Take the pictures out of it, and save it anew."))
    return IntakeError(error.in_full)


def _refuse_other_programs(data: bytes, library: Library) -> None:
    """Raise IntakeError for a document of a kind that is not read here; FolderTrouble."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            from interview_tui.intake.word.package import locked

            raise locked()
        raise IntakeError(_("This is a document of an older Word (.doc). Open it in Word, and save it as .docx."))
    if data.lstrip()[:5] == b"{\\rtf":
        raise IntakeError(_("This is an RTF document. Open it in Word, and save it as .docx."))
    is_pdf = data[:1024].lstrip().startswith(b"%PDF-")
    is_page = bool(_WEB_PAGE.match(data[:1024].removeprefix(codecs.BOM_UTF8).lstrip()))
    if (is_pdf or is_page) and refuse_own_copy(data.lstrip(), library):
        raise IntakeError(
            _("In gesprek made this file, of an interview that is not here. Take in that itself, or its .docx.")
        )
    if is_pdf:
        raise IntakeError(
            _("This is a PDF, of which the words cannot be told to the letter. Take the document itself.")
        )
    if is_page:
        raise IntakeError(_("This is a web page. Open it in Word, and save it as .docx; or copy the text into a .txt."))


def _transcript_in(data: bytes) -> Document | None:
    """Return the transcript in a file; None if it is none. Raises IntakeError for one that is damaged."""
    try:
        return read(data)
    except TranscriptError as error:
        if damaged_top(data[:LOOK], error) is None:
            return None
        raise IntakeError(explained(error, data).told) from error


def _is_json(path: Path, data: bytes) -> bool:
    """Return whether a file is JSON, in any encoding that JSON may have: an object, or what is called so."""
    opening = data.lstrip(_BEFORE_TEXT)[:1]
    is_named = path.suffix.lower() == ".json"
    if is_named and opening in (b"{", b"["):
        return True
    if not is_named and opening != b"{":
        return False
    import json

    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _from_json(data: bytes) -> JsonFound:
    from interview_tui.intake.account_json import transcript_in

    restored = transcript_in(data)
    interview = read(restored.data).interview
    return JsonFound(restored.data, restored.ident, interview, restored.exact and restored.sealed)
