"""Walking the text of a Word document as a person reads it: every word that shows, once, in order, and no other.

Read are the body, tables cell by cell, text boxes behind the paragraph they hang on, content controls, what was
inserted while changes were tracked, and the words of notes behind the paragraph that refers to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from interview_tui.intake.left_out import Kind, LeftOut
from interview_tui.intake.notes import Block
from interview_tui.intake.word.fields import Fields, form_value
from interview_tui.intake.word.numbering import Numbering, written
from interview_tui.intake.word.styles import Styles
from interview_tui.intake.word.symbols import UNKNOWN, symbol
from interview_tui.intake.word.xml import OFF, child, children, switch, value
from interview_tui.language import clean

GONE: Final = frozenset({"w:del", "w:moveFrom"})
"""What was deleted, or moved to another place, while changes were tracked."""
_BREAKS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_OBJECTS: Final = frozenset({"w:drawing", "w:pict", "w:object"})
_LONGEST_BOLD: Final = 200  # characters; more is no heading
_LONGEST_CELL: Final = 80  # characters of a cell that may stand on one line with others; more is an answer
_CONTENTS: Final = ["table", "of", "contents"]  # the gallery that Word takes one from

Words = Mapping[str, Mapping[str, Element]]
"""The notes of a document, by the kind of their reference (`w:footnoteReference`) and their id."""


class _Paragraph:
    """Collect the words of one paragraph: each with whether it is bold, and what comes behind the paragraph."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, bool]] = []
        self.behind: list[Block] = []
        self.is_partly_hidden = False

    @property
    def text(self) -> str:
        return clean("".join(text for text, _bold in self.parts)).strip()

    @property
    def is_bold(self) -> bool:
        shown = [bold for text, bold in self.parts if text.strip()]
        return bool(shown) and all(shown)


