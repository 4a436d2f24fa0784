"""Taking in an export in JSON: the transcript that it holds. It never widens who may read anything.

An export whose seal fits, and that says that it is exact, gives the same transcript byte for byte, unless it is not
certain in that who may read what. Of any other the words come back to the letter, as an interview that is held and for
the two alone: a hand may have changed who may read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from interview_tui.cards.jsonfile import depth_of
from interview_tui.cards.locations import Location, json_path
from interview_tui.export.account.json import FORMAT, SEAL, seal_of
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.whole import Values, answers_of, front_of, sections_of, transcript_of
from interview_tui.intake.errors import IntakeError
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.language import _
from interview_tui.storage.slips import NotUTF8, decoded, named, place
from interview_tui.transcripts.format import frontmatter
from interview_tui.transcripts.format.composer import recompose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.own_form import FENCE, SHARED_FOR
from interview_tui.transcripts.format.reader import LIMIT, day_in, particulars_in, read

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DEPTH: Final = 60
"""The most levels of nesting that are read: what a hand may have put into front matter has forty."""
_DIGITS: Final = 15  # a whole number of that size is exact in every program that reads JSON
_QUOTED: Final = (("id",), ("format",), ("date",))
"""The keys of front matter that may be named in an error."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Restored(NamedTuple):
    """Hold the transcript that an export makes, and its id.

    It is `exact` if it is the one that the export was made of, byte for byte, and leaves no doubt about who may read
    what; `sealed` if the seal of the export fits. One that is not both is held, and for the two alone.
    """

    data: bytes
    ident: str
    exact: bool
    sealed: bool


def transcript_in(data: bytes) -> Restored:
    """Return the transcript in the bytes of a JSON export for the two. Raises IntakeError for any other."""
    content = _content(data)
    _refuse_others(content)
    _check(content)
    sealed = content[SEAL] == seal_of(content)
    exact = sealed and content["exact"] is True
    try:
        made = transcript_of(content) if exact else b""
        if not made or read(made).stops:  # anybody can make a seal that fits: the transcript has seals of its own
            made, exact = _for_the_two(content), False
        ident = read(made).interview.id
    except TranscriptError as error:
        problem = _("No transcript can be made of this file: {problem}")
        raise IntakeError(problem.format(problem=error.problem)) from None
    return Restored(made, ident, exact, sealed)


def _for_the_two(content: Values) -> bytes:
    """Return the transcript of an export that is not sealed or not exact: held, and for the two alone.

    Raises TranscriptError.
    """
    alone = {"readers": None, "readers_label": ""}
    nobody = {"closing": {"readers": ClosingReaders.NOBODY.key}, "card": alone}
    private = {"readers": {"readers": Circle.PRIVATE.key}}
    narrowed = content | {
        "head": [item | private.get(item["kind"], {}) for item in content["head"]],
        "sections": [one | nobody.get(one["kind"], {}) for one in content["sections"]],
    }
    front = frontmatter.parse(front_of(narrowed))
    before = particulars_in(front)
    answers = {number: answer for number, answer in answers_of(narrowed).items() if answer != Answer()}
    held = before.change(
        status=Status.HELD, sharing=Circle.PRIVATE, closing_readers=ClosingReaders.NOBODY, answers=answers
    )
    sections = sections_of(narrowed)
    document = Document(
        front,
        tuple(sections),
        before,
        crlf=content["line_ends"] == "CRLF",
        bom=content["byte_order_mark"],
        fences=(f"{FENCE}\n", f"{FENCE}\n\n"),
    )
    return recompose(document, held, sections)


# --- what is no such export


def _refuse_others(content: Mapping[str, Any]) -> None:
    """Raise IntakeError for other JSON, a newer export, and one for others."""
    if not {"format", "for", "mark"} <= content.keys():
        raise _from_elsewhere()
    form = content.get("format")
    if isinstance(form, int) and form > FORMAT:
        problem = _("This export was made by a newer version of In gesprek (format {number}). Update to take it in.")
        raise IntakeError(problem.format(number=form))
    others = [reader.value for reader in Reader if reader.is_for_others]
    front = content.get("front")
    if content.get("for") in others or (isinstance(front, dict) and front.get(SHARED_FOR) is not None):
        raise IntakeError(
            _("This is a version for others, with only a part of what was said. Take in the interview itself.")
        )


