"""A second file, with only what a circle of readers may read: written anew, never by taking things out of the first."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from interview_tui.interview.model import Circle, Interview, Status
from interview_tui.interview.sharing import readable
from interview_tui.interview.transcript_words import words
from interview_tui.language import _, current, pgettext, visible
from interview_tui.storage.files import read, write_atomic
from interview_tui.storage.system import SYSTEM, System
from interview_tui.storage.trouble import UnreadableFile
from interview_tui.transcripts.format.blocks import card_block, closing_block, joined, readers_line, title_line
from interview_tui.transcripts.format.composer import particulars
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.entry import SHARED_FOR
from interview_tui.transcripts.format.file_names import SUFFIX
from interview_tui.transcripts.format.frontmatter import FENCE, FrontMatter, Value
from interview_tui.transcripts.format.reader import particulars_in, read_front

# What only served the making of the interview.
_OF_THE_MAKING = ("at_card", "parked", "struck", "cards", "dismissed", "back_on")


class ShareError(ValueError):
    """A version that cannot be made, or not be written there. `str()` is one sentence: what, and what to do."""


@dataclass(frozen=True, slots=True)
class SharedCard:
    """What becomes of one card that brought something: `circle` may read it, and it is `included` or left out."""

    number: int
    title: str
    circle: Circle
    struck: bool
    included: bool

    @property
    def why(self) -> str:
        """Who may read it, in a few words in the language of the screen: `only the two of us`, `struck`."""
        return pgettext("answer", "struck") if self.struck else words(current()).circles[self.circle]


@dataclass(frozen=True, slots=True)
class Share:
    """What a version for `circle` will hold, before it is written.

    `closing` says what becomes of the closing sentence: True goes in, False is left out, None where there is none.
    `additions` counts the pieces that were written into the file by hand, outside the cards, which are left out since
    nobody said who may read them. `obstacle` is a sentence that says why no version can be made, or None.
    """

    circle: Circle
    cards: tuple[SharedCard, ...]
    closing: bool | None
    additions: int
    obstacle: str | None

    @property
    def left_out(self) -> tuple[SharedCard, ...]:
        """The cards that will not be in it."""
        return tuple(card for card in self.cards if not card.included)


def preview(document: Document, circle: Circle) -> Share:
    """What `share` would do."""
    held = document.interview
    shown = readable(held, circle)
    cards = tuple(
        SharedCard(
            number=section.number,
            title=section.title,
            circle=held.circle_of(section.number),
            struck=section.answer.struck,
            included=section.number in shown.answers,
        )
        for section in document.cards()
        if held.answer(section.number)
    )
    return Share(
        circle=circle,
        cards=cards,
        closing=bool(shown.closing) if held.closing else None,
        additions=sum(section.kind is SectionKind.FOREIGN for section in document.sections),
        obstacle=_obstacle(document, shown),
    )


def share(document: Document, circle: Circle) -> bytes:
    """A file with what that circle (team or organisation) may read, as the document stands.

    The cards are as they are printed in the document, so any question set will do. What was written into the file by
    hand outside the cards, and front matter that is not ours, is left out: nobody said who may read it.
    Raises ShareError.
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
            heading = section.heading.replace("\r\n", "\n")
            raw = card_block(heading, section.quote, shown.answer(section.number), shown.lang)
            sections.append(Section(SectionKind.CARD, raw, number=section.number))
    if shown.closing:
        sections.append(Section(SectionKind.CLOSING, closing_block(shown)))
    front = FrontMatter().updated(_front(shown, circle))
    return f"{FENCE}\n{front}{FENCE}\n\n{joined(sections)}".encode("utf-8", errors="replace")


def _front(shown: Interview, circle: Circle) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in particulars(shown).items():
        if key not in _OF_THE_MAKING:
            values[key] = value
        if key == "sharing":
            values[SHARED_FOR] = circle.key
    return values


def _obstacle(document: Document, shown: Interview) -> str | None:
    """Why there can be no version with `shown` in it."""
    readers = words(current()).circles[shown.sharing]
    if shown.sharing is Circle.PRIVATE:
        return _("A version is made for your team or your organisation.")
    if document.front.get(SHARED_FOR) is not None:
        return _("This is a version for others already; make one from the interview itself.")
    if document.interview.status is not Status.FINAL:
        return _("This interview has not been read back yet. Do that together first; then you can share it.")
    if not shown.answers and not shown.closing:
        return _("There is nothing in this interview that may be read by: {readers}.").format(readers=readers)
    return None


def version_path(transcript: Path, circle: Circle) -> Path:
    """A good place for a version: beside the transcript, with the circle in its name. Nothing is looked up."""
    word = pgettext("file name", "team") if circle is Circle.TEAM else pgettext("file name", "organisation")
    return transcript.with_name(f"{transcript.name.removesuffix(SUFFIX)}-{word}{SUFFIX}")


def write_version(data: bytes, path: Path, *, transcript: Path, ident: str, system: System = SYSTEM) -> None:
    """Write a version of the interview `ident`, which is kept in `transcript`, to `path`.

    An earlier version of the same interview is replaced; anything else that stands there is left alone.
    Raises ShareError or SaveError.
    """
    shown = visible(str(path))
    if os.path.realpath(path) == os.path.realpath(transcript) or _same_file(path, transcript):
        raise ShareError(_("{path} is the interview itself. Give the version another name.").format(path=shown))
    expected = None
    if os.path.isdir(path):  # noqa: PTH112 - never raises, as is_dir() does for a name that is too long
        raise ShareError(_("{path} is a folder. Give the name of a file in it.").format(path=shown))
    if os.path.lexists(path):
        try:
            earlier, expected = read(path, system=system)
            front = read_front(earlier)
            ours = front.get(SHARED_FOR) is not None and particulars_in(front).id == ident
        except UnreadableFile:
            ours = False
        if not ours:
            problem = _("{path} holds something else, which stays as it is. Give the version another name.")
            raise ShareError(problem.format(path=shown))
    elif not os.path.isdir(path.parent):  # noqa: PTH112
        problem = _("There is no folder {folder}. Make it first, or choose another.")
        raise ShareError(problem.format(folder=visible(str(path.parent))))
    write_atomic(path, data, expected, system=system)


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
