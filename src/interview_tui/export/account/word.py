"""An account as a Word document: styles of Word for what Word has a style for, and of our own for what it has not.

No text of the interview is anything but text: it stands in no field, no link and no markup.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from interview_tui.export.account.account import Account, Part, Run, Said, SaidKind
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.word_styles import (
    TAGS,
    Style,
    empty_document,
    leftward_letters,
    leftward_paragraph,
    page_number,
    style_names,
)
from interview_tui.export.typst_text import runs_right_to_left
from interview_tui.interview.transcript_words import words
from interview_tui.language import catalogue, language_for

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_STYLES: Final = {SaidKind.WORDS: Style.NORMAL, SaidKind.PROBE: Style.PROBE, SaidKind.ZODATJE: Style.ZODATJE}
_NEVER_ALONE: Final = {Style.CLOSING, Style.NOT_ASKED}  # on a page: two paragraphs before it go along
_LONGEST_PROPERTY: Final = 255  # characters: more than that Word does not take
_STAMP: Final = (1980, 1, 1, 0, 0, 0)  # the same for every file, so that the same account is the same bytes
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LETTERS: Final = {"L": False, "R": True, "AL": True}
"""Whether letters of a kind run from right to left; what is not here has no direction of its own."""
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")


def word(account: Account, mark: str) -> bytes:
    """Return an account as a Word document, with `mark` among its keywords; the same account gives the same bytes.

    It takes some tenths of a second; fifty pages take one or two, without a pause for other threads.
    """
    lang = language_for(account.lang)
    document = empty_document(lang)
    names = style_names(lang)
    lines = list(_lines(account))
    for at, line in enumerate(lines):
        paragraph = document.add_paragraph(style=names[line.style])
        if any(later.style in _NEVER_ALONE for later in lines[at + 1 : at + 3]):
            paragraph.paragraph_format.keep_with_next = True
        _add(paragraph, line, names[Style.HIGHLIGHT])
    _number_pages(document)
    _describe(document, account, mark)
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


# --- what stands in it


class _Line(NamedTuple):
    """Hold a paragraph: its style, and its text in parts."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def _lines(account: Account) -> Iterator[_Line]:
    """Yield the paragraphs of an account, from its title to what was not asked."""
    yield _line(Style.TITLE, account.title)
    texts = catalogue(language_for(account.lang))
    listeners = texts.gettext("Listening: {names}").format(names=account.listeners) if account.listeners else ""
    for text in (account.names, " · ".join(account.about), listeners):
        if text:
            yield _line(Style.SUBTITLE, text)
    yield _line(Style.FOR_WHOM, account.for_whom)
    if account.legend:
        yield _line(Style.LEGEND, account.legend)
    yield from _said(account.opening)
    for part in account.parts:
        yield from _part(part, account.lang)
    if account.closing:
        yield _line(Style.CLOSING, account.closing)
    for part in account.additions:
        yield from _part(part, account.lang)
    if account.not_asked:
        yield _line(Style.NOT_ASKED, account.not_asked)


def _part(part: Part, lang: str) -> Iterator[_Line]:
    if heading := f"{part.number}\t{part.title}" if part.number else part.title:
        yield _line(Style.HEADING, heading)
    if part.readers:
        yield _line(Style.READERS, f"{words(lang).readers}: {part.readers}")
    if part.question:
        yield _line(Style.QUESTION, part.question)
    yield from _said(part.said)


def _said(said: Iterable[Said]) -> Iterator[_Line]:
    return (_Line(_STYLES[one.kind], one.runs) for one in said)


def _line(style: Style, text: str) -> _Line:
    return _Line(style, (Run(text),))


# --- how it is set


def _add(paragraph: Paragraph, line: _Line, highlight: str) -> None:
    """Write a line into a paragraph that has its style."""
    leftward = runs_right_to_left(line.text)
    if leftward:
        paragraph._p.get_or_add_pPr().extend(leftward_paragraph(line.style))
    if line.style is Style.HEADING and "\t" not in line.text:
        paragraph.paragraph_format.first_line_indent = 0  # no number stands before it
    for run in line.runs:
        for text, is_leftward in directions(run.text, leftward=leftward):
            written = paragraph.add_run(text, highlight if run.marked else None)
            if is_leftward:
                written._r.get_or_add_rPr().extend(leftward_letters(is_hebrew=_HEBREW.search(text) is not None))
            for element in written._r.iterchildren("{*}t"):
                element.set(_SPACE, "preserve")


def directions(text: str, *, leftward: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text with whether each runs from right to left.

    What has no direction of its own goes with the paragraph, unless it stands between two letters of the other one.
    """
    if text.isascii():
        yield text, False
        return
    kinds = [_LETTERS.get(unicodedata.bidirectional(char)) for char in text]
    start, at, other = 0, 0, not leftward
    while at < len(text):
        if kinds[at] is not other:
            at += 1
            continue
        last = at  # of the letters of the other direction
        for ahead in range(at, len(text)):
            if kinds[ahead] is leftward:
                break
            if kinds[ahead] is other or (ahead == last + 1 and unicodedata.category(text[ahead])[0] == "M"):
                last = ahead
        if at > start:
            yield text[start:at], leftward
        yield text[at : last + 1], other
        start = at = last + 1
    if start < len(text):
        yield text[start:], leftward


def _number_pages(document: Document) -> None:
    """Have Word set the number of the page at the foot; nothing else stands there."""
    (paragraph,) = document.sections[0].footer.paragraphs
    paragraph._p.extend(page_number())


# --- what is said about it


def _describe(document: Document, account: Account, mark: str) -> None:
    """Set the properties that Word shows: nothing about who uses this program, its computer, or the time."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    about = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    about.element[:] = []
    said = document.core_properties
    said.title = account.title[:_LONGEST_PROPERTY]
    said.author = account.teller[:_LONGEST_PROPERTY] if account.reader is Reader.TELLER else ""
    said.last_modified_by = ""
    said.language = TAGS[language_for(account.lang)]
    said.keywords = ""
    (keywords,) = about.element.iterchildren("{*}keywords")
    keywords.text = mark  # longer than python-docx allows, and no shorter mark would do


def _without_times(data: bytes) -> bytes:
    """Return the same zip file without the time at which each part was written."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            member = ZipInfo(name, _STAMP)
            member.create_system = 0  # the same on every system
            member.compress_type = ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return made.getvalue()
