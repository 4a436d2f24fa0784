"""The file of two versions: first ours with what was chosen, on the disk; only then is the other put away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from interview_tui.interview.merging import Subject, Take, Where, compare, merge
from interview_tui.interview.model import Interview
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import lay_in
from interview_tui.transcripts.library.forgetting import Holder, forget
from interview_tui.transcripts.versions.finding import OtherVersion, put_away
from interview_tui.transcripts.versions.foreign_parts import carried

_TO_SAVE = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions side by side: ours as its file should be, and the other as it was read (`data`)."""

    version: OtherVersion
    mine: Document
    other: Document
    data: bytes


class Outcome(Enum):
    """What became of it."""

    DONE = "done"
    NOT_SAVED = "not saved"  # the other version is where it was
    LEFT = "left"  # ours is saved; the other version changed meanwhile, lies open, or cannot be moved


def pair_of(desk: Desk, version: OtherVersion) -> Pair:
    """Read both. Raises UnreadableFile."""
    data = read_bytes(version.path)
    return Pair(version, read(desk.contents()), read(data), data)


def put_together(desk: Desk, pair: Pair, choices: Mapping[Subject, Take], holders: Iterable[Holder]) -> Outcome:
    """Make the interview on the desk what was chosen, save it, and put the other version in the bin.

    Words of ours that were not chosen go to the bin first, as they stand in our file. What was struck and finished in
    either version is then taken out of whatever these `holders` hold. Raises FileTrouble if the bin takes nothing;
    nothing is changed then. Waits for the disk.
    """
    merged = merge(desk.interview, pair.other.interview, choices)
    if _drops(desk.interview, pair.other.interview, choices):
        lay_in(desk.path.parent, desk.path.name, desk.contents())
    desk.adopt(merged, _base(desk, pair, merged))
    if not desk.flush(_TO_SAVE):
        return Outcome.NOT_SAVED
    try:
        away = put_away(pair.version, pair.data, desk.path.parent)
    except FileTrouble:
        away = False
    if merged.struck:
        forget(desk.path, merged, holders)
    return Outcome.DONE if away else Outcome.LEFT


def _drops(mine: Interview, other: Interview, choices: Mapping[Subject, Take]) -> bool:
    """Whether words of ours are not taken."""
    return any(
        one.where is not Where.OTHER and not one.ruled and choices.get(one.subject) is Take.OTHER
        for one in compare(mine, other)
    )


def _base(desk: Desk, pair: Pair, merged: Interview) -> Document:
    """What to write it over: ours with what a hand wrote in the other, if that leaves every answer as it is."""
    both = carried(pair.mine, pair.other, merged.struck)
    try:
        if read(compose(merged, desk.cards, both)).interview == merged:
            return both
    except TranscriptError:
        pass
    return pair.mine
