"""What was made of a finished interview before words in it changed: it stands beside it with the older words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from interview_tui.interview.model import Interview
from interview_tui.interview.sharing import readable
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble, UnreadableFile
from interview_tui.transcripts.format.reader import read as read_document
from interview_tui.transcripts.library.belonging import files_in
from interview_tui.transcripts.library.for_others import circle_of
from interview_tui.transcripts.sharing.marks import SUFFIXES, mark_in


def with_older_words(transcript: Path, now: Interview, versions: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of the `versions` for others, and of the marked files beside `transcript`, with words not in it now.

    Nothing is said of a file that cannot be read. Waits for the disk.
    """
    return (*(path for path in versions if _version_has(path, now)), *_marked(transcript.parent, now))


def _version_has(path: Path, now: Interview) -> bool:
    try:
        document = read_document(read_bytes(path))
    except UnreadableFile:
        return False
    circle = circle_of(document)
    if circle is None:
        return False
    held, shown = document.interview, readable(now, circle)
    return any(one and (one.note, one.zodatjes) != shown.answer(at)[:2] for at, one in held.answers.items()) or any(
        said and said != given
        for said, given in (
            (held.closing, shown.closing),
            (held.next, shown.next),
            (held.listeners, shown.listeners),
        )
    )


def _marked(folder: Path, now: Interview) -> Iterator[Path]:
    with suppress(OSError):
        for path, _found in files_in(folder):
            if path.suffix.lower() in SUFFIXES:
                with suppress(FileTrouble):
                    mark = mark_in(path, now.id)
                    if mark is not None and mark.has_older_words(now):
                        yield path
