"""A field for one line, such as a name: what is pasted is cleaned, and names used before are offered while typing.

Its keys, its mouse and its undo are those of a note, as far as one line has them. Overrides private methods of Input of
Textual 8.2.8 for the mouse. Upstream would have to let a click extend what is selected, and to offer undo.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection

from interview_tui.language import clean_line
from interview_tui.language.graphemes import at_boundary, cluster_end, cluster_start, word_at, word_end, word_start
from interview_tui.tui.note.admitted import types_text
from interview_tui.tui.note.field import BACKSPACES, ENTERS, field_bindings
from interview_tui.tui.note.line_undo import LineHistory, LineState

LONGEST: Final = 5_000
"""The most characters of a line: a paste past it is refused. A name may have fewer, which its screen says."""


class Offered(Suggester):
    """Offer the first of `names` that begins with what was typed, ignoring case. `names` may be filled later."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names = tuple(names)

    async def get_suggestion(self, value: str) -> str | None:
        """Return what was typed, with the rest of the name; None if no name fits."""
        for name in self.names:
            if len(name) > len(value) and name.casefold().startswith(value.casefold()):
                return value + name[len(value) :]
        return None


class LineField(Input, inherit_bindings=False):
    """Edit one line, without a frame. `offered` is what is offered while typing; arrow right takes it."""

    DEFAULT_CSS = "LineField { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = field_bindings(
        {
            "note_start": "home",
            "note_end": "end",
            "note_word_left": "delete_left_word",
            "note_word_right": "delete_right_word",
        },
        (
            ("left", "cursor_left"),
            ("right", "cursor_right"),
            ("ctrl+left", "cursor_left_word"),
            ("ctrl+right", "cursor_right_word"),
            ("home", "home"),
            ("end", "end"),
            ("shift+left", "cursor_left(True)"),
            ("shift+right", "cursor_right(True)"),
            ("ctrl+shift+left", "cursor_left_word(True)"),
            ("ctrl+shift+right", "cursor_right_word(True)"),
            ("shift+home,ctrl+shift+home", "home(True)"),
            ("shift+end,ctrl+shift+end", "end(True)"),
            (f"enter,{ENTERS}", "submit"),
            (BACKSPACES, "delete_left"),
            ("delete", "delete_right"),
        ),
    )

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        self.offered = Offered()
        self._history = LineHistory()
        self._clicked = 0
        super().__init__(clean_line(value), placeholder, compact=True, suggester=self.offered, id=id)
        self.cursor_blink = False

    @property
    def line(self) -> str:
        """Return the text, cleaned, on one line."""
        return clean_line(self.value)

    # --- edits, each of which can be undone

    @property
    def _state(self) -> LineState:
        return LineState(self.value, (self.selection.start, self.selection.end))

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part of the line; all that the user types, pastes or deletes goes through here."""
        before = self._state
        start, end = sorted((max(0, start), min(len(before.value), end)))
        if len(text) > end - start and len(before.value) - (end - start) + len(text) > LONGEST:
            from interview_tui.tui.note.copied import say_line_is_full  # rare

            say_line_is_full(self.app, LONGEST)
            return
        super().replace(text, start, end)
        if self.value != before.value:
            self._history.record(before, self._state, text, before.value[start:end])

    def put(self, value: str, cursor: int) -> None:
        """Put another line in the place of this one, as one step for undo."""
        before = self._state
        self.value = value
        self.cursor_position = cursor
        self._history.record(before, self._state, value, before.value)

    def action_undo(self) -> None:
        """Take back the last step."""
        self._show(self._history.undo(self._state))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._show(self._history.redo(self._state))

    def _show(self, state: LineState | None) -> None:
        if state is not None:
            self.value = state.value
            self.selection = Selection(*state.selection)

    async def _on_key(self, event: events.Key) -> None:
        """Type nothing for a letter that came with alt and is no command now."""
        if not types_text(event.key):
            event.prevent_default()  # and goes on, to what is bound to it

    def on_paste(self, event: events.Paste) -> None:
        """Paste text as one cleaned line."""
        event.stop()
        event.prevent_default()
        if text := clean_line(event.text):
            self.replace(text, *self.selection)

    def action_delete_left(self) -> None:
        """Delete the character before the cursor as a person sees it, or what is selected."""
        at = self.cursor_position
        self._delete_selected_or(cluster_start(self.value, at), at)

    def action_delete_right(self) -> None:
        """Delete the character at the cursor as a person sees it, or what is selected."""
        at = self.cursor_position
        self._delete_selected_or(at, cluster_end(self.value, at))

    def action_delete_left_word(self) -> None:
        """Delete the word before the cursor, or what is selected."""
        at = self.cursor_position
        self._delete_selected_or(word_start(self.value, at), at)

    def action_delete_right_word(self) -> None:
        """Delete the word behind the cursor, or what is selected."""
        at = self.cursor_position
        self._delete_selected_or(at, word_end(self.value, at))

    def _delete_selected_or(self, start: int, end: int) -> None:
        self.delete(*((start, end) if self.selection.is_empty else self.selection))

    # --- the cursor

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor one character to the left, as a person sees it."""
        if select or self.selection.is_empty:
            self._go(cluster_start(self.value, self.cursor_position), select)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor right or take the offer, which then is spelled as the name was before."""
        if select or not (self.cursor_at_end and self._suggestion):
            at = cluster_end(self.value, self.cursor_position)
            self._go(at if select or self.selection.is_empty else max(self.selection), select)
            return
        taken = self._suggestion.casefold()
        name = next((name for name in self.offered.names if name.casefold() == taken), self._suggestion)
        self.put(name, len(name))

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Move the cursor to the start of the word."""
        self._go(word_start(self.value, self.cursor_position), select)

    def _go(self, at: int, select: bool) -> None:
        self.selection = Selection(self.selection.start if select else at, at)

    # --- the mouse

    def _cell_offset_to_index(self, offset: int) -> int:
        """Return which character is drawn in a cell of the field."""
        return at_boundary(self.value, super()._cell_offset_to_index(offset))

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor under the mouse; with shift, extend what is selected."""
        start = self.selection.start
        await super()._on_mouse_down(event)
        event.prevent_default()
        if event.shift:
            self.selection = Selection(start, self.cursor_position)

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click, and the line at a third."""
        if event.chain == 1:
            self._clicked = self.cursor_position
        elif event.chain == 2:
            self.selection = Selection(*word_at(self.value, self._clicked))
        else:
            self.select_all()

    # --- copying

    def action_copy(self) -> None:
        """Copy what is selected."""
        if not self.selected_text:
            raise SkipAction
        self.app.copy_to_clipboard(self.selected_text)

    def action_cut(self) -> None:
        """Cut what is selected, or say that nothing is."""
        if self.selected_text:
            self.action_copy()
            self.delete_selection()
        else:
            from interview_tui.tui.note.copied import say_nothing_selected  # nobody cuts in a name

            say_nothing_selected(self.app)

    def action_paste(self) -> None:
        """Paste what was copied last, as one line, or say that nothing was."""
        if text := self._copied():
            self.replace(text, *self.selection)
        else:
            from interview_tui.tui.note.copied import say_nothing_to_paste  # nor pastes

            say_nothing_to_paste(self.app)

    def _copied(self) -> str:
        """Return what was copied last, as it may enter the line."""
        return clean_line(self.app.clipboard)
