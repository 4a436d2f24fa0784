"""The cause of a mistake in JSON, where that can be told: from the parser's position and what stands around it.

Everything before that position is valid JSON, so that brackets and texts in it can be counted exactly. Nothing is
guessed: where none of the causes is what stands there, the caller says the general sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from interview_tui.cards.locations import Location
from interview_tui.language import _
from interview_tui.storage.slips import (
    NOTHINGS,
    TRUTHS,
    Slip,
    backslash,
    behind_value,
    capital,
    closed_otherwise,
    decimal_comma,
    quoted,
    stray,
    unclosed_text,
    unreadable_number,
    without_quotes,
)

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"[\r\n]|\Z")
_WORD = re.compile(r"[^\W\d][\w.-]*")
_COMMENTS = ("//", "/*", "#", "<!--")
_CLOSING = {"{": "}", "[": "]"}


class _Token(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_number(self) -> bool:
        return self.text[0] in "-0123456789"


class _State(NamedTuple):
    """Hold what is known before an offset: the open brackets, and the last three tokens, the last one first."""

    open: tuple[_Token, ...]
    last: tuple[_Token, ...]

    @property
    def in_object(self) -> bool:
        return bool(self.open) and self.open[-1].text == "{"

    @property
    def before(self) -> str:
        """The last token if that is punctuation, else an empty string: a value (or a key) has just ended."""
        return self.last[0].text if self.last and self.last[0].text in "[{,:" else ""

    @property
    def wants_key(self) -> bool:
        return self.before == "{" or (self.before == "," and self.in_object)

    @property
    def after_key(self) -> bool:
        return self.in_object and not self.before and len(self.last) > 1 and self.last[1].text in "{,"


def slip_in(text: str, at: int) -> Slip | None:
    """Return the slip in text that is no JSON; `at` is where the parser stopped. None if no cause is recognised."""
    state, unclosed = _state(text, at)
    if unclosed is not None:
        return _in_text(text, unclosed, at)
    at = _next(text, at)
    # Some versions of the parser stop at the comma too many, others behind it.
    if text[at : at + 1] == "," and not state.before and state.open:
        comma = _Token(at, ",")
        if (found := text[_next(text, at + 1) :][:1]) and found in "]}":
            return Slip(at, _one_too_many(","))
        state, at = _State(state.open, (comma, *state.last[:2])), _next(text, at + 1)
    if at == len(text):
        return _not_closed(state)
    return _strange(text, at, state) or _misplaced(text, at, state)


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _state(text: str, at: int) -> tuple[_State, int | None]:
    """Return the state before that offset, and where the text begins that it is within (None if within none)."""
    opened: list[_Token] = []
    last: tuple[_Token, ...] = ()
    for found in _TOKEN.finditer(text, 0, at):
        token = _Token(found.start(), found[0])
        if token.text[0] == '"' and (len(token.text) == 1 or _unfinished(token.text)):
            return _State(tuple(opened), last), token.start
        if token.text in _CLOSING:
            opened.append(token)
        elif token.text in _CLOSING.values() and opened:
            opened.pop()
        last = (token, *last[:2])
    return _State(tuple(opened), last), None


def _unfinished(token: str) -> bool:
    """Return whether a text, with its first quotation mark, has no last one."""
    return re.fullmatch(r'"(?:[^"\\]|\\.)*+"', token, re.DOTALL) is None


def _in_text(text: str, start: int, at: int) -> Slip | None:
    """Return the slip within the text between quotation marks that begins at `start`."""
    if "\\" in text[max(start, at - 2) : at + 1] and text[at : at + 1] not in "\r\n":
        return Slip(text.rindex("\\", start, at + 1), backslash())
    if at == len(text) or text[at] in "\r\n":
        return unclosed_text(text, start, at)
    problem = stray(text[at])
    return Slip(at, problem) if problem else None


def _strange(text: str, at: int, state: _State) -> Slip | None:
    """Return the slip for what JSON does not have at all, wherever it stands."""
    char = text[at]
    if problem := stray(char):
        return Slip(at, problem)
    for mark in _COMMENTS:
        if text.startswith(mark, at):
            problem = _("Here is a comment ({mark}), and these files can have none. Delete it.")
            return Slip(at, problem.format(mark=mark))
    if text.startswith("```", at):
        return Slip(at, _("Here is {mark}, which belongs to Markdown. Delete that line.").format(mark="```"))
    if char in "'`":
        problem = _("Here is {char}. A name, and a text, stands between double quotation marks ({straight}).")
        return Slip(at, problem.format(char=char, straight='"'))
    if char == '"' and not _TOKEN.match(text, at)[0].endswith('"', 1):  # type: ignore[index]
        return unclosed_text(text, at, _end_of_line(text, at))
    if char == ";" and state.last:
        return Slip(at, _("Here is ‘{found}’. Write ‘{right}’ there.").format(found=";", right=","))
    return None


def _end_of_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _misplaced(text: str, at: int, state: _State) -> Slip | None:
    """Return the slip for something that may stand in JSON, but not here."""
    char = text[at]
    if state.before == "," and char in "]}":
        return Slip(state.last[0].start, _one_too_many(","))
    if char == "," and state.before in ("[", "{", ","):
        return Slip(at, _one_too_many(","))
    if state.wants_key:
        return _no_key(text, at, state)
    if state.after_key:
        return _no_colon(text, at, state)
    if state.before or not state.last:
        return _no_value(text, at, state)
    return _after_value(text, at, state)


def _no_key(text: str, at: int, state: _State) -> Slip | None:
    if text[at].isdecimal() and len(state.last) > 1 and state.last[1].is_number and text[at - 1] == ",":
        return Slip(state.last[0].start, decimal_comma())
    if _WORD.match(text, at):
        return Slip(at, without_quotes(text[at:]))
    if text[at] in _CLOSING.values():
        return _other_bracket(text, at, state)
    return None


def _no_colon(text: str, at: int, state: _State) -> Slip | None:
    key = state.last[0]
    if text[at] == "=":
        return Slip(at, _("Here is ‘{found}’. Write ‘{right}’ there.").format(found="=", right=":"))
    if at == key.end and text[at] not in ",]}":
        return closed_otherwise(text, key.start, key.end) or Slip(at, _ended_before(text, at))
    problem = _("A colon and a value should follow the name ‘{name}’.")
    return Slip(key.end, problem.format(name=quoted(key.text.strip('"'))))


def _no_value(text: str, at: int, state: _State) -> Slip | None:
    char = text[at]
    if found := _WORD.match(text, at):
        return Slip(at, _word(found[0], text[at:]))
    if char in "+." or (char == "-" and state.last):
        return Slip(at, unreadable_number())
    if state.before == ":" and char in ",}]":
        problem = _("A value should follow the name ‘{name}’.")
        return Slip(at, problem.format(name=quoted(state.last[1].text.strip('"'))))
    if char in _CLOSING.values():
        return _other_bracket(text, at, state)
    return None


def _word(word: str, rest: str) -> str:
    """Return the sentence for a word in the place of a value."""
    small = word.casefold()
    if small in TRUTHS:
        return capital(word, TRUTHS[small])
    return capital(word, "null") if small in NOTHINGS else without_quotes(rest)


def _after_value(text: str, at: int, state: _State) -> Slip | None:
    """Return the slip for what stands where a comma, a closing bracket or the end of the file should follow."""
    char, value = text[at], state.last[0]
    if not state.open:
        if char in "]},":
            return Slip(at, _one_too_many(char))
        return Slip(
            at, _("The block ended before this, and something follows. A file holds one block, between { and }.")
        )
    if char in _CLOSING.values():
        return _other_bracket(text, at, state)
    is_text, same_line = value.text[0] == '"', not re.search(r"[\r\n]", text[value.end : at])
    if is_text and (at == value.end or (same_line and _WORD.match(text, at))) and char not in ":=":
        return closed_otherwise(text, value.start, value.end) or Slip(at, _ended_before(text, at))
    if value.is_number and at == value.end and char not in ":=":
        return Slip(value.start, unreadable_number())
    if char in '"[{-' or char.isdecimal() or (not same_line and _WORD.match(text, at)):
        return Slip(value.end, _("A comma is missing here: another value follows."))
    return Slip(at, behind_value(text[at:])) if _WORD.match(text, at) or char == "%" else None


def _ended_before(text: str, at: int) -> str:
    problem = _(
        "The text ended at the quotation mark before this, and ‘{word}’ follows. A quotation mark is missing or too "
        "many; one within a text is written as {escaped}."
    )
    return problem.format(word=quoted(text[at:]), escaped=r"\"")


def _one_too_many(char: str) -> str:
    return _("Here is a ‘{char}’ too many. Delete it.").format(char=char)


def _other_bracket(text: str, at: int, state: _State) -> Slip | None:
    if not state.open or text[at] == _CLOSING[state.open[-1].text]:
        return None
    line = text.count("\n", 0, state.open[-1].start) + 1
    problem = _(
        "Here is ‘{found}’, and the last open one is ‘{opened}’, in line {line}. Close that first, with ‘{right}’."
    )
    opened = state.open[-1].text
    return Slip(at, problem.format(found=text[at], opened=opened, line=line, right=_CLOSING[opened]))


def _not_closed(state: _State) -> Slip | None:
    """Return the slip for a file that ends while a bracket is open: at that bracket."""
    if not state.open:
        return None
    opened = state.open[-1]
    problem = _("Here is ‘{opened}’, and it is not closed before the file ends. Put ‘{right}’ at its end.")
    return Slip(opened.start, problem.format(opened=opened.text, right=_CLOSING[opened.text]))


def keys_in(text: str) -> Iterator[tuple[Location, int]]:
    """Yield the location of every key in valid JSON, with its offset."""
    trail: list[str | int] = []
    state: list[str] = []
    waiting: _Token | None = None
    for found in _TOKEN.finditer(text):
        token = _Token(found.start(), found[0])
        match token.text:
            case "{" | "[":
                state.append(token.text)
                trail.append(0 if token.text == "[" else "")
            case "}" | "]":
                state.pop()
                trail.pop()
            case ",":
                if state[-1] == "[":
                    trail[-1] = int(trail[-1]) + 1
            case ":":
                if waiting is not None:
                    trail[-1] = json.loads(waiting.text) if "\\" in waiting.text else waiting.text[1:-1]
                    yield tuple(trail), waiting.start
            case _value:
                waiting = token
