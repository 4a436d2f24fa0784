"""Pydantic models of a JSON export, from which its JSON Schema is generated too: docs/export-json.md explains them.

Import this only where an export is read or the schema is generated: importing pydantic takes longer than making one.
The docstrings of the models are the descriptions in the schema.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from interview_tui.cards.document import whole_number


class _Model(BaseModel):
    """Define an object of an export: unknown keys and values of another type are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


Line = Annotated[str, Field(pattern=r"^[^\n]*$")]
"""One line, possibly empty."""
Number = Annotated[int, Field(ge=1, le=999)]
Circle = Literal["private", "team", "organisation"]
ReadersLabel = Annotated[Line, Field(description="The label of the line about readers, where it is an earlier one.")]


# --- for the two


class Title(_Model):
    """The title of the interview, as it stands above it."""

    kind: Literal["title"]
    text: Line


class WholeLine(_Model):
    """The sentence that says that this is the whole interview."""

    kind: Literal["whole"]
    text: Line


class Readers(_Model):
    """The line that says who may read the interview."""

    kind: Literal["readers"]
    readers: Circle
    readers_label: ReadersLabel = ""


class Text(_Model):
    """Any other text above the first card: plain, or as Markdown if it is more than that. It has one of the two."""

    kind: Literal["text"]
    text: str = ""
    markdown: str = ""


class CardSection(_Model):
    """A card with its printed text and what was answered. Struck answers are in no export."""

    kind: Literal["card"]
    number: Number
    title: Line
    theme: Annotated[Line, Field(description="The line above the title on the printed card; may be empty.")]
    text: Annotated[list[str], Field(description="The printed text of the card, one paragraph an item.")]
    readers: Annotated[
        Circle | None, Field(description="Who may read this answer; null if that is who may read the interview.")
    ]
    readers_label: ReadersLabel = ""
    note: Annotated[
        str,
        Field(description="What was noted, as typed. A probe that was asked is a line; a highlight is ==like this==."),
    ]
    zodatjes: Annotated[list[Line], Field(description="Sentences of the form “I do this, so that …”.")]


class ClosingSection(_Model):
    """The closing sentence, whole, and who besides the two may read it."""

    kind: Literal["closing"]
    text: Line
    readers: Literal["nobody", "unnamed", "named"]


class NotAskedSection(_Model):
    """The cards that were not asked. With `markdown`: what a hand made of that line."""

    kind: Literal["not_asked"]
    cards: list[Number]
    markdown: str = ""


class AdditionSection(_Model):
    """What a hand wrote under a heading of its own: a title and plain text, or as Markdown if it is more than that."""

    kind: Literal["addition"]
    level: Annotated[int, Field(ge=1, le=2)] = 2
    title: Line = ""
    text: str = ""
    markdown: str = ""


Head = Annotated[Title | WholeLine | Readers | Text, Field(discriminator="kind")]
Section = Annotated[CardSection | ClosingSection | NotAskedSection | AdditionSection, Field(discriminator="kind")]


class _Export(_Model):
    """Hold what every export has."""

    schema_: Annotated[Line, Field(alias="$schema", description="The name of this schema, for editors.")] = ""
    format: Annotated[Literal[1], BeforeValidator(whole_number), Field(description="The version of this format.")]
    mark: Annotated[
        Line, Field(description="By which the program knows the export again, when something in it is struck.")
    ]
    seal: Annotated[
        str, Field(pattern=r"^[0-9a-f]{32}$", description="A digest of all other keys: tells that it was changed.")
    ]


class WholeExport(_Export):
    """The whole interview, for the two who held it: everything that makes the same transcript again."""

    for_: Annotated[Literal["private"], Field(alias="for")]
    exact: Annotated[
        bool, Field(description="Whether the transcript comes back byte for byte; else its words do, to the letter.")
    ]
    line_ends: Literal["LF", "CRLF"]
    byte_order_mark: bool
    front: Annotated[
        dict[str, Any],
        Field(description="The front matter of the transcript, in its order: see docs/transcript-format.md."),
    ]
    bare: Annotated[list[str], Field(description="The keys of front matter with texts without quotation marks.")] = []
    head: Annotated[list[Head], Field(description="What stands above the first card.")]
    sections: Annotated[list[Section], Field(description="What stands below it, in the order of the transcript.")]


# --- for others


class Said(_Model):
    """One paragraph: words as noted, a probe that the interviewer asked, or a so-that."""

    kind: Literal["words", "probe", "zodatje"]
    text: Line
    highlights: Annotated[list[Line], Field(description="The parts of it that are highlighted, in order.")] = []


class Answer(_Model):
    """The answer to one card. Numbers have no gaps: nobody needs to know what is missing."""

    number: Number
    title: Line
    question: Annotated[Line, Field(description="One question of the printed card.")] = ""
    said: list[Said]


class GivenExport(_Export):
    """What others may read of an interview. Keys that would say nothing are left out."""

    for_: Annotated[Literal["team", "organisation", "outside"], Field(alias="for")]
    lang: Literal["nl", "en"]
    title: Line
    teller: Annotated[Line, Field(description="Who told it.")] = ""
    names: Line = ""
    about: Annotated[list[Line], Field(description="The day, the team and the organisation.")] = []
    for_whom: Line
    listeners: Line = ""
    answers: list[Answer] = []
    closing: Line = ""


class ExportDocument(RootModel[Annotated[WholeExport | GivenExport, Field(discriminator="for_")]]):
    """An interview, as In gesprek gives it to other programs."""


def keys() -> frozenset[str]:
    """Return every key of an export, in whatever part of it."""
    found: set[str] = set()
    waiting: list[Any] = [ExportDocument]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                found.add(field.alias or name)
                waiting.append(field.annotation)
        waiting.extend(get_args(part))
    return frozenset(found - {"root"})
