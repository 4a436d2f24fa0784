"""The head of a file in the very form that this program writes: recognised by one expression, read when it is needed.

A folder may hold thousands of interviews, of which a list shows some forty. An `OwnHead` is known to be right, and to
say the same as `reader` would; the interview is made of it when someone asks. Any other head is for `reader` alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from interview_tui.interview.model import COLLEAGUE, USUAL_MINUTES, Circle, Interview, Status
from interview_tui.transcripts.format.own_form import LIMIT, YAML_WORDS

_CIRCLES: Final = {circle.key: circle for circle in Circle}
_PRIVATE: Final = Circle.PRIVATE.key
_STATUSES: Final = {status.value: status for status in Status}

# The forms of a value, without one that YAML would take for something else.
_TEXT = r'"[^"\\\r\n]*"'
_BARE = rf"(?!(?i:{'|'.join(sorted(YAML_WORDS))})\n)(?:[A-Za-z]|[1-9][0-9]{{0,8}}[a-df-z])[A-Za-z0-9_-]*"
_NUMBER = "[1-9][0-9]{0,3}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _list_of(item: str) -> str:
    return rf"\[(?:{item}(?:, {item})*)?\]"


_FORMS: Final = {
    "title": _TEXT,
    "date": _DAY,
    "author": _TEXT,
    "interviewee": _TEXT,
    "nth": _NUMBER,
    "lang": f"{_BARE}|{_TEXT}",
    "form": f"{_BARE}|{_TEXT}",
    "forms": _TEXT,
    "status": "|".join(_STATUSES),
    "sharing": "|".join(_CIRCLES),
    "minutes": _NUMBER,
    "team": _TEXT,
    "organisation": _TEXT,
    "question_set": _TEXT,
    "at_card": _NUMBER,
    "parked": _list_of(_NUMBER),
    "struck": _list_of(_NUMBER),
    "cards": _list_of(_NUMBER),
    "dismissed": _list_of('(?:[a-f][0-9a-f]*|"[0-9a-f]*")'),
    "next": _TEXT,
    "listeners": _TEXT,
    "back_on": _DAY,
    "answered": _list_of(_NUMBER),
    "private_cards": _list_of(_NUMBER),
    "team_cards": _list_of(_NUMBER),
    "organisation_cards": _list_of(_NUMBER),
    "struck_cards": _list_of(_NUMBER),
    "closing_readers": "unnamed|named",
    "seals": _list_of("[0-9]{1,3}-[0-9a-z]{6}"),
    "tags": r"\[in-gesprek\]",
    "id": _BARE,
    "format": "[123]",
}
"""The keys of the front matter in the order in which they are written, each with the form of its value."""

_ALWAYS: Final = frozenset(
    {"title", "date", "author", "interviewee", "lang", "status", "sharing", "question_set", "tags", "id", "format"}
)
"""The keys that every file has. Those that say nothing, or what is usual, are left out."""
_WITNESS: Final = (
    "answered",
    "private_cards",
    "team_cards",
    "organisation_cards",
    "struck_cards",
    "closing_readers",
    "seals",
)
"""The keys that say which cards there are, and who may read them."""
_MAY_COME_LATER: Final = ("forms", "struck", "cards", "dismissed", "listeners", "back_on")
"""Keys that format 1 wrote last, in any order, if they got a value after the file was begun."""


def _expression() -> Iterator[str]:
    """Yield the parts of the expression for front matter with its fences; each value is a group named after its key."""
    yield "---\n"
    for key, form in _FORMS.items():
        line = f"{key}: (?P<{key}>{form})\n"
        yield line if key in _ALWAYS else f"(?:{line})?"
    later = "|".join(f"{key}: (?:{_FORMS[key]})\n" for key in _MAY_COME_LATER)
    yield f"(?P<later>(?:{later})*)---\n"


@cache
def _front() -> re.Pattern[str]:
    """Return that expression, compiled at the first head."""
    return re.compile("".join(_expression()))


# The title, then lines that can neither be a heading nor hide one, and the first card.
_TOP: Final = r"\n?# [^\n]*\n(?:(?![ \t#`~<=-])[^\n]*\n)*## ([1-9][0-9]{0,2})\. "
_FENCE: Final = b"\n---\n"
# What YAML refuses, or reads as the end of a line: whether it is asked depends on other lines of the same block.
_NOT_PLAIN: Final = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff]"
)
_CARD: Final = b"\n## "
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class OwnHead:
    """Hold a head in our own form: what puts it in its place in a list is known, the rest is read when asked for.

    Made by `own_head` alone.
    """

    __slots__ = ("_front", "_interview", "_later", "_top", "back_on", "date", "status")

    def __init__(self, front: re.Match[str], later: Mapping[str, str], top: str) -> None:
        """Take what was found of the front matter, the values in `later` lines by key, and the text above the cards.

        Raises ValueError for a day that does not exist.
        """
        self._front = front
        self._later = later
        self._top = top
        self._interview: Interview | None = None
        self.status = _STATUSES[front["status"]]
        self.date = datetime.date.fromisoformat(front["date"])
        day = front["back_on"] or later.get("back_on")
        self.back_on = datetime.date.fromisoformat(day) if day else None

    @property
    def id(self) -> str:
        """The id of the interview."""
        return self._front["id"]

    @property
    def names(self) -> tuple[str, str]:
        """Who asks and who tells."""
        return self._front["author"][1:-1], self._front["interviewee"][1:-1]

    @property
    def day_and_names(self) -> tuple[str, ...]:
        """The day, who asks and who tells, as they are written: equal for two files where these are."""
        return self._front.group("date", "author", "interviewee")

    @property
    def nth(self) -> int:
        """Which of the interviews of the two on that day it was."""
        return int(self._front["nth"] or 1)

    @property
    def form(self) -> str:
        """The id of the form."""
        return self._value("form").strip('"') or COLLEAGUE

    @property
    def interview(self) -> Interview:
        """The interview without its answers, always the same object."""
        if self._interview is None:
            self._interview = self._read()
        return self._interview

    @property
    def is_odd(self) -> bool:
        """Whether the front matter and the line below the title do not agree on who may read."""
        return bool(self._top) and self.interview.sharing is not _CIRCLES[self._front["sharing"]]

    def _read(self) -> Interview:
        """Return the interview, as `reader.particulars_in` does of the same text."""
        front = self._front
        sharing = Circle.PRIVATE
        if self._top:
            from interview_tui.transcripts.format.card_body import narrowest_readers  # most are for the two alone

            sharing = _CIRCLES[front["sharing"]]
            below = narrowest_readers(self._top)
            sharing = sharing if below is None else min(sharing, below)
        return Interview(
            id=front["id"],
            date=self.date,
            interviewer=self.names[0],
            interviewee=self.names[1],
            lang=front["lang"].strip('"') or "nl",
            question_set=front["question_set"][1:-1],
            form=self.form,
            forms=self._value("forms")[1:-1],
            status=self.status,
            sharing=sharing,
            minutes=int(front["minutes"] or USUAL_MINUTES),
            team=self._value("team")[1:-1],
            organisation=self._value("organisation")[1:-1],
            at_card=int(front["at_card"] or 1),
            parked=self._numbers("parked"),
            next=self._value("next")[1:-1],
            dismissed=tuple(item.strip('"') for item in self._value("dismissed")[1:-1].split(", ") if item),
            struck=self._numbers("struck"),
            chosen=self._numbers("cards"),
            listeners=self._value("listeners")[1:-1],
            back_on=self.back_on,
            nth=self.nth,
        )

    def _value(self, key: str) -> str:
        """Return the value of that key as it is written; empty without it."""
        return self._front[key] or self._later.get(key, "")

    def _numbers(self, key: str) -> tuple[int, ...]:
        """Return the whole numbers in a list, each once, sorted."""
        text = self._value(key)[1:-1]
        return tuple(sorted(set(map(int, text.split(", "))))) if text else ()


def own_head(data: bytes) -> OwnHead | None:
    """Return the head of a file that begins with `data`; None unless all of it is there and in our own form."""
    end = data.find(_FENCE, 4) + len(_FENCE)
    try:
        text = data[:end].decode()
        if end > LIMIT or not _is_plain(text):
            return None
        front = _front().fullmatch(text)
        if front is None:
            return None
        later = _NOTHING if not front["later"] else _later(front)
        if later is None:
            return None
        if front["sharing"] == _PRIVATE:
            return OwnHead(front, later, "")
        card = data.index(_CARD, end) + len(_CARD)
        top = data[end : data.index(b" ", card) + 1].decode()
        first = re.fullmatch(_TOP, top)
        return OwnHead(front, later, top) if first and _is_known(int(first[1]), front) else None
    except ValueError:  # no UTF-8, no such day, or no card within these bytes
        return None


def _is_known(card: int, front: re.Match[str]) -> bool:
    """Return whether the first heading is that of a card which the front matter names. Format 1 names none."""
    named = any(front[key] for key in _WITNESS)
    return str(card) in (front["answered"] or "")[1:-1].split(", ") if front["format"] != "1" or named else True


def _is_plain(text: str) -> bool:
    """Return whether YAML takes every character as it is. Most texts can be printed: that takes half as long to see."""
    return text.replace("\n", "").isprintable() or not re.search(_NOT_PLAIN, text)


def _later(front: re.Match[str]) -> Mapping[str, str] | None:
    """Return the values that came later, by key; None if a key stands here twice."""
    lines = [line.partition(": ") for line in front["later"].split("\n")[:-1]]
    found = {key: value for key, _colon, value in lines}
    return found if len(found) == len(lines) and not any(front[key] for key in found) else None
