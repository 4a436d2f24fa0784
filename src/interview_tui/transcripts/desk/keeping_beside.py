"""Keeping beside the transcript what another program wrote in it while the interview is open here.

One file is used as long as its text only grows: otherwise two people who type in one interview would make a new file
with every save.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.merging import MAKING
from interview_tui.interview.model import Answer
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read as read_document

_ANSWER_KINDS = (SectionKind.CARD, SectionKind.CLOSING)


class KeptBeside(NamedTuple):
    """Describe a version kept beside a transcript: its path, its contents, and its fingerprint.

    `fingerprint` is None if the file may have changed since; it is not written to again then.
    """

    path: Path
    contents: bytes
    fingerprint: Fingerprint | None


def keep(path: Path, theirs: bytes, before: KeptBeside | None) -> KeptBeside:
    """Write `theirs` to a file beside the transcript at `path`. Raises SaveError.

    The file of `before` is used if `theirs` only adds text to it and that file was not changed; else a new file.
    """
    if before is not None and before.fingerprint is not None and goes_on(before.contents, theirs):
        with suppress(FileTrouble):
            written = write_atomic(before.path, theirs, before.fingerprint, within=path.parent)
            return KeptBeside(before.path, theirs, written)
    made = keep_beside(path, theirs)
    with suppress(FileTrouble):
        contents, fingerprint = read(made, within=path.parent)
        if contents == theirs:
            return KeptBeside(made, theirs, fingerprint)
    return KeptBeside(made, theirs, None)


def goes_on(before: bytes, now: bytes) -> bool:
    """Return whether `now` is the transcript `before` with only text added at the end of answers, or new answers."""
    try:
        one, two = read_document(before), read_document(now)
    except TranscriptError:
        return False
    return _without_answers(one) == _without_answers(two) and _answers_extended(one, two)


def _without_answers(document: Document) -> object:
    """Return all of a transcript except its answers, in a form to compare: head, other sections, front matter."""
    sections = [section.raw.strip() for section in document.sections if section.kind not in _ANSWER_KINDS]
    return sections, {entry.key: entry.raw for entry in document.front.entries if entry.key not in MAKING}


def _answers_extended(one: Document, two: Document) -> bool:
    """Return whether every answer of `one` is in `two`, with at most text added at its end."""
    before, now = one.interview, two.interview
    printed = {section.number: (section.heading, section.quote) for section in two.cards()}
    if any(printed.get(section.number) != (section.heading, section.quote) for section in one.cards()):
        return False
    answers = all(_extends(answer, now.answer(number)) for number, answer in before.answers.items())
    return answers and now.closing.startswith(before.closing)


def _extends(before: Answer, now: Answer) -> bool:
    """Return whether `now` is `before` with at most text added at the end of its note, or zodatjes."""
    return (
        now.note.startswith(before.note)
        and now.zodatjes[: len(before.zodatjes)] == before.zodatjes
        and (now.circle, now.struck) == (before.circle, before.struck)
    )
