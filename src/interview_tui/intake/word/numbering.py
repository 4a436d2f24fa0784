"""The numbers that Word puts before the paragraphs of a list, and stores nowhere: counted as Word counts them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from interview_tui.intake.notes import BULLET
from interview_tui.intake.word.styles import Styles
from interview_tui.intake.word.xml import child, children, switch, value

_DEPTHS: Final = 9
_MOST: Final = 99_999  # a number above it is a mistake in the file
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    """Hold one level of a list: the first number, how it is written, what stands around it, and when it begins anew.

    `restart` is the level whose numbers make this one begin anew, counted from 1; 0 for never, None for each above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    plain: bool = False


class _List(NamedTuple):
    """Hold one list: the id of what it counts with, its levels, and the numbers it begins anew with, by level."""

    counter: str
    levels: dict[int, _Level]
    begins: dict[int, int]


class Numbering:
    """Count the numbers of lists; ask it for each paragraph once, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[str, _List | None] = {}
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in root if root is not None else ():
            if one.tag == "w:abstractNum":
                self._abstract[one.get("w:abstractNumId", "")] = one
            elif one.tag == "w:num":
                self._lists[one.get("w:numId", "")] = one

    def number_of(self, properties: Element | None) -> str:
        """Return what stands before a paragraph with these properties: "5.", "b)", BULLET; "" if it is in no list."""
        place = self._styles.list_place(properties)
        found = self._list(place.list_id) if place.list_id not in (None, "0") else None
        if found is None or place.list_id is None:
            return ""
        of_style = self._depth_of_style(place.list_id, place.style) if place.style else None
        depth = (place.depth or 0) if of_style is None else of_style
        level = found.levels.get(depth)
        if level is None:
            return ""
        self._count(place.list_id, found, depth)
        if level.form == "bullet":
            return BULLET if level.text.strip() else ""
        return self._written(found, depth, level)

    def _count(self, ident: str, found: _List, depth: int) -> None:
        """Count one further at a level, and let those below it begin anew."""
        counted = self._counted.setdefault(found.counter, {})
        for above in range(depth):
            counted.setdefault(above, found.levels.get(above, _Level()).start)
        if depth in found.begins and (ident, depth) not in self._begun:
            counted[depth] = found.begins[depth]
        elif depth in counted:
            counted[depth] = min(counted[depth] + 1, _MOST)
        else:
            counted[depth] = found.levels[depth].start
        self._begun.add((ident, depth))
        for below in range(depth + 1, _DEPTHS):
            restart = found.levels.get(below, _Level()).restart
            if restart is None or depth < restart:
                counted.pop(below, None)

    def _written(self, found: _List, depth: int, level: _Level) -> str:
        counted = self._counted[found.counter]

        def number_at(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = found.levels.get(at, _Level())
            form = "decimal" if level.plain and of.form != "none" else of.form
            return written(counted.get(at, of.start), form) if at <= depth else ""

        return " ".join(re.sub("%([1-9])", number_at, level.text).split())

    def _list(self, ident: str) -> _List | None:
        if ident not in self._known:
            self._known[ident] = self._read(ident, 0)
        return self._known[ident]

    def _read(self, ident: str, hops: int) -> _List | None:
        one = self._lists.get(ident)
        counter = value(one, "w:abstractNumId")
        abstract = self._abstract.get(counter or "")
        if one is None or abstract is None or counter is None:
            return None
        style = value(abstract, "w:numStyleLink")
        if style and hops < 3:
            linked = self._styles.list_of_style(style)
            through = self._read(linked, hops + 1) if linked else None
            if through is not None:
                return through
        levels = dict(_level(each) for each in children(abstract, "w:lvl"))
        begins: dict[int, int] = {}
        for override in children(one, "w:lvlOverride"):
            depth = _whole(override.get("w:ilvl"), 0)
            own = child(override, "w:lvl")
            if own is not None:
                levels[depth] = _level(own)[1]
            begin = value(override, "w:startOverride")
            if begin is not None:
                begins[depth] = _whole(begin, 1)
        return _List(counter, levels, begins)

    def _depth_of_style(self, ident: str, style: str) -> int | None:
        """Return the level of a list that is made for a style; None if none is."""
        one = self._lists.get(ident)
        abstract = self._abstract.get(value(one, "w:abstractNumId") or "")
        for level in children(abstract, "w:lvl"):
            if value(level, "w:pStyle") == style:
                return _whole(level.get("w:ilvl"), 0)
        return None


def _level(one: Element) -> tuple[int, _Level]:
    restart = value(one, "w:lvlRestart")
    return _whole(one.get("w:ilvl"), 0), _Level(
        start=_whole(value(one, "w:start"), 0),
        form=value(one, "w:numFmt") or _form_within(one) or "decimal",
        text=value(one, "w:lvlText") or "",
        restart=_whole(restart, 0) if restart is not None else None,
        plain=bool(switch(one, "w:isLgl")),
    )


def _form_within(level: Element) -> str:
    """Return how a number is written where newer programs are told otherwise than older ones."""
    return value(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt") or ""


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def written(number: int, form: str) -> str:
    """Return a number as a list writes it; one in a form that is unknown here in digits."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case _:
            return str(number)


def _roman(number: int) -> str:
    letters = ""
    for amount, letter in (*_ROMAN, *_ROMAN_SMALL):
        times, number = divmod(number, amount)
        letters += letter * times
    return letters
