"""Pydantic models of a question-set file, from which its JSON Schema is generated too.

Import this only where a user's own file is read or the schema is generated: importing pydantic takes longer than the
rest of start-up. Validators report an error type only; `validation` and `strict` turn it into a sentence.
The docstrings of the document models are the descriptions in the schema.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from interview_tui.cards.model import Harvest, Kind, Role
from interview_tui.language import clean, clean_line

MAX_CARDS = 60
MAX_PROBES = 40
MAX_PARAGRAPHS = 20
MAX_LINE = 300
MAX_PARAGRAPH = 5_000
MAX_MARKS = 16  # combining marks in a row; no real script needs more than half of that

# Characters that Unicode classes as letters or symbols, but that are displayed as blank.
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³"}
)


def is_blank(text: str) -> bool:
    """Return whether no character of `text` is visible: only spaces, controls, lone combining marks and fillers."""
    return all(char in _FILLERS or unicodedata.category(char)[0] in "ZM" or _is_control(char) for char in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


def check_marks(text: str) -> None:
    """Refuse a run of more than MAX_MARKS combining marks: thousands of them make a terminal hang.

    Raises PydanticCustomError "marks".
    """
    if text.isascii():
        return
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        if run > MAX_MARKS:
            raise PydanticCustomError("marks", "too many combining marks")


def whole_number(value: object) -> object:
    """Return `value` if it is an int; raise PydanticCustomError "format" otherwise.

    In Python, and so in a pydantic Literal, True and 1.0 equal 1; in JSON they do not.
    """
    if type(value) is not int:
        raise PydanticCustomError("format", "not the number 1")
    return value


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line. Raises PydanticCustomError "marks"."""
    check_marks(text)
    return clean_line(text)


def visible_line_of(text: str) -> str:
    """Return `text` cleaned, on one line. Raises PydanticCustomError "marks", or "blank" if nothing is visible."""
    line = one_line(text)
    if is_blank(line):
        raise PydanticCustomError("blank", "nothing to be seen")
    return line


def _visible_paragraph(text: str) -> str:
    check_marks(text)
    lines = [clean_line(line) for line in clean(text).split("\n")]
    kept = [line for line in lines if not is_blank(line)]
    if not kept:
        raise PydanticCustomError("blank", "nothing to be seen")
    return "\n".join(kept)


def _file_safe(text: str) -> str:
    if text.split(".")[0].casefold() in _DEVICES or text.endswith("."):
        raise PydanticCustomError("reserved", "no safe file name")
    return unicodedata.normalize("NFC", text)


Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(one_line)]
"""One line, possibly empty."""
VisibleLine = Annotated[str, Field(min_length=1, max_length=MAX_LINE), AfterValidator(visible_line_of)]
"""One line with at least one visible character."""
Paragraph = Annotated[str, Field(min_length=1, max_length=MAX_PARAGRAPH), AfterValidator(_visible_paragraph)]
"""Text with at least one visible character; every line end begins a new paragraph."""
Statement = Annotated[str, Field(min_length=1, max_length=MAX_PARAGRAPH), AfterValidator(visible_line_of)]
"""One line of up to MAX_PARAGRAPH characters, with at least one visible character."""
Remark = Annotated[str, Field(max_length=MAX_PARAGRAPH), AfterValidator(one_line)]
"""One line of up to MAX_PARAGRAPH characters, possibly empty."""
Identifier = Annotated[
    str, Field(max_length=64, pattern=r"^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$"), AfterValidator(_file_safe)
]
"""An id, safe in a file name: letters, digits, hyphen, underscore, full stop."""
LanguageCode = Annotated[str, Field(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language tag, a subset of BCP 47: `nl`, `fy`, `en-GB`."""


class StrictModel(BaseModel):
    """Define an object of a user's own file: unknown keys and values of another type are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ProbeDocument(StrictModel):
    """One probe: a question that digs deeper."""

    kind: Annotated[Kind, Field(strict=False, description="What the probe is for; see docs/probing.md.")]
    text: Annotated[VisibleLine, Field(description="The probe as it is said, on one line.")]


class CardDocument(StrictModel):
    """One card. Its number follows from its place in the list."""

    id: Annotated[Identifier, Field(description="A name of its own within the set.")]
    role: Annotated[Role, Field(strict=False, description="An opening has no or few probes.")] = Role.QUESTION
    theme: Annotated[Line, Field(description="The line above the title; may be empty.")] = ""
    title: Annotated[VisibleLine, Field(description="The title as printed.")]
    text: Annotated[
        list[Paragraph], Field(max_length=MAX_PARAGRAPHS, description="The questions of the card, one a paragraph.")
    ] = []
    harvest: Annotated[
        list[Annotated[Harvest, Field(strict=False)]],
        Field(max_length=len(Harvest), description="What was heard earlier that is laid beside this card."),
    ] = []
    probes: Annotated[
        list[ProbeDocument], Field(max_length=MAX_PROBES, description="The one to ask first comes first.")
    ] = []


class SourceDocument(StrictModel):
    """Where the cards come from, and on what terms they are shared."""

    title: VisibleLine
    publishers: Line = ""
    edition: Line = ""
    licence: Remark = ""
    note: Remark = ""


class MottoDocument(StrictModel):
    """The motto that a set opens with, and whose words it is."""

    text: VisibleLine
    by: Line = ""


class SetDocument(StrictModel):
    """A question set for In gesprek."""

    schema_: Annotated[str, Field(alias="$schema", max_length=MAX_LINE, description="For editors only.")] = ""
    format: Annotated[Literal[1], BeforeValidator(whole_number), Field(description="The version of this format.")]
    id: Annotated[Identifier, Field(description="How transcripts name the set, with its version.")]
    version: Annotated[int, Field(ge=1, le=1_000_000, description="One more whenever cards change.")]
    lang: LanguageCode
    title: VisibleLine
    motto: MottoDocument | None = None
    source: SourceDocument
    cards: Annotated[list[CardDocument], Field(min_length=1, max_length=MAX_CARDS)]
