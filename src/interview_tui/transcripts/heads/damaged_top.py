"""Transcripts that another program or a hand gave another beginning: known by lines of their front matter, with why."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from interview_tui.language import _
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.own_form import FENCE

LOOK: Final = 65_536
"""Bytes of a file in which the lines of its front matter are looked for."""

_ID: Final = re.compile(r"id[ \t]*:[ \t]*[^\s]")
_FORMAT: Final = re.compile(r"format[ \t]*:[ \t]*[\"']?[0-9]|question_set[ \t]*:[ \t]*[^\s]")
# Each begins with a word, which is looked for first: in most other files nothing more is done.
_HAS_ID: Final = re.compile(rb"id[ \t]*:")
_HAS_FORMAT: Final = re.compile(rb"format[ \t]*:")
_LINE_END: Final = re.compile("(\r\n|\r|\n)")
_BOM: Final = "\ufeff"
_BOMS_16: Final = (b"\xff\xfe", b"\xfe\xff")
_OF_16: Final = 1 / 2  # how many bytes of plain words are zeros in UTF-16
_OF_32: Final = 3 / 4  # and in UTF-32
_NO_TEXT: Final = bytes((*range(9), 11, *range(14, 32), 127))  # control characters that stand in no text
_MOST_TEXT: Final = 0.95  # of the bytes of a text that something got into
_UNSEEN: Final = "".join(
    map(chr, (*range(33), *range(0x7F, 0xA1), 0xAD, 0x61C, 0x1680, 0x180E, *range(0x2000, 0x2010)))
) + "".join(map(chr, (*range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0xFEFF)))
"""What may stand before or behind the words of a line, and is not seen."""


def damaged_top(data: bytes, otherwise: TranscriptError | None = None) -> TranscriptError | None:
    """Return what is wrong with the top of a transcript of which the first bytes are `data`; None for any other file.

    A transcript has its id, and the format or the question set, in one block of lines that is no code quoted below
    other text. If that begins as it should, what is wrong is something else: `otherwise`.
    """
    zeros = data[:64].count(0) / len(data[:64]) if data else 0
    bare = data.replace(b"\0", b"") if zeros > _OF_16 / 2 else data
    if not (_HAS_ID.search(bare) and (b"question_set" in bare or _HAS_FORMAT.search(bare))):
        return None
    for mark in _BOMS_16:
        bare = bare.removeprefix(mark)
    parts = _LINE_END.split(bare.decode("utf-8", errors="replace"))
    raw, ends = parts[::2], parts[1::2]
    lines = [line.strip(_UNSEEN) for line in raw]
    found = _block(lines)
    if found is None:
        return None
    opening, last = found
    if bare is not data:
        from interview_tui.storage.slips import saved_as_utf16, saved_as_utf32

        return TranscriptError(1, saved_as_utf32() if zeros > (_OF_16 + _OF_32) / 2 else saved_as_utf16())
    if "\r" in ends[:last]:
        text = _(
            "The lines in this file end as on very old computers (CR alone). Save it with ordinary line ends (LF)."
        )
        return TranscriptError(ends.index("\r") + 1, text)
    if opening is None:
        text = _("The first line should be ---, with the lines such as “{example}” right below it. Put it there again.")
        return TranscriptError(1, text.format(example="id: …"))
    if opening:
        text = _("This --- should be the first line of the file. Take away what stands above it, empty lines too.")
        return TranscriptError(opening + 1, text)
    return _first_line(raw[0].removeprefix(_BOM)) or otherwise


def wordless(data: bytes) -> TranscriptError | None:
    """Return what is wrong with a file in which there are no words to read; None for one that may have words.

    `data` is the file, or at least its first `LOOK` bytes.
    """
    from interview_tui.storage import slips  # few files

    beginning = data[:LOOK]
    if not beginning.removeprefix(codecs.BOM_UTF8).strip():
        text = _("There is nothing in this file any more. Look for it in a backup.")
    elif not beginning.strip(b"\0"):
        text = _(
            "There are only zeros in this file, as after a power failure: its words are gone. Look for it in a backup."
        )
    elif slips.is_utf16(beginning):
        return None
    elif beginning.startswith(slips.OFFICE):
        text = slips.saved_as_document()
    elif len(beginning.translate(None, _NO_TEXT)) > len(beginning) * _MOST_TEXT:
        return None
    else:
        text = _("What this file holds is no text: it was damaged. Look for it in a backup.")
    return TranscriptError(1, text)


def explained(error: TranscriptError, data: bytes) -> TranscriptError:
    """Return what is wrong with a file that could not be read, because of `error`: more exactly, if its top tells.

    `data` is the file, or at least its first `LOOK` bytes.
    """
    return damaged_top(data[:LOOK], error) or wordless(data) or error


def names_id(data: bytes, ident: str) -> bool:
    """Return whether a line in the first bytes of a file gives this id, as front matter does; in UTF-16 too."""
    line = rb"(?<![\w-])id[ \t]*:[ \t]*[\"']?" + re.escape(ident.encode(errors="replace")) + rb"(?![\w-])"
    return bool(ident) and re.search(line, data.replace(b"\0", b"")) is not None


def _block(lines: Sequence[str]) -> tuple[int | None, int] | None:
    """Return where the front matter of a transcript begins, and its last line that is known, as indexes of lines.

    It begins with its opening fence: None if that is missing. Returns None if there is no such block.
    """
    opening: int | None = None
    last = 0
    keys: set[re.Pattern[str]] = set()
    quoted = False
    for at, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            quoted = not quoted and any(lines[:at])
        elif quoted:
            continue
        elif line in (FENCE, "..."):
            if len(keys) == 2:
                break
            opening, keys = at if line == FENCE else None, set()
        elif known := next((key for key in (_ID, _FORMAT) if key.match(line)), None):
            keys.add(known)
            last = at
    return (opening, last) if len(keys) == 2 else None


def _first_line(line: str) -> TranscriptError | None:
    """Return what is wrong with a first line that has --- and what is not seen; None if it is as it should be."""
    if line.rstrip(" \t") == FENCE:
        return None
    from interview_tui.storage.slips import invisible

    unseen = next((name for char in line if (name := invisible(char))), "") or _("a space")
    text = _("On the first line stands more than ---: {what}. Take that away, so that --- stands there alone.")
    return TranscriptError(1, text.format(what=unseen))
