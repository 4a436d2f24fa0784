"""Whether another version of an interview has words that would be lost if all of it were removed.

A version in the folder may say more than the transcript, and a rescue file may have what nobody said yes to. What was
given has neither: so a person chooses first. What lies in the bin was thrown away, and is not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Interview
from interview_tui.language import _, visible_path
from interview_tui.storage.files import read_bytes
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.desk.rescue import name_of_transcript, rescue_folder
from interview_tui.transcripts.format.document import Document, SectionKind
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.certainty import in_a_row, said_in, words_of
from interview_tui.transcripts.library.for_others import circle_of
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.versions.finding import OtherVersion, at, versions_of
from interview_tui.transcripts.versions.foreign_parts import carried


class MoreWords(NamedTuple):
    """Hold the file with another version, whether it can be read, and whether it lies beside the transcript."""

    path: Path
    is_readable: bool
    is_beside: bool = True

    @property
    def told(self) -> str:
        """One or two sentences that say which file it is and what is the matter with it."""
        name = visible_path(self.path.name if self.is_beside else os.fspath(self.path))
        if self.is_readable:
            text = _("{name} is another version of this interview, and has words that are not in this one.")
        else:
            text = _("{name} is another version of this interview and cannot be read: what it says is not certain.")
        return text.format(name=name)


def version_with_more(
    path: Path, document: Document, folders: Iterable[Path], library_of: Callable[[Path], Library]
) -> MoreWords | None:
    """Return another version of the interview at `path` that says what `document` does not; None if none does.

    `folders` are looked at besides that of the transcript. The caller has the lock of the interview. Reads the disk;
    raises FolderTrouble.
    """
    has_more = _Against(document)
    for version in _versions(path, document.interview, folders, library_of):
        beside = version.path.parent == path.parent
        if version.interview is None:
            return MoreWords(version.path, False, beside)
        try:
            other = read(read_bytes(version.path))
        except UnreadableFile:
            return MoreWords(version.path, False, beside)
        if has_more(other):
            return MoreWords(version.path, True, beside)
    return None


def _versions(
    path: Path, interview: Interview, folders: Iterable[Path], library_of: Callable[[Path], Library]
) -> Iterator[OtherVersion]:
    """Yield the other versions: beside the transcript, in the other folders, and rescue files; those for others too."""
    ident = interview.id
    path = Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()
    library = library_of(path.parent)
    library.files_of(ident)  # it raises what `versions_of` passes over
    yield from versions_of(path, ident, library)
    yield from _unreadable_rescues(path)
    seen = {os.path.realpath(path.parent)}
    for folder in folders:
        if os.path.realpath(folder) in seen or not folder.is_dir():
            continue
        seen.add(os.path.realpath(folder))
        for entry in library_of(folder).files_of(ident):
            if entry.interview is not None and kin(entry.interview, interview) is Kin.SAME:
                yield OtherVersion(entry.path, entry.modified, interview=entry.interview)
    for entry in library.shared():
        if entry.ident == ident:
            yield OtherVersion(entry.path, entry.modified, interview=entry.interview or interview)


def _unreadable_rescues(path: Path) -> Iterator[OtherVersion]:
    """Yield the rescue files that belong to a transcript by their name and cannot be read."""
    folder = rescue_folder()
    found = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    for one in found:
        if name_of_transcript(one) == path.name and (version := at(one)).interview is None:
            yield version


class _Against:
    """Tell of other versions whether they say what a transcript does not."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = said_in(document).words

    def __call__(self, other: Document) -> bool:
        """Return whether an answer has a line that stands nowhere in the transcript, or a hand added something.

        Of a version for others only what a hand added counts: it was made of an interview, perhaps of an earlier day.
        """
        mine, theirs = self._document.interview, other.interview
        is_for_others = circle_of(other) is not None
        kinds = {SectionKind.FOREIGN}
        if not is_for_others:
            kinds.add(SectionKind.HEAD)
            answers = theirs.answers.values()
            lines = [line for answer in answers for line in (*answer.note.split("\n"), *answer.zodatjes)]
            if any(words_of(line) and in_a_row(line) not in self._words for line in (*lines, theirs.closing)):
                return True
            told = ((theirs.next, mine.next), (theirs.listeners, mine.listeners))
            if any(said and said != ours for said, ours in told):
                return True
        both = carried(self._document, other, mine.struck)
        known = {section.raw.strip() for section in self._document.sections}
        if any(one.kind in kinds and one.raw.strip() not in known for one in both.sections):
            return True
        return not is_for_others and len(both.front.entries) > len(self._document.front.entries)
