"""What a file on disk looks like on screen, whether it can be understood or not. For a thread: it reads."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Final

from textual.content import Content

from interview_tui.language import _
from interview_tui.storage.reading import read_bytes
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.kit.plain import plain
from interview_tui.tui.transcript.lines import parts

GLANCE: Final = 12_000
"""Characters that a preview shows."""
WHOLE: Final = 200_000
"""Characters that the reading screen shows: twice a very long interview; wrapping more would hold up the keys."""


def look(path: Path, most: int) -> Content:
    """The transcript in `path`, about `most` characters of it. A file that cannot be understood is shown as it is.

    A link that leads out of its folder is not followed.
    """
    try:
        document = read(read_bytes(path, within=path.parent))
    except ReadError as error:
        return plain(error.in_full, "$warning")
    except TranscriptError as error:
        return _as_it_is(path, error, most)
    blocks: list[Content] = []
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


def _as_it_is(path: Path, error: TranscriptError, most: int) -> Content:
    problem = _("Line {line}: {problem}").format(line=error.line, problem=error.problem)
    kept = _("The file stays as it is. This is what it holds:")
    try:
        text = read_bytes(path, within=path.parent).decode("utf-8", errors="replace")
    except ReadError as trouble:
        return plain(trouble.in_full, "$warning")
    more = [_more()] if len(text) > most else []
    shown = [plain(line) for line in itertools.islice(text[:most].splitlines(), most)]
    return Content("\n").join(
        [plain(problem, "$warning"), Content(), Content.styled(kept, "$quiet"), Content(), *shown, *more]
    )


def _more() -> Content:
    return Content.styled("\n" + _("The file goes on; open it in another program to read it all."), "$quiet")
