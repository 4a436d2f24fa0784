"""Control characters in a note that was read: whatever is edited around them they stay what they are, they are drawn
as marks that no typed text looks like, and each is one character to the cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.document._document import Document, Selection
from textual.geometry import Offset

from interview_tui.language import clean, control_columns, visible
from interview_tui.language.graphemes import cluster_end
from interview_tui.tui.kit.theme import NACHT, PAPIER
from interview_tui.tui.note.admitted import admitted, showable
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.rows import Look, NoteRow, paint
from interview_tui.tui.note.wrap import NoteDocument, NoteWrap, drawn_width, rewrap, row_starts
from tests.running import times
from tests.tui.note.stage import ASKED, Stage

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]
CONTROLS += "\u2028\u2029\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = [*CONTROLS, "\ufeff", "\u200b", "\xad", "\u2060", "\ue000", "\U000f0000"]
TYPED = "⟨U+2028⟩"
GIVEN = f"een\u2028twee\u200edrie\x0bvier\x1b[31m\n\x85vijf\r\nzes{TYPED}\ue000\ufeff"


def holding(text: str = "", **others: Any) -> Stage:
    return Stage(lambda: NoteField(text, asked_label=ASKED, id="field", **others))


def on_stage(text: str, scene: Callable[[NoteField], None]) -> None:
    """Do something to a field that holds `text`, in a running app."""

    async def run() -> None:
        app = holding(text)
        async with app.run_test(size=(40, 10)):
            await app.settle()
            scene(app.field)
            await app.settle()

    asyncio.run(run())


# --- the text


texts = st.text() | st.lists(st.sampled_from([*UNSEEN, "a", "woord ", "\n", "\r\n", TYPED])).map("".join)


@given(texts, st.data())
def test_a_document_is_its_text_and_a_replaced_part_is_what_was_there(text: str, data: st.DataObject) -> None:
    document = NoteDocument(text)
    assert (document.text, document.lines, document.newline) == (text, text.split("\n"), "\n")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    put = data.draw(texts)
    first, last = (document.get_location_from_index(at) for at in (start, end))
    done = document.replace_range(last, first, put)
    assert document.text == text[:start] + put + text[end:]
    assert done.replaced_text == text[start:end]
    assert document.get_index_from_location(done.end_location) == start + len(put)
    document.replace_range(first, done.end_location, done.replaced_text)
    assert document.text == text


@given(st.lists(st.sampled_from(["a", "é", "日", " ", "\n", "\t"])).map("".join), st.data())
def test_without_control_characters_it_does_what_textuals_does(text: str, data: st.DataObject) -> None:
    mine, theirs = NoteDocument(text), Document(text)
    inside = st.tuples(st.integers(0, theirs.line_count - 1), st.integers(0, 9))
    start, end = data.draw(inside), data.draw(inside | st.just((theirs.line_count, 0)))
    put = data.draw(st.sampled_from(["", "x", "\n", "x\ny", "\n\n"]))
    assert mine.replace_range(start, end, put) == theirs.replace_range(start, end, put)
    assert mine.lines == theirs.lines


# --- edits


MOVES = ["up", "down", "home", "end", "ctrl+left", "ctrl+right", "ctrl+shift+right", "shift+up", "shift+home", "pageup"]
KEYS = ["left", "right", "shift+left", "shift+right", "backspace", "delete", "enter", "ctrl+a"]
CLIPBOARD = ["ctrl+c", "ctrl+x", "ctrl+v"]


def is_plain(text: str) -> bool:
    """Whether the arrows go through it character by character: no characters that are one to a person."""
    line = clean(text).replace("\n", "")
    return all(cluster_end(line, at) == at + 1 for at in range(len(line)))


steps = st.one_of(
    st.tuples(st.just("key"), st.sampled_from([*KEYS, "shift+right", "left"])),
    st.tuples(st.just("key"), st.sampled_from(CLIPBOARD)),
    st.tuples(st.just("move"), st.sampled_from(MOVES)),
    st.tuples(st.just("type"), st.sampled_from("aé⟨")),
    st.tuples(st.just("outside"), texts.filter(lambda text: len(text) < 200 and is_plain(text))),
    st.tuples(st.just("back"), st.sampled_from(["ctrl+z", "ctrl+y"])),
    st.tuples(st.just("highlight"), st.just("")),
)


class Model:
    """A note as a plain text with the two ends of what is selected, and what was copied."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = 0
        self.clipboard = ""

    @property
    def selected(self) -> str:
        first, last = sorted((self.start, self.end))
        return self.text[first:last]

    def put(self, text: str, first: int, last: int) -> None:
        self.text = self.text[:first] + text + self.text[last:]
        self.start = self.end = first + len(text)

    def press(self, key: str) -> None:
        """Do what a key does."""
        first, last = sorted((self.start, self.end))
        match key:
            case "shift+left":
                self.end = max(self.end - 1, 0)
            case "shift+right":
                self.end = min(self.end + 1, len(self.text))
            case "left":
                self.start = self.end = max(first - 1, 0) if first == last else first
            case "right":
                self.start = self.end = min(last + 1, len(self.text)) if first == last else last
            case "backspace":
                self.put("", first - (first == last and first > 0), last)
            case "delete":
                self.put("", first, last + (first == last))
            case "enter":
                self.put("\n", first, last)
            case "ctrl+a":
                self.start, self.end = 0, len(self.text)
            case "ctrl+c":
                self.clipboard = self.selected or self.clipboard
            case "ctrl+x" if first < last:
                self.clipboard = self.selected
                self.put("", first, last)
            case "ctrl+v" if self.clipboard:
                self.put(self.clipboard, first, last)


