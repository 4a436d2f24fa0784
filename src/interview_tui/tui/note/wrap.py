"""The lines of a note, and how they are wrapped into rows on the screen: Textual's rows, computed with less work.

Rows begin exactly where `textual._wrap.compute_wrap_offsets` lets them begin. But after an edit in a long line, only
the rows around it are computed again, and no line is cut up into styled texts to find a cell.

Control characters of a note that was read stay what they are, each a character of its line. Textual counts no cells for
most of them; here each is as wide as the mark that is drawn for it, `⟨U+2028⟩`. `visible` decides which are drawn so.
A line without any is measured as ever.

Private parts of Textual 8.2.8: `textual._wrap.compute_wrap_offsets`, and what Document and WrappedDocument keep.
Upstream would have to offer the offsets of one line as a function, to let a document be wrapped again in part, and to
let it say what ends its lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size
from textual._wrap import compute_wrap_offsets
from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset, clamp
from textual.widgets.text_area import Document, DocumentNavigator, EditResult, Location, WrappedDocument

from interview_tui.language import control_columns, visible
from interview_tui.tui.note.marks import hidden_marks

_CHUNK = re.compile(r"\S+\s*|\s+")  # a word with the white space behind it
_LONG = 400  # characters; below it, computing the whole line takes hardly any time
_JOINED = re.compile("[\u200d\ufe0f]")  # what makes the width of a text differ from the sum of its characters


class NoteDocument(Document):
    """Hold a text exactly: only a line feed begins a line, every other character is one character of its line.

    Textual's splits wherever `str.splitlines` does, at ten other characters too, and forgets which it was. Then such a
    character of a note that was read would be a line feed after any edit near it.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text between two places, given in any order."""
        (top_row, top_column), bottom = top, (bottom_row, bottom_column) = sorted((start, end))
        replaced = self.get_text_range(top, bottom)
        lines = self._lines
        before = lines[top_row][:top_column] if top_row < len(lines) else ""
        after = lines[bottom_row][bottom_column:] if bottom_row < len(lines) else ""
        put = text.split("\n")
        put[0] = before + put[0]
        end_location = (top_row + len(put) - 1, len(put[-1]))
        put[-1] += after
        lines[top_row : bottom_row + 1] = put
        return EditResult(end_location, replaced)


def drawn_width(text: str) -> int:
    """Return how many cells a text without tabs takes as it is drawn: a control character those of its mark."""
    if text.isprintable() or not (columns := control_columns(text)):
        return cell_len(text)
    between = sum(cell_len(text[last + 1 : column]) for last, column in pairwise([-1, *columns, len(text)]))
    return between + sum(len(visible(text[column])) for column in columns)


def drawn_size(character: str) -> int:
    """Return how many cells one character takes as it is drawn; not for tabs."""
    shown = visible(character)
    return get_character_cell_size(character) if shown == character else len(shown)


def drawn_sizes(text: str, tabs: Iterable[int]) -> Iterator[int]:
    """Yield how many cells each character takes as it is drawn; `tabs` are the widths of the tabs."""
    widths = iter(tabs)
    for character in text:
        yield next(widths, 1) if character == "\t" else drawn_size(character)


def row_starts(line: str, width: int, start: int = 0) -> Iterator[int]:
    """Yield where rows begin in `line` (no tabs) after `start`, a row start itself. `width` is in cells, 1 or more."""
    used = 0
    has_controls = bool(control_columns(line))
    for chunk in _CHUNK.finditer(line, start):
        first, last = chunk.span()
        cells = _cells_up_to(line, first, last, width, has_controls)
        if used + cells <= width:
            used += cells
        elif cells <= width:
            if used and first > start:
                yield first
            used = cells
        else:
            if first > start:
                yield first
            if line.isascii() and not has_controls:  # one cell for each character
                yield from range(first + width, last, width)
                used = (last - first - 1) % width + 1
                continue
            used, row = 0, first
            for column in range(first, last):
                size = drawn_size(line[column]) if has_controls else get_character_cell_size(line[column])
                if used + size > width and column > row:
                    yield column
                    row, used = column, 0
                used += size
            used = drawn_width(line[row:last])


def _cells_up_to(line: str, first: int, last: int, width: int, has_controls: bool) -> int:
    """Return the cells of that part of the line, counted no further than needed to know that it exceeds `width`."""
    start = line[first : first + width + 1]
    if last - first > width and start.isascii():
        return width + 1
    chunk = line[first:last]
    if len(chunk) < _LONG or _JOINED.search(chunk):
        return drawn_width(chunk) if has_controls else cell_len(chunk)
    cells = 0
    for character in chunk:
        cells += drawn_size(character) if has_controls else get_character_cell_size(character)
        if cells > width:
            break
    return cells


def _mixed_row_starts(line: str, width: int, tabs: Sequence[int]) -> list[int]:
    """Return where rows begin in a line with control characters and tabs, which have these widths."""
    sizes = list(drawn_sizes(line, tabs))
    starts, used, row = [], 0, 0
    for chunk in _CHUNK.finditer(line):
        first, last = chunk.span()
        cells = sum(sizes[first:last])
        if used + cells > width and first > row:
            starts.append(first)
            row, used = first, 0
        for column in range(first, last):
            if used + sizes[column] > width and column > row:
                starts.append(column)
                row, used = column, 0
            used += sizes[column]
    return starts


def rewrap(line: str, width: int, old: list[int], at: int, old_end: int, new_end: int) -> list[int]:
    """Return the row starts of `line` (no tabs) after an edit; `old` were those before it.

    The edit replaced columns `at` to `old_end` by columns `at` to `new_end`. A row start depends on what stands before
    it and on the word it stands in. So nothing changes before the row ahead of the word in which the edit begins; and
    once a row starts behind the edit where one started before, the rest is as it was.
    """
    if len(line) < _LONG or _JOINED.search(line):
        return list(row_starts(line, width))
    row = bisect_left(old, at)  # the edit is in this row, not at its very start
    if row >= 2:
        two_before = old[row - 3] if row >= 3 else 0
        words = list(_CHUNK.finditer(line, two_before, at))
        if words and words[-1].start() > two_before:
            row -= 2  # else the word fills the two rows before: it is folded, whatever the edit did to its end
    else:
        row = 0
    new = old[:row]
    for start in row_starts(line, width, old[row - 1] if row else 0):
        if start >= new_end:
            before = start - new_end + old_end
            same = bisect_left(old, before)
            if same < len(old) and old[same] == before:
                return new + [later + start - before for later in old[same:]]
        new.append(start)
    return new


class NoteWrap(WrappedDocument):
    """Lay out a document as rows. Every result is the same as Textual's, but long lines and the height are quick.

    The equals signs of a highlight take no cells while `cursor` is not in it; rows begin where they would if they did.
    A cell leads to the start of what a person sees in it as one character.
    """

    cursor: Location | None = None
    """Where the cursor is; None if the field has none."""

    _looked_at: tuple[str, int, tuple[tuple[int, int], ...]] = ("", -1, ())

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self._offset_to_line_info)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Compute all rows, `width` cells wide; 0 for one row a line."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrap_offsets, self._tab_width_cache = [], []
        self._offset_to_line_info, self._line_index_to_offsets = [], []
        self._insert(0, 0, self.document.lines)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Compute the rows of the lines from `start` to `new_end`, which were those to `old_end` before an edit.

        Nothing may have changed before `start`, nor behind what was `old_end` and is now `new_end`.
        """
        last = len(self._wrap_offsets) - 1
        top = clamp(start[0], 0, min(last, self.document.line_count - 1))
        old_bottom = clamp(old_end[0], top, last)
        new_bottom = clamp(new_end[0], top, self.document.line_count - 1)
        if top == start[0] == old_end[0] == new_end[0]:
            self._replace_line(top, start[1], old_end[1], new_end[1])
        else:
            self._insert(top, old_bottom + 1, self.document.lines[top : new_bottom + 1])

    def _replace_line(self, index: int, at: int, old_end: int, new_end: int) -> None:
        """Compute the rows of a line in which columns `at` to `old_end` became `at` to `new_end`."""
        line, old = self.document[index], self._wrap_offsets[index]
        if not self._width or "\t" in line or self._tab_width_cache[index]:
            self._insert(index, index + 1, [line])
            return
        new = rewrap(line, self._width, old, at, old_end, new_end)
        self._wrap_offsets[index] = new
        if grown := len(new) - len(old):
            first = self._line_index_to_offsets[index][0]
            self._offset_to_line_info[first : first + len(old) + 1] = [(index, row) for row in range(len(new) + 1)]
            self._line_index_to_offsets[index] = list(range(first, first + len(new) + 1))
            self._shift(index + 1, grown)

    def _insert(self, top: int, old_bottom: int, lines: list[str]) -> None:
        """Replace the rows of lines `top` to `old_bottom` (not included) by those of `lines`; move all that follow."""
        first = self._line_index_to_offsets[top][0] if top < len(self._line_index_to_offsets) else 0
        old_rows = sum(map(len, self._line_index_to_offsets[top:old_bottom]))
        offsets: list[list[int]] = []
        tabs: list[list[int]] = []
        for line in lines:
            sections = get_tab_widths(visible(line), self._tab_width) if "\t" in line else []
            tabs.append([cells for _, cells in sections])
            if not self._width:
                offsets.append([])
            elif sections and control_columns(line):
                offsets.append(_mixed_row_starts(line, self._width, tabs[-1]))
            elif sections:
                offsets.append(compute_wrap_offsets(line, self._width, self._tab_width, True, sections))
            else:
                offsets.append(list(row_starts(line, self._width)))
        info, rows, y = [], [], first
        for index, breaks in enumerate(offsets, top):
            rows.append(list(range(y, y + len(breaks) + 1)))
            info += [(index, row) for row in range(len(breaks) + 1)]
            y += len(breaks) + 1
        self._wrap_offsets[top:old_bottom] = offsets
        self._tab_width_cache[top:old_bottom] = tabs
        self._line_index_to_offsets[top:old_bottom] = rows
        self._offset_to_line_info[first : first + old_rows] = info
        if moved := len(lines) - (old_bottom - top):
            for at in range(y, len(self._offset_to_line_info)):
                index, row = self._offset_to_line_info[at]
                self._offset_to_line_info[at] = (index + moved, row)
        if grown := len(info) - old_rows:
            self._shift(top + len(lines), grown)

    def _shift(self, index: int, grown: int) -> None:
        """Move the rows of line `index` and of all after it `grown` rows down."""
        places = self._line_index_to_offsets
        for at in range(index, len(places)):
            places[at] = [y + grown for y in places[at]]

    def row_of(self, y: int) -> tuple[int, int, int] | None:
        """Return the line of row `y`, and the columns where the row begins and ends; None below the last row."""
        if not 0 <= y < len(self._offset_to_line_info):
            return None
        index, row = self._offset_to_line_info[y]
        starts = self._wrap_offsets[index]
        end = starts[row] if row < len(starts) else len(self.document[index])
        return index, (starts[row - 1] if row else 0), end

    def tabs_of(self, index: int, start: int, end: int) -> tuple[int, ...]:
        """Return the widths in cells of the tabs between two columns of a line."""
        widths = self._tab_width_cache[index]
        if not widths:
            return ()
        line = self.document[index]
        before = line.count("\t", 0, start)
        return tuple(widths[before : before + line.count("\t", start, end)])

    def get_sections(self, line_index: int) -> list[str]:
        """Return the rows of one line, as text."""
        line, starts = self.document[line_index], self._wrap_offsets[line_index]
        return [line[start:end] for start, end in zip([0, *starts], [*starts, len(line)], strict=True)]

    def location_to_offset(self, location: Location) -> Offset:
        """Return the cell in which a place in the text is shown, counted from the top left of all rows."""
        index = clamp(location[0], 0, len(self._wrap_offsets) - 1)
        column = location[1]
        starts = self._wrap_offsets[index]
        row = bisect_right(starts, column)
        start = starts[row - 1] if row else 0
        return Offset(self._cells(index, start, column), self._line_index_to_offsets[index][row])

    def hidden_in(self, index: int) -> tuple[tuple[int, int], ...]:
        """Return the columns of a line that are not drawn: where the marks are of highlights without the cursor."""
        line = self.document[index]
        cursor = self.cursor[1] if self.cursor is not None and self.cursor[0] == index else -1
        if line is not self._looked_at[0] or cursor != self._looked_at[1]:  # a long line is not searched at each row
            self._looked_at = (line, cursor, hidden_marks(line, cursor))
        return self._looked_at[2]

    def _cells(self, index: int, start: int, column: int) -> int:
        """Return how many cells are drawn for a line between two columns of one row."""
        line, cells = self.document[index], 0
        for first, last in self.hidden_in(index):
            if start < last and first < column:
                cells += self._drawn(index, line, start, max(first, start))
                start = min(last, column)
        return cells + self._drawn(index, line, start, column)

    def _drawn(self, index: int, line: str, start: int, column: int) -> int:
        text = line[start:column]
        if "\t" in text:
            return sum(self.tabs_of(index, start, column)) + drawn_width(text.replace("\t", ""))
        return drawn_width(text)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Return the column of a line that is drawn in cell `x_offset` of its row `y_offset`; -1 for the last row."""
        line = self.document[line_index]
        bounds = [0, *self._wrap_offsets[line_index], len(line)]
        row = y_offset % (len(bounds) - 1)
        start, end = bounds[row], bounds[row + 1]
        is_last = row == len(bounds) - 2
        if line.isprintable() and line.isascii() and not self.hidden_in(line_index):
            return min(start + x_offset, end if is_last else max(start, end - 1))
        from interview_tui.language.graphemes import at_boundary, cluster_end

        column = start
        while column < end:
            after = min(cluster_end(line, column), end)
            if self._cells(line_index, start, after) > x_offset:
                return column
            column = after
        return end if is_last else max(start, at_boundary(line, max(start, end - 1)))


class NoteNavigator(DocumentNavigator):
    """Find where the cursor goes: by what a person sees as one character, and by what is drawn above and below it."""

    _wrapped_document: NoteWrap

    def get_location_left(self, location: Location) -> Location:
        """Return the place before the character to the left."""
        row, column = location
        line = self._document[row]
        if column < 2 or line.isascii():
            return super().get_location_left(location)
        from interview_tui.language.graphemes import cluster_start

        return row, cluster_start(line, column)

    def get_location_right(self, location: Location) -> Location:
        """Return the place behind the character to the right."""
        row, column = location
        line = self._document[row]
        if column >= len(line) or line.isascii():
            return super().get_location_right(location)
        from interview_tui.language.graphemes import cluster_end

        return row, cluster_end(line, column)

    def get_location_above(self, location: Location) -> Location:
        """Return the place in the row above; the start of the text in the first."""
        return self._in_row(location, -1) or (0, 0)

    def get_location_below(self, location: Location) -> Location:
        """Return the place in the row below; the end of the text in the last."""
        last = self._document.line_count - 1
        return self._in_row(location, 1) or (last, len(self._document[last]))

    def _in_row(self, location: Location, rows: int) -> Location | None:
        """Return the place so many rows further, below the cell that the cursor came from; None if there is none."""
        x, y = self._wrapped_document.location_to_offset(location)
        if not 0 <= y + rows < self._wrapped_document.height:
            return None
        return self._wrapped_document.offset_to_location(Offset(max(x, self.last_x_offset), y + rows))


def difference(old: list[str], new: list[str]) -> tuple[Location, Location, Location]:
    """Return where two texts, as lines, begin to differ, and where in the old and the new one they are the same again.

    These are what `NoteWrap.wrap_range` asks for.
    """
    shortest = min(len(old), len(new))
    top = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), shortest - top)
    old_bottom, new_bottom = len(old) - tail, len(new) - tail
    if top == min(old_bottom, new_bottom):  # lines only came or only went: a range has at least one line
        top, old_bottom, new_bottom = (top - 1, old_bottom, new_bottom) if top else (0, old_bottom + 1, new_bottom + 1)
    if old_bottom - top > 1 or new_bottom - top > 1:
        return (top, 0), (old_bottom - 1, len(old[old_bottom - 1])), (new_bottom - 1, len(new[new_bottom - 1]))
    before, after = old[top], new[top]
    start = _common(before, after)
    rest = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return (top, start), (top, len(before) - rest), (top, len(after) - rest)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items two sequences have in common from their start."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
