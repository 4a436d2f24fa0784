"""A text area that paints only the rows that changed.

What a row shows is a value (`NoteRow`). After every change the rows in view are computed, and those that differ from
what was painted last are painted again: no code has to know which rows a change can touch.

Overrides private methods of TextArea of Textual 8.2.8, which repaints its whole region for every key. Upstream would
have to refresh only the lines that an edit or the cursor touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from interview_tui.tui.note.identifying import identifying
from interview_tui.tui.note.marks import marks
from interview_tui.tui.note.rows import NOWHERE, Look, NoteRow, paint
from interview_tui.tui.note.undo import NoteHistory
from interview_tui.tui.note.wrap import NoteDocument, NoteNavigator, NoteWrap, difference, row_starts

Spans = Sequence[tuple[int, int]]

STEPS_BACK = 500  # how many steps undo remembers, a step being what was typed in one go
_MOST_STRIPS = 48  # painted rows that are kept: a large window full, at some thirty kilobytes each


class NoteView(TextArea):
    """Edit plain, wrapped text with the keys, mouse and undo of Textual's text area, but quickly; show highlights.

    The `==` of a highlight are drawn while the cursor is in it. Rows begin where they would begin if all were drawn: so
    nothing moves to another row while the cursor goes through a text.

    In place of `TextArea.Changed` the method `text_changed` is called, once for each edit, undo or redo.
    `TextArea.SelectionChanged` is not posted. No languages, line numbers, brackets, suggestions or blinking.
    """

    DEFAULT_CSS = """
    NoteView {
        border: none;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        &:focus { border: none; }
        & .note-field--asked { color: $text-muted; text-style: italic; }
        & .note-field--highlight { background: $warning-muted; color: $foreground; }
        & .note-field--identifying { color: $warning; text-style: underline; }
        & .note-field--control { color: $text-muted; text-style: reverse; }
        &:ansi .note-field--highlight { background: transparent; text-style: bold underline; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"note-field--{what}" for what in ("asked", "highlight", "identifying", "control")
    }
    """`note-field--asked`: a line that says which probe was asked. `note-field--highlight`: `==…==`.
    `note-field--identifying`: what looks as if it identifies someone. `note-field--control`: a control character."""

    # As TextArea and Widget have them, but a change of the cursor or of the height does not paint everything.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    wrapped_document: NoteWrap

    def __init__(self, text: str, asked_label: str, placeholder: str, id: str | None) -> None:
        self._asked_label = asked_label
        self._look: Look | None = None
        self._shown: dict[int, NoteRow] = {}  # what was painted last, by row of the field
        self._strips: LRUCache[NoteRow, Strip] = LRUCache(_MOST_STRIPS)
        self._cursor_offset = (0, 0)
        self._rows_in_sight = 0
        super().__init__(
            text,
            tab_behavior="focus",
            max_checkpoints=STEPS_BACK,
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
        )
        self.history = NoteHistory(STEPS_BACK, self.history.checkpoint_timer, self.history.checkpoint_max_characters)
        self.cursor_blink = False

    def text_changed(self) -> None:
        """Respond to an edited text: nothing here, for a subclass to override."""

    # --- edits

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit, and remember it for undo."""
        result = edit.do(self)
        self.history.record(edit)
        if edit.text or result.replaced_text:
            self._settle(edit, edit.top, edit.bottom, result.end_location)
        else:
            edit.after(self)  # nothing changed but, perhaps, what is selected
        return result

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        """Undo edits, given in the order in which they were made."""
        before = list(self.document.lines)
        for edit in reversed(edits):
            edit.undo(self)
        self._settle(edits[0], *difference(before, self.document.lines))

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        """Make edits again, in order."""
        before = list(self.document.lines)
        for edit in edits:
            edit.do(self, record_selection=False)
        self._settle(edits[-1], *difference(before, self.document.lines))

    def _settle(self, edit: Edit, top: Location, old_bottom: Location, new_bottom: Location) -> None:
        """Update what depends on a changed text, in order: the rows, the height, the cursor."""
        try:
            self.wrapped_document.wrap_range(top, old_bottom, new_bottom)
            self._refresh_size()  # before the cursor moves, so that what is new can be scrolled to
            edit.after(self)
        finally:  # an error in showing the text must not lose it
            self.text_changed()

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002 - TextArea's
        """Replace the document by a plain text, compute its rows and go to its start; `language` is ignored."""
        self.document = NoteDocument(text)
        self.wrapped_document = NoteWrap(self.document, tab_width=self.indent_width)
        self.navigator = NoteNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    # --- size, scrolling, cursor

    def _refresh_size(self) -> None:
        """Set the virtual height to the height of the text."""
        self.virtual_size = Size(0, self.wrapped_document.height)

    def watch_virtual_size(self) -> None:
        """Lay out again only where the height of the field follows that of its text."""
        if not self.is_mounted:
            return
        if self.styles.auto_dimensions:
            self.refresh(repaint=False, layout=True)
        else:
            self._scroll_update(self.virtual_size)

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Compute all rows again after a change of the size; keep a cursor in view that was.

        What was typed last must not disappear behind what appears below the field.
        """
        top = self.scroll_offset.y
        was_in_sight = top <= self._cursor_offset[1] < top + self._rows_in_sight
        super()._rewrap_and_refresh_virtual_size()
        self._strips.clear()  # they are as wide as the field was
        self._rows_in_sight = self.scrollable_content_region.height
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        if was_in_sight and self.is_mounted:
            self.scroll_cursor_visible()
        self._refresh_rows()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:  # noqa: ARG002 - ScrollView's
        """Move the scroll bar along, and paint the rows that changed."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        self._refresh_rows()

    def _watch_show_vertical_scrollbar(self) -> None:
        """Wrap to the other width, and tell a scroll bar that comes back how far was scrolled without it."""
        super()._watch_show_vertical_scrollbar()
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = self.scroll_y

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor if it is out of sight."""
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        top = self.scroll_offset.y
        if not center and top <= self._cursor_offset[1] < top + self.scrollable_content_region.height:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:  # noqa: ARG002 - TextArea's
        """Follow the cursor when it moved, or when the text under it did."""
        self._show_marks_at_cursor()
        if self.is_mounted:
            self.app.clear_selection()
            self.scroll_cursor_visible()
            self._refresh_rows()
            self.app.cursor_position = self.cursor_screen_offset

    def _show_marks_at_cursor(self) -> None:
        """Draw the marks of the highlight that the cursor is in, and of no other.

        While the mouse selects they stay as they are: else the text would move under it.
        """
        if not self._selecting:
            self.wrapped_document.cursor = self.cursor_location if self.has_focus else None

    def _watch_has_focus(self, focus: bool) -> None:
        """Show the cursor only with the focus; gaining it begins a new step for undo."""
        self._show_marks_at_cursor()
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        if focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.history.checkpoint()
        self._refresh_rows()

    def _watch__cursor_visible(self) -> None:
        """Do nothing: the cursor does not blink."""

    # --- painting

    def _rows(self, first: int, last: int) -> Iterator[NoteRow]:
        """Yield the rows `first` up to `last` (not included) of the field, counted from its top."""
        width = self.scrollable_content_region.width
        lines = self.document.lines
        has_cursor = self._draw_cursor
        if self.placeholder and len(lines) == 1 and not lines[0]:
            yield from self._placeholder_rows(first, last, width, has_cursor)
            return
        wrap = self.wrapped_document
        top, bottom = sorted(self.selection)
        cursor_line, cursor_column = self.selection.end
        scrolled = self.scroll_offset.y
        of_line: tuple[int, Spans, Spans, bool] = (-1, (), (), False)
        for y in range(scrolled + first, scrolled + last):
            if (place := wrap.row_of(y)) is None:
                yield NoteRow(width)
                continue
            index, start, end = place
            line = lines[index]
            if index != of_line[0]:  # a long line has many rows
                of_line = (index, marks(line), identifying(line), line.startswith(self._asked_label))
            selected, cursor = NOWHERE, -1
            if top[0] <= index <= bottom[0] and top != bottom:
                from_column = max(top[1] if index == top[0] else 0, start)
                to_column = min(bottom[1] if index == bottom[0] else end, end)
                if from_column < to_column:
                    selected = (from_column - start, to_column - start)
            in_row = start <= cursor_column < end or cursor_column == end == len(line)
            if has_cursor and index == cursor_line and in_row:
                cursor = cursor_column - start
            yield NoteRow(
                width,
                line[start:end],
                wrap.tabs_of(index, start, end),
                asked=of_line[3],
                marks=_within(of_line[1], start, end),
                hidden=_within(wrap.hidden_in(index), start, end),
                identifying=_within(of_line[2], start, end),
                selected=selected,
                cursor=cursor,
                stub=not line and top != bottom and top[0] <= index <= bottom[0],
            )

    def _placeholder_rows(self, first: int, last: int, width: int, has_cursor: bool) -> Iterator[NoteRow]:
        """Yield the rows of an empty field: its placeholder."""
        text = str(self.placeholder)
        starts = list(row_starts(text, max(1, width - 1)))
        rows = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
        for y in range(first, last):
            if y < len(rows):
                yield NoteRow(width, rows[y], placeholder=True, cursor=0 if has_cursor and y == 0 else -1)
            else:
                yield NoteRow(width)

    def _refresh_rows(self) -> None:
        """Have the rows painted that differ from what was painted last."""
        if not self.is_mounted or not self.size:
            return
        width, height = self.size
        shown = self._shown
        changed = [y for y, row in enumerate(self._rows(0, height)) if shown.get(y) != row]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """Return one row, counted from the top of the field."""
        row = next(self._rows(y, y + 1))
        self._shown[y] = row
        strip = self._strips.get(row)
        if strip is None:
            strip = paint(row, self._current_look())
            if row.cursor < 0:  # the row of the cursor changes with every key
                self._strips[row] = strip
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows in `crop`. Only those are computed."""
        if self._look is not None and self._look.base != self.rich_style:
            self._forget_look()
        return ScrollView.render_lines(self, crop)

    def _current_look(self) -> Look:
        """Return the styles, as the theme and the style sheets have them now."""
        if self._look is None:
            style: Callable[[str], Any] = self.get_component_rich_style
            self._look = Look(
                self.rich_style,
                style("text-area--placeholder"),
                style("note-field--asked"),
                style("note-field--highlight"),
                self.get_component_rich_style("note-field--identifying", partial=True),
                style("note-field--control"),
                style("text-area--selection"),
                style("text-area--cursor"),
            )
        return self._look

    def _forget_look(self) -> None:
        self._look = None
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Forget the styles, which may have changed, and paint again."""
        self._forget_look()
        super().notify_style_update()
        self.refresh()


def _within(spans: Spans, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the parts of these spans between two columns of the line, counted from the first."""
    return tuple((max(a, start) - start, min(z, end) - start) for a, z in spans if a < end and z > start)