def follow(model: Model, field: NoteField) -> None:
    """Let the model stand where the field does."""
    model.start, model.end = (field.document.get_index_from_location(place) for place in field.selection)  # type: ignore[attr-defined]


async def perform(app: Stage, model: Model, seen: set[str], step: tuple[str, str]) -> None:
    """Do one step to the field and to the model."""
    field = app.field
    match step:
        case ("move", key):
            await app.key(key)
            follow(model, field)
        case ("type", character):
            await app.key(character)
            model.put(character, *sorted((model.start, model.end)))
        case ("outside", text):
            first, last = sorted((model.start, model.end))
            before = model.text[max(model.text.rfind("\n", 0, first) + 1, first - 30) : first]
            app.post_message(events.Paste(text))
            await app.settle()
            model.put(admitted(text, before), first, last)
        case ("back", key):
            await app.key(key)
            assert field.text in seen
            model.text = field.text
            follow(model, field)
        case ("highlight", _):
            field.toggle_highlight()
            assert [one for one in field.text if one != "="] == [one for one in model.text if one != "="]
            model.text = field.text
            follow(model, field)
        case (_, "ctrl+x") if not model.selected:  # the line goes, as a whole
            row = field.cursor_location[0]
            cut = "".join(f"{line}\n" for line in field.document.lines[row : row + 1])
            await app.key("ctrl+x")
            assert model.text.replace(cut, "", 1) == field.text or field.text in model.text
            model.clipboard = cut if row + 1 < len(model.text.split("\n")) else cut.removesuffix("\n")
            model.text = field.text
            follow(model, field)
        case (_, key):
            await app.key(key)
            model.press(key)


@settings(max_examples=times(0.6), deadline=None)
@given(st.lists(st.sampled_from([*UNSEEN, "woord ", "==", "\n", TYPED, "a"]), max_size=12).map("".join), st.data())
def test_any_edits_leave_every_control_character_what_it_is(text: str, data: st.DataObject) -> None:
    todo = data.draw(st.lists(steps, max_size=25))

    async def run() -> None:
        app = holding(text)
        async with app.run_test(size=(40, 8)):
            await app.settle()
            model, seen = Model(text), {text}
            for step in todo:
                await perform(app, model, seen, step)
                assert app.field.text == model.text, (step, todo)
                follow_up = Model(model.text)
                follow(follow_up, app.field)
                assert (model.start, model.end) == (follow_up.start, follow_up.end), step
                seen.add(model.text)
                for row in app.terminal.text():
                    assert not control_columns(row)
            for _step in todo:
                app.field.undo()
            assert app.field.text == text
            for _step in todo:
                app.field.redo()
            assert app.field.text == model.text or ("back", "ctrl+z") in todo

    asyncio.run(run())


