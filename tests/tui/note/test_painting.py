"""Only what changed is painted again, and the screen is at all times what painting everything would give."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from copy import deepcopy
from typing import Any, cast

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.document._document import Selection
from textual.geometry import Offset
from textual.widgets import TextArea

from interview_tui.tui.note.field import NoteField
from interview_tui.tui.note.undo import NoteHistory
from interview_tui.tui.note.wrap import NoteWrap
from tests.running import times
from tests.tui.note.stage import ASKED, Over, Stage

pytestmark = pytest.mark.slow

PLACEHOLDER = "Typ hier wat je hoort, in de woorden van je collega"
Step = tuple[Any, ...]

# No emoji of several code points: the emulator draws them wider than Textual measures them.
PIECES = ["a", "een ", "woord", "==ja== ", "==", ASKED + " ", "zodat ", "日本 ", "é", "e\u0301", "🙂", "\t", "lang" * 9]
PIECES += ["06-12345678 ", "geb. 1-2-2010"]
texts = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
read = st.lists(st.sampled_from([*PIECES, "\n", "\u2028", "\x0b", "\x1b[2J", "\u202e"]), max_size=20).map("".join)
MOVES = ["left", "right", "up", "down", "line_start", "line_end", "word_left", "word_right"]
PAGES = ["cursor_page_up", "cursor_page_down"]
DELETIONS = ["left", "right", "word_left", "word_right", "line", "to_start_of_line", "to_end_of_line"]
OTHERS = ["cut", "undo", "redo", "select_line"]
ACTIONS = [*(f"cursor_{move}" for move in MOVES), *PAGES, *(f"delete_{what}" for what in DELETIONS), *OTHERS]
places = st.tuples(st.integers(0, 29), st.integers(0, 7))
edits = st.one_of(
    st.tuples(st.just("type"), texts),
    st.tuples(st.just("type"), st.just("\n")),
    st.tuples(st.just("paste"), st.lists(texts, max_size=12).map("\n".join)),
    st.tuples(st.just("action"), st.sampled_from(ACTIONS)),
    st.tuples(st.just("action"), st.sampled_from([f"cursor_{move}(True)" for move in MOVES])),
    st.tuples(st.just("all")),
)
steps = st.one_of(
    edits,
    edits,
    st.tuples(st.just("highlight")),
    st.tuples(st.just("line"), texts),
    st.tuples(st.just("load"), texts),
    st.tuples(st.just("load"), read),
    st.tuples(st.just("click"), places),
    st.tuples(st.just("drag"), places, places),
    st.tuples(st.just("wheel"), st.sampled_from([events.MouseScrollDown, events.MouseScrollUp])),
    st.tuples(st.just("resize"), st.sampled_from([24, 30, 41]), st.sampled_from([5, 8, 12])),
    st.tuples(st.just("theme"), st.sampled_from(["textual-dark", "textual-light", "nord", "ansi-dark"])),
    st.tuples(st.just("focus")),
    st.tuples(st.just("read only")),
    st.tuples(st.just("hide")),
    st.tuples(st.just("dialog")),
)
property_test = settings(
    max_examples=times(0.2),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an app for each step of shrinking takes minutes
)


async def perform(app: Stage, field: TextArea, step: Step) -> None:
    """One thing that a user, or the screen around the field, can do."""
    match step:
        case ("type", text):
            for character in text:
                field._replace_via_keyboard(character, *field.selection)
        case ("paste", text):
            field.post_message(events.Paste(text))
        case ("action", name):
            await field.run_action(name)
        case ("all",):
            field.select_all()
        case ("highlight",):
            cast(NoteField, field).toggle_highlight()
        case ("line", text):
            cast(NoteField, field).insert_line(text)
        case ("load", text):
            field.text = text
        case ("click", place):
            await app.mouse(events.MouseDown, *place)
            await app.mouse(events.MouseUp, *place)
        case ("drag", start, end):
            await app.mouse(events.MouseDown, *start)
            await app.mouse(events.MouseMove, *end)
            await app.mouse(events.MouseUp, *end)
        case ("wheel", kind):
            await app.mouse(kind, 5, 2)
        case ("resize", width, height):
            await app.resize(width, height)
        case ("theme", name):
            app.theme = name
        case ("focus",):
            app.screen_stack[0].set_focus(app.screen_stack[0].query_one("#other") if field.has_focus else field)
        case ("read only",):
            field.read_only = not field.read_only
        case ("hide",):
            field.display = not field.display
        case ("dialog",):
            await (app.pop_screen() if isinstance(app.screen, Over) else app.push_screen(Over()))


async def play(app: Stage, todo: list[Step], check: Callable[[TextArea], Awaitable[None]]) -> None:
    """Do everything, with a check after each step."""
    async with app.run_test(size=(30, 8)):
        await app.settle()
        field = app.screen.query_one("#field", TextArea)
        await check(field)
        for step in todo:
            await perform(app, field, step)
            await app.settle()
            await check(field)


def stage(css: str = "") -> Stage:
    return Stage(lambda: NoteField(asked_label=ASKED, placeholder=PLACEHOLDER, id="field"), css)


def assert_drawn(todo: list[Step], css: str = "") -> None:
    app = stage(css)

    async def check(field: TextArea) -> None:
        drawn, fresh = app.terminal.cells(), app.fresh_cells()
        assert drawn == fresh, f"{app.terminal.text()} of {field.text!r}"
        if field.show_vertical_scrollbar and field.display:
            bar = field.vertical_scrollbar
            place = int(field.scroll_y * 8) / 8  # Textual's: a bar moves by an eighth of a cell, also half way a scroll
            wanted = (place, field.virtual_size.height, field.container_size.height)
            assert (bar.position, bar.window_virtual_size, bar.window_size) == wanted

    asyncio.run(play(app, todo, check))


@property_test
@given(st.lists(steps, min_size=15, max_size=60))
def test_the_screen_is_what_painting_everything_gives(todo: list[Step]) -> None:
    assert_drawn(todo)


@property_test
@given(st.lists(steps, min_size=15, max_size=40))
def test_also_where_the_field_grows_with_its_text(todo: list[Step]) -> None:
    assert_drawn(todo, "Screen #field { height: auto; min-height: 2; max-height: 5; }")


def state_of(field: TextArea) -> tuple[Any, ...]:
    wrapped = field.wrapped_document
    rows = (wrapped._wrap_offsets, wrapped._offset_to_line_info, wrapped._line_index_to_offsets)
    tabs = [[width for width in widths if width] for widths in wrapped._tab_width_cache]
    return (field.text, field.selection, deepcopy(rows), tabs)


# What differs on purpose: highlights; numbers that identify; a mark on a letter, which the cursor covers together with
# it; and tabs, which Textual places otherwise in the second row of a line than it draws them.
PECULIAR = re.compile("==|[0-9]|\t|\u0301")


OURS = re.compile("(cursor|delete)_word_")
"""Where words begin and end, which Textual sees otherwise: "zo'n" is one."""


class Original(TextArea):
    """Textual's with our steps for undo, but for a ValueError of 8.2.8, when the scroll bar goes before the cursor."""

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)


