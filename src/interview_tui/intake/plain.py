"""Reading a text file as notes, in whatever encoding it was saved."""

from __future__ import annotations

import codecs
from typing import Final

from interview_tui.intake.errors import IntakeError, too_much
from interview_tui.intake.left_out import Kind, LeftOut
from interview_tui.intake.notes import MOST_BLOCKS, Block, Notes
from interview_tui.language import _, clean
from interview_tui.storage.slips import is_utf16

_LOOK: Final = 65_536  # bytes in which is looked whether a file is text at all
_NO_TEXT: Final = bytes((*range(7), *range(14, 27), *range(28, 32), 127))  # control characters that stand in no text
_MOST_NO_TEXT: Final = 0.02
_UTF32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_plain_text(data: bytes) -> Notes:
    """Return the notes in a text file: each line that is not blank is a block. Raises IntakeError."""
    left_out = LeftOut()
    text = decoded(data, left_out)
    return Notes(tuple(lines_of(text)), left_out.sentences())


def decoded(data: bytes, left_out: LeftOut) -> str:
    """Return the text in a file, cleaned, with LF line ends. Raises IntakeError if it holds no text.

    UTF-8, UTF-16 and UTF-32 are told by the bytes; what is none of these is read as older Windows programs save it,
    which is told. Nothing is normalised: letters with their accents apart stay so.
    """
    return clean(_decoded(data, left_out))


def _decoded(data: bytes, left_out: LeftOut) -> str:
    try:
        if data.startswith(_UTF32):
            return data.decode("utf-32")
        if is_utf16(data):
            return data.decode("utf-16" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else _order(data))
    except UnicodeDecodeError:
        raise no_text() from None
    beginning = data[:_LOOK]
    if b"\0" in data or len(beginning) - len(beginning.translate(None, _NO_TEXT)) > len(beginning) * _MOST_NO_TEXT:
        raise no_text()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise no_text() from None
    left_out.add(Kind.ENCODING)
    return text


def _order(data: bytes) -> str:
    """Return the encoding of UTF-16 without a byte order mark: where the zeros are tells which byte comes first."""
    return "utf-16-be" if data[0] == 0 else "utf-16-le"


def no_text() -> IntakeError:
    """Return the error for a file that holds no text."""
    return IntakeError(
        _("There is no text in this file that can be read. Save the notes as .docx or .txt, and take that.")
    )


def lines_of(text: str) -> list[Block]:
    """Return each line of a text that is not blank as a block. Raises IntakeError for far too many."""
    if text.count("\n") > 4 * MOST_BLOCKS:
        raise too_much()
    found: list[Block] = []
    apart = False
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(line.rstrip(), apart=apart and bool(found)))
        apart = not line.strip()
    return found
