"""A line in which control characters stay what they are, and are drawn as in a note.

Overrides private methods of Input of Textual 8.2.8, which draws its text as it is: a terminal would obey it, or
nothing would be seen of it. Upstream would have to let a subclass say what is drawn for a character, and how wide.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.actions import SkipAction
from textual.strip import Strip

from interview_tui.language import control_columns, one_line
from interview_tui.language.graphemes import at_boundary
from interview_tui.tui.note.copied import copy, exactly_copied
from interview_tui.tui.note.identifying import identifying
from interview_tui.tui.note.line_field import LineField
from interview_tui.tui.note.rows import NOWHERE, Look, NoteRow, paint
from interview_tui.tui.note.wrap import drawn_sizes, drawn_width


class _Identifying(Highlighter):
    """Mark text in a field that may identify a resident."""

    def __init__(self, field: SentenceInput) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        """Mark it in `text`, the content of the field."""
        if spans := identifying(text.plain):
            style = self._field.get_component_rich_style("sentence-field--identifying", partial=True)
            for span in spans:
                text.stylize(style, *span)


class SentenceInput(LineField):
    """Edit one line that may hold control characters; what may identify a resident is marked."""

    DEFAULT_CSS = """
    SentenceInput > .sentence-field--identifying { color: $warning; text-style: underline; }
    SentenceInput > .sentence-field--control { color: $text-muted; text-style: reverse; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sentence-field--identifying", "sentence-field--control"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.highlighter = _Identifying(self)

    # --- drawing

    @property
    def content_width(self) -> int:
        """Return the width of the text as it is drawn, with room for the cursor behind it."""
        return drawn_width(self.value) + 1 if control_columns(self.value) else super().content_width

    def _position_to_cell(self, position: int) -> int:
        """Return the cell in which a character is drawn."""
        before = self.value[:position]
        return drawn_width(before) if control_columns(before) else super()._position_to_cell(position)

    def _cell_offset_to_index(self, offset: int) -> int:
        """Return which character is drawn in a cell of the field."""
        if not control_columns(self.value):
            return super()._cell_offset_to_index(offset)
        at = offset + self.scroll_offset.x
        ends = accumulate(drawn_sizes(self.value, ()))
        return at_boundary(self.value, next((index for index, end in enumerate(ends) if at < end), len(self.value)))

    def render_line(self, y: int) -> Strip:
        """Return the row: Textual's, but where there are control characters."""
        if y or not control_columns(self.value):
            return super().render_line(y)
        selected, cursor = NOWHERE, -1
        if self.has_focus:
            start, end = sorted(self.selection)
            selected = (start, end)
            cursor = self.cursor_position if self._cursor_visible else -1
        spans = identifying(self.value)
        row = NoteRow(self.content_width, self.value, identifying=spans, selected=selected, cursor=cursor)
        width, left = self.scrollable_content_region.width + 1, self.scroll_offset.x
        strip = paint(row, self._look()).crop(left, left + width).extend_cell_length(width)
        return strip.apply_style(self.rich_style)

    def _look(self) -> Look:
        base = Style()
        return Look(
            base,
            placeholder=base,
            asked=base,
            highlight=base,
            identifying=self.get_component_rich_style("sentence-field--identifying", partial=True),
            control=self.get_component_rich_style("sentence-field--control"),
            selection=self.get_component_rich_style("input--selection"),
            cursor=self.get_component_rich_style("input--cursor"),
        )

    # --- copying

    def action_copy(self) -> None:
        """Copy what is selected."""
        if not self.selected_text:
            raise SkipAction
        copy(self.app, self.selected_text)

    def _copied(self) -> str:
        """Return what was copied last, as one line; what was copied in a field keeps its control characters."""
        text = exactly_copied(self.app)
        return one_line(self.app.clipboard if text is None else text)
