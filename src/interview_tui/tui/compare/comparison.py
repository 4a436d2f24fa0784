"""The comparison of two interviews: which can be compared, and what of two is shown side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from interview_tui.forms.shipped import forms_for
from interview_tui.interview.comparing import ComparedCard, in_turn, is_same_party, lay_side_by_side, party
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Entry, Library
from interview_tui.tui.kit.host import Host


class SideBySide(NamedTuple):
    """Hold two interviews side by side: the name of each, and the cards that both may read."""

    left: str
    right: str
    same_party: bool
    cards: tuple[ComparedCard, ...]


def is_comparable(app: Host, interview: Interview) -> bool:
    """Return whether an interview can be compared: its form allows it, and it is final.

    The organisation reads what is compared, so no form with a narrower widest circle is compared.
    """
    form = app.decks.form_of(interview)
    meant = form is not None and form.compare and app.decks.widest_of(interview) is Circle.ORGANISATION
    return meant and interview.status is Status.FINAL


def comparable(app: Host, entries: Iterable[Entry]) -> list[Entry]:
    """Return which of these can be compared: each interview once, in the order in which they are given.

    Most interviews are of a form that is not compared: their heads tell that, without being read.
    """
    forms = {form.id for known in (app.start.forms, forms_for(app.start.cards)) for form in known.forms if form.compare}
    return _without_duplicates(
        [
            entry
            for entry in entries
            if entry.head is not None
            and entry.head.status is Status.FINAL
            and entry.head.form in forms
            and entry.interview is not None
            and is_comparable(app, entry.interview)
        ]
    )


def pairable(fitting: Sequence[Entry]) -> list[Entry]:
    """Return which of these, that can be compared, have another among them with the same question set."""
    count = Counter(_question_set_of(entry.interview) for entry in fitting if entry.interview is not None)
    return [one for one in fitting if one.interview is not None and count[_question_set_of(one.interview)] > 1]


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
        and _question_set_of(interview) == _question_set_of(one)
    ]
    return sorted(_without_duplicates(fitting), key=lambda entry: entry.interview is None or _is_same(entry, one))


def _without_duplicates(entries: list[Entry]) -> list[Entry]:
    """Return each interview once: the interview itself rather than versions of it."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.ident, entry)
    return list(seen.values())


def _is_same(entry: Entry, one: Interview) -> bool:
    return entry.interview is not None and is_same_party(one, entry.interview)


def _question_set_of(interview: Interview) -> str:
    return interview.question_set.partition("@")[0]


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
