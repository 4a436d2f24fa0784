"""Pydantic models of a forms file, from which its JSON Schema is generated too.

Import this only where a user's own file is read or the schema is generated: importing pydantic takes longer than the
rest of start-up. The docstrings of the document models are the descriptions in the schema.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from interview_tui.cards.document import (
    MAX_CARDS,
    MAX_LINE,
    MAX_PARAGRAPH,
    MAX_PARAGRAPHS,
    MAX_PROBES,
    Identifier,
    LanguageCode,
    Line,
    Paragraph,
    ProbeDocument,
    Remark,
    Statement,
    StrictModel,
    VisibleLine,
    check_marks,
    is_blank,
    one_line,
    visible_line_of,
    whole_number,
)
from interview_tui.cards.locations import Location
from interview_tui.interview.model import LEAST_MINUTES, MOST_MINUTES
from interview_tui.language import clean

MAX_FORMS = 40
MAX_PAGES = 20
"""The maximum before the cards, and after them. With the most cards of a set that is far below 999, the largest card
number."""
MAX_WEEKS = 104
MAX_LABEL = 60
"""The maximum length of a text that shares a line of the screen."""


def _trimmed(text: str) -> str:
    check_marks(text)
    lines = [line.rstrip() for line in clean(text).split("\n")]
    return "" if is_blank(text) else "\n".join(lines).strip("\n")


Name = Annotated[str, Field(min_length=1, max_length=MAX_LABEL), AfterValidator(visible_line_of)]
"""A few words, with at least one visible character."""
Label = Annotated[str, Field(max_length=MAX_LABEL), AfterValidator(one_line)]
"""A few words, possibly empty."""
Letter = Annotated[str, Field(max_length=MAX_PARAGRAPH), AfterValidator(_trimmed)]
"""Text with line ends and empty lines, possibly empty."""
CircleKey = Literal["private", "team", "organisation"]
SetIdentifier = Annotated[
    str,
    Field(max_length=64, pattern=r"^([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)?$"),
    AfterValidator(lambda text: unicodedata.normalize("NFC", text)),
]
"""The id of a question set, possibly empty."""


class PageDocument(StrictModel):
    """A card of the form's own. `{interviewer}` and `{interviewee}` in its texts stand for the names."""

    id: Annotated[Identifier, Field(description="A name of its own within the form; no card of the set has it.")]
    title: Annotated[VisibleLine, Field(description="The title of the page; no other page of the form has it.")]
    theme: Annotated[Line, Field(description="The line above the title; may be empty.")] = ""
    text: Annotated[
        list[Paragraph], Field(max_length=MAX_PARAGRAPHS, description="The questions, one a paragraph.")
    ] = []
    aloud: Annotated[Remark, Field(description="What to say or to do before it is answered.")] = ""
    private: Annotated[bool, Field(description="Its answer stays between the two, unless the colleague says so.")] = (
        False
    )
    probes: Annotated[
        list[ProbeDocument], Field(max_length=MAX_PROBES, description="The one to ask first comes first.")
    ] = []


class SheetPartDocument(StrictModel):
    """One block of a sheet."""

    title: VisibleLine
    source: Annotated[Identifier, Field(description="The id of a page or a card, or `zodatjes` for all so-thats.")]


class SheetDocument(StrictModel):
    """One page to take along to others, made from parts of the interview."""

    title: VisibleLine
    parts: Annotated[list[SheetPartDocument], Field(min_length=1, max_length=MAX_PARAGRAPHS)]


class ComeBackDocument(StrictModel):
    """A date to come back to the interview, with a page to write on then."""

    weeks: Annotated[int, Field(ge=1, le=MAX_WEEKS, description="How many weeks after the interview.")]
    page: PageDocument


class FormDocument(StrictModel):
    """One way of use. What is left out is as in the form it is based on, else as here."""

    id: Annotated[Identifier, Field(description="What `--form` takes and a transcript keeps.")]
    based_on: Annotated[
        Identifier, Field(description="The id of another form of this file, or of one that ships with the program.")
    ] = ""
    name: Annotated[Name, Field(description="What it is called, in a word or two.")]
    choose: Annotated[VisibleLine, Field(description="One sentence on when to choose it.")]
    interviewer: Annotated[Label, Field(description="Who asks, in this form.")] = ""
    interviewee: Annotated[Label, Field(description="Who is interviewed, in this form.")] = ""
    cards: Annotated[
        list[Identifier], Field(max_length=MAX_CARDS, description="The ids of the cards to ask, in order; none is all.")
    ] = []
    before: Annotated[list[PageDocument], Field(max_length=MAX_PAGES, description="Pages before the cards.")] = []
    after: Annotated[list[PageDocument], Field(max_length=MAX_PAGES, description="Pages after the cards.")] = []
    aloud: Annotated[Remark, Field(description="What to say on the first card.")] = ""
    agreement: Annotated[
        list[Statement],
        Field(max_length=MAX_PARAGRAPHS, description="What both agree to first; a transcript opens with the first."),
    ] = []
    tips: Annotated[list[Statement], Field(max_length=MAX_PARAGRAPHS, description="Tips for who asks.")] = []
    sharing: Annotated[CircleKey, Field(description="Who may read, unless they say otherwise.")] = "private"
    widest: Annotated[CircleKey, Field(description="The most that can be said about who may read.")] = "organisation"
    counted: Annotated[bool, Field(description="Whether it takes part in counts across interviews.")] = True
    minutes: Annotated[int, Field(ge=LEAST_MINUTES, le=MOST_MINUTES, description="The usual time, if it has one.")] = 0
    invitation: Annotated[
        Letter, Field(description="A text for whom the colleague will interview, with `{next}`; without it no relay.")
    ] = ""
    compare: Annotated[bool, Field(description="Whether two interviews are meant to be laid side by side.")] = False
    listeners: Annotated[Label, Field(description="The question who listens, where others do.")] = ""
    take_home: Annotated[
        bool,
        Field(description="Whether the first thing to do after finishing is to give it all away and keep nothing."),
    ] = False
    sheet: SheetDocument | None = None
    come_back: ComeBackDocument | None = None


class FormsDocument(StrictModel):
    """Ways of use for In gesprek."""

    schema_: Annotated[str, Field(alias="$schema", max_length=MAX_LINE, description="For editors only.")] = ""
    format: Annotated[Literal[1], BeforeValidator(whole_number), Field(description="The version of this format.")]
    id: Annotated[Identifier, Field(description="How transcripts name this file, with its version.")]
    version: Annotated[int, Field(ge=1, le=1_000_000, description="One more whenever pages change.")]
    lang: LanguageCode
    cards_of: Annotated[
        SetIdentifier, Field(description="The id of the question set whose cards are named; empty for any set.")
    ] = ""
    forms: Annotated[list[FormDocument], Field(min_length=1, max_length=MAX_FORMS)]


def pages_of(form: FormDocument, at: Location) -> Iterator[tuple[Location, PageDocument]]:
    """Yield every page that the file itself gives for a form, with its location."""
    for key, pages in (("before", form.before), ("after", form.after)):
        yield from (((*at, key, number), page) for number, page in enumerate(pages))
    if form.come_back:
        yield (*at, "come_back", "page"), form.come_back.page