@property_test
@given(st.lists(edits, min_size=15, max_size=60))
def test_keys_do_what_they_do_in_textual(todo: list[Step]) -> None:
    """The same keys in Textual's own text area: the same text, cursor and rows; once scrolled, the same screen."""

    def original() -> TextArea:
        area = Original(id="field", highlight_cursor_line=False, max_checkpoints=500)
        area.cursor_blink = area.match_cursor_bracket = False
        area.history = NoteHistory(500, area.history.checkpoint_timer, area.history.checkpoint_max_characters)
        return area

    histories: list[list[tuple[Any, ...]]] = []
    for app in (Stage(original), Stage(lambda: NoteField(asked_label="never", id="field"))):
        seen: list[tuple[Any, ...]] = []

        async def check(field: TextArea, app: Stage = app, seen: list[tuple[Any, ...]] = seen) -> None:
            field.scroll_cursor_visible()  # Textual's own scrolls by the height before the edit
            await app.settle()
            cells = [row[:27] for row in app.terminal.cells()]  # Textual forgets to move a hidden scroll bar
            seen.append((state_of(field), field.scroll_offset, cells))

        histories.append(seen)
        plain = [tuple(PECULIAR.sub("", part) if isinstance(part, str) else part for part in step) for step in todo]
        plain = [step for step in plain if step[0] != "action" or not OURS.match(step[1])]
        asyncio.run(play(app, plain, check))
    for (theirs, their_scroll, their_screen), (mine, my_scroll, my_screen) in zip(*histories, strict=True):
        assert mine == theirs
        assert my_screen == their_screen or my_scroll != their_scroll


