"""The note field as the screen and the interviewer know it: text in and out, messages, undo, its two commands."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.binding import Binding
from textual.document._document import Location, Selection
from textual.message import Message

from interview_tui.language import clean
from interview_tui.language.graphemes import cluster_start
from interview_tui.tui.note.field import NoteField
from tests.running import times
from tests.tui.note.stage import ASKED, Stage

CONTROLS = "a\x1b[31mb\r\nc\u202ed\u2028e"


def holding(text: str = "", **others: object) -> Stage:
    """An app with a field that holds `text`."""
    return Stage(lambda: NoteField(text, asked_label=ASKED, id="field", **others))  # type: ignore[arg-type]


def on_stage(app: Stage, scene: Callable[[NoteField], None]) -> None:
    """Do something to a field in a running app."""

    async def run() -> None:
        async with app.run_test(size=(40, 10)):
            await app.settle()
            scene(app.field)
            await app.settle()

    asyncio.run(run())


# --- text in


async def test_typing_and_the_keys_of_undo() -> None:
    app = holding()
    async with app.run_test(size=(40, 10)):
        await app.key(*"Ik", "enter", *"drink", "backspace")
        assert app.field.text == "Ik\ndrin"
        await app.key("ctrl+z", "ctrl+z")
        assert app.field.text == "Ik\n"
        await app.key("ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y")
        assert app.field.text == "Ik\ndrin"
        await app.key("tab")
        assert app.focused is app.screen.query_one("#other")


@pytest.mark.parametrize("character", ["\u200d", "\u200c", "\xa0"])
async def test_typed_joiners_and_no_break_spaces_stay(character: str) -> None:
    app = holding()
    async with app.run_test(size=(40, 10)):
        app.post_message(events.Key("named_so", character))
        await app.settle()
        assert app.received == [character]
        app.field.read_only = True
        app.post_message(events.Key("named_so", character))
        await app.settle()
        assert app.field.text == character


@pytest.mark.parametrize("key", ["escape", "ctrl+q", "f9", "ctrl+@"])
async def test_other_keys_type_nothing(key: str) -> None:
    app = holding("a")
    async with app.run_test(size=(40, 10)):
        app.post_message(events.Key(key, {"escape": "\x1b", "ctrl+@": "\x00"}.get(key)))
        if key != "ctrl+q":  # which ends the app
            await app.settle()
        assert app.field.text == "a"


PASTED = "een\r\ntwee\u2028drie\x1b[31m\x00vier"


async def test_every_way_in_is_cleaned() -> None:
    app = holding()
    async with app.run_test(size=(40, 10)):
        app.post_message(events.Paste(PASTED))
        await app.settle()
        app.copy_to_clipboard(PASTED)
        await app.key("ctrl+v")
        app.field.insert(PASTED)
        app.field.replace(PASTED, (0, 0), (0, 1))
        assert app.field.text.count("twee") == 4
        assert app.field.text == clean(app.field.text)
        assert "\x1b" not in app.field.text


@settings(max_examples=times(0.2))
@given(st.lists(st.text() | st.sampled_from([PASTED, "\n", "\r", "e" + "\u0301" * 50]), min_size=1, max_size=8))
def test_whatever_is_pasted_the_note_is_clean(pastes: list[str]) -> None:
    app = holding()

    def scene(field: NoteField) -> None:
        for text in pastes:
            field.insert(text)
        assert clean(field.note) == field.note
        assert field.document.lines == field.note.split("\n")

    on_stage(app, scene)


async def test_escape_sequences_in_a_paste_lose_and_do_nothing() -> None:
    """Textual hands what follows an escape in a paste to the app as keys, before the paste: the order goes, no more."""
    app = holding()
    async with app.run_test(size=(60, 10)):
        for event in XTermParser().feed("\x1b[200~een \x1b[31mrood\x1b[0m woord, en dan nog wat meer\x1b[201~"):
            app.post_message(event)
        await app.settle()
        assert not Counter("een rood woord, en dan nog wat meer") - Counter(app.field.text)
        assert clean(app.field.text) == app.field.text
        assert app.is_running


async def test_a_long_pasted_line_is_broken_at_spaces() -> None:
    app = holding()
    async with app.run_test(size=(40, 10)):
        app.post_message(events.Paste("woord " * 2000))
        await app.settle()
        assert max(map(len, app.field.document.lines)) <= 2000
        assert app.field.text.replace("\n", "") == "woord " * 2000
        app.field.undo()
        assert app.field.text == ""


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم",
        "日本語のノート",
        "👨\u200d👩\u200d👧 🙂❤\ufe0f",
        "e\u0301\u0301",
        "\t a\tb",
        "a" + "\u0301" * 3000,
    ],
)
async def test_every_script_can_be_walked_through_and_deleted(text: str) -> None:
    app = holding(text + "\n" + text)
    async with app.run_test(size=(12, 6)):
        await app.settle()
        for key in ["right", "shift+right", "down", "up", "end", "home", "shift+down", "left"]:
            await app.key(*[key] * 4)
        app.field.move_cursor(app.field.document.end)
        left = text + "\n" + text
        for _ in range(5):
            left = left[: cluster_start(left, len(left))]
            await app.key("backspace")
            assert app.field.text == left


# --- a note that was read


@settings(max_examples=times(0.4))
@given(st.text() | st.sampled_from([CONTROLS, "a\r\nb", "a\rb", "\ud800", "a\n", "\n\n"]))
def test_a_note_nobody_edits_stays_what_it_was(text: str) -> None:
    app = holding(text)

    def scene(field: NoteField) -> None:
        assert (field.note, field.pristine) == (text, True)
        assert field.document.lines == text.split("\n")
        field.insert("x")
        assert not field.pristine
        assert field.note == f"x{text}"
        field.undo()
        assert (field.note, field.pristine) == (text, True)

    on_stage(app, scene)
    assert app.received[-1] == text


async def test_loading_is_no_edit_and_cannot_be_undone() -> None:
    app = holding("oud")
    async with app.run_test(size=(40, 10)):
        await app.key("x")
        app.field.text = "nieuw\n\nlang"
        await app.settle()
        assert app.terminal.text()[1:5] == [" nieuw", "", " lang", ""]
        app.field.undo()
        assert (app.field.note, app.field.pristine, app.received) == ("nieuw\n\nlang", True, ["xoud"])


# --- messages


async def test_one_message_for_every_edit_and_none_for_anything_else() -> None:
    app = holding("een")
    async with app.run_test(size=(40, 10)):
        await app.key("backspace", "left", "right", "shift+end", "home", "down", "ctrl+z")
        assert app.received == []
        await app.key("x", "delete", "enter", "backspace", "ctrl+z", "ctrl+y")  # there is nothing to delete
        assert len(app.received) == 5
        app.post_message(events.Paste("veel\nregels\n"))
        await app.settle()
        assert len(app.received) == 6
        app.field.insert_line("Doorgevraagd: en toen?")
        app.field.toggle_highlight()
        app.field.select_all()
        app.field.toggle_highlight()
        await app.settle()
        assert len(app.received) == 8  # there was nothing to highlight on the empty line
        assert app.received[-1] == app.field.text


class Recorder(Stage):
    """Keeps the messages and reads no text from them."""

    def __init__(self, **others: object) -> None:
        super().__init__(lambda: NoteField("begin", asked_label=ASKED, id="field", **others))  # type: ignore[arg-type]
        self.kept: list[NoteField.Edited] = []
        self.others: list[Message] = []

    def receive(self, event: NoteField.Edited) -> None:
        """Keep it."""
        self.kept.append(event)

    def on_text_area_changed(self, event: Message) -> None:
        """Not to happen."""
        self.others.append(event)

    on_text_area_selection_changed = on_text_area_changed


async def test_a_message_read_late_has_the_note_as_it_is_then() -> None:
    app = Recorder()
    async with app.run_test(size=(40, 10)):
        await app.key("a", "b")
        assert [event.text for event in app.kept] == ["abbegin", "abbegin"]
        assert app.kept[0].field is app.kept[0].control is app.field
        assert app.others == []


async def test_every_edit_is_handed_out_before_its_message_comes() -> None:
    words: list[str] = []
    app = Recorder(on_note=words.append)
    async with app.run_test(size=(40, 10)):
        app.field.insert("ab")
        assert words == ["abbegin"] and app.kept == []
        app.field.undo()
        assert words == ["abbegin", "begin"]
    assert words == ["abbegin", "begin"]


async def test_typing_and_leaving_in_one_burst_loses_nothing() -> None:
    words: list[str] = []
    app = holding(on_note=words.append)
    async with app.run_test(size=(40, 10)):
        await app.settle()
        for letter in "woord":
            app.post_message(events.Key(letter, letter))
        app.post_message(events.Key("ctrl+q", None))
        await app._task  # type: ignore[misc]
    assert words[-1] == "woord"


# --- a line of its own

ASK = "Doorgevraagd: en toen?"


@pytest.mark.parametrize(
    ("text", "cursor", "expected", "then"),
    [
        ("", (0, 0), f"{ASK}\n", (1, 0)),
        ("een", (0, 3), f"een\n{ASK}\n", (2, 0)),
        ("een\n", (0, 3), f"een\n{ASK}\n", (2, 0)),
        ("een\n", (1, 0), f"een\n{ASK}\n", (2, 0)),
        ("een\n\n", (1, 0), f"een\n{ASK}\n", (2, 0)),
        ("een\n   ", (1, 2), f"een\n{ASK}\n", (2, 0)),
        ("een\ntwee", (0, 3), f"een\n{ASK}\n\ntwee", (2, 0)),
        ("een twee", (0, 3), f"een twee\n{ASK}\n", (2, 0)),
        ("een\ntwee", (1, 0), f"een\n{ASK}\n\ntwee", (2, 0)),
        ("een", (0, 0), f"{ASK}\n\neen", (1, 0)),
    ],
)
def test_a_line_of_its_own(text: str, cursor: Location, expected: str, then: Location) -> None:
    def scene(field: NoteField) -> None:
        field.move_cursor(cursor)
        field.insert_line(f" {ASK}\n")
        assert (field.text, field.selection) == (expected, Selection.cursor(then))
        field.undo()
        assert (field.text, field.cursor_location) == (text, cursor)
        field.redo()
        assert field.text == expected
        field.insert("x")
        field.undo()
        assert field.text == expected

    on_stage(holding(text), scene)


def test_a_line_of_its_own_leaves_what_is_selected() -> None:
    def scene(field: NoteField) -> None:
        field.selection = Selection((0, 2), (0, 0))
        field.insert_line(ASK)
        assert field.text == f"een\n{ASK}\n"
        field.read_only = True
        field.insert_line(ASK)
        field.read_only = False
        field.insert_line("  ")
        assert field.text == f"een\n{ASK}\n"

    on_stage(holding("een"), scene)


# --- highlights


def test_a_highlight_is_put_and_taken_away_in_one_step() -> None:
    def scene(field: NoteField) -> None:
        field.move_cursor((0, 8))
        field.insert("!")
        assert field.toggle_highlight()
        assert (field.text, field.selection) == (
            "==Ik vraag! niks.==\nx",
            Selection.cursor((0, 11)),
        )
        field.insert("?")
        assert field.text == "==Ik vraag!? niks.==\nx"
        field.undo()
        field.undo()
        assert field.text == "Ik vraag! niks.\nx"
        field.redo()
        assert field.toggle_highlight()
        assert field.text == "Ik vraag! niks.\nx"
        field.undo()
        assert field.text == "==Ik vraag! niks.==\nx"

    on_stage(holding("Ik vraag niks.\nx"), scene)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_selection_stays_selected(backwards: bool) -> None:
    def scene(field: NoteField) -> None:
        places = [(1, 4), (2, 5)]
        field.selection = Selection(*(reversed(places) if backwards else places))
        assert field.toggle_highlight()
        assert field.text == "nul\neen ==twee==\n==drie==  vier"
        assert field.selected_text == "==twee==\n==drie== "
        assert (field.selection.start > field.selection.end) is backwards
        assert field.toggle_highlight()
        assert field.text == "nul\neen twee\ndrie  vier"
        assert field.selected_text == "twee\ndrie "

    on_stage(holding("nul\neen twee\ndrie  vier"), scene)


def test_nothing_to_highlight() -> None:
    def scene(field: NoteField) -> None:
        assert not field.toggle_highlight()
        field.insert("een")
        field.read_only = True
        assert not field.toggle_highlight()
        assert field.text == "een"

    on_stage(holding(), scene)


# --- how it looks


async def test_a_probe_is_muted_and_italic_and_a_highlight_has_a_background() -> None:
    app = holding(f"woord ==hier==\n{ASK}\nwoord")
    async with app.run_test(size=(40, 10)):
        for theme in ("textual-dark", "textual-light", "nord"):
            app.theme = theme
            app.field.move_cursor((2, 0))
            await app.settle()
            first, asked, plain = app.terminal.cells()[1:4]
            background = plain[10].bg
            assert [cell.bg == background for cell in first[1:13]] == [True] * 6 + [False] * 4 + [True] * 2
            assert all(cell.italics and cell.fg != plain[3].fg for cell in asked[1:15])
            assert not any(cell.italics for cell in first + plain)


async def test_only_an_empty_field_says_what_it_is_for() -> None:
    app = holding(placeholder="Typ hier")
    async with app.run_test(size=(40, 10)):
        await app.settle()
        assert app.terminal.text()[1] == " Typ hier"
        await app.key("x")
        assert app.terminal.text()[1] == " x"
        await app.key("backspace")
        assert app.terminal.text()[1] == " Typ hier"
        await app.key("enter")
        assert app.terminal.text()[1] == ""


async def test_the_screen_can_take_the_keys_it_needs() -> None:
    """TextArea has these itself; a priority binding of the screen comes first."""
    taken: list[str] = []

    class Screen(Stage):
        BINDINGS = [Binding(key, f"take('{key}')", priority=True) for key in ("ctrl+d", "f6", "f7")]

        def action_take(self, key: str) -> None:
            """Keep it."""
            taken.append(key)

    app = Screen(lambda: NoteField("een", asked_label=ASKED, id="field"))
    async with app.run_test(size=(40, 10)):
        await app.key("ctrl+d", "f6", "f7")
        assert taken == ["ctrl+d", "f6", "f7"]
        assert (app.field.text, app.field.selection) == ("een", Selection())
