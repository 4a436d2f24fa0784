"""Removal of struck answers from everything besides the transcript that may hold text of an interview.

The transcript itself is written without the struck answers when the interview is finished. A holder is anything else
that keeps such text, in files or in memory: `holders.py` defines those of the transcripts, and the app passes the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.sharing import withheld
from interview_tui.storage.trouble import FileTrouble


class Struck(NamedTuple):
    """Name the answers to remove: those on `cards` of the interview with the id `ident`.

    `path` is its transcript, which is saved already and which no holder writes. `now` is the interview as it was
    finished; None if that is not known. What a circle may not read in it is removed from the versions for that circle.
    """

    path: Path
    ident: str
    cards: frozenset[int]
    now: Interview | None = None

    @property
    def narrows(self) -> bool:
        """Return whether there is anything in the interview that a version for others may not have."""
        return self.now is not None and bool(withheld(self.now, max(Circle)))


class Why(Enum):
    """Say why a file that was given still has what was taken back."""

    CHANGED = auto()  # somebody wrote in it
    GONE = auto()  # it is not where it was
    AWAY = auto()  # its folder is not there: a stick that was taken out
    CLOSED = auto()  # it cannot be read or written now
    OTHER = auto()  # another interview has the same id, or had: it may be of that one
    ALONE = auto()  # the transcript cannot be read: nothing could be made anew, and it may be the last copy


class Elsewhere(NamedTuple):
    """Name a file that was given and that was not made anew, and why."""

    path: Path
    why: Why


class Forgotten(NamedTuple):
    """Report where the struck answers were removed and where they may remain.

    `cleaned` are the files that were rewritten without them, or removed; `narrowed` those of them that only had what
    others may not read any more. `left` are the files of the interview that may still hold them: they cannot be read or
    written, or belong to another program: those are in `foreign` too, and no later time will change them. In `wider`
    are those of them that may hold nothing struck, but what fewer people may read now. Of what was given (see
    `export/giving`), `renewed` are those of `cleaned` that were made anew, `withdrawn` those that were removed, and
    `elsewhere` tells why the others are in `left`; `passed_on` are those of all these that are not for the two alone,
    and `unnamed` those of them whose readers do not know whose interview it is.
    """

    cleaned: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    foreign: tuple[Path, ...] = ()
    narrowed: tuple[Path, ...] = ()
    wider: tuple[Path, ...] = ()
    renewed: tuple[Path, ...] = ()
    withdrawn: tuple[Path, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    passed_on: tuple[Path, ...] = ()
    unnamed: tuple[Path, ...] = ()

    @property
    def lasting(self) -> tuple[Path, ...]:
        """Return the files that are left and that a later time may free of the answers."""
        return tuple(path for path in self.left if path not in self.foreign)

    def after(self, earlier: Forgotten) -> Forgotten:
        """Return this report with what an earlier one had removed; what was left then counts no more."""
        return together([earlier._replace(left=(), foreign=(), wider=(), elsewhere=()), self])


class Holder(Protocol):
    """Define what keeps text of an interview besides its transcript."""

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from everything kept of that interview; leave all else byte for byte as it is.

        Files that cannot be reached are in `left`. Raises FileTrouble at most; its path then counts as left.
        """
        ...


def forget(path: Path, interview: Interview, holders: Iterable[Holder], *, certain: bool = True) -> Forgotten:
    """Ask each holder, in that order, to forget the answers of the cards in `interview.struck`.

    If it is final, they also take out of versions for others what their circle may not read any more, unless it is not
    `certain` who may read it: then nobody chose that yet. `path` is the
    transcript, saved already; if it still holds struck answers (edited by hand, or because saving failed) it is in
    `left`. Never raises for a file that cannot be reached: that is in `left` too.
    """
    final = interview.status is Status.FINAL
    if not interview.struck and not final:
        return Forgotten()
    return forget_all(
        Struck(path, interview.id, frozenset(interview.struck), interview if final and certain else None), holders
    )


def forget_all(struck: Struck, holders: Iterable[Holder]) -> Forgotten:
    """Ask each holder, in that order, to forget what is struck. Never raises for a file that cannot be reached."""
    return together(_ask(holder, struck) for holder in holders)


def together(parts: Iterable[Forgotten]) -> Forgotten:
    """Combine the reports into one, with each file once."""
    files: tuple[dict[Any, None], ...] = tuple({} for _field in Forgotten._fields)
    for part in parts:
        for known, found in zip(files, part, strict=True):
            known |= dict.fromkeys(found)
    return Forgotten(*map(tuple, files))


def _ask(holder: Holder, struck: Struck) -> Forgotten:
    """Return the report of one holder; a FileTrouble that it raises becomes a file that is left."""
    try:
        return holder.forget(struck)
    except FileTrouble as error:  # the other holders are still asked
        return Forgotten(left=(error.path,))
