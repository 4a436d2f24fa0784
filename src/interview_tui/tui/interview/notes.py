"""The note fields of an interview: one for each card, made when the card is first opened and kept until the end.

So every note keeps its undo history and its cursor while the user moves between cards.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from interview_tui.interview.model import Interview
from interview_tui.tui.note.field import NoteField


class Notes(ContentSwitcher):
    """Hold the note fields and show one of them."""

    DEFAULT_CSS = "Notes { width: 1fr; height: 1fr; } Notes > NoteField { height: 1fr; width: 1fr; }"

    def __init__(
        self, interview: Interview, asked_label: str, placeholder: str, take: Callable[[int, str], None]
    ) -> None:
        """Begin at the current card of `interview`; `take(card, note)` is called within every edit."""
        super().__init__(initial=_name(interview.at_card))
        self._interview = interview
        self._asked_label = asked_label
        self._placeholder = placeholder
        self._take = take

    def compose(self) -> ComposeResult:
        """Compose the field of the current card."""
        yield self._field(self._interview, self._interview.at_card)

    def _field(self, interview: Interview, card: int) -> NoteField:
        field = NoteField(
            interview.answer(card).note,
            asked_label=self._asked_label,
            placeholder=self._placeholder,
            id=_name(card),
            on_note=lambda note: self._take(card, note),
        )
        field.move_cursor(field.document.end)
        return field

    def field(self, card: int) -> NoteField | None:
        """Return the field of `card`; None if it was not opened yet."""
        found = self.query(f"#{_name(card)}")
        return found.first(NoteField) if found else None

    def take(self, interview: Interview) -> None:
        """Put the notes of `interview` in the fields that differ; each field can undo it."""
        for field in self.query(NoteField):
            note = interview.answer(card_of(field)).note
            if field.note != note:
                field.take(note)

    @property
    def shown(self) -> NoteField:
        """Return the field that is shown."""
        return self.query_one(f"#{self.current}", NoteField)

    async def show(self, interview: Interview, card: int) -> NoteField:
        """Show the field of `card`, focus it, and return it."""
        field = self.field(card)
        if field is None:
            field = self._field(interview, card)
            await self.mount(field)
        self.current = _name(card)
        self.screen.set_focus(
            field, scroll_visible=False
        )  # at once: after `focus` the next key would still go to the previous card
        return field


def card_of(field: NoteField) -> int:
    """Return the number of the card that `field` is for."""
    return int((field.id or "").removeprefix("note-"))


def _name(card: int) -> str:
    return f"note-{card}"
