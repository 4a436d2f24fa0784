"""Take what was struck out of all that may hold words of an interview: each holder that is handed in is asked.

The transcript itself is written without the struck answers when the interview is finished. A holder is whoever else
keeps such words, in files or in memory; `holders.py` has those of this folder, and the app hands in the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from interview_tui.interview.model import Interview
from interview_tui.storage.trouble import FileTrouble


@dataclass(frozen=True, slots=True)
class Struck:
    """What is to be forgotten: the answers on `cards` of the interview with that `ident`.

    `path` is its transcript, saved already, which no holder writes.
    """

    path: Path
    ident: str
    cards: frozenset[int]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of the struck answers.

    `cleaned` are the files they were taken out of (or that were removed), `left` the files that belong to the
    interview and may still hold them: because they cannot be read or written, or are of another program.
    """

    cleaned: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


class Holder(Protocol):
    """Whoever may hold words of an interview besides its transcript."""

    def forget(self, struck: Struck) -> Forgotten:
        """Take the struck answers out of everything held of that interview; leave all else to the letter.

        What cannot be reached is told in `left`. Raises FileTrouble at most, which counts as its path being left.
        """
        ...


def forget(path: Path, interview: Interview, holders: Iterable[Holder]) -> Forgotten:
    """Ask each holder, in that order, to forget the answers of the cards in `interview.struck`.

    `path` is the transcript, saved already; where it still holds them (by a hand, or because saving failed) it is
    among what is left. Never raises for what cannot be reached: it is told.
    """
    if not interview.struck:
        return Forgotten()
    struck = Struck(path, interview.id, frozenset(interview.struck))
    return together(_ask(holder, struck) for holder in holders)


def together(parts: Iterable[Forgotten]) -> Forgotten:
    """Return what became of them in all parts, each file once."""
    cleaned: dict[Path, None] = {}
    left: dict[Path, None] = {}
    for part in parts:
        cleaned |= dict.fromkeys(part.cleaned)
        left |= dict.fromkeys(part.left)
    return Forgotten(tuple(cleaned), tuple(left))


def _ask(holder: Holder, struck: Struck) -> Forgotten:
    try:
        return holder.forget(struck)
    except FileTrouble as error:  # the others are asked all the same
        return Forgotten(left=(error.path,))
