"""The comparison of two interviews: what fits beside one, and what of two is shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.comparing import ComparedCard, in_turn, is_same_party, lay_side_by_side, party
from interview_tui.interview.model import Interview
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, Library
from interview_tui.tui.kit.comparable import question_set_of, without_duplicates


class SideBySide(NamedTuple):
    """Hold two interviews side by side: the name of each, and the cards that both may read."""

    left: str
    right: str
    same_party: bool
    cards: tuple[ComparedCard, ...]


def others(library: Library, one: Interview, fits: Callable[[Interview], bool]) -> list[Entry]:
    """Return what can be compared with `one`: other interviews and versions of them, with the same question set.

    Those of another party come first. Reads the disk; raises FolderTrouble.
    """
    fitting = [
        entry
        for entry in (*library.entries(), *library.shared())
        if (interview := entry.interview) is not None
        and interview.id != one.id
        and fits(interview)
        and question_set_of(interview) == question_set_of(one)
    ]
    return sorted(without_duplicates(fitting), key=lambda entry: entry.interview is None or _is_same(entry, one))


def _is_same(entry: Entry, one: Interview) -> bool:
    return entry.interview is not None and is_same_party(one, entry.interview)


def beside(library: Library, left: Path, right: Path) -> SideBySide:
    """Return the two files side by side. Reads the disk; raises UnreadableSide."""
    one, other = _document(library, left), _document(library, right)
    titles_left, titles_right = ({card.number: card.title for card in document.cards()} for document in (one, other))
    titles = {number: (titles_left | titles_right)[number] for number in in_turn([*titles_left], [*titles_right])}
    ours, theirs = one.interview, other.interview
    return SideBySide(
        party(ours, theirs),
        party(theirs, ours),
        is_same_party(ours, theirs),
        lay_side_by_side(ours, theirs, titles),
    )


class UnreadableSide(Exception):  # noqa: N818 - says what it is
    """Report that one of the two cannot be read: `path`, and `problem` in one line."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(problem)
        self.path = path
        self.problem = problem


def _document(library: Library, path: Path) -> Document:
    try:
        return read(library.contents(path))
    except UnreadableFile as error:
        raise UnreadableSide(path, error.told) from None
