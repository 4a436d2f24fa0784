"""Reading a question set of one's own, strictly. Importing this imports pydantic: do it where such a file is read."""

from __future__ import annotations

import json
import unicodedata
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from interview_tui.cards.document import (
    MAX_CARDS,
    CardDocument,
    MottoDocument,
    ProbeDocument,
    SetDocument,
    SourceDocument,
)
from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.jsonfile import read_json, shortened
from interview_tui.cards.model import Card, Motto, Probe, QuestionSet, Role, Source
from interview_tui.cards.places import Location, json_path, spoken_place
from interview_tui.language import _


def read_set(path: Path) -> QuestionSet:
    """The question set in a file, cleaned and checked.

    Raises QuestionSetError, and nothing else, for a file that cannot be read or is no question set. Whether its
    probes are good probes is another matter: see `rules.check_probes`.
    """
    tree = read_json(path)
    try:
        document = SetDocument.model_validate(tree)
    except ValidationError as error:
        details = _most_telling(error.errors(include_url=False))
        raise _located(path, details["loc"], _in_words(details)) from None
    _check_whole(path, document)
    return _question_set(document)


def _check_whole(path: Path, document: SetDocument) -> None:
    """What no single value can show: ids that differ for no file system, and at least one question."""
    seen: dict[str, int] = {}
    for index, card in enumerate(document.cards):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", card.id).casefold())
        if key in seen:
            problem = _("‘id’ is ‘{id}’, and so is that of card {card}; give each card an id of its own.")
            raise _located(path, ("cards", index, "id"), problem.format(id=shortened(card.id), card=seen[key] + 1))
        seen[key] = index
    if all(card.role is Role.OPENING for card in document.cards):
        raise _located(path, ("cards",), _("All cards are openings; at least one should have the role ‘question’."))


def _question_set(document: SetDocument) -> QuestionSet:
    motto = document.motto
    source = document.source
    return QuestionSet(
        id=document.id,
        version=document.version,
        lang=document.lang,
        title=document.title,
        motto=Motto(motto.text, motto.by) if motto else None,
        source=Source(source.title, source.publishers, source.edition, source.licence, source.note),
        cards=tuple(_card(number, card) for number, card in enumerate(document.cards, 1)),
    )


def _card(number: int, card: CardDocument) -> Card:
    return Card(
        number=number,
        id=card.id,
        role=card.role,
        theme=card.theme,
        title=card.title,
        text=tuple(chain.from_iterable(paragraph.split("\n") for paragraph in card.text)),
        harvest=tuple(dict.fromkeys(card.harvest)),
        probes=tuple(Probe(probe.kind, probe.text) for probe in card.probes),
    )


def _located(path: Path, location: Location, problem: str) -> QuestionSetError:
    return QuestionSetError(str(path), problem, place=spoken_place(location), json_path=json_path(location))


def _most_telling(errors: list[ErrorDetails]) -> ErrorDetails:
    """The first error; a missing key that was mistyped is told by the unknown key beside it."""
    first = errors[0]
    if first["type"] == "missing":
        for other in errors:
            if other["type"] == "extra_forbidden" and other["loc"][:-1] == first["loc"][:-1]:
                return other
    return first


def _in_words(details: ErrorDetails) -> str:
    """One sentence in the language of the screen: what is wrong with which key, and what is expected."""
    location = details["loc"]
    key = next((shortened(step) for step in reversed(location) if isinstance(step, str)), "")
    value = details["input"]
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return _("‘{key}’ is missing.").format(key=key)
        case "extra_forbidden":
            known = ", ".join(_known_keys(location[:-1]))
            return _("‘{key}’ is not a key of this block. The keys are: {known}.").format(key=key, known=known)
        case "blank" | "string_too_short":
            return _("‘{key}’ is empty; write something that can be seen.").format(key=key)
        case "marks":
            return _("‘{key}’ has too many accents on one letter.").format(key=key)
        case "string_too_long":
            return _("‘{key}’ is too long: {limit} characters at most.").format(key=key, limit=context["max_length"])
        case "too_short":
            return _("The set has no cards; it needs at least one.")
        case "too_long" if key == "cards":
            return _("The set has more than {limit} cards, which is the most it can have.").format(limit=MAX_CARDS)
        case "too_long":
            return _("‘{key}’ has too many items: {limit} at most.").format(key=key, limit=context["max_length"])
        case "enum" if isinstance(value, str):
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            problem = _("‘{key}’ is ‘{value}’, which does not exist. Choose from: {choices}.")
            return problem.format(key=key, value=shortened(value), choices=choices)
        case "literal_error" | "format":
            problem = _("‘format’ is {value}; this program reads format 1.")
            return problem.format(value=shortened(json.dumps(value, ensure_ascii=False)))
        case "greater_than_equal" | "less_than_equal":
            return _("‘{key}’ should be a whole number from 1 to 1000000.").format(key=key)
        case "string_pattern_mismatch" if key == "lang":
            problem = _("‘lang’ is ‘{value}’, which is no language code. Write one such as nl, fy or en-GB.")
            return problem.format(value=shortened(value))
        case "string_pattern_mismatch" | "reserved":
            problem = _(
                "‘{key}’ is ‘{value}’, which cannot be part of a file name. "
                "Use letters, digits and hyphens, without spaces."
            )
            return problem.format(key=key, value=shortened(value))
        case _other:
            return _wrong_type(details, key)


def _wrong_type(details: ErrorDetails, key: str) -> str:
    if details["loc"] == ():
        return _("The file should hold one block between { and }.")
    match details["type"]:
        case "int_type" | "int_from_float":
            expected = _("a whole number")
        case "list_type":
            expected = _("a list between [ and ]")
        case "model_type" | "model_attributes_type" | "dict_type":
            expected = _("a block between { and }")
        case _other:
            expected = _("text between quotation marks")
    if isinstance(details["loc"][-1], int):
        problem = _("Each item of ‘{key}’ should be {expected}, not {found}.")
    else:
        problem = _("‘{key}’ should be {expected}, not {found}.")
    return problem.format(key=key, expected=expected, found=_found(details["input"]))


def _found(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _("the number {number}").format(number=value)
        case str():
            return _("text")
        case list():
            return _("a list")
        case _other:
            return _("a block")


def _known_keys(location: Location) -> list[str]:
    """The keys of the block at that place."""
    block: type[BaseModel]
    match location:
        case ("cards", int(), "probes", int()):
            block = ProbeDocument
        case ("cards", int()):
            block = CardDocument
        case ("source",):
            block = SourceDocument
        case ("motto",):
            block = MottoDocument
        case _other:
            block = SetDocument
    return [field.alias or name for name, field in block.model_fields.items()]
