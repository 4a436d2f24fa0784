"""Reading of an untrusted JSON file.

`json.loads` by itself would overflow the stack on deep nesting, silently keep the last of two equal keys, and accept
NaN, 1e400 and lone surrogates; opening a FIFO would block. Each of these is refused here, with its location.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from interview_tui.cards.errors import OwnFileError
from interview_tui.cards.locations import Location
from interview_tui.language import _, visible_line
from interview_tui.storage.ordinary_file import Unfit, UnfitFile, read_ordinary
from interview_tui.storage.slips import NotUTF8, decoded, named, place

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_DIGITS = 15  # an integer of that size is exact in every JSON reader

# A string, or one bracket. An unclosed string matches too, so that no text is scanned twice (linear time).
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")

JSONValue = str | int | float | bool | None | list["JSONValue"] | dict[str, "JSONValue"]


class _Unusable(float):
    """Mark a number that cannot be used in the parsed tree; `_walk` refuses it with its location."""


class _Refused(ValueError):  # noqa: N818 - never leaves this module
    """Carry a problem and its location until `read_json` raises the error type of its caller."""

    def __init__(self, problem: str, location: Location = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.location = location


class _RepeatedKey(dict[str, JSONValue]):
    """Mark an object in which `key` occurs twice; `_walk` refuses it with its location."""

    key = ""


def read_json(path: Path, error: type[OwnFileError]) -> JSONValue:
    """Return the JSON value in the file. Raises `error`, and nothing else, for what is not plain, finite JSON."""
    try:
        return _value(path)
    except _Refused as refused:
        raise error.at(path, refused.location, refused.problem) from None


def _value(path: Path) -> JSONValue:
    text = _text(_contents(path))
    if not text.strip():
        raise _Refused(_("The file is empty."))
    if depth_of(text) > MAX_DEPTH:
        problem = _("Blocks are nested more than {limit} deep; no file for this program needs half of that.")
        raise _Refused(problem.format(limit=MAX_DEPTH))
    try:
        tree: JSONValue = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda _name: _Unusable("nan"),
            parse_int=lambda digits: int(digits) if len(digits) <= MAX_DIGITS else _Unusable("inf"),
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        raise _Refused(_slip(text, error.pos)) from None
    try:
        _walk(tree, ())
    except _Refused as refused:
        raise _placed(refused, text) from None
    return tree


def _slip(text: str, at: int) -> str:
    """Return the sentence for text that is no JSON, where `at` is the offset at which the parser stopped."""
    from interview_tui.cards.json_slips import slip_in

    if (slip := slip_in(text, at)) is not None:
        return named(*place(text, slip.at), slip.problem)
    line, column = place(text, at)
    problem = _(
        "Line {line}, column {column} is not valid JSON. Look there, or just before it, for a comma, "
        "a quotation mark or a bracket that is missing or too many."
    )
    return problem.format(line=line, column=column)


def _placed(refused: _Refused, text: str) -> _Refused:
    """Return the refusal of a value with the line and column of its key, the second one of a key that occurs twice."""
    from interview_tui.cards.json_slips import keys_in

    found = [at for location, at in keys_in(text) if location == refused.location]
    if not found:
        return refused
    return _Refused(named(*place(text, found[min(1, len(found) - 1)]), refused.problem), refused.location)


def _contents(path: Path) -> bytes:
    """Return the bytes of a regular file of at most MAX_BYTES. Raises _Refused."""
    try:
        return read_ordinary(path, MAX_BYTES)[0]
    except UnfitFile as error:
        raise _Refused(_unfit(error.why)) from None
    except FileNotFoundError:
        raise _Refused(_("There is no such file. Check the name and the folder.")) from None
    except PermissionError:
        raise _Refused(_("The file may not be read. Ask its owner for access, or make a copy of your own.")) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Refused(_("The file cannot be read: {reason}.").format(reason=reason)) from None


def _unfit(why: Unfit) -> str:
    if why is Unfit.FOLDER:
        return _("This is a folder. Give the JSON file in it.")
    if why is Unfit.TOO_BIG:
        problem = _("The file is larger than {limit} MB, far more than its texts can need.")
        return problem.format(limit=MAX_BYTES // 1_000_000)
    return _("This is no ordinary file. What is needed here is a JSON file.")


def _text(content: bytes) -> str:
    try:
        return decoded(content)
    except NotUTF8 as error:
        raise _Refused(named(error.line, error.column, error.problem) if error.line else error.problem) from None


def depth_of(text: str) -> int:
    """Return how deep the brackets outside strings are nested."""
    deepest = depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        match found[0]:
            case "[" | "{":
                depth += 1
                deepest = max(deepest, depth)
            case "]" | "}":
                depth -= 1
    return deepest


def _object(pairs: list[tuple[str, JSONValue]]) -> dict[str, JSONValue]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    repeated = _RepeatedKey(result)
    repeated.key = Counter(key for key, _value in pairs).most_common(1)[0][0]
    return repeated


def _finite(digits: str) -> float:
    number = float(digits)
    return number if number - number == 0 else _Unusable("inf")


def _walk(value: JSONValue, location: Location) -> None:
    """Refuse the first value that parsed but is not plain JSON. The depth of recursion is at most MAX_DEPTH.

    Raises _Refused with its location.
    """
    match value:
        case _Unusable():
            raise _Refused(_("This number cannot be used: it is too large, or no number at all."), location)
        case str():
            _check_text(value, location)
        case list():
            for index, item in enumerate(value):
                _walk(item, (*location, index))
        case dict():
            if isinstance(value, _RepeatedKey):
                problem = _("The key ‘{key}’ stands here twice; keep one of them.")
                raise _Refused(problem.format(key=shortened(value.key)), (*location, value.key))
            for key, item in value.items():
                _check_text(key, location)
                _walk(item, (*location, key))


def _check_text(text: str, location: Location) -> None:
    if found := _SURROGATE.search(text):
        problem = _("The text holds half a character (\\u{code}), which cannot be saved or shown.")
        raise _Refused(problem.format(code=f"{ord(found[0]):04x}"), location)


def shortened(text: str, limit: int = 40) -> str:
    """Return text of a file for quoting in a message: one line, control characters made visible, at most `limit`."""
    line = visible_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
