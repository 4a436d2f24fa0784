"""A sheet of one page as a PDF, from parts of an interview: its content, for the typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_tui.export.font_coverage import unprintable
from interview_tui.export.typesetter import typeset
from interview_tui.export.typst_text import words
from interview_tui.forms.sheet import SheetBlock
from interview_tui.interview.model import Interview
from interview_tui.language import catalogue, language_for
from interview_tui.language.dates import day
from interview_tui.transcripts.sharing.marks import MARK, keyword


class TooMuchError(ValueError):
    """Report more text than fits on one page at a legible size."""


class PrintedSheet(NamedTuple):
    """Hold a PDF of one page, and the characters in it that no font has, each once; usually none."""

    pdf: bytes
    missing: tuple[str, ...]


def print_sheet(title: str, blocks: Sequence[SheetBlock], interview: Interview) -> PrintedSheet:
    """Make the PDF of a sheet, in the largest size that fits on one page.

    A block without text gets lines to write on, and so does the remaining space. It takes about a second, without
    blocking other threads. Raises TooMuchError or TypesettingError.
    """
    lang = language_for(interview.lang)
    texts = catalogue(lang)
    values = {
        "lang": lang,
        "keywords": [MARK.decode(), keyword(interview, (number for block in blocks for number in block.cards))],
        "title": words(title),
        "about": words(f"{interview.interviewee}, {day(interview.date)}"),
        "blocks": [
            {"title": words(block.title), "paragraphs": [words(text) for text in block.paragraphs]} for block in blocks
        ],
        "room": words(texts.pgettext("sheet", "What I take along")),
        "foot": words(
            texts.pgettext("sheet", "Made from an interview that was read back together. Treat it with care.")
        ),
    }
    made = typeset("sheet.typ", values)
    if "too-much" in made.notes:
        raise TooMuchError
    said = [title, interview.interviewee, *(text for block in blocks for text in (block.title, *block.paragraphs))]
    return PrintedSheet(made.pdf, tuple(unprintable("".join(said))))
