"""The field in which an interviewer types the note of one card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from interview_tui.interview.model import LONGEST_NOTE
from interview_tui.language import clean_line, control_columns
from interview_tui.tui.note.admitted import MOST_MARKS, admitted, is_unseen_text, types_text
from interview_tui.tui.note.identifying import any_in, nearest
from interview_tui.tui.note.marks import toggle
from interview_tui.tui.note.view import NoteView

if TYPE_CHECKING:
    from interview_tui.interview.privacy.finding import IdentifierKind

KEYS: Final = {
    "note_undo": "ctrl+z",
    "note_redo": "ctrl+y,ctrl+shift+z",
    "note_all": "ctrl+a",
    "note_copy": "ctrl+c",
    "note_cut": "ctrl+x",
    "note_paste": "ctrl+v",
    "note_start": "ctrl+home",
    "note_end": "ctrl+end",
    "note_word_left": "ctrl+backspace,alt+backspace,ctrl+w",
    "note_word_right": "ctrl+delete,alt+delete",
}
"""The keys that are commands of every field, by id. `NOTE` in `kit/commands.py` tells of them; they can be changed."""
ENTERS: Final = "shift+enter,ctrl+enter,alt+enter,ctrl+j"
"""What is enter too, in a terminal that tells them apart."""
_OF_A_MAC: Final = (("super+z", "undo"), ("super+y,super+shift+z", "redo"), ("super+c", "copy"), ("super+x", "cut"))
_OF_A_PASTE: Final = 1_000  # characters: nobody types so much at once
BACKSPACES: Final = "backspace,shift+backspace"


def field_bindings(commands: Mapping[str, str], keys: Iterable[tuple[str, str]]) -> list[BindingType]:
    """Return the bindings of a field: its actions for the commands that every field has, by id, and for other keys."""
    actions = {
        "note_undo": "undo",
        "note_redo": "redo",
        "note_all": "select_all",
        "note_copy": "copy",
        "note_cut": "cut",
        "note_paste": "paste",
        **commands,
    }
    return [
        *(Binding(KEYS[ident], action, show=False, id=ident) for ident, action in actions.items()),
        *(Binding(pressed, action, show=False) for pressed, action in (*_OF_A_MAC, *keys)),
    ]


_BINDINGS: Final[list[BindingType]] = field_bindings(
    {
        "note_start": "text_start",
        "note_end": "text_end",
        "note_word_left": "delete_word_left",
        "note_word_right": "delete_word_right",
    },
    (
        ("up", "cursor_up"),
        ("down", "cursor_down"),
        ("left", "cursor_left"),
        ("right", "cursor_right"),
        ("ctrl+left", "cursor_word_left"),
        ("ctrl+right", "cursor_word_right"),
        ("home", "cursor_line_start"),
        ("end", "cursor_line_end"),
        ("pageup", "cursor_page_up"),
        ("pagedown", "cursor_page_down"),
        ("shift+up", "cursor_up(True)"),
        ("shift+down", "cursor_down(True)"),
        ("shift+left", "cursor_left(True)"),
        ("shift+right", "cursor_right(True)"),
        ("ctrl+shift+left", "cursor_word_left(True)"),
        ("ctrl+shift+right", "cursor_word_right(True)"),
        ("shift+home", "cursor_line_start(True)"),
        ("shift+end", "cursor_line_end(True)"),
        ("ctrl+shift+home", "text_start(True)"),
        ("ctrl+shift+end", "text_end(True)"),
        (ENTERS, "new_line"),
        (BACKSPACES, "delete_left"),
        ("delete", "delete_right"),
    ),
)


class NoteField(NoteView, inherit_bindings=False):
    """Edit the note of one card: typing, undo (ctrl+z, ctrl+y), lines for probes asked, highlights.

    It posts `Edited`, once for each edit, and neither `TextArea.Changed` nor `TextArea.SelectionChanged`. What is typed
    or pasted is cleaned on its way in. A note that was read is held as it is, with its control characters: they are
    drawn as marks, and stay what they are whatever is edited around them.
    """

    BINDINGS: ClassVar[list[BindingType]] = _BINDINGS

    class Edited(Message):
        """Report that the user changed the note: by typing, pasting, deleting, undo, a probe asked or a highlight."""

        def __init__(self, field: NoteField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> NoteField:
            """Return the field, for `@on(NoteField.Edited, selector)`."""
            return self.field

        @property
        def text(self) -> str:
            """Return the note as it is now, so that a message that is handled late never brings back an older text."""
            return self.field.note

    def __init__(
        self,
        text: str = "",
        *,
        asked_label: str,
        placeholder: str = "",
        id: str | None = None,
        on_note: Callable[[str], None] | None = None,
    ) -> None:
        """Make a field for the note `text`.

        Lines that begin with `asked_label` ("Doorgevraagd:") are shown as probes. `on_note` is called with the note
        within every edit, while `Edited` comes a moment later. So text that is on screen was handed out already,
        whatever then ends the program.
        """
        self._on_note = on_note
        self._given = text
        self._clicked: Location = (0, 0)
        super().__init__(text, asked_label, placeholder, id)

    # --- the note, in and out

    @property
    def pristine(self) -> bool:
        """Return whether the field holds what it was given, because nobody edited it or all edits were undone."""
        return self.text == self._given

    @property
    def note(self) -> str:
        """Return the note: the text in the field, to the character."""
        return self.text

    def load_text(self, text: str) -> None:
        """Replace the note and clear the undo history. This is no edit and posts nothing."""
        self._given = text
        self.history.clear()
        self._set_document(text, None)

    def take(self, note: str) -> None:
        """Replace the note exactly, as one step for undo."""
        self._given = note
        self.history.checkpoint()
        self.edit_exactly(Edit(note, (0, 0), self.document.end, maintain_selection_offset=False))
        self.history.checkpoint()

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
        if not line.strip() and not control_columns(line):
            self.edit(Edit(f"{text}\n", (row, 0), end, maintain_selection_offset=False))
        elif column:
            self.edit(Edit(f"\n{text}\n", (row, len(line)), end, maintain_selection_offset=False))
        else:
            self.edit(Edit(f"{text}\n\n", (row, 0), (row, 0), maintain_selection_offset=False))
            self.move_cursor((row + 1, 0))

    def toggle_highlight(self) -> bool:
        """Highlight what is selected, else the line of the cursor; remove the highlight if all of it has one.

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
        self.edit_exactly(Edit("\n".join(toggled.lines), (start[0], 0), (end[0], len(lines[-1])), False))
        self.history.checkpoint()
        first = (start[0] + toggled.start[0], toggled.start[1])
        last = (start[0] + toggled.end[0], toggled.end[1])
        self.selection = Selection(last, first) if backwards else Selection(first, last)
        self.record_cursor_width()
        return True

    @property
    def is_identifying(self) -> bool:
        """Return whether something in the note looks as if it identifies someone."""
        return any_in(self.document.lines)

    def replace_identifying(self, word: Callable[[IdentifierKind], str]) -> bool:
        """Replace what looks identifying by a word: the one at the cursor or last before it, else the next.

        One step for undo; the cursor stays where it was in the text. Returns whether anything changed.
        """
        found = None if self.read_only else nearest(self.document.lines, self.cursor_location)
        if found is None:
            return False
        row, what = found
        start, end = (row, what.start), (row, what.end)
        within = any(start < place < end for place in self.selection)
        self.history.checkpoint()
        self.edit(Edit(word(what.kind), start, end, maintain_selection_offset=not within))
        self.history.checkpoint()
        return True

    # --- the mouse

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor under the mouse; with shift, extend what is selected. Moving then selects."""
        event.prevent_default()
        self._selecting = True
        place = self.get_target_document_location(event)
        self.selection = Selection(self.selection.start if event.shift else place, place)
        self.capture_mouse()
        self.history.checkpoint()

    def _end_mouse_selection(self) -> None:
        """End selecting: the marks of highlights may follow the cursor again."""
        if self._selecting:
            self._selecting = False
            self.release_mouse()
            self.selection = self.selection
            self.record_cursor_width()

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click, and the line at a third."""
        if event.chain == 1:
            self._clicked = self.cursor_location  # the marks of a highlight appear, and move what is under the mouse
            return
        from interview_tui.language.graphemes import word_at

        row, column = self.clamp_visitable(self._clicked)
        line = self.document[row]
        first, last = word_at(line, column) if event.chain == 2 else (0, len(line))
        self.selection = Selection((row, first), (row, last))
        self.record_cursor_width()

    def get_cursor_word_left_location(self) -> Location:
        """Return where the word before the cursor begins; the end of the line before, at the start of one."""
        from interview_tui.language.graphemes import word_start  # few go by words

        row, column = self.cursor_location
        return (row, word_start(self.document[row], column)) if column else super().get_cursor_word_left_location()

    # --- edits

    async def _on_key(self, event: events.Key) -> None:
        """Type what Textual takes for unprintable and drops: joiners, no-break spaces. TextArea handles the rest.

        A letter that came with alt, and is no command now, is not typed.
        """
        character = event.character
        if not types_text(event.key):
            event.prevent_default()  # and goes on, to what is bound to it
        elif character and not self.read_only and is_unseen_text(character):
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(character, *self.selection)

    def action_new_line(self) -> None:
        """Begin a new line: what enter does, by keys that only some terminals tell from it."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_text_start(self, select: bool = False) -> None:
        """Move the cursor to the start of the note."""
        self.move_cursor((0, 0), select)

    def action_text_end(self, select: bool = False) -> None:
        """Move the cursor to the end of the note."""
        self.move_cursor(self.document.end, select)

    def action_delete_word_right(self) -> None:
        """Delete the word behind the cursor, the line feed at the end of a line, or what is selected."""
        start, end = self.selection
        if self.selection.is_empty:
            from interview_tui.language.graphemes import word_end  # few do this

            row, column = start
            line = self.document[row]
            end = self.get_cursor_right_location() if column == len(line) else (row, word_end(line, column))
        self._delete_via_keyboard(start, end)

    def action_copy(self) -> None:
        """Copy what is selected."""
        if not self.selected_text:
            raise SkipAction
        self._put_on_clipboard(self.selected_text)

    def action_cut(self) -> None:
        """Cut what is selected, else the line of the cursor."""
        if self.read_only:
            return
        empty = self.selection.is_empty
        cut = self._delete_cursor_line() if empty else self._delete_via_keyboard(*self.selection)
        if cut is not None:
            self._put_on_clipboard(cut.replaced_text)

    def _put_on_clipboard(self, text: str) -> None:
        from interview_tui.tui.note.copied import copy  # nobody copies on the first card

        copy(self.app, text)

    def action_paste(self) -> None:
        """Paste what was copied last; what was copied in a field keeps its control characters."""
        from interview_tui.tui.note.copied import exactly_copied, say_nothing_to_paste  # nor pastes

        exact = exactly_copied(self.app)
        if self.read_only:
            return
        if not self.app.clipboard:
            say_nothing_to_paste(self.app)
        elif exact is None:
            super().action_paste()
        elif self._has_room(edit := Edit(exact, *self.selection, False)):
            self.move_cursor(self.edit_exactly(edit).end_location)

    def edit_exactly(self, edit: Edit) -> EditResult:
        """Perform an edit whose text was in a note before, as it is."""
        return super().edit(edit)

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit, with its text cleaned. All text that enters the note from outside goes through here."""
        row, column = edit.top
        before = self.document[row][max(0, column - MOST_MARKS) : column] if row < self.document.line_count else ""
        edit.text = admitted(edit.text, before)
        return self.edit_exactly(edit) if self._has_room(edit) else EditResult(self.cursor_location, "")

    def _has_room(self, edit: Edit) -> bool:
        """Return whether the note may get as long as an edit makes it; if not, say so. What is typed has room."""
        added = len(edit.text)
        if (
            added <= _OF_A_PASTE
            or len(self.text) + added - len(self.get_text_range(edit.top, edit.bottom)) <= LONGEST_NOTE
        ):
            return True
        from interview_tui.tui.note.copied import say_note_is_full  # rare

        say_note_is_full(self.app)
        return False

    def text_changed(self) -> None:
        """Hand the note to `on_note`, and post `Edited`."""
        if self._on_note is not None:
            self._on_note(self.note)
        self.post_message(self.Edited(self))
