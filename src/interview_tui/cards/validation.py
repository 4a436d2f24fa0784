"""Validation of a JSON value as a document, with a sentence and a location for what is wrong.

Shared by the readers of question sets and of forms. It imports pydantic.
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
from interview_tui.storage.slips import invisible, without_invisible

Model = TypeVar("Model", bound=BaseModel)
InWords = Callable[[ErrorDetails], str | None]
"""Returns the sentence for a mistake that is specific to one kind of file; None for the general sentence."""


def validated(
    path: Path,
    tree: JSONValue,
    model: type[Model],
    error: type[OwnFileError],
    own_words: InWords = lambda _details: None,
) -> Model:
    """Return `tree` as a document of type `model`. Raises `error`, and nothing else, for the most useful mistake."""
    try:
        return model.model_validate(tree)
    except ValidationError as found:
        details = _most_useful(found.errors(include_url=False))
        problem = own_words(details) or _in_words(details, model)
        raise error.at(path, details["loc"], problem) from None


def sameness(ident: str) -> str:
    """Return a key that is equal for ids that differ only in case or in Unicode normalisation."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", ident).casefold())


def key_of(location: Location) -> str:
    """Return the last key in a location, for quoting in a message."""
    return next((shortened(step) for step in reversed(location) if isinstance(step, str)), "")


def _most_useful(errors: list[ErrorDetails]) -> ErrorDetails:
    """Return the first error, or, if that is a missing key, an unknown key in the same object: it may be a typo."""
    first = errors[0]
    if first["type"] == "missing":
        for other in errors:
            if other["type"] == "extra_forbidden" and other["loc"][:-1] == first["loc"][:-1]:
                return other
    return first


def _in_words(details: ErrorDetails, model: type[BaseModel]) -> str:
    """Return one sentence in the language of the screen: what is wrong with which key, and what is expected."""
    location = details["loc"]
    key = key_of(location)
    value = details["input"]
    context = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return _("‘{key}’ is missing.").format(key=key)
        case "extra_forbidden" if without_invisible(key) in _fields(_block_at(model, location[:-1])):
            return _has_invisible(without_invisible(key), key)
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
            if without_invisible(value) in choices.split(", "):
                return _has_invisible(key, value)
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


def _has_invisible(key: str, text: str) -> str:
    name = next(invisible(char) for char in text if invisible(char))
    return _("‘{key}’ has a character in it that cannot be seen: {name}. Type it anew.").format(key=key, name=name)


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
    """Return the fields of a model by their keys in a file."""
    return {field.alias or name: field for name, field in block.model_fields.items()}


def _block_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """Return the model of the object at that location within `model`."""
    for step in location:
        if isinstance(step, str):
            model = _model_in(_fields(model)[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the one model in an annotation such as `list[X]`, `X | None` or `Annotated[X, …]`; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _bounds(field: FieldInfo) -> tuple[int, int]:
    """Return the smallest and the largest value of an integer field."""
    least = next(rule.ge for rule in field.metadata if hasattr(rule, "ge"))
    most = next(rule.le for rule in field.metadata if hasattr(rule, "le"))
    return least, most
