"""Removal of struck answers from everything besides the transcript that may hold text of an interview.

The transcript itself is written without the struck answers when the interview is finished. A holder is anything else
that keeps such text, in files or in memory: `holders.py` defines those of the transcripts, and the app passes the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from interview_tui.interview.model import Interview
from interview_tui.storage.trouble import FileTrouble


class Struck(NamedTuple):
    """Name the answers to remove: those on `cards` of the interview with the id `ident`.

    `path` is its transcript, which is saved already and which no holder writes.
    """

    path: Path
    ident: str
    cards: frozenset[int]


class Forgotten(NamedTuple):
    """Report where the struck answers were removed and where they may remain.

    `cleaned` are the files that were rewritten without them, or removed. `left` are the files of the interview that may
    still hold them: they cannot be read or written, or belong to another program.
    """

    cleaned: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


class Holder(Protocol):
    """Define what keeps text of an interview besides its transcript."""

    def forget(self, struck: Struck) -> Forgotten:
        """Remove the struck answers from everything kept of that interview; leave all else byte for byte as it is.

        Files that cannot be reached are in `left`. Raises FileTrouble at most; its path then counts as left.
        """
        ...


def forget(path: Path, interview: Interview, holders: Iterable[Holder]) -> Forgotten:
    """Ask each holder, in that order, to forget the answers of the cards in `interview.struck`.

    `path` is the transcript, saved already; if it still holds them (edited by hand, or because saving failed) it is in
    `left`. Never raises for a file that cannot be reached: that is in `left` too.
    """
    if not interview.struck:
        return Forgotten()
    struck = Struck(path, interview.id, frozenset(interview.struck))
    return together(_ask(holder, struck) for holder in holders)


def together(parts: Iterable[Forgotten]) -> Forgotten:
    """Combine the reports into one, with each file once."""
    cleaned: dict[Path, None] = {}
    left: dict[Path, None] = {}
    for part in parts:
        cleaned |= dict.fromkeys(part.cleaned)
        left |= dict.fromkeys(part.left)
    return Forgotten(tuple(cleaned), tuple(left))


def _ask(holder: Holder, struck: Struck) -> Forgotten:
    """Return the report of one holder; a FileTrouble that it raises becomes a file that is left."""
    try:
        return holder.forget(struck)
    except FileTrouble as error:  # the other holders are still asked
        return Forgotten(left=(error.path,))
