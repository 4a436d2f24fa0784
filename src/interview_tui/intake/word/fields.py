"""The fields of a Word document: what Word works out, of which the outcome is read and the code is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from interview_tui.intake.left_out import Kind, LeftOut
from interview_tui.intake.word.xml import child, children, switch, value

_LONGEST_CODE: Final = 1000  # characters that are looked at


class _Field:
    """Hold a field that has begun: its code as far as it was read, and whether its outcome has begun."""

    def __init__(self, begun: Element) -> None:
        self.begun = begun
        self.code = ""
        self.has_outcome = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents: what it shows stands in the text already."""
        return self.code.split()[:1] == ["TOC"]


class Fields:
    """Follow the fields through a text: they may be in each other, and go on over paragraphs."""

    def __init__(self, left_out: LeftOut) -> None:
        self._left_out = left_out
        self._open: list[_Field] = []
        self._whole: set[int] = set()

    def know(self, nodes: Iterable[Element]) -> None:
        """Find the fields that begin and end: of one without an end, all that follows would be code."""
        begun: list[Element] = []
        for node in nodes:
            kind = node.get("w:fldCharType") if node.tag == "w:fldChar" else None
            if kind == "begin":
                begun.append(node)
            elif kind == "end" and begun:
                self._whole.add(id(begun.pop()))
                self._whole.add(id(node))

    @property
    def is_shown(self) -> bool:
        """Whether what comes next is what a person reads: no code, and no table of contents."""
        return all(one.has_outcome and not one.is_contents for one in self._open)

    def follow(self, node: Element) -> Element | None:
        """Take a part of a field; return how a form field began that ends here and has its value there."""
        if node.tag == "w:instrText":
            if self._open and not self._open[-1].has_outcome:
                self._open[-1].code = f"{self._open[-1].code}{node.text or ''}"[:_LONGEST_CODE]
            return None
        if node.tag != "w:fldChar":
            return None
        kind = node.get("w:fldCharType")
        if kind == "begin" and id(node) in self._whole:
            self._open.append(_Field(node))
        elif kind == "separate" and self._open:
            self._open[-1].has_outcome = True
        elif kind == "end" and self._open and id(node) in self._whole:
            ended = self._open.pop()
            if self.is_shown:
                self._left_out.add(Kind.CONTENTS if ended.is_contents else Kind.CODE)
                return None if ended.has_outcome else ended.begun
        return None

    def is_shown_simple(self, node: Element) -> bool:
        """Return whether the outcome of a field that is one element is shown, and count its code."""
        is_contents = (node.get("w:instr") or "").split()[:1] == ["TOC"]
        if self.is_shown:
            self._left_out.add(Kind.CONTENTS if is_contents else Kind.CODE)
        return not is_contents


def form_value(begun: Element) -> str:
    """Return the value of a form field of older documents that has no outcome: a choice, or a box that is ticked."""
    choices = child(begun, "w:ffData", "w:ddList")
    if choices is not None:
        number = value(choices, "w:result") or "0"
        entries = [one.get("w:val", "") for one in children(choices, "w:listEntry")]
        return entries[int(number)] if len(number) < 4 and number.isdecimal() and int(number) < len(entries) else ""
    box = child(begun, "w:ffData", "w:checkBox")
    if box is None:
        return ""
    ticked = switch(box, "w:checked")
    return "☒" if (switch(box, "w:default") if ticked is None else ticked) else "☐"
