"""The cause of a mistake in TOML, where that can be told: from the parser's position and what stands around it.

Nothing is guessed: where none of the causes is what stands there, the general sentence is said.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

from interview_tui.language import _
from interview_tui.storage.slips import (
    NOTHINGS,
    TRUTHS,
    Slip,
    behind_value,
    capital,
    decimal_comma,
    quoted,
    stray,
    unclosed_text,
    unreadable_number,
    without_quotes,
)

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")
_WORD: Final = re.compile(r"[^\W\d]\w*")
_COMMENTS: Final = ("//", "/*", ";", "<!--", "--")
_KEY: Final = re.compile(r"""\s*([\w.-]+|"[^"]*"|'[^']*')\s*$""")


def place_of(error: tomllib.TOMLDecodeError) -> tuple[int, int] | None:
    """Return line and column, counted from 1, at which the parser stopped; None if at the end of the text."""
    found = _AT.search(str(error))
    return (int(found[1]), int(found[2])) if found else None


def slip_in(row: str, column: int, said: str) -> Slip:
    """Return the slip in a line that is no TOML, with its offset in that line.

    `column` is where the parser stopped, counted from 1; `said` is what it said.
    """
    at = min(column - 1, len(row))
    if "twice" in said or "overwrite" in said or "Cannot" in said:
        problem = _("Here ‘{key}’ is set for the second time. Keep one of the two.")
        key = row.partition("=")[0].strip()
        return Slip(len(row) - len(row.lstrip()), problem.format(key=key))
    return _in_text(row, at) or _strange(row, at) or _misplaced(row, at) or _general(row, at)


def unclosed_in(row: str) -> Slip | None:
    """Return the slip in a line at whose end a text has not ended; None for any other line."""
    return _in_text(row, len(row))


def _in_text(row: str, at: int) -> Slip | None:
    """Return the slip within a text between quotation marks, if the parser stopped within one."""
    start, mark = _open_text(row, at)
    if start is None:
        return None
    if mark == '"' and "\\" in row[max(start, at - 2) : at + 1] and at < len(row):
        return Slip(row.rindex("\\", start, at + 1), backslash())
    if at == len(row):
        if mark == '"':
            return unclosed_text(row, start, at)
        problem = _("The text that begins here has no {mark} at its end on this line. Put one there.")
        return Slip(start, problem.format(mark=mark))
    problem = stray(row[at])
    return Slip(at, problem) if problem else None


def _open_text(row: str, at: int) -> tuple[int | None, str]:
    """Return where in the line the text begins that goes on at `at`, and its quotation mark; None if none does."""
    start, mark, skip = None, "", False
    for place, char in enumerate(row[:at]):
        if skip:
            skip = False
        elif start is None and char in "\"'":
            start, mark = place, char
        elif start is not None and char == "\\" and mark == '"':
            skip = True
        elif start is not None and char == mark:
            start, mark = None, ""
    return start, mark


def backslash() -> str:
    """Return the sentence for a backslash between double quotes, as in a path of Windows."""
    problem = _(
        "Here is ‘{one}’, which has a meaning of its own between double quotes. Write ‘{slash}’, or put the text "
        "between single ones ({example})."
    )
    return problem.format(one="\\", slash="/", example=r"'C:\Map'")


def _strange(row: str, at: int) -> Slip | None:
    """Return the slip for what TOML does not have at all, wherever it stands."""
    rest = row[at:]
    if not rest:
        return None
    if problem := stray(rest[0]):
        return Slip(at, problem)
    for mark in _COMMENTS:
        if rest.startswith(mark) and (mark != ";" or len(rest.strip()) > 1):
            problem = _("Here is a comment that begins with ‘{mark}’. Begin it with ‘{right}’.")
            return Slip(at, problem.format(mark=mark, right="#"))
    if rest.startswith("```"):
        return Slip(at, _("Here is {mark}, which belongs to Markdown. Delete that line.").format(mark="```"))
    return None


def _misplaced(row: str, at: int) -> Slip | None:
    """Return the slip for something that may stand in TOML, but not here."""
    before, rest = row[:at], row[at:]
    if "=" not in before and not row.lstrip().startswith("["):
        return _no_key(row, at)
    if before.rstrip().endswith("="):
        return _no_value(row, at)
    if "=" in before and rest:
        return _after_value(before, rest, at)
    if row.lstrip().startswith("[") and "]" not in row:
        problem = _("This header has no ‘{right}’ at its end. Put one there.")
        return Slip(len(row) - len(row.lstrip()), problem.format(right="]"))
    return None


def _no_key(row: str, at: int) -> Slip | None:
    rest = row[at:]
    if not (key := _KEY.match(row[:at])):
        return None
    if rest.startswith(":"):
        return Slip(at, _("Here is ‘{found}’. Write ‘{right}’ there.").format(found=":", right="="))
    problem = _("‘=’ and a value should follow the name ‘{name}’, which is one word.")
    return Slip(key.end(1), problem.format(name=quoted(key[1])))


def _no_value(row: str, at: int) -> Slip | None:
    rest = row[at:].strip()
    if not rest or rest.startswith("#"):
        problem = _("A value should follow the name ‘{name}’.")
        return Slip(at, problem.format(name=quoted(row.partition("=")[0].strip())))
    if rest.startswith("="):
        return Slip(at, _("Here is a ‘{char}’ too many. Delete it.").format(char="="))
    word = re.split(r"\s+#", rest, maxsplit=1)[0].rstrip()
    small = word.casefold()
    if small in TRUTHS:
        return Slip(at, capital(word, TRUTHS[small]))
    if small in NOTHINGS:
        return Slip(at, _("Here is ‘{word}’. Delete the line to have the usual value.").format(word=word))
    if _WORD.match(rest) or rest[0] in "/~\\.":
        if "\\" in word:
            problem = _("Here is a path without quotation marks. Put it between single ones ({example}).")
            return Slip(at, problem.format(example=r"'C:\Map'"))
        return Slip(at, without_quotes(word))
    return None


def _after_value(before: str, rest: str, at: int) -> Slip | None:
    value = before.rpartition("=")[2].strip()
    is_number = bool(re.fullmatch(r"[+-]?\d+", value))
    if is_number and re.match(r",\d", rest):
        return Slip(at, decimal_comma())
    if rest.strip() in (",", ";"):
        return Slip(at, _("Here is a ‘{char}’ too many. Delete it.").format(char=rest.strip()))
    if is_number and before[-1:].isdecimal() and rest[0].isalnum():
        return Slip(at - len(value), unreadable_number())
    return Slip(at, behind_value(rest))


def _general(row: str, at: int) -> Slip:
    problem = _("This line is not TOML. A setting looks like this ({example}).")
    return Slip(min(at, len(row)), problem.format(example='lang = "nl"'))
