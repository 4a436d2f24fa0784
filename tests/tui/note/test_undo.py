"""Undo of a long note: every step as it was typed, and little to remember of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.document._edit import Edit

from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.line_undo import LineHistory, LineState
from tests.running import times


class OneField(App[None]):
    """A field and nothing else."""

    def compose(self) -> ComposeResult:
        yield NoteField("", asked_label="Doorgevraagd:")


async def test_a_long_note_is_cheap_to_take_back() -> None:
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(NoteField)
        typed = "Eerst kijken en dan pas vragen wat er al lukt aan tafel. " * 40
        for char in typed:
            field.edit(Edit(char, field.cursor_location, field.cursor_location, False))
        kept = sum(len(batch) for batch in field.history.undo_stack)
        assert kept <= len(typed) / 12  # three words a step
        while field.history.undo_stack:
            field.undo()
        assert field.text == ""
        while field.history.redo_stack:
            field.redo()
        assert field.text == typed


async def test_what_is_typed_over_a_selection_is_one_step_with_what_is_typed_on() -> None:
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(NoteField)
        for before in ("Oud", "Oude regel.\nEn nog een."):
            field.insert(before)
            field.focus()
            await pilot.press("ctrl+a", *"Abc d")
            assert field.text == "Abc d"
            await pilot.press("ctrl+z")
            assert field.text == before
            await pilot.press("ctrl+y")
            assert field.text == "Abc d"
            field.select_all()
            field.action_delete_left()


def test_so_it_is_in_one_line() -> None:
    history = LineHistory()
    history.record(LineState("Oud", (0, 3)), LineState("A", (1, 1)), "A", "Oud")
    history.record(LineState("A", (1, 1)), LineState("Ab", (2, 2)), "b", "")
    assert history.undo(LineState("Ab", (2, 2))) == LineState("Oud", (0, 3))


@settings(max_examples=times(0.3))
@given(st.lists(st.sampled_from(["a", "é", " ", "\n", "back", "left", "undo", "redo"]), max_size=60))
async def test_taking_all_back_and_doing_all_again_ends_where_it_was(presses: list[str]) -> None:
    async with OneField().run_test() as pilot:
        field = pilot.app.query_one(NoteField)
        for press in presses:
            match press:
                case "back":
                    field.action_delete_left()
                case "left":
                    field.action_cursor_left()
                case "undo":
                    field.undo()
                case "redo":
                    field.redo()
                case char:
                    field.edit(Edit(char, field.cursor_location, field.cursor_location, False))
        text, steps = field.text, len(field.history.undo_stack)
        for _ in range(steps):
            field.undo()
        assert field.text == ""
        for _ in range(steps):
            field.redo()
        assert field.text == text
