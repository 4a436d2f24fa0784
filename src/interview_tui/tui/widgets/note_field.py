"""The field in which an interviewer types: Textual's text area, with only what changed painted again after a key.

What a row shows is a value (`note_rows.Row`). After every change the rows in sight are worked out, and those that
differ from what was painted last are asked to be painted: nothing has to know what a change can touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from textual import events
from textual.cache import LRUCache
from textual.document._document import Document, EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea

from interview_tui.language import clean_line
from interview_tui.tui.widgets.note_marks import marks, toggle
from interview_tui.tui.widgets.note_rows import NOWHERE, Look, Row, paint
from interview_tui.tui.widgets.note_text import MOST_MARKS, admitted, is_unseen_text, showable
from interview_tui.tui.widgets.note_wrap import NoteWrap, row_starts

STEPS_BACK = 500  # how many steps undo remembers, a step being what was typed in one go


class NoteField(TextArea):
    """A note of one card: typing, undo (ctrl+z, ctrl+y), lines for probes asked, highlights.

    It says what the user does with `Edited`, once for each edit, and nothing else: neither `TextArea.Changed` nor
    `TextArea.SelectionChanged` is posted. What is typed or pasted is cleaned on its way in. A note that was read and
    holds what a field cannot, is shown with that made visible; `note` stays what was read for as long as it is not
    edited.
    """

    DEFAULT_CSS = """
    NoteField {
        border: none;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        &:focus { border: none; }
        & .note-field--asked { color: $text-muted; text-style: italic; }
        & .note-field--highlight { background: $warning-muted; color: $foreground; }
        &:ansi .note-field--highlight { background: transparent; text-style: bold underline; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-field--asked", "note-field--highlight"}
    """`note-field--asked`: a line that says which probe was asked. `note-field--highlight`: `==…==`."""

    # As TextArea and Widget have them, but a change of the cursor or of the height does not paint everything.
    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    class Edited(Message):
        """The user changed the note: by typing, pasting, deleting, undo, a probe asked or a highlight."""

        def __init__(self, field: NoteField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> NoteField:
            """The field, for `@on(NoteField.Edited, selector)`."""
            return self.field

        @property
        def text(self) -> str:
            """The note as it is now, so that a message that is handled late never brings back an older text.

            Reading it counts as having received it: see `on_last_words`.
            """
            self.field._received = note = self.field.note
            return note

    def __init__(
        self,
        text: str = "",
        *,
        asked_label: str,
        placeholder: str = "",
        id: str | None = None,
        on_last_words: Callable[[str], None] | None = None,
    ) -> None:
        """Make a field for the note `text`, which is shown as well as a field can and kept as it is.

        Lines that begin with `asked_label` ("Doorgevraagd:") are shown as probes. `on_last_words` is called with the
        note when the field goes and no handler of `Edited` has read it as it then is, so that a key typed just before
        quitting is not lost.
        """
        self._asked_label = asked_label
        self._on_last_words = on_last_words
        self._look: Look | None = None
        self._shown: dict[int, Row] = {}  # what was painted last, by row of the field
        self._strips: LRUCache[Row, Strip] = LRUCache(512)
        self._keep(text)
        super().__init__(
            self._loaded,
            tab_behavior="focus",
            max_checkpoints=STEPS_BACK,
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    # --- the note, in and out

    def _keep(self, text: str) -> None:
        """Remember a note as it was read."""
        self._original = self._received = text
        self._loaded = showable(text)

    @property
    def pristine(self) -> bool:
        """Whether the field shows what it was given, because nobody edited it or all edits were undone."""
        return self.text == self._loaded

    @property
    def note(self) -> str:
        """The note: the text in the field; as long as that is what was given, what was given, to the letter."""
        text = self.text
        return self._original if text == self._loaded else text

    def load_text(self, text: str) -> None:
        """Take another note; undo forgets the one before. This is no edit and posts nothing."""
        self._keep(text)
        self.history.clear()
        self._set_document(self._loaded, None)

    def on_unmount(self) -> None:
        """Hand out the last words."""
        if self._on_last_words is not None and self.note != self._received:
            self._received = self.note
            self._on_last_words(self._received)

    # --- commands for the screen

    def insert_line(self, text: str) -> None:
        """Put `text` on a line of its own at the cursor, which goes to an empty line below it. One step for undo.

        A line that holds something is not broken in two: the new one comes below it, or above it when the cursor
        stands at its very start.
        """
        text = clean_line(text)
        if self.read_only or not text:
            return
        row, column = max(self.selection)
        line = self.document[row]
        empty_below = row + 1 < self.document.line_count and not self.document[row + 1]
        end = (row + 1, 0) if empty_below else (row, len(line))
        self.history.checkpoint()
        if not line.strip():
            self.edit(Edit(f"{text}\n", (row, 0), end, maintain_selection_offset=False))
        elif column:
            self.edit(Edit(f"\n{text}\n", (row, len(line)), end, maintain_selection_offset=False))
        else:
            self.edit(Edit(f"{text}\n\n", (row, 0), (row, 0), maintain_selection_offset=False))
            self.move_cursor((row + 1, 0))

    def toggle_highlight(self) -> bool:
        """Highlight what is selected, else the line of the cursor; or take it away if all of it is highlighted.

        One step for undo. Returns whether anything changed.
        """
        start, end = sorted(self.selection)
        if self.read_only:
            return False
        lines = [self.document[row] for row in range(start[0], end[0] + 1)]
        toggled = toggle(lines, (0, start[1]), (end[0] - start[0], end[1]), self._asked_label)
        if toggled is None:
            return False
        backwards = self.selection.start > self.selection.end
        self.history.checkpoint()
        self.edit(Edit("\n".join(toggled.lines), (start[0], 0), (end[0], len(lines[-1])), False))
        self.history.checkpoint()
        first = (start[0] + toggled.start[0], toggled.start[1])
        last = (start[0] + toggled.end[0], toggled.end[1])
        self.selection = Selection(last, first) if backwards else Selection(first, last)
        self.record_cursor_width()
        return True

    # --- edits

    async def _on_key(self, event: events.Key) -> None:
        """Type what Textual holds for unprintable and drops: joiners, no-break spaces. The rest is TextArea's."""
        character = event.character
        if character and not self.read_only and is_unseen_text(character):
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(character, *self.selection)

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit, with its text cleaned: every way into the note comes through here."""
        row, column = edit.top
        before = self.document[row][max(0, column - MOST_MARKS) : column] if row < self.document.line_count else ""
        edit.text = admitted(edit.text, before)
        result = edit.do(self)
        self.history.record(edit)
        if edit.text or result.replaced_text:
            self._settle(edit, edit.top, edit.bottom, result.end_location)
        return result

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        """Undo edits, given in the order in which they were made."""
        before = list(self.document.lines)
        for edit in reversed(edits):
            edit.undo(self)
        self._settle(edits[0], *_difference(before, self.document.lines))

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        """Make edits again, in order."""
        before = list(self.document.lines)
        for edit in edits:
            edit.do(self, record_selection=False)
        self._settle(edits[-1], *_difference(before, self.document.lines))

    def _settle(self, edit: Edit, top: Location, old_bottom: Location, new_bottom: Location) -> None:
        """All that follows from a changed text, in order: the rows, the height, the cursor, the message."""
        self.wrapped_document.wrap_range(top, old_bottom, new_bottom)
        self._refresh_size()  # before the cursor moves, so that what is new can be scrolled to
        edit.after(self)
        self.post_message(self.Edited(self))

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002 - TextArea's
        """Begin with a text, which is in no programming language."""
        self.document = Document(text)
        self.wrapped_document = NoteWrap(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    # --- size, scrolling, cursor

    def _refresh_size(self) -> None:
        """Take over the height of the text."""
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
        """Work out all rows, after a change of the width."""
        super()._rewrap_and_refresh_virtual_size()
        self._refresh_rows()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:  # noqa: ARG002 - ScrollView's
        """Move the scroll bar along, and paint the rows that are others now."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        self._refresh_rows()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor if it is out of sight."""
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)
        top = self.scroll_offset.y
        if not center and top <= self._cursor_offset[1] < top + self.scrollable_content_region.height:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:  # noqa: ARG002 - TextArea's
        """The cursor moved, or the text under it did."""
        if self.is_mounted:
            self.app.clear_selection()
            self.scroll_cursor_visible()
            self._refresh_rows()
            self.app.cursor_position = self.cursor_screen_offset

    def _watch_has_focus(self, focus: bool) -> None:
        """The cursor is shown only with the focus."""
        if focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.history.checkpoint()
        self._refresh_rows()

    def _watch__cursor_visible(self) -> None:
        """There is no blinking."""

    # --- painting

    def _rows(self, first: int, last: int) -> Iterator[Row]:
        """What the rows `first` up to `last` of the field show, counted from the top of the field."""
        width = self.scrollable_content_region.width
        lines = self.document.lines
        has_cursor = self._draw_cursor
        if self.placeholder and len(lines) == 1 and not lines[0]:
            yield from self._placeholder_rows(first, last, width, has_cursor)
            return
        wrap = self.wrapped_document
        assert isinstance(wrap, NoteWrap)
        top, bottom = sorted(self.selection)
        cursor_line, cursor_column = self.selection.end
        scrolled = self.scroll_offset.y
        for y in range(scrolled + first, scrolled + last):
            if (place := wrap.row_of(y)) is None:
                yield Row(width)
                continue
            index, start, end = place
            line = lines[index]
            selected, cursor = NOWHERE, -1
            if top[0] <= index <= bottom[0] and top != bottom:
                from_column = max(top[1] if index == top[0] else 0, start)
                to_column = min(bottom[1] if index == bottom[0] else end, end)
                if from_column < to_column:
                    selected = (from_column - start, to_column - start)
            in_row = start <= cursor_column < end or cursor_column == end == len(line)
            if has_cursor and index == cursor_line and in_row:
                cursor = cursor_column - start
            yield Row(
                width,
                line[start:end],
                wrap.tabs_of(index, start, end),
                False,
                line.startswith(self._asked_label),
                tuple((max(a, start) - start, min(z, end) - start) for a, z in marks(line) if a < end and z > start),
                selected,
                cursor,
                not line and top != bottom and top[0] <= index <= bottom[0],
            )

    def _placeholder_rows(self, first: int, last: int, width: int, has_cursor: bool) -> Iterator[Row]:
        """What stands in an empty field."""
        text = str(self.placeholder)
        starts = list(row_starts(text, max(1, width - 1)))
        rows = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
        for y in range(first, last):
            if y < len(rows):
                yield Row(width, rows[y], placeholder=True, cursor=0 if has_cursor and y == 0 else -1)
            else:
                yield Row(width)

    def _refresh_rows(self) -> None:
        """Ask for the rows to be painted that are not what was painted last."""
        if not self.is_mounted or not self.size:
            return
        width, height = self.size
        shown = self._shown
        changed = [y for y, row in enumerate(self._rows(0, height)) if shown.get(y) != row]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One row, counted from the top of the field."""
        row = next(self._rows(y, y + 1))
        self._shown[y] = row
        strip = self._strips.get(row)
        if strip is None:
            self._strips[row] = strip = paint(row, self._current_look())
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in `crop`, which are only worked out where they were asked for."""
        if self._look is not None and self._look.base != self.rich_style:
            self._forget_look()
        return ScrollView.render_lines(self, crop)

    def _current_look(self) -> Look:
        """The styles, as the theme and the style sheets have them now."""
        if self._look is None:
            style: Callable[[str], Any] = self.get_component_rich_style
            self._look = Look(
                self.rich_style,
                style("text-area--placeholder"),
                style("note-field--asked"),
                style("note-field--highlight"),
                style("text-area--selection"),
                style("text-area--cursor"),
            )
        return self._look

    def _forget_look(self) -> None:
        self._look = None
        self._strips.clear()

    def notify_style_update(self) -> None:
        """The styles may be others now."""
        self._forget_look()
        super().notify_style_update()
        self.refresh()


def _difference(old: list[str], new: list[str]) -> tuple[Location, Location, Location]:
    """Where two texts begin to differ, and where in the old and in the new one they are the same again."""
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
    """How many items two sequences have in common from their start."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