@property_test
@given(st.lists(steps, min_size=15, max_size=60))
def test_rows_after_edits_are_rows_from_scratch(todo: list[Step]) -> None:
    async def check(field: TextArea) -> None:
        kept = state_of(field)
        field.wrapped_document.wrap(field.wrapped_document._width, field.indent_width)
        assert state_of(field) == kept

    asyncio.run(play(stage(), todo, check))


async def rows_drawn(app: Stage, *keys: str) -> set[int]:
    app.drawn_rows.clear()
    await app.key(*keys)
    return app.drawn_rows


async def test_a_key_draws_its_own_row_alone() -> None:
    app = Stage(lambda: NoteField("\n".join(["woord"] * 300), asked_label=ASKED, id="field"))
    async with app.run_test(size=(30, 12)):
        await app.settle()
        app.field.move_cursor((2, 5))
        await app.settle()
        assert await rows_drawn(app, "x") == {3}
        assert await rows_drawn(app, "left") == {3}
        assert await rows_drawn(app, "backspace") == {3}
        assert await rows_drawn(app, "down") == {3, 4}
        assert await rows_drawn(app, "shift+down") == {4, 5}
        third = ["woordx", "woorx"]  # after the x, and after the d before it was taken away
        assert app.received == ["\n".join(["woord", "woord", line, *["woord"] * 297]) for line in third]


async def test_a_line_that_takes_another_row_draws_the_rows_that_moved() -> None:
    app = Stage(lambda: NoteField("a\nb\nb\nb\nc", asked_label=ASKED, id="field"))
    async with app.run_test(size=(30, 12)):
        await app.settle()
        app.field.move_cursor((0, 1))
        await app.settle()
        assert await rows_drawn(app, "enter") == {1, 2, 5, 6}  # the rows between were b and are b


async def test_the_cursor_is_always_on_the_screen() -> None:
    """Textual scrolls by the height before the edit, so that a line typed at the end would be out of sight."""
    app = Stage()
    async with app.run_test(size=(30, 8)):
        for count in range(1, 30):
            await app.key("enter", "x")
            top = app.field.scroll_offset.y
            assert top <= count < top + app.field.size.height
            assert app.cursor_position.y == 1 + count - top


async def test_a_field_of_automatic_height_grows_and_shrinks_with_its_text() -> None:
    app = stage("Screen #field { height: auto; min-height: 2; max-height: 5; }")
    async with app.run_test(size=(30, 12)):
        heights = []
        for key in ["a", *["enter"] * 6, *["backspace"] * 6]:
            await app.key(key)
            heights.append(app.field.size.height)
        assert heights == [2, 2, 3, 4, 5, 5, 5, 5, 5, 4, 3, 2, 2]


async def test_a_selection_that_is_set_is_shown() -> None:
    app = Stage(lambda: NoteField("een\ntwee", asked_label=ASKED, id="field"))
    async with app.run_test(size=(30, 8)):
        await app.settle()
        before = app.terminal.cells()
        app.field.selection = Selection((0, 0), (1, 2))
        await app.settle()
        changed = [y for y, (old, new) in enumerate(zip(before, app.terminal.cells(), strict=True)) if old != new]
        assert changed == [1, 2]


async def test_an_idle_field_does_nothing() -> None:
    app = Stage()
    async with app.run_test(size=(30, 8)):
        await app.settle()
        assert not app.field.blink_timer._active.is_set()


async def test_a_field_has_its_rows_right_without_a_first_edit() -> None:
    text = "een lange regel die niet op een rij past " * 3
    app = Stage(lambda: NoteField(text, asked_label=ASKED, id="field"))
    async with app.run_test(size=(30, 8)):
        await app.settle()
        assert isinstance(app.field.wrapped_document, NoteWrap)
        assert "".join(row.strip() + " " for row in app.terminal.text()[1:7]).split() == text.split()


async def test_typing_does_not_keep_a_picture_for_every_key() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        field = app.query_one(NoteField)
        field.focus()
        await pilot.pause()
        for char in "Eerst kijken en dan pas vragen wat er al lukt. " * 4:
            field._replace_via_keyboard(char, *field.selection)
            field.render_line(field.cursor_screen_offset.y - field.region.y)
        assert len(field._strips) <= field.size.height
