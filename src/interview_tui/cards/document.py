"""The form of a question-set file, as pydantic models: what a file may hold, and the JSON Schema made from that.

Import this only where a foreign file is read or the schema is made: pydantic costs more than the rest of start-up.
The validators say only what is wrong (by an error type); `strict` says it in words.
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
MAX_MARKS = 16  # accents on one letter; the fullest real scripts need half of that

# Letters and symbols by Unicode's categories that show as nothing all the same.
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³"}
)


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: spaces, joiners, direction marks, loose accents, fillers."""
    return all(char in _FILLERS or unicodedata.category(char)[0] in "ZM" or _is_control(char) for char in text)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


def check_marks(text: str) -> None:
    """Refuse more accents on one letter than writing has: thousands of them bring a terminal to a standstill."""
    if text.isascii():
        return
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char)[0] == "M" else 0
        if run > MAX_MARKS:
            raise PydanticCustomError("marks", "too many combining marks")


def whole_number(value: object) -> object:
    """Python takes True and 1.0 for 1, and so does a Literal of pydantic; JSON does not."""
    if type(value) is not int:
        raise PydanticCustomError("format", "not the number 1")
    return value


def one_line(text: str) -> str:
    """`text` on one line, cleaned."""
    check_marks(text)
    return clean_line(text)


def said(text: str) -> str:
    """`text` on one line, cleaned, in which something can be seen."""
    line = one_line(text)
    if is_blank(line):
        raise PydanticCustomError("blank", "nothing to be seen")
    return line


def _said_paragraph(text: str) -> str:
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
Said = Annotated[str, Field(min_length=1, max_length=MAX_LINE), AfterValidator(said)]
"""One line in which something can be seen."""
Paragraph = Annotated[str, Field(min_length=1, max_length=MAX_PARAGRAPH), AfterValidator(_said_paragraph)]
"""Text in which something can be seen; every line end begins a new paragraph."""
Statement = Annotated[str, Field(min_length=1, max_length=MAX_PARAGRAPH), AfterValidator(said)]
"""One line of any length a person would write, in which something can be seen."""
Remark = Annotated[str, Field(max_length=MAX_PARAGRAPH), AfterValidator(one_line)]
"""One line of any length a person would write, possibly empty."""
Identifier = Annotated[
    str, Field(max_length=64, pattern=r"^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$"), AfterValidator(_file_safe)
]
"""A name for machines, safe in a file name: letters, digits, hyphen, underscore, point."""
LanguageCode = Annotated[str, Field(max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A plain language tag in the manner of BCP 47: `nl`, `fy`, `en-GB`."""


class Block(BaseModel):
    """A block of a file of one's own: no keys but the ones told, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ProbeDocument(Block):
    """One prompt to ask deeper with."""

    kind: Annotated[Kind, Field(strict=False, description="What the probe is for; see docs/probing.md.")]
    text: Annotated[Said, Field(description="The probe as it is said, on one line.")]


class CardDocument(Block):
    """One card. Its number follows from its place in the list."""

    id: Annotated[Identifier, Field(description="A name of its own within the set.")]
    role: Annotated[Role, Field(strict=False, description="An opening has no or few probes.")] = Role.QUESTION
    theme: Annotated[Line, Field(description="The line above the title; may be empty.")] = ""
    title: Annotated[Said, Field(description="The title as printed.")]
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


class SourceDocument(Block):
    """Where the cards come from, and on what terms they are shared."""

    title: Said
    publishers: Line = ""
    edition: Line = ""
    licence: Remark = ""
    note: Remark = ""


class MottoDocument(Block):
    """The saying a set opens with, and who said it."""

    text: Said
    by: Line = ""


class SetDocument(Block):
    """A question set for In gesprek."""

    schema_: Annotated[str, Field(alias="$schema", max_length=MAX_LINE, description="For editors only.")] = ""
    format: Annotated[Literal[1], BeforeValidator(whole_number), Field(description="The version of this format.")]
    id: Annotated[Identifier, Field(description="How transcripts name the set, with its version.")]
    version: Annotated[int, Field(ge=1, le=1_000_000, description="One more whenever cards change.")]
    lang: LanguageCode
    title: Said
    motto: MottoDocument | None = None
    source: SourceDocument
    cards: Annotated[list[CardDocument], Field(min_length=1, max_length=MAX_CARDS)]
