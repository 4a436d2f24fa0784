"""The copy of an interview for who told it: a plain text of everything that was not struck, to keep.

It is for the two alone, so the narrow answers are in it too, and that it is not certain who may read something keeps it
from nobody: only where struck words may have run on into another answer is there no copy. What nobody sees in the
transcript (hidden comments), and what is there for programs, is not in it. Nothing in it leads the app back to it: what
is struck later does not go from it, and the screen that makes it says so.
"""

from __future__ import annotations

from typing import Final

from interview_tui.export.plain_lines import lines
from interview_tui.interview.model import Interview
from interview_tui.interview.sentences.highlights import unmarked
from interview_tui.language import catalogue, language_for, visible
from interview_tui.transcripts.format.document import Document, Section, SectionKind
from interview_tui.transcripts.format.evening import whole_spans
from interview_tui.transcripts.format.file_names import slug
from interview_tui.transcripts.format.judging.witness import witness_in
from interview_tui.transcripts.format.outline import without_comment_lines

SUFFIX: Final = ".txt"
# Without the mark, Notepad of before 2019 and WordPad read the text as ANSI, and an é as Ã©; without CR, that Notepad
# shows it as one line. No program of now minds either.
_ENCODING: Final = "utf-8-sig"
_LINE_END: Final = "\r\n"
_WIDTH: Final = 80
"""Columns: Notepad does not wrap by itself, and on paper a longer line is cut or broken anywhere."""


def copy_name(interview: Interview) -> str:
    """Return a file name for the copy: what it is, of whom and of when. It has no id, and is not known again by it."""
    word = catalogue(language_for(interview.lang)).pgettext("file name", "copy-for")
    parts = ("in-gesprek", word, slug(interview.interviewee, size=47), interview.date.isoformat())
    return "-".join(part for part in parts if part) + SUFFIX


def may_hold_struck(document: Document) -> bool:
    """Return whether words of an answer that was struck may still stand in a transcript, where they cannot be found."""
    answers = document.interview.answers
    struck = {*document.interview.struck, *witness_in(document.front).struck}
    struck |= {number for number, answer in answers.items() if answer.struck}
    return bool(struck and document.stops)


def plain_copy(document: Document) -> bytes:
    """Return the copy as the contents of a text file."""
    interview = document.interview
    kept = document._replace(
        sections=tuple(_bare(section) for section in document.sections if not _is_struck(section, interview)),
        crlf=False,
    )
    texts = catalogue(language_for(interview.lang))
    about = texts.pgettext(
        "copy",
        "This is the copy for {name}: the whole interview, without what was struck. Any others named below get a "
        "version.",
    )
    shown = [row for line in lines(kept) for row in _rows(unmarked(line.text), line.indent)]
    text = "\n".join([*_rows(about.format(name=interview.interviewee), ""), "", *shown]) + "\n"
    return visible(text).replace("\n", _LINE_END).encode(_ENCODING, errors="replace")


def _is_struck(section: Section, interview: Interview) -> bool:
    """Return whether a section is the answer to a card that was struck, by any sign of it."""
    if section.kind is not SectionKind.CARD:
        return False
    number = section.number
    return section.answer.struck or interview.answer(number).struck or number in interview.struck


def _bare(section: Section) -> Section:
    """Return a section without its comments, which no reader sees, and without what the copy says of itself."""
    raw = section.raw
    if section.kind is SectionKind.HEAD:
        for start, end in reversed([*whole_spans(raw)]):
            raw = raw[:start] + raw[end:].lstrip("\r\n")
    if "<!--" in raw:
        raw = without_comment_lines(raw.replace("\r\n", "\n"))
    return section._replace(raw=raw)


def _rows(text: str, indent: str) -> list[str]:
    """Return a line as rows of at most `_WIDTH` columns, each with the indent."""
    if len(indent) + len(text) <= _WIDTH:
        return [(indent + text).rstrip()]
    from textwrap import wrap

    return wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
