"""Merging two versions of an interview: the merged file is written first; only then the other goes to the bin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from interview_tui.interview.merging import Subject, Take, Where, compare, merge
from interview_tui.interview.model import Interview, Status
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.forgetting.forgetting import Holder, forget
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import lay_in
from interview_tui.transcripts.versions.finding import OtherVersion, put_away
from interview_tui.transcripts.versions.foreign_parts import carried

_SAVE_TIMEOUT = 5.0  # seconds
_FORGET_TIMEOUT = 5.0  # seconds


class Pair(NamedTuple):
    """Hold two versions to compare: ours as its file should be, and the other as it was read (`data`)."""

    version: OtherVersion
    mine: Document
    other: Document
    data: bytes


class Outcome(Enum):
    """Say how a merge ended."""

    DONE = "done"
    NOT_SAVED = "not saved"  # the other version has not moved
    LEFT = "left"  # ours is saved; the other version changed meanwhile, is open elsewhere, or cannot be moved


def pair_of(desk: Desk, version: OtherVersion) -> Pair:
    """Read both versions. Raises UnreadableFile."""
    data = read_bytes(version.path)
    return Pair(version, read(desk.contents()), read(data), data)


def put_together(desk: Desk, pair: Pair, choices: Mapping[Subject, Take], holders: Iterable[Holder]) -> Outcome:
    """Merge the other version into the interview on the desk as chosen, save it, and move the other to the bin.

    If text of ours was not chosen, a copy of our file goes to the bin first. Answers struck for good in either version
    are then removed from everything the `holders` keep. Raises FileTrouble if that copy cannot be written; nothing is
    changed then. Waits for the disk.
    """
    merged = merge(desk.interview, pair.other.interview, choices)
    if _drops_own_words(desk.interview, pair.other.interview, choices):
        lay_in(desk.path.parent, desk.path.name, desk.contents())
    desk.adopt(merged, _base(desk, pair, merged))
    if not desk.flush(_SAVE_TIMEOUT):
        return Outcome.NOT_SAVED
    try:
        away = put_away(pair.version, pair.data, desk.path.parent)
    except FileTrouble:
        away = False
    desk.forget_again()
    if merged.status is Status.FINAL and desk.forgetter is not None:
        desk.forgetter.wait(_FORGET_TIMEOUT)  # not longer: the desk goes on with it
    elif merged.struck:
        forget(desk.path, merged, holders)
    return Outcome.DONE if away else Outcome.LEFT


def _drops_own_words(mine: Interview, other: Interview, choices: Mapping[Subject, Take]) -> bool:
    """Return whether the choices drop text that only our version has."""
    return any(
        one.where is not Where.OTHER and not one.ruled and choices.get(one.subject) is Take.OTHER
        for one in compare(mine, other)
    )


def _base(desk: Desk, pair: Pair, merged: Interview) -> Document:
    """Return the base to compose the merged file over.

    That is ours with the additions of the other, if reading the result gives the merged interview; else ours.
    """
    both = carried(pair.mine, pair.other, merged.struck)
    try:
        if read(compose(merged, desk.cards, both)).interview == merged:
            return both
    except TranscriptError:
        pass
    return pair.mine
