"""What another program wrote in the file of an interview that lies open here, kept beside it.

One file as long as it only goes on: two people who type in one interview would else make a file with every save.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interview_tui.interview.merging import MAKING
from interview_tui.interview.model import Answer
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read as read_document

_GROWS = (SectionKind.CARD, SectionKind.CLOSING)


@dataclass(frozen=True, slots=True)
class KeptBeside:
    """A version that we put beside a transcript: where, and what the file should still hold."""

    path: Path
    held: bytes
    fingerprint: Fingerprint | None


def keep(path: Path, theirs: bytes, before: KeptBeside | None) -> KeptBeside:
    """Keep `theirs` beside the transcript at `path`. Raises SaveError.

    In the file of `before`, if `theirs` has every word of that and nobody touched that file; else in a new one.
    """
    if before is not None and before.fingerprint is not None and goes_on(before.held, theirs):
        with suppress(FileTrouble):
            written = write_atomic(before.path, theirs, before.fingerprint, within=path.parent)
            return KeptBeside(before.path, theirs, written)
    made = keep_beside(path, theirs)
    with suppress(FileTrouble):
        held, fingerprint = read(made, within=path.parent)
        if held == theirs:
            return KeptBeside(made, theirs, fingerprint)
    return KeptBeside(made, theirs, None)


def goes_on(before: bytes, now: bytes) -> bool:
    """Whether a transcript is the same with nothing but more words behind those of its answers, or more answers."""
    try:
        one, two = read_document(before), read_document(now)
    except TranscriptError:
        return False
    return _all_else(one) == _all_else(two) and _longer(one, two)


def _all_else(document: Document) -> object:
    """All but the answers: the top, what stands below the title, what a hand wrote."""
    sections = [section.raw.strip() for section in document.sections if section.kind not in _GROWS]
    return sections, {entry.key: entry.raw for entry in document.front.entries if entry.key not in MAKING}


def _longer(one: Document, two: Document) -> bool:
    before, now = one.interview, two.interview
    printed = {section.number: (section.heading, section.quote) for section in two.cards()}
    if any(printed.get(section.number) != (section.heading, section.quote) for section in one.cards()):
        return False
    answers = all(_behind(answer, now.answer(number)) for number, answer in before.answers.items())
    return answers and now.closing.startswith(before.closing)


def _behind(before: Answer, now: Answer) -> bool:
    return (
        now.note.startswith(before.note)
        and now.zodatjes[: len(before.zodatjes)] == before.zodatjes
        and (now.circle, now.struck) == (before.circle, before.struck)
    )
