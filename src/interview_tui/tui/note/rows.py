"""One row of a note as a value, and how that value is painted.

Two equal rows look the same. So the rows to paint again after a change are those that differ from what was painted
last, whatever the change was.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from interview_tui.language import control_columns, visible
from interview_tui.tui.note.admitted import MOST_MARKS

NOWHERE = (0, 0)
_STUB = "▌"  # shown for the line end, where an empty line is selected
_UNDERLINED = Style(underline=True)


class NoteRow(NamedTuple):
    """Hold what one row shows, `width` cells wide. Columns count characters of `text`, the end not included.

    `tabs` are the widths of its tabs in cells; what is in `hidden` is not drawn. `cursor` may be the column after the
    last; -1 is no cursor. `stub` marks an empty line within the selection.
    """

    width: int
    text: str = ""
    tabs: tuple[int, ...] = ()
    placeholder: bool = False
    asked: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    identifying: tuple[tuple[int, int], ...] = ()
    selected: tuple[int, int] = NOWHERE
    cursor: int = -1
    stub: bool = False


class Look(NamedTuple):
    """Hold the styles of a note, complete with their colours; a later one covers those before it.

    `identifying` alone is not complete: it comes on top of the style of its text. No text that was typed looks like a
    control character, whatever the colours: that is in reverse, and where it is selected or under the cursor it is
    underlined.
    """

    base: Style
    placeholder: Style
    asked: Style
    highlight: Style
    identifying: Style
    control: Style
    selection: Style
    cursor: Style


def paint(row: NoteRow, look: Look) -> Strip:
    """Return the row in its styles, filled up to its width."""
    text = row.text + " " if row.cursor == len(row.text) else row.text
    line = look.placeholder if row.placeholder else look.asked if row.asked else look.base
    if row.stub and row.cursor < 0:
        return _filled([Segment(_STUB, look.base + Style(color=look.selection.bgcolor))], 1, row.width, look.base)
    controls = control_columns(text)
    cursor = _whole_character(text, row.cursor, controls)
    cuts = {
        0,
        len(text),
        *cursor,
        *row.selected,
        *(column for span in row.marks + row.hidden + row.identifying for column in span),
    }
    cuts.update(controls, (column + 1 for column in controls))
    tabs = iter(row.tabs)
    segments, cells = [], 0
    for first, last in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(text))):
        if row.hidden and _lies_in(first, row.hidden):
            continue
        piece = text[first:last]
        if row.tabs and "\t" in piece:
            piece = "".join(" " * next(tabs, 1) if character == "\t" else character for character in piece)
        is_control = first in controls
        if is_control:
            piece = visible(piece)
        elif len(text) > 4 * row.width:
            piece = _without_excess(piece)
        if cursor[0] <= first < cursor[1]:
            style = look.cursor + _UNDERLINED if is_control else look.cursor
        elif row.selected[0] <= first < row.selected[1]:
            style = look.selection + _UNDERLINED if is_control else look.selection
        elif is_control:
            style = look.control
        else:
            style = look.highlight if _lies_in(first, row.marks) else line
            if _lies_in(first, row.identifying):
                style += look.identifying
        segments.append(Segment(piece, style))
        cells += cell_len(piece)
    return _filled(segments, cells, row.width, look.base)


def _lies_in(column: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= column < end for start, end in spans)


def _filled(segments: list[Segment], cells: int, width: int, base: Style) -> Strip:
    """Return the segments with spaces behind them, up to `width` cells."""
    if cells < width:
        segments.append(Segment(" " * (width - cells), base))
    return Strip(segments, max(cells, width))


def _whole_character(text: str, column: int, controls: tuple[int, ...]) -> tuple[int, int]:
    """Return the columns of what a reader sees as one character, of which `column` is a part; NOWHERE for column -1.

    At `controls` are control characters: each is one by itself.
    """
    if column < 0:
        return NOWHERE
    if text[column] == " " or column in controls or text[column : column + 2].isascii():
        return column, column + 1
    lowest = max((at + 1 for at in controls if at < column), default=0)
    highest = min((at for at in controls if at > column), default=len(text))
    from interview_tui.language.graphemes import at_boundary, cluster_end

    first = max(at_boundary(text, column), lowest)
    last = min(cluster_end(text, column), highest)
    while first > lowest and (not get_character_cell_size(text[first]) or text[first - 1] == "\u200d"):
        first -= 1
    while last < highest and (not get_character_cell_size(text[last]) or text[last - 1] == "\u200d"):
        last += 1
    return first, last


def _without_excess(text: str) -> str:
    """Return the text with at most MOST_MARKS characters without a width in a row.

    A note from a file may have twenty thousand in one cell; all would be written out at every change of the row.
    """
    kept, stacked = [], 0
    for character in text:
        stacked = 0 if get_character_cell_size(character) else stacked + 1
        if stacked <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