async def test_a_word_typed_beside_them_and_taken_back() -> None:
    app = holding(GIVEN)
    async with app.run_test(size=(60, 10)):
        await app.key(*"Ja ")
        assert app.received[-1] == f"Ja {GIVEN}"
        await app.key("ctrl+z")
        assert app.received[-1] == GIVEN
        for key in ("ctrl+y", "down", "down", "end", "e", "n", "enter"):
            await app.key(key)
        assert app.received[-1] == f"Ja {GIVEN}en\n"


@pytest.mark.parametrize("control", UNSEEN)
async def test_each_is_one_step_and_one_character(control: str) -> None:
    app = holding(f"a{control}b")
    async with app.run_test(size=(60, 10)):
        await app.key("right", "right")
        assert app.field.cursor_location == (0, 2)
        await app.key("shift+left", "ctrl+c", "right", "ctrl+v")
        assert app.field.text == f"a{control}{control}b"
        await app.key("backspace")
        assert app.field.text == f"a{control}b"
        await app.key("left", "delete")
        assert app.field.text == "ab"
        await app.key("ctrl+z", "ctrl+z")
        assert app.field.text.startswith(f"a{control}")


def test_a_highlight_and_a_probe_beside_them() -> None:
    def scene(field: NoteField) -> None:
        field.select_all()
        assert field.toggle_highlight()
        assert field.text == "==a\u2028b==\n\x0b\n\x1f==c==\x85"
        assert field.toggle_highlight()
        assert field.text == "a\u2028b\n\x0b\n\x1fc\x85"
        field.move_cursor((1, 0))
        field.insert_line(f"{ASKED} en toen?")
        assert "\x0b" in field.text

    on_stage("a\u2028b\n\x0b\n\x1fc\x85", scene)


def test_a_note_put_back_can_be_undone() -> None:
    def scene(field: NoteField) -> None:
        field.take(GIVEN)
        assert (field.note, field.pristine) == (GIVEN, True)
        field.undo()
        assert field.note == "eerst"
        field.redo()
        assert field.note == GIVEN

    on_stage("eerst", scene)


async def test_other_programs_get_the_letters_and_what_they_give_is_cleaned() -> None:
    app = holding(GIVEN)
    async with app.run_test(size=(60, 10)):
        await app.key("ctrl+a", "ctrl+c")
        assert app.clipboard == showable(GIVEN)
        assert clean(app.clipboard) == app.clipboard
        await app.key("delete", "ctrl+v")
        assert app.field.text == GIVEN
        app.copy_to_clipboard("x\x1b\u2028y")  # from elsewhere on the screen
        await app.key("ctrl+a", "ctrl+v")
        assert app.field.text == "x\ny"
        await app.key("ctrl+a")
        app.post_message(events.Paste(GIVEN))
        await app.settle()
        assert app.field.text == clean(GIVEN)


async def test_a_field_for_reading_only_gives_and_does_not_take() -> None:
    app = holding("a\u2028b")
    async with app.run_test(size=(60, 10)):
        app.field.read_only = True
        await app.key("ctrl+a", "ctrl+x", "ctrl+c", "right", "ctrl+v")
        assert app.field.text == "a\u2028b"
        app.field.read_only = False
        await app.key("ctrl+v")
        assert app.field.text == "a\u2028ba\u2028b"


# --- how they are drawn


PIECES = ["a", "ab ", "-", "日", "\u2028", "\x0b", "\x1b", "\u202e", "e\u0301", "lang" * 4, "     "]
lines = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
widths = st.integers(9, 30)