class Walker:
    """Walk one document. What is not taken along is told to `left_out`."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Words, left_out: LeftOut) -> None:
        self.styles = styles
        self._numbering = numbering
        self._notes = notes
        self.left_out = left_out
        self.fields = Fields(left_out)
        self._counted: dict[str, int] = {}
        self._in_note = False
        self._is_apart = False

    def blocks(self, root: Element) -> list[Block]:
        """Return the paragraphs of a story: the body of a document."""
        self.fields.know(walked(root))
        found: list[Block] = []
        self._walk(root, found, "")
        return found

    def _walk(self, parent: Element, to: MutableSequence[Block], table: str) -> None:
        """Walk what holds paragraphs and tables. `table` is the style of the table that this is in."""
        paragraph: _Paragraph | None = None
        for one in _chosen_in(parent):
            match one.tag:
                case "w:p":
                    paragraph = self._paragraph(one, paragraph, to, table)
                case "w:tbl":
                    self._table(one, to)
                case "w:sdt":
                    if (content := self.content(one)) is not None:
                        self._walk(content, to, table)
                case "w:altChunk" | "w:subDoc":
                    self.left_out.add(Kind.INSIDE)
                case tag if tag in GONE:
                    self.leave(one, Kind.STRUCK)
                case tag if not tag.endswith("Pr"):
                    self._walk(one, to, table)
        if paragraph is not None:
            self._end(paragraph, None, to)

    def _table(self, table: Element, to: MutableSequence[Block]) -> None:
        style = value(table, "w:tblPr", "w:tblStyle") or ""
        for row in _within(table, "w:tr"):
            for name, kind in (("w:del", Kind.STRUCK), ("w:hidden", Kind.HIDDEN)):
                if switch(row, "w:trPr", name):
                    self.leave(row, kind)
                    break
            else:
                cells: list[list[Block]] = []
                for cell in _within(row, "w:tc"):
                    if child(cell, "w:tcPr", "w:cellDel") is not None:
                        self.leave(cell, Kind.STRUCK)
                    else:
                        cells.append([])
                        self._walk(cell, cells[-1], style)
                to.extend(_row_of(cells))

    def _paragraph(
        self, node: Element, begun: _Paragraph | None, to: MutableSequence[Block], table: str
    ) -> _Paragraph | None:
        """Walk a paragraph; return it if it goes on in the next: its end was deleted, or it is a large first letter."""
        self.left_out.goes_on()
        properties = child(node, "w:pPr")
        paragraph = begun or _Paragraph()
        _Line(self, paragraph, properties, table).walk(node)
        frame = child(properties, "w:framePr")
        is_first_letter = frame is not None and frame.get("w:dropCap", "none") != "none"
        if is_first_letter or any(child(properties, "w:rPr", one) is not None for one in GONE):
            return paragraph
        self._end(paragraph, properties, to)
        return None

    def _end(self, paragraph: _Paragraph, properties: Element | None, to: MutableSequence[Block]) -> None:
        """Add a paragraph that is whole."""
        text = paragraph.text
        number = "" if not text and paragraph.is_partly_hidden else self._numbering.number_of(properties)
        if text:
            bold = paragraph.is_bold and len(text) <= _LONGEST_BOLD
            to.append(Block(text, self.styles.outline_level(properties), number, bold, self._is_apart))
        self._is_apart = not text and not paragraph.behind
        to.extend(paragraph.behind)

    def content(self, control: Element) -> Element | None:
        """Return what is in a content control; None of a table of contents, and of a prompt to fill it in."""
        gallery = value(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery") or ""
        if gallery.lower().split() == _CONTENTS:
            self.left_out.add(Kind.CONTENTS)
            return None
        if switch(control, "w:sdtPr", "w:showingPlcHdr"):
            self.left_out.add(Kind.PROMPT)
            return None
        return child(control, "w:sdtContent")

    def leave(self, node: Element, kind: Kind) -> None:
        """Leave out what is in a node, and count it if there are words in it."""
        if any((one.text or "").strip() for one in node.iter() if one.tag in ("w:t", "w:delText", "m:t")):
            self.left_out.add_piece(kind)

    def text_box(self, node: Element) -> list[Block]:
        """Return the paragraphs of a text box, or of a note."""
        found: list[Block] = []
        apart, self._is_apart = self._is_apart, False
        self._walk(node, found, "")
        self._is_apart = apart
        return found

    def put_note(self, reference: Element, paragraph: _Paragraph, *, has_own_mark: bool) -> str:
        """Put the words of a note behind a paragraph; return the mark that stands for it in the text."""
        note = self._notes.get(reference.tag, {}).get(reference.get("w:id", ""))
        if note is None or self._in_note:  # a note in a note: a mistake, that might never end
            return ""
        mark = ""
        if not has_own_mark:
            self._counted[reference.tag] = number = self._counted.get(reference.tag, 0) + 1
            mark = f"[{written(number, 'lowerRoman' if reference.tag == 'w:endnoteReference' else 'decimal')}]"
        self._in_note = True
        self.fields.know(walked(note))
        found = self.text_box(note)
        self._in_note = False
        if found:
            found[0] = found[0]._replace(number=mark)
            paragraph.behind += found
        return mark


class _Line:
    """Walk what is in one paragraph."""

    def __init__(self, walker: Walker, paragraph: _Paragraph, properties: Element | None, table: str) -> None:
        self._walker = walker
        self.left_out = walker.left_out
        self.fields = walker.fields
        self._paragraph = paragraph
        self._properties = properties
        self._table = table

    def walk(self, parent: Element) -> None:
        """Walk what holds runs."""
        for one in _chosen_in(parent):
            match one.tag:
                case "w:r":
                    self._run(one)
                case "w:sdt":
                    if (content := self._walker.content(one)) is not None:
                        self.walk(content)
                case "w:fldSimple":
                    if self.fields.is_shown_simple(one):
                        self.walk(one)
                case "m:t":
                    self._add(one.text or "", bold=False)
                case "w:hyperlink":
                    if one.get("r:id"):
                        self.left_out.add(Kind.CODE)
                    self.walk(one)
                case tag if tag in GONE:
                    self._walker.leave(one, Kind.STRUCK)
                case tag if not tag.endswith("Pr"):
                    self.walk(one)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        if self._is_on("w:vanish", properties) or self._is_on("w:specVanish", properties):
            self._paragraph.is_partly_hidden = True
            self._follow_fields(run)
            self._walker.leave(run, Kind.HIDDEN)
        elif self._is_on("w:strike", properties) or self._is_on("w:dstrike", properties):
            self._follow_fields(run)
            self._walker.leave(run, Kind.STRUCK)
        else:
            self._words(run, bold=self._is_on("w:b", properties))

    def _follow_fields(self, run: Element) -> None:
        """Go on with the fields in a run of which no word is taken along: they end where they end."""
        for one in run:
            self.fields.follow(one)

    def _is_on(self, name: str, properties: Element | None) -> bool:
        return self._walker.styles.is_on(name, properties, self._properties, self._table)

    def _words(self, run: Element, *, bold: bool) -> None:
        has_own_mark = False
        for one in _chosen_in(run):
            match one.tag:
                case "w:t":
                    self._add(_spaced(one), bold=bold)
                case tag if tag in _BREAKS:
                    self._add(_BREAKS[tag], bold=bold)
                case "w:sym":
                    sign = symbol(one.get("w:font", ""), one.get("w:char", ""))
                    if sign == UNKNOWN and self.fields.is_shown:
                        self.left_out.add(Kind.SYMBOL)
                    self._add(sign, bold=bold)
                case "w:fldChar" | "w:instrText":
                    begun = self.fields.follow(one)
                    if begun is not None:
                        self._add(form_value(begun), bold=bold)
                case "w:footnoteReference" | "w:endnoteReference" if self.fields.is_shown:
                    has_own_mark = one.get("w:customMarkFollows", "0") not in OFF
                    self._add(self._walker.put_note(one, self._paragraph, has_own_mark=has_own_mark), bold=bold)
                case tag if tag in _OBJECTS and self.fields.is_shown:
                    self._object(one)
                case "w:ruby":
                    self._ruby(one, bold=bold)

    def _ruby(self, node: Element, *, bold: bool) -> None:
        """Add words with small ones above them, which come behind in brackets, as in a web page that cannot set them.

        In the file those above stand first.
        """
        for base in children(node, "w:rubyBase"):
            self.walk(base)
        parts = self._paragraph.parts
        at = len(parts)
        for above in children(node, "w:rt"):
            self.walk(above)
        if any(text.strip() for text, _bold in parts[at:]):
            parts.insert(at, (" (", bold))
            parts.append((")", bold))

    def _object(self, node: Element) -> None:
        """Take along the words in the text boxes of a drawing; without any it is a picture."""
        boxes = [one for one in walked(node) if one.tag == "w:txbxContent"]
        inside = {id(one) for box in boxes for one in box.iter("w:txbxContent") if one is not box}
        for box in boxes:
            if id(box) not in inside:  # one in another comes with that
                self._paragraph.behind += self._walker.text_box(box)
        if not boxes:
            self.left_out.add(Kind.PICTURE)

    def _add(self, text: str, *, bold: bool) -> None:
        if text and self.fields.is_shown:
            self._paragraph.parts.append((text, bold))
            if text.strip():
                self.left_out.goes_on()


def walked(root: Element) -> Iterator[Element]:
    """Yield what is below a node in order, without what was deleted and but one of each set of alternatives."""
    waiting = [*reversed([*_chosen_in(root)])]
    while waiting:
        one = waiting.pop()
        if one.tag not in GONE:
            yield one
            waiting += reversed([*_chosen_in(one)])


def _chosen_in(parent: Element) -> Iterator[Element]:
    """Yield the children of a node; of alternatives (one for newer programs, one for older) what is in one of them."""
    for one in parent:
        if one.tag != "mc:AlternateContent":
            yield one
            continue
        options = [option for option in one if option.tag in ("mc:Choice", "mc:Fallback")]
        worded = (option for option in options if any((text.text or "").strip() for text in option.iter("w:t")))
        chosen = next(worded, next(iter(options), None))
        if chosen is not None:
            yield from _chosen_in(chosen)


def _row_of(cells: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Yield the paragraphs of a row; those of short cells on one line, with a line between them."""
    worded = [cell for cell in cells if cell]
    if len(worded) < 2 or not all(len(cell) == 1 and _is_short(cell[0]) for cell in worded):
        for cell in cells:
            yield from cell
        return
    last = max(at for at, cell in enumerate(cells) if cell)
    text = " | ".join(cell[0].text if cell else "" for cell in cells[: last + 1])
    yield Block(text if cells[0] else text[1:], bold=all(cell[0].bold for cell in worded), apart=worded[0][0].apart)


def _is_short(block: Block) -> bool:
    is_plain = not block.level and not block.number
    return is_plain and "\n" not in block.text and len(block.text) <= _LONGEST_CELL


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those in a content control or a mark of a change."""
    for one in _chosen_in(parent):
        if one.tag == tag:
            yield one
        elif not one.tag.endswith("Pr") and one.tag not in ("w:tr", "w:tc", "w:tbl", "w:p", *GONE):
            yield from _within(one, tag)


def _spaced(node: Element) -> str:
    """Return a text as Word shows it: white space at its ends only where it says so, and line ends as spaces."""
    text = re.sub("[\t\n\r]", " ", node.text or "")
    return text if node.get("xml:space") == "preserve" else text.strip(" ")
