"""Merging two versions of an interview, and undoing that.

The merged file is written first; only then the other goes to the bin. Undoing puts the other back first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from interview_tui.interview.merging import Subject, Take, Where, compare, merge
from interview_tui.interview.model import Interview, Status
from interview_tui.storage.files import read_bytes, write_atomic
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk import promises
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.promises import Promise
from interview_tui.transcripts.forgetting.forgetting import Holder, forget
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import Binned, lay_in, take_out
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
    NOT_SAVED = "not saved"  # both versions are as they were
    LEFT = "left"  # ours is saved; the other version changed meanwhile, is open elsewhere, or cannot be moved


def pair_of(desk: Desk, version: OtherVersion) -> Pair:
    """Read both versions. Raises UnreadableFile."""
    data = read_bytes(version.path)
    return Pair(version, read(desk.contents()), read(data), data)


class Merged(NamedTuple):
    """Hold how a merge ended, and what undoes it: both versions in the bin, where struck answers are forgotten too.

    `mine` is ours as it was before, and `keeps_mine` whether it stays there: words of ours were not chosen. `other` is
    None if the other version has not moved.
    """

    outcome: Outcome
    mine: Binned
    keeps_mine: bool
    other: Binned | None = None


def put_together(desk: Desk, pair: Pair, choices: Mapping[Subject, Take], holders: Iterable[Holder]) -> Merged:
    """Merge the other version into the interview on the desk as chosen, save it, and move the other to the bin.

    A copy of our file goes to the bin first. Answers struck for good in either version are then removed from everything
    the `holders` keep, by the next start if this process is killed before. Raises FileTrouble if that copy cannot be
    written; nothing is changed then. Waits for the disk.
    """
    before = desk.interview
    merged = merge(before, pair.other.interview, choices)
    keeps_mine = _drops_own_words(before, pair.other.interview, choices)
    mine = lay_in(desk.path.parent, desk.path.name, desk.contents())
    promise = _promised(desk, merged)
    desk.adopt(merged, _base(desk, pair, merged))
    if not desk.flush(_SAVE_TIMEOUT):
        desk.adopt(before, pair.mine)
        desk.forget_again()
        return Merged(Outcome.NOT_SAVED, mine, keeps_mine)
    try:
        away = put_away(pair.version, pair.data, desk.path.parent)
    except FileTrouble:
        away = None
    desk.forget_again()
    if merged.status is Status.FINAL and desk.forgetter is not None:
        desk.forgetter.wait(_FORGET_TIMEOUT)  # not longer: the desk goes on with it
    elif merged.struck and not forget(desk.path, merged, holders).left and promise is not None:
        promises.remove(promise)
    return Merged(Outcome.DONE if away else Outcome.LEFT, mine, keeps_mine, away)


def accept(merged: Merged) -> None:
    """Remove our earlier version from the bin, unless it has words that are nowhere else. Never raises."""
    if not merged.keeps_mine:
        with suppress(FileTrouble):
            take_out(merged.mine)


def take_apart(desk: Desk, pair: Pair, merged: Merged) -> Pair:
    """Make two versions again of what `put_together` merged, and return them. Waits for the disk.

    What was struck for good in either of them stays gone, and both stay in the bin until ours is on disk again. Raises
    FileTrouble or TranscriptError; the interview on the desk is then still the merged one.
    """
    mine = read(read_bytes(merged.mine.path))
    if merged.other is not None:
        write_atomic(pair.version.path, read_bytes(merged.other.path), None)
    struck = desk.interview.struck
    answers = {number: one for number, one in mine.interview.answers.items() if number not in struck}
    desk.adopt(mine.interview.change(struck=struck, answers=MappingProxyType(answers)), mine)
    saved = desk.flush(_SAVE_TIMEOUT)
    desk.forget_again()
    for binned in filter(None, (merged.mine, merged.other)) if saved else ():
        with suppress(FileTrouble):
            take_out(binned)
    return pair_of(desk, pair.version)


def _promised(desk: Desk, merged: Interview) -> Promise | None:
    """Promise to forget what is struck for good in a merged interview; None if the forgetter of the desk does that."""
    if merged.struck and merged.status is not Status.FINAL:
        with suppress(FileTrouble):  # without a place for it the two are merged all the same
            return promises.make(desk.path, merged.id, frozenset(merged.struck))
    return None


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
