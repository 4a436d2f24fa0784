"""Show a transcript file on screen, also one that cannot be parsed. It reads from disk: call it in a thread."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual.content import Content

from interview_tui.language import _
from interview_tui.storage.files import read_bytes
from interview_tui.storage.slips import is_utf16
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.transcript.lines import parts

WHOLE: Final = 200_000
"""Characters that are shown: twice a very long interview; wrapping more would hold up the keys."""


def _in_folder(path: Path) -> bytes:
    """Return the bytes of a file; a link that leads out of its folder is not followed. Raises ReadError."""
    return read_bytes(path, within=path.parent)


def look(path: Path, most: int, contents: Callable[[Path], bytes] = _in_folder, *, raw: bool = True) -> Content:
    """Return the transcript in `path` to show, about `most` characters.

    A file that cannot be parsed is shown as it is; without `raw`, only where it is wrong and what.
    `contents` gives its bytes, or raises ReadError; it follows no link that leads out of the folder.
    """
    try:
        data = contents(path)
    except ReadError as error:
        return plain(error.in_full, "$warning")
    try:
        document = read(data)
    except TranscriptError as error:
        from interview_tui.transcripts.heads.damaged_top import explained

        found = explained(error, data)
        return _as_it_is(data, found, most) if raw else damaged(found.told)
    blocks: list[Content] = [_doubt(document)] if document.stops else []
    shown = 0
    for part in parts(document):
        block = Content("\n").join(part)
        blocks.append(block)
        shown += len(block)
        if shown > most:
            blocks[-1] = block[: max(len(block) - (shown - most), 0)]
            blocks.append(_more())
            break
    return Content("\n\n\n").join(blocks)


def damaged(problem: str) -> Content:
    """Return what is wrong with a file that cannot be read, and none of its words."""
    stays = _("The file stays as it is. Enter shows what it holds.")
    return Content("\n").join([plain(problem, "$warning"), Content(), Content.styled(stays, "$quiet")])


def _doubt(document: Document) -> Content:
    """Return the line that says what is not certain in a file, the first of it."""
    return plain(document.stops[0].told, "$warning")


def _as_it_is(data: bytes, error: TranscriptError, most: int) -> Content:
    from interview_tui.transcripts.heads.damaged_top import wordless

    if is_utf16(data) or wordless(data):  # as text it would be a page of signs
        stays = _("The file stays as it is.")
        return Content("\n").join([plain(error.problem, "$warning"), Content(), Content.styled(stays, "$quiet")])
    problem = error.told
    kept = _("The file stays as it is. This is what it holds:")
    text = data.rstrip(b"\0").decode("utf-8", errors="replace")  # thousands of zeros would take seconds to show
    more = [_more()] if len(text) > most else []
    shown = [plain(line) for line in itertools.islice(text[:most].splitlines(), most)]
    return Content("\n").join(
        [plain(problem, "$warning"), Content(), Content.styled(kept, "$quiet"), Content(), *shown, *more]
    )


def _more() -> Content:
    return Content.styled("\n" + _("The file goes on; open it in another program to read it all."), "$quiet")
