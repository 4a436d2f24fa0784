"""The styles of a Word document, as far as they say what a text is: a heading, hidden, struck through, in a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from interview_tui.intake.word.xml import OFF, child, switch, value

_LONGEST_CHAIN: Final = 50  # of styles that are based on another


class ListPlace(NamedTuple):
    """Hold which list a paragraph is in, and how deep from 0; `list_id` is "0" for none. None where nothing is said.

    `style` is the id of the style that says which list; "" where the paragraph says so itself.
    """

    list_id: str | None = None
    depth: int | None = None
    style: str = ""


class Styles:
    """Answer what the styles of a document say."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._of_all: Element | None = None
        for style in root if root is not None else ():
            if style.tag == "w:style":
                ident = style.get("w:styleId", "")
                self._styles.setdefault(ident, style)
                if style.get("w:default", "0") not in OFF:
                    self._default.setdefault(style.get("w:type", ""), ident)
            elif style.tag == "w:docDefaults":
                self._of_all = child(style, "w:rPrDefault", "w:rPr")

    def paragraph_style(self, properties: Element | None) -> str:
        """Return the id of the style of a paragraph with these properties."""
        return value(properties, "w:pStyle") or self._default.get("paragraph", "")

    def outline_level(self, properties: Element | None) -> int:
        """Return the level of a heading from 1; 0 for plain text."""
        chain = (child(style, "w:pPr") for style in self._chain(self.paragraph_style(properties)))
        for one in (properties, *chain):
            said = value(one, "w:outlineLvl")
            if said is not None:
                return int(said) + 1 if len(said) == 1 and said in "012345678" else 0
        return 0

    def list_place(self, properties: Element | None) -> ListPlace:
        """Return the list that a paragraph with these properties is in."""
        list_id, depth, by = _list_place(properties)
        for style in self._chain(self.paragraph_style(properties)):
            found = _list_place(child(style, "w:pPr"))
            if list_id is None and found.list_id is not None:
                list_id, by = found.list_id, style.get("w:styleId", "")
            depth = found.depth if depth is None else depth
        return ListPlace(list_id, depth, by)

    def list_of_style(self, ident: str) -> str | None:
        """Return the id of the list that a style of lists has; None if it has none."""
        style = self._styles.get(ident)
        return _list_place(child(style, "w:pPr")).list_id if style is not None else None

    def is_on(self, name: str, run: Element | None, paragraph: Element | None, table: str = "") -> bool:
        """Return whether a switch such as `w:vanish` counts for a run, by the rules of ECMA-376 part 1, 17.7.3.

        What the run says itself counts; else what holds for all; else it is on where an odd number of its styles (of
        the table, the paragraph and the characters) turn it on.
        """
        own = switch(run, name)
        if own is not None:
            return own
        if switch(self._of_all, name):
            return True
        names = (table, self.paragraph_style(paragraph), value(run, "w:rStyle") or "")
        return sum(self._turns_on(name, one) for one in names if one) % 2 == 1

    def _turns_on(self, name: str, ident: str) -> bool:
        said = (switch(child(style, "w:rPr"), name) for style in self._chain(ident))
        return next((one for one in said if one is not None), False)

    def _chain(self, ident: str) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while (
            ident
            and ident not in seen
            and len(seen) < _LONGEST_CHAIN
            and (style := self._styles.get(ident)) is not None
        ):
            seen.add(ident)
            yield style
            ident = value(style, "w:basedOn") or ""


def _list_place(properties: Element | None) -> ListPlace:
    depth = value(properties, "w:numPr", "w:ilvl")
    is_depth = depth is not None and len(depth) == 1 and depth in "012345678"
    return ListPlace(value(properties, "w:numPr", "w:numId"), int(depth) if depth and is_depth else None)