@given(st.lists(lines | st.lists(st.sampled_from([*PIECES, "\t"]), max_size=30).map("".join), min_size=1), widths)
def test_rows_fit_and_every_place_is_where_it_is_drawn(note: list[str], width: int) -> None:
    document = NoteDocument("\n".join(note))
    wrap = NoteWrap(document, width)
    for y in range(wrap.height):
        place = wrap.row_of(y)
        assert place is not None
        index, start, end = place
        row = NoteRow(width, document[index][start:end], wrap.tabs_of(index, start, end))
        painted = paint(row, LOOK)
        assert not any(control_columns(text) for text, _style, _control in painted)
        if control_columns(document[index]):
            assert painted.cell_length == width, "no row is wider than the field"
        for column in range(start, end):
            if not cell_len(document[index][column]) and not control_columns(document[index][column]):
                continue
            offset = wrap.location_to_offset((index, column))
            assert offset.y == y
            if "\t" not in document[index]:
                assert offset.x == drawn_width(row.text[: column - start])
            if control_columns(document[index]):
                assert wrap.offset_to_location(Offset(offset.x, y)) == (index, column)


@given(st.text(["a", "\u2028", "\x1b", " ", "日"], min_size=450, max_size=600), st.data(), widths)
def test_rows_worked_out_in_part_are_the_rows(old: str, data: st.DataObject, width: int) -> None:
    first = data.draw(st.integers(0, len(old)))
    last = min(len(old), first + data.draw(st.sampled_from([0, 0, 1, 2, 40])))
    put = data.draw(st.text(["a", "\u2028", " "], max_size=40))
    new = old[:first] + put + old[last:]
    before = list(row_starts(old, width))
    assert rewrap(new, width, before, first, last, first + len(put)) == list(row_starts(new, width))


LOOK = Look(*[Style()] * 8)._replace(control=Style(reverse=True))


def test_a_mark_is_told_from_the_same_letters_without_colours() -> None:
    def looks(row: NoteRow) -> set[tuple[bool, bool]]:
        strip = paint(row, LOOK)
        return {(bool(one.reverse), bool(one.underline)) for text, one, _ in strip if one and "2028" in text}

    plain = NoteRow(30)
    for row in (plain, plain._replace(marks=((0, 8),)), plain._replace(asked=True), plain._replace(selected=(0, 8))):
        typed, read = row._replace(text=TYPED), row._replace(text="\u2028")
        assert next(text for text, *_ in paint(read, LOOK)) == TYPED
        assert not looks(typed) & looks(read), row
    assert looks(NoteRow(30, "\u2028", cursor=0)) == {(False, True)}


async def test_what_is_drawn_in_the_field_and_what_the_cursor_covers() -> None:
    app = holding(f"a\u2028b{TYPED}\n\x1b\u202ec")
    async with app.run_test(size=(60, 10)):
        for theme in (PAPIER, NACHT):
            app.register_theme(theme)
        for name in (PAPIER.name, NACHT.name, "ansi-dark"):
            app.theme = name
            app.field.move_cursor((1, 3))
            await app.settle()
            assert app.terminal.text()[1:3] == [f" a{TYPED}b{TYPED}", " ⟨U+001B⟩⟨U+202E⟩c"]
            row = app.terminal.cells()[1]
            assert [cell.reverse for cell in row[1:20]] == [False] + [True] * 8 + [False] * 10, name
        app.field.move_cursor((0, 1))
        await app.settle()
        assert [cell.underscore for cell in app.terminal.cells()[1][1:20]] == [False] + [True] * 8 + [False] * 10
        await app.mouse(events.MouseDown, 12, 1)
        await app.mouse(events.MouseUp, 12, 1)
        assert app.field.selection == Selection.cursor((0, 4))
        await app.key("down", "up")
        assert app.field.cursor_location == (0, 4), "the same cell"


async def test_what_is_typed_in_no_colour_is_told_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = holding(f"a\u2028b{TYPED}\n")
    async with app.run_test(size=(60, 10)):
        app.field.move_cursor((1, 0))
        await app.settle()
        row = app.terminal.cells()[1]
        assert [cell.reverse for cell in row[1:20]] == [False] + [True] * 8 + [False] * 10


def test_what_is_shown_is_what_visible_shows() -> None:
    assert [visible(one) != one for one in UNSEEN] == [bool(control_columns(one)) for one in UNSEEN]
