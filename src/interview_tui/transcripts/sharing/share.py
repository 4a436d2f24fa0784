"""Shared versions: a second file with only what a circle may read, composed anew and never by removing text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, pgettext, visible_path
from interview_tui.storage.files import Fingerprint, read, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import SaveError, Trouble, UnreadableFile
from interview_tui.transcripts.format.blocks import card_block, closing_block, joined, readers_line, title_line
from interview_tui.transcripts.format.composer import particulars, witness_of
from interview_tui.transcripts.format.document import Document, Section, SectionKind, without_hidden
from interview_tui.transcripts.format.frontmatter import FrontMatter, Value
from interview_tui.transcripts.format.outline import comments
from interview_tui.transcripts.format.own_form import FENCE, SHARED_FOR
from interview_tui.transcripts.format.reader import particulars_in, read_front

# Keys that only served while the interview was being made.
_WORKING_KEYS = ("nth", "at_card", "parked", "struck", "cards", "dismissed", "back_on")


class ShareError(ValueError):
    """Report that a shared version cannot be made, or not be written there.

    `str()` is one or two translated sentences: what is wrong and what to do.
    """


class SharedCard(NamedTuple):
    """Describe what a shared version does with one answered card: `circle` may read it; it is `included` or not."""

    number: int
    title: str
    circle: Circle
    struck: bool
    included: bool

    @property
    def why(self) -> str:
        """The reason, in a few words in the language of the screen: who may read it, or that it is struck."""
        return pgettext("answer", "struck") if self.struck else words(current()).circles[self.circle]


class Share(NamedTuple):
    """Describe what a version for `circle` will contain, before it is written.

    `closing` tells whether the closing sentence is included; None if there is none. `additions` counts the sections
    written into the file by hand, outside the cards; they are left out since no circle was chosen for them. `hidden`
    counts the comments in what is given, which no reader of the interview sees; they are left out too. `obstacle` is a
    sentence that says why no version can be made, or None.
    """

    circle: Circle
    cards: tuple[SharedCard, ...]
    closing: bool | None
    additions: int
    hidden: int
    obstacle: str | None

    @property
    def left_out(self) -> tuple[SharedCard, ...]:
        """The cards that the version will not contain."""
        return tuple(card for card in self.cards if not card.included)


def preview(document: Document, circle: Circle) -> Share:
    """Return what `share` would put in the version for `circle`."""
    interview = document.interview
    shown = readable(interview, circle)
    cards = tuple(
        SharedCard(
            number=section.number,
            title=section.title,
            circle=interview.circle_of(section.number),
            struck=section.answer.struck,
            included=section.number in shown.answers,
        )
        for section in document.cards()
        if interview.answer(section.number)
    )
    return Share(
        circle=circle,
        cards=cards,
        closing=bool(shown.closing) if interview.closing else None,
        additions=sum(section.kind is SectionKind.FOREIGN for section in document.sections),
        hidden=sum(len(comments(section.raw)) for section in document.cards() if section.number in shown.answers),
        obstacle=_obstacle(document, shown),
    )


def share(document: Document, circle: Circle) -> bytes:
    """Return the contents of a file with what that circle (team or organisation) may read of the document.

    Cards are copied as printed in the document, so no question set is needed. Text written by hand outside the cards,
    and front matter keys that are not ours, are left out: no circle was chosen for them. Raises ShareError.
    """
    shown = readable(document.interview, circle)
    if problem := _obstacle(document, shown):
        raise ShareError(problem)
    texts = words(shown.lang)
    preamble = f"*{texts.version.format(readers=texts.circles[circle])}*"
    head = f"{title_line(shown)}\n{readers_line(circle, shown.lang)}\n\n{preamble}\n"
    sections = [Section(SectionKind.HEAD, head)]
    for section in document.cards():
        if section.number in shown.answers:
            bare = without_hidden(section)
            heading = bare.heading.replace("\r\n", "\n")
            raw = card_block(heading, bare.quote, bare.answer._replace(circle=None), shown.lang)
            sections.append(Section(SectionKind.CARD, raw, number=section.number))
    if shown.closing:
        sections.append(Section(SectionKind.CLOSING, closing_block(shown)))
    text = joined(sections)
    front = FrontMatter().updated(_front(shown, circle) | witness_of(shown, sections).with_whole(text).values())
    return f"{FENCE}\n{front}{FENCE}\n\n{text}".encode("utf-8", errors="replace")


def _front(shown: Interview, circle: Circle) -> dict[str, Value]:
    """Return the front matter of a shared version."""
    values: dict[str, Value] = {}
    for key, value in particulars(shown).items():
        if key not in _WORKING_KEYS:
            values[key] = value
        if key == "sharing":
            values[SHARED_FOR] = circle.key
    return values


def _obstacle(document: Document, shown: Interview) -> str | None:
    """Return a sentence that says why no version with `shown` can be made; None if it can."""
    readers = words(current()).circles[shown.sharing]
    if shown.sharing is Circle.PRIVATE:
        return _("A version is made for your team or your organisation.")
    if document.front.get(SHARED_FOR) is not None:
        return _("This is a version for others already; make one from the interview itself.")
    if document.stops:
        return _("It is not certain who may read everything in this interview. Look at that first.")
    if document.interview.status is not Status.FINAL:
        return _("This interview has not been read back yet. Do that together first; then you can share it.")
    if not (document.interview.answers or document.interview.struck or document.clean):
        return _("No answer is known in this file: there is nothing to give to others.")
    if not shown.answers and not shown.closing:
        return _("There is nothing in this interview that {readers} may read.").format(readers=readers)
    return None


def write_version(data: bytes, path: Path, *, transcript: Path, ident: str, system: System = SYSTEM) -> None:
    """Write a shared version of the interview with id `ident`, whose file is `transcript`, to `path`.

    An earlier shared version of the same interview is replaced; any other file is never overwritten.
    Raises ShareError or SaveError.
    """
    shown = visible_path(str(path))
    if os.path.realpath(path) == os.path.realpath(transcript) or _same_file(path, transcript):
        raise ShareError(_("{path} is the interview itself. Give the version another name.").format(path=shown))
    expected = None
    if os.path.isdir(path):  # noqa: PTH112 - never raises, as is_dir() does for a name that is too long
        raise ShareError(_("{path} is a folder. Give the name of a file in it.").format(path=shown))
    if os.path.lexists(path):
        expected = version_at(path, ident, particulars_in(read_front(data)), system=system)
        if expected is None:
            problem = _("{path} holds something else, which stays as it is. Give the version another name.")
            raise ShareError(problem.format(path=shown))
    elif not os.path.isdir(path.parent):  # noqa: PTH112
        problem = _("There is no folder {folder}. Make it first, or choose another.")
        raise ShareError(problem.format(folder=visible_path(str(path.parent))))
    try:
        write_atomic(path, data, expected, system=system)
    except SaveError as error:
        if error.kind is Trouble.NAME_TOO_LONG:
            raise ShareError(_("The name of the version is too long for a file there. Give a shorter one.")) from error
        if error.kind not in (Trouble.CHANGED, Trouble.VANISHED):
            raise
        problem = _(
            "Another program wrote or moved {path} at the same moment. Nothing of this version was written: try again."
        )
        raise ShareError(problem.format(path=shown)) from error


def version_at(path: Path, ident: str, interview: Interview, *, system: System = SYSTEM) -> Fingerprint | None:
    """Return the fingerprint of an earlier version of the interview with that id at `path`; None for anything else.

    Somebody may have used a copy of one interview as the start of another, with its id.
    """
    try:
        earlier, fingerprint = read(path, system=system)
        front = read_front(earlier)
        held = particulars_in(front)
    except UnreadableFile:
        return None
    is_ours = front.get(SHARED_FOR) is not None and held.id == ident and kin(held, interview) is Kin.SAME
    return fingerprint if is_ours else None


def _same_file(path: Path, other: Path) -> bool:
    """Return whether two paths are the same file; False if one does not exist."""
    try:
        return path.samefile(other)
    except OSError:
        return False
