"""Versions for others of an interview: which files may be one, and whether one has what its readers may not read.

A hand may have moved words to another place in a version, or have damaged it. So a version is not only read: what this
program did not write in it is searched for the words that are kept from its readers, letter by letter.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from interview_tui.interview.model import CLOSING, Circle, ClosingReaders, Interview
from interview_tui.interview.sharing import readable, withheld
from interview_tui.interview.transcript_words import every_language
from interview_tui.storage.files import read_head
from interview_tui.storage.system import SYSTEM, System
from interview_tui.transcripts.format.blocks import readers_line, title_line
from interview_tui.transcripts.format.composer import particulars
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.frontmatter import FrontMatter
from interview_tui.transcripts.format.judging.witness import witness_in
from interview_tui.transcripts.format.outline import comments
from interview_tui.transcripts.format.own_form import ORDER, SHARED_FOR
from interview_tui.transcripts.heads.damaged_top import LOOK, names_id
from interview_tui.transcripts.heads.entry import Entry
from interview_tui.transcripts.heads.given_names import circle_in, is_named_like, may_be_called, whole_name_in
from interview_tui.transcripts.library.certainty import may_hold, words_of
from interview_tui.transcripts.library.copies import is_named_version, kept_beside, program_of

_SHARED_LINE: Final = re.compile(rb"(?mi)^[ \t\"'#]*shared_for")
_LEAST: Final = 4  # letters of a word that is looked for: shorter ones stand in every text
_RUN: Final = 12  # letters in a row that are looked for, whatever stands between them


# --- which files may be one


def circle_of(document: Document) -> Circle | None:
    """Return for whom a version was made; None for the interview itself or a copy of it.

    A version that does not say it as this program does counts as one for everybody.
    """
    if not any(entry.key == SHARED_FOR for entry in document.front.entries):
        return None
    said = document.front.get(SHARED_FOR)
    return next((one for one in Circle if said == one.key), max(Circle))


def circle_told(document: Document) -> Circle | None:
    """Return for whom a file tells that it is, though no key of it does: by our sentence above its cards.

    A key that is commented out, or that is one of another, tells of everybody.
    """
    if _SHARED_LINE.search(document.front.updated({}).encode()):
        return max(Circle)
    above = "".join(words_of(document.sections[0].raw))
    for texts in every_language():
        for circle, readers in texts.circles.items():
            if "".join(words_of(texts.version.format(readers=readers))) in above:
                return circle
    return None


def circle_perhaps(document: Document, name: str, transcript: Path, ident: str) -> Circle | None:
    """Return for whom a file of an interview may be that says so by no key: by its name or another word in it.

    Its name tells nothing where it says that it is the whole, nor does what the whole with that colleague is called.
    """
    own = whole_name_in(name, document.interview) + SUFFIX
    is_whole = _says_whole(document.sections[0].raw)
    named = None if is_whole else circle_in(name, Path(own) if own != SUFFIX else transcript, ident)
    return max((one for one in (named, circle_told(document)) if one is not None), default=None)


def is_for_others(name: str, transcript: Path, ident: str, data: bytes) -> bool:
    """Return whether a file of an interview that cannot be understood is a version for others, by its name or `data`.

    `data` is what could be read of it: what that says counts, and its name where it says nothing.
    """
    if _SHARED_LINE.search(data):
        return True
    text = data[:LOOK].replace(b"\0", b"").decode(errors="replace")
    return circle_in(name, transcript, ident) is not None and not _says_whole(text)


def _says_whole(text: str) -> bool:
    """Return whether our sentence that a file is the whole interview stands in a text."""
    above = "".join(words_of(text))
    return any("".join(words_of(one)) in above for texts in every_language() for one in texts.wholes)


def is_version(entry: Entry, path: Path, ident: str, *, system: System = SYSTEM) -> bool:
    """Return whether a file that cannot be read is a version of the interview at `path`, with id `ident`.

    That is told by its name, or by a line with the id near its beginning, which is read if the name has none. A version
    for others is none.
    """
    name = entry.name
    if name == path.name or entry.ident not in ("", ident):
        return False
    data = _beginning(entry.path, system)
    begins_alike = name.startswith(path.stem) or is_named_like(name, path.name, ident)
    ours = is_named_version(name) and (kept_beside(name) == path.name or begins_alike)
    return (ours or entry.ident == ident or names_id(data, ident)) and not is_for_others(name, path, ident, data)


def _beginning(path: Path, system: System) -> bytes:
    """Return the first bytes of an ordinary file; nothing of a link, of a pipe, or of what cannot be read."""
    try:
        if not stat.S_ISREG(system.lstat(path).st_mode):
            return b""
        return read_head(path, LOOK, LOOK, lambda _head: True, system=system)
    except OSError:
        return b""


def is_copy_named(name: str, transcript: Path, ident: str) -> bool:
    """Return whether a file has a name of a transcript, or of a copy that a program made of it."""
    stem = name.rpartition(".")[0]
    rests = [stem.removeprefix(own) for own in may_be_called(transcript, ident) if stem.startswith(own)]
    by_program = any(not rest or re.fullmatch(r"-\d+", rest) or program_of(stem) for rest in rests)
    return by_program or kept_beside(name) == transcript.name


def is_of_transcript(name: str, transcript: Path) -> bool:
    """Return whether an editor or a backup program named a file after the transcript itself: `x.md~`, `.x.md.swp`."""
    return name.lstrip(".#~$").startswith(transcript.name)


# --- what may be in one


def narrowed(version: Interview, now: Interview, circle: Circle) -> Interview:
    """Return what may stay of a version for a circle, of the interview as it is `now`.

    What was allowed of the closing sentence was allowed for the one that stands in the interview, and no other.
    """
    allowed = readable(now, circle)
    is_same = version.closing == allowed.closing
    return version.change(
        answers=MappingProxyType({number: one for number, one in version.answers.items() if number in allowed.answers}),
        closing=version.closing if is_same else "",
        closing_readers=min(version.closing_readers, allowed.closing_readers) if is_same else ClosingReaders.NOBODY,
        next=version.next if allowed.next else "",
        listeners=version.listeners if allowed.listeners else "",
    )


def may_hold_more(document: Document, now: Interview, circle: Circle, taken: str = "") -> bool:
    """Return whether a version for a circle, as it was read, may have what that circle may not read of it `now`.

    It may if an answer in it is not for that circle, if anything about readers or headings is unclear in it, or if
    words that are kept from the circle stand where this program did not write them. `taken` are words that stood in it
    before and were taken out.
    """
    if narrowed(document.interview, now, circle) != document.interview:
        return True
    hidden = withheld(now, circle)
    if hidden is None and not taken:
        return False
    cards = frozenset(hidden.answers) if hidden is not None else frozenset[int]()
    if document.stops:
        return True
    if not document.has_witness and may_hold(document, cards):
        return True
    sought = f"{words_in(hidden)}\n{taken}" if hidden is not None else taken
    return _has_words("\n".join(_strange(document)), sought, "\n".join(_expected(document, now, circle)))


def words_in(interview: Interview) -> str:
    """Return all that was said in an interview as one text."""
    answers = (text for one in interview.answers.values() for text in (one.note, *one.zodatjes))
    return "\n".join((*answers, interview.closing, interview.next, interview.listeners))


def _strange(document: Document) -> Iterator[str]:
    """Yield what this program did not write in a version, or of which that cannot be told."""
    yield document.front.updated({})
    for section in document.sections:
        if _is_sealed(section, document):
            yield from comments(section.raw)  # a seal leaves these out
        else:
            yield section.raw


def _is_sealed(section: Section, document: Document) -> bool:
    """Return whether a seal fits on a section; while nothing in a version `stops`, all seals in it do."""
    interview = document.interview
    if section.kind is SectionKind.CARD:
        number, circle = section.number, interview.circle_of(section.number)
    elif section.kind is SectionKind.CLOSING:
        number, circle = CLOSING, interview.circle_of(CLOSING)
    else:
        return False
    is_open = circle is not Circle.PRIVATE and not interview.answer(number).struck
    return document.has_witness and is_open and number in witness_in(document.front).seals


def _expected(document: Document, now: Interview, circle: Circle) -> Iterator[str]:
    """Yield what may stand in a version for a circle, whoever wrote it: what they may read, and words of ours."""
    shown = readable(now, circle)
    yield words_in(shown)
    yield FrontMatter().updated(particulars(shown))
    yield from (*ORDER, title_line(shown), readers_line(circle, shown.lang), *(one.key for one in Circle))
    for texts in every_language():
        yield from (texts.version, texts.closing, texts.not_asked, texts.asked, texts.zodatje, *texts.circles.values())
        yield from (*texts.readers_labels, texts.wall, *texts.wall_readers.values(), *texts.wholes)
    for section in document.cards():
        yield from (section.title, section.quote)


def _has_words(text: str, sought: str, expected: str) -> bool:
    """Return whether words of `sought` stand in a text that are not in what is `expected` there.

    Letters and digits alone count: words as a whole, and runs of letters also where something stands between them.
    """
    inside, wanted, ours = map(words_of, (text, sought, expected))
    found = {*wanted}.intersection(inside).difference(ours)
    if any(len(word) >= _LEAST for word in found):
        return True
    return bool(_runs(wanted).intersection(_runs(inside)).difference(_runs(ours)))


def _runs(words: list[str]) -> set[str]:
    """Return every run of letters in these words, put together."""
    letters = "".join(words)
    return {letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1)}
