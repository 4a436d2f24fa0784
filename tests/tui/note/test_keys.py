"""What people expect of any text field, in the note and in a line: the same keys, the same mouse, the same undo."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static

from interview_tui.interview.model import LONGEST_NOTE
from interview_tui.language.graphemes import cluster_start
from interview_tui.tui.interview.sentence_field import SentenceField
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.line_field import LONGEST, LineField
from interview_tui.tui.note.line_undo import LineHistory, LineState
from tests.language.test_graphemes import CLUSTERS
from tests.running import times

KINDS = ["note", "line", "sentence"]


class Fields(App[None]):
    """A field of one kind, and something else that can have the focus."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.submitted = 0
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield {"note": NoteField, "line": LineField, "sentence": SentenceField}[self.kind](
            id="field", **({"asked_label": "Doorgevraagd:"} if self.kind == "note" else {})
        )
        yield Static("onder")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Count it."""
        self.submitted += 1

    def notify(self, message: str, **_options: Any) -> None:
        """Keep what is said."""
        self.said.append(message)


class Stage:
    """A field with the focus, whatever its kind."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, Fields)
        self.app = pilot.app
        field = self.app.query_one("#field")
        assert isinstance(field, NoteField | LineField)
        self.field = field

    def place(self, column: int) -> tuple[int, int]:
        """The cell in which a character of the first row is drawn."""
        return column + self.field.gutter.left, 0

    @property
    def text(self) -> str:
        return self.field.text if isinstance(self.field, NoteField) else self.field.value

    def put(self, text: str) -> None:
        """Fill the field, as no edit, with the cursor at the end."""
        if isinstance(self.field, NoteField):
            self.field.load_text(text)
            self.field.move_cursor(self.field.document.end)
        else:
            self.field.value = text
            self.field.cursor_position = len(text)

    async def key(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type it letter by letter."""
        for letter in text:
            if letter == " ":
                await self.pilot.press("space")
            else:
                self.app.post_message(events.Key(letter, letter))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()


@asynccontextmanager
async def fielded(kind: str) -> AsyncIterator[Stage]:
    async with Fields(kind).run_test(size=(60, 8)) as pilot:
        stage = Stage(pilot)
        stage.field.focus()
        await pilot.pause()
        yield stage


# --- selecting and going


@pytest.mark.parametrize("kind", KINDS)
async def test_ctrl_a_selects_all_and_home_goes_to_the_start(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("Ik drink koffie")
        await stage.key("ctrl+a")
        assert stage.field.selected_text == "Ik drink koffie"
        await stage.key("home", "x")
        assert stage.text == "xIk drink koffie"


@pytest.mark.parametrize("kind", KINDS)
async def test_ctrl_home_and_end_go_to_the_ends_and_with_shift_they_select(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("een\ntwee" if kind == "note" else "een twee")
        await stage.key("ctrl+home", "a", "ctrl+end", "b")
        assert (stage.text[0], stage.text[-1]) == ("a", "b")
        whole = stage.text
        await stage.key("ctrl+shift+home")
        assert stage.field.selected_text == whole
        await stage.key("ctrl+home", "ctrl+shift+end")
        assert stage.field.selected_text == whole


# --- how much has room


@pytest.mark.parametrize("kind", KINDS)
async def test_a_paste_past_what_has_room_is_refused_whole_and_said(kind: str) -> None:
    most, said = (LONGEST_NOTE, "een half miljoen") if kind == "note" else (LONGEST, "5000 tekens")
    async with fielded(kind) as stage:
        stage.put("Ik zie rust. ")
        await stage.paste("zo\n" * (most // 3))
        assert stage.text == "Ik zie rust. "
        assert len(stage.app.said) == 1 and said in stage.app.said[0]
        await stage.type("Ook hier")
        await stage.paste("woord" * 300 if kind == "note" else "woord")
        assert stage.text.startswith("Ik zie rust. Ook hierwoord") and len(stage.app.said) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_text_that_was_longer_already_can_be_made_shorter_and_replaced(kind: str) -> None:
    most = LONGEST_NOTE if kind == "note" else LONGEST
    async with fielded(kind) as stage:
        stage.put("zo " * (most // 2))
        long = len(stage.text)
        await stage.key("backspace")
        assert len(stage.text) == long - 1 and not stage.app.said
        await stage.key("ctrl+a")
        await stage.paste("woord " * (most // 8))
        assert stage.text.startswith("woord woord") and len(stage.text) < most and not stage.app.said


async def test_what_was_copied_here_with_control_characters_has_the_same_room() -> None:
    async with fielded("note") as stage:
        stage.put("a\x1bb\n" * (LONGEST_NOTE // 10))
        await stage.key("ctrl+a", "ctrl+c", "ctrl+end", "ctrl+v", "ctrl+v")
        assert len(stage.text) == 2 * (LONGEST_NOTE // 10) * 4 and len(stage.app.said) == 1


# --- taking away


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["ctrl+backspace", "alt+backspace", "ctrl+w"])
async def test_the_word_to_the_left_goes_and_comes_back(kind: str, key: str) -> None:
    async with fielded(kind) as stage:
        stage.put("Ik zie zo'n kind")
        await stage.key(key, key)
        assert stage.text == "Ik zie "
        await stage.key("ctrl+z")
        assert stage.text == "Ik zie zo'n "
        await stage.key("ctrl+z")
        assert stage.text == "Ik zie zo'n kind"
        await stage.key("ctrl+y", "ctrl+y")
        assert stage.text == "Ik zie "


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["ctrl+delete", "alt+delete"])
async def test_the_word_to_the_right_goes_and_comes_back(kind: str, key: str) -> None:
    async with fielded(kind) as stage:
        stage.put("Ik zie een kind")
        await stage.key("home", key)
        assert stage.text == " zie een kind"
        await stage.key(key)
        assert stage.text == " een kind"
        await stage.key("ctrl+z", "ctrl+z")
        assert stage.text == "Ik zie een kind"


async def test_at_the_end_of_a_line_the_word_to_the_right_is_the_line_feed() -> None:
    async with fielded("note") as stage:
        stage.put("een\n\ntwee")
        await stage.key("ctrl+home", "end", "ctrl+delete", "ctrl+delete")
        assert stage.text == "eentwee"
        await stage.key("ctrl+end", "ctrl+delete")
        assert stage.text == "eentwee"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [name for name in CLUSTERS if name not in ("control", "line separator", "direction")])
async def test_what_a_person_sees_as_one_is_one_step_and_goes_as_one(kind: str, name: str) -> None:
    async with fielded(kind) as stage:
        text = f"x{CLUSTERS[name]}y"
        stage.put(text)
        await stage.key("left", "backspace")
        assert stage.text == "xy"
        await stage.key("ctrl+z")
        assert stage.text == text
        await stage.key("home", "right", "shift+right")
        assert stage.field.selected_text == CLUSTERS[name]
        await stage.key("left", "delete")
        assert stage.text == "xy"


@settings(max_examples=times(0.2), deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.sampled_from(list(CLUSTERS.values())), min_size=1, max_size=6).map("".join))
def test_backspace_takes_exactly_one_away(kind: str, text: str) -> None:
    async def run() -> None:
        async with fielded(kind) as stage:
            stage.put(text)
            left = stage.text
            while left:
                left = left[: cluster_start(left, len(left))]
                await stage.key("shift+backspace" if len(left) % 2 else "backspace")
                assert stage.text == left

    asyncio.run(run())


@pytest.mark.parametrize("name", [name for name in CLUSTERS if name not in ("control", "line separator", "direction")])
async def test_the_cursor_covers_all_of_it(name: str) -> None:
    async with fielded("note") as stage:
        stage.put(f"x{CLUSTERS[name]}y")
        await stage.key("home", "right")
        segments = [segment.text for segment in stage.field.render_line(0)]
        assert CLUSTERS[name] in segments


# --- the other keys of enter, and keys that type nothing


@pytest.mark.parametrize("key", ["shift+enter", "ctrl+enter", "alt+enter", "ctrl+j"])
async def test_enter_with_another_key_is_enter(key: str) -> None:
    async with fielded("note") as stage:
        await stage.key("a", key, "b")
        assert stage.text == "a\nb"
    async with fielded("line") as stage:
        await stage.key("a", key, "b")
        assert (stage.text, stage.app.submitted) == ("ab", 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["alt+z", "alt+9", "super+k", "alt+shift+z"])
async def test_a_letter_with_alt_that_is_no_command_is_not_typed(kind: str, key: str) -> None:
    async with fielded(kind) as stage:
        stage.app.post_message(events.Key(key, key[-1]))
        await stage.key("x")
        assert stage.text == "x"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_key_that_other_programs_have_does_nothing_in_a_field(kind: str) -> None:
    async with fielded(kind) as stage:
        await stage.type("een twee")
        await stage.key("ctrl+left")
        before = stage.text, stage.field.selection
        letters = [f"{held}+{letter}" for held in ("ctrl", "ctrl+shift", "super") for letter in "bdefghiklnopqrtu"]
        for key in [*letters, *(f"f{number}" for number in range(1, 25)), "super+backspace", "ctrl+shift+a"]:
            stage.app.post_message(events.Key(key, None))
            await stage.pilot.pause()
            assert (stage.text, stage.field.selection) == before, key


# --- undo


@pytest.mark.parametrize("kind", KINDS)
async def test_undo_takes_back_a_few_words(kind: str) -> None:
    async with fielded(kind) as stage:
        await stage.type("Ik drink eerst koffie mee aan de keukentafel, en wacht")
        seen = [stage.text]
        while stage.text:
            await stage.key("ctrl+z")
            seen.append(stage.text)
        steps = ["Ik drink eerst ", "koffie mee aan ", "de keukentafel, en ", "wacht"]
        assert seen[::-1] == ["".join(steps[:at]) for at in range(5)]
        for text in seen[-2::-1]:
            await stage.key("ctrl+y")
            assert stage.text == text


@pytest.mark.parametrize("kind", KINDS)
async def test_a_paste_and_a_move_of_the_cursor_begin_a_step(kind: str) -> None:
    async with fielded(kind) as stage:
        await stage.type("ab")
        await stage.paste("geplakt en wel")
        await stage.type("cd")
        await stage.key("home")
        await stage.type("e")
        for text in ("abgeplakt en welcd", "abgeplakt en wel", "ab", ""):
            await stage.key("ctrl+z")
            assert stage.text == text
        await stage.key("ctrl+z")
        assert stage.text == ""


@pytest.mark.parametrize("kind", KINDS)
async def test_words_that_were_deleted_letter_by_letter_come_back_a_few_at_a_time(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("een twee drie vier vijf")
        await stage.key(*["backspace"] * 23)
        assert stage.text == ""
        await stage.key("ctrl+z")
        assert stage.text == "een twee"
        await stage.key("ctrl+z")
        assert stage.text == "een twee drie vier vijf"


PRESSES = ["a", "é", " ", "🇳🇱", "back", "word", "left", "all", "paste", "undo", "redo"]


@settings(max_examples=times(0.4), deadline=None)
@given(st.lists(st.sampled_from(PRESSES), max_size=40))
def test_in_a_line_all_can_be_taken_back_and_done_again(presses: list[str]) -> None:
    async def run() -> None:
        async with fielded("sentence") as stage:
            field = stage.field
            assert isinstance(field, SentenceField)
            for press in presses:
                match press:
                    case "back":
                        field.action_delete_left()
                    case "word":
                        field.action_delete_left_word()
                    case "left":
                        field.action_cursor_left()
                    case "all":
                        field.select_all()
                    case "undo":
                        field.action_undo()
                    case "redo":
                        field.action_redo()
                    case text:
                        field.replace("twee woorden" if text == "paste" else text, *field.selection)
            text = field.value
            for _ in presses:
                field.action_redo()
            text, steps = field.value, 0
            while field.value or steps < len(presses):
                field.action_undo()
                steps += 1
                assert steps < 200
            assert field.value == ""
            for _ in range(steps):
                field.action_redo()
            assert field.value == text

    asyncio.run(run())


async def test_what_the_program_put_in_a_line_is_no_step() -> None:
    async with fielded("sentence") as stage:
        await stage.type("eerste")
        stage.put("tweede")
        await stage.key("ctrl+z")
        assert stage.text == "tweede"
        await stage.type("!")
        await stage.key("ctrl+z", "ctrl+z")
        assert stage.text == "tweede"


def test_a_pause_begins_a_step() -> None:
    now = [0.0]
    history = LineHistory(lambda: now[0])
    for at, (before, after) in enumerate([("", "a"), ("a", "ab"), ("ab", "abc")]):
        now[0] += 5 if at == 2 else 0.1
        states = [LineState(text, (len(text), len(text))) for text in (before, after)]
        history.record(states[0], states[1], after[-1], "")
    undone = history.undo(LineState("abc", (3, 3)))
    assert undone is not None
    assert undone.value == "ab"


# --- copying


@pytest.mark.parametrize("kind", KINDS)
async def test_with_nothing_to_paste_it_says_what_to_do(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("blijft")
        await stage.key("ctrl+a", "ctrl+v")
        assert stage.text == "blijft"
        assert "ctrl+shift+v" in stage.app.said[-1]
        await stage.key("ctrl+c", "end", "ctrl+v")
        assert stage.text == "blijftblijft"
        assert len(stage.app.said) == 1


@pytest.mark.parametrize("kind", ["line", "sentence"])
async def test_with_nothing_selected_a_line_is_not_cut_and_what_was_copied_stays(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("naam")
        await stage.key("ctrl+a", "ctrl+c", "end", "ctrl+x")
        assert (stage.text, stage.app.clipboard, len(stage.app.said)) == ("naam", "naam", 1)


async def test_a_line_pastes_one_line() -> None:
    async with fielded("line") as stage:
        stage.app.copy_to_clipboard("een\ntwee")
        await stage.key("ctrl+v")
        assert stage.text == "een twee"


# --- the mouse


@pytest.mark.parametrize("kind", KINDS)
async def test_a_double_click_takes_a_word_a_third_the_line_and_shift_extends(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("Ik zie zo'n kind" + ("\nen meer" if kind == "note" else ""))
        await stage.pilot.pause()
        await stage.pilot.click("#field", offset=stage.place(9), times=2)
        assert stage.field.selected_text == "zo'n"
        await stage.pilot.click("#field", offset=stage.place(9), times=3)
        assert stage.field.selected_text == "Ik zie zo'n kind"
        await stage.pilot.click("#field", offset=stage.place(3))
        await stage.pilot.click("#field", offset=stage.place(6), shift=True)
        assert stage.field.selected_text == "zie"


@pytest.mark.parametrize("kind", KINDS)
async def test_dragging_selects(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("Ik zie een kind")
        await stage.pilot.mouse_down("#field", offset=stage.place(3))
        await stage.pilot.hover("#field", offset=stage.place(6))
        await stage.pilot.mouse_up("#field", offset=stage.place(6))
        assert stage.field.selected_text == "zie"


# --- keys that a user changed


@pytest.mark.parametrize("kind", KINDS)
async def test_a_key_that_was_changed_takes_the_place_of_the_usual_one(kind: str) -> None:
    async with fielded(kind) as stage:
        stage.put("alles")
        stage.app.set_keymap({"note_all": "f12"})
        seen = []
        for key in ("ctrl+a", "f12"):
            await stage.key(key)
            seen.append(stage.field.selected_text)
        assert seen == ["", "alles"]
