"""From a value read from JSON to a checked document; what is wrong is told in words, with its place.

What the readers of question sets and of ways of use share. Importing this imports pydantic.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from interview_tui.cards.errors import OwnFileError
from interview_tui.cards.jsonfile import JSONValue, shortened
from interview_tui.cards.locations import Location
from interview_tui.language import _

Model = TypeVar("Model", bound=BaseModel)
InWords = Callable[[ErrorDetails], str | None]
"""What only one kind of file can say of a mistake; None leaves it to what all of them say."""


def validated(
    path: Path,
    tree: JSONValue,
    model: type[Model],
    error: type[OwnFileError],
    own_words: InWords = lambda _details: None,
) -> Model:
    """The document in `tree`. Raises an `error`, and nothing else, that tells the most telling mistake."""
    try:
        return model.model_validate(tree)
    except ValidationError as found:
        details = _most_telling(found.errors(include_url=False))
        problem = own_words(details) or _in_words(details, model)
        raise error.at(path, details["loc"], problem) from None


def sameness(ident: str) -> str:
    """A key that ids share when they differ only in capitals or in how an accent is written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", ident).casefold())


def key_of(location: Location) -> str:
    """The key that is meant, as a message may quote it."""
    return next((shortened(step) for step in reversed(location) if isinstance(step, str)), "")


def _most_telling(errors: list[ErrorDetails]) -> ErrorDetails:
    """The first error; a missing key that was mistyped is told by the unknown key beside it."""
    first = errors[0]
    if first["type"] == "missing":
        for other in errors:
            if other["type"] == "extra_forbidden" and other["loc"][:-1] == first["loc"][:-1]:
                return other
    return first


def _in_words(details: ErrorDetails, model: type[BaseModel]) -> str:
    """One sentence in the language of the screen: what is wrong with which key, and what is expected."""
    location = details["loc"]
    key = key_of(location)
    value = details["input"]
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return _("‘{key}’ is missing.").format(key=key)
        case "extra_forbidden":
            known = ", ".join(_fields(_block_at(model, location[:-1])))
            return _("‘{key}’ is not a key of this block. The keys are: {known}.").format(key=key, known=known)
        case "blank" | "string_too_short":
            return _("‘{key}’ is empty; write something that can be seen.").format(key=key)
        case "marks":
            return _("‘{key}’ has too many accents on one letter.").format(key=key)
        case "string_too_long":
            return _("‘{key}’ is too long: {limit} characters at most.").format(key=key, limit=context["max_length"])
        case "too_short":
            return _("‘{key}’ is empty; it needs at least one item.").format(key=key)
        case "too_long":
            return _("‘{key}’ has too many items: {limit} at most.").format(key=key, limit=context["max_length"])
        case "literal_error" | "format" if key == "format":
            problem = _("‘format’ is {value}; this program reads format 1.")
            return problem.format(value=shortened(json.dumps(value, ensure_ascii=False)))
        case "enum" | "literal_error" if isinstance(value, str):
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            problem = _("‘{key}’ is ‘{value}’, which does not exist. Choose from: {choices}.")
            return problem.format(key=key, value=shortened(value), choices=choices)
        case "greater_than_equal" | "less_than_equal":
            low, high = _bounds(_fields(_block_at(model, location[:-1]))[key])
            return _("‘{key}’ should be a whole number from {low} to {high}.").format(key=key, low=low, high=high)
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
        case "bool_type":
            expected = _("true or false")
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


def _fields(block: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a block by the keys that a file has for them."""
    return {field.alias or name: field for name, field in block.model_fields.items()}


def _block_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """The model of the block at that place below `model`."""
    for step in location:
        if isinstance(step, str):
            model = _model_in(_fields(model)[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The one model in an annotation such as `list[X]`, `X | None` or `Annotated[X, …]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _bounds(field: FieldInfo) -> tuple[int, int]:
    """The least and the most that a whole number may be."""
    least = next(rule.ge for rule in field.metadata if hasattr(rule, "ge"))
    most = next(rule.le for rule in field.metadata if hasattr(rule, "le"))
    return least, most