def _check(content: Mapping[str, Any]) -> None:
    """Raise IntakeError for an export that lacks something, or has something in it that cannot be."""
    from pydantic import ValidationError

    from interview_tui.export.account.json_document import WholeExport

    try:
        WholeExport.model_validate(content)
    except ValidationError as found:
        raise _wrong(found.errors(include_url=False)[0]) from None
    seen = set()
    for at, one in enumerate(content["sections"]):
        name = one["number"] if one["kind"] == "card" else one["kind"]
        if name in seen and name != "addition":
            raise _at(("sections", at), _("{place} stands there for the second time."))
        seen.add(name)
    for key in ("id", "format"):
        if content["front"].get(key) is None:
            raise _at(("front", key), _("{place} is missing."))
    if day_in(content["front"].get("date")) is None:
        raise _at(("front", "date"), _("{place} is something that cannot be."))


def _wrong(details: ErrorDetails) -> IntakeError:
    """Return the error for the first thing that is not as it should be, without quoting the file."""
    location = tuple(
        step for at, step in enumerate(details["loc"]) if not (at == 2 and details["loc"][0] in ("head", "sections"))
    )
    match details["type"]:
        case "missing":
            return _at(location, _("{place} is missing."))
        case "extra_forbidden":
            return _at(location[:-1], _("{place} has a key that does not belong there."))
        case "int_type" | "int_from_float":
            expected = _("a whole number")
        case "bool_type":
            expected = _("true or false")
        case "list_type":
            expected = _("a list between [ and ]")
        case "model_type" | "model_attributes_type" | "dict_type":
            expected = _("a block between { and }")
        case "string_type":
            expected = _("text between quotation marks")
        case _other:
            return _at(location, _("{place} is something that cannot be."))
    return _at(location, _("{place} should be {expected}."), expected=expected)


def _at(location: Location, problem: str, **values: str) -> IntakeError:
    """Return the error for something in an export. Of front matter the keys may be anybody's words: none is quoted."""
    shown = location[:1] if location[:1] == ("front",) and location[1:] not in _QUOTED else location
    told = problem.format(place=json_path(shown) or _("the file"), **values)
    told = told if shown else told[0].upper() + told[1:]
    return IntakeError(" ".join((told, _("Make the export anew, or take in the transcript itself."))))


# --- JSON from elsewhere


def _from_elsewhere() -> IntakeError:
    return IntakeError(_("This JSON file was not made by In gesprek. Take a .docx, .md or .txt."))


class _Unusable(float):
    """Mark a number that cannot be used."""


class _Repeated(dict[str, Any]):
    """Mark an object with a key that stands there twice."""


def _content(data: bytes) -> dict[str, Any]:
    """Return the object in the bytes of a JSON file. Raises IntakeError, and nothing else."""
    if len(data) > LIMIT:
        problem = _("The file is larger than {limit} MB, far more than its texts can need.")
        raise IntakeError(problem.format(limit=LIMIT // 1024**2))
    try:
        text = decoded(data)
    except NotUTF8 as error:
        raise IntakeError(named(error.line, error.column, error.problem) if error.line else error.problem) from None
    if not text.strip():
        raise IntakeError(_("The file is empty."))
    if depth_of(text) > _DEPTH:
        problem = _("Blocks are nested more than {limit} deep; no file for this program needs half of that.")
        raise IntakeError(problem.format(limit=_DEPTH))
    try:
        content = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda _name: _Unusable("nan"),
            parse_int=lambda digits: int(digits) if len(digits) <= _DIGITS else _Unusable("inf"),
        )
    except json.JSONDecodeError as error:
        problem = _(
            "Line {line}, column {column} is not valid JSON. Look there, or just before it, for a comma, "
            "a quotation mark or a bracket that is missing or too many."
        )
        line, column = place(text, error.pos)
        raise IntakeError(problem.format(line=line, column=column)) from None
    if not isinstance(content, dict):
        raise _from_elsewhere()
    _walk(content, ())
    return content


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Repeated(made)


def _walk(value: object, location: Location) -> None:
    """Refuse what parsed but is not plain JSON. The depth of recursion is at most `_DEPTH`. Raises IntakeError."""
    match value:
        case _Repeated():
            raise _at(_known(location), _("{place} has a key that stands there twice."))
        case dict():
            for key, item in value.items():
                _walk(key, location)
                _walk(item, (*location, key))
        case list():
            for at, item in enumerate(value):
                _walk(item, (*location, at))
        case float() if isinstance(value, _Unusable) or value - value != 0:
            raise _at(_known(location), _("{place} is a number that cannot be used."))
        case str() if _SURROGATE.search(value):
            raise _at(_known(location), _("{place} holds half a character, which cannot be saved or shown."))
        case _fine:
            pass


def _known(location: Location) -> Location:
    """Return a location up to the first key that is none of an export: it may be anybody's words."""
    from interview_tui.export.account.json_document import keys

    known = keys()
    unknown = next((at for at, step in enumerate(location) if isinstance(step, str) and step not in known), None)
    return location[:unknown]
