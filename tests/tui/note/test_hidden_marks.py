"""The marks of a highlight are drawn while the cursor is in it; the cells stay right, and the text as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets.text_area import Selection

from interview_tui.language.graphemes import at_boundary, cluster_end
from interview_tui.tui.note.marks import hidden_marks, marks
from interview_tui.tui.note.view import NoteView, _within
from interview_tui.tui.note.wrap import NoteDocument, NoteNavigator, NoteWrap, drawn_width
from tests.tui.note.stage import ASKED, Stage

TEXT = "Een ==mooi woord== en ==nog een==."


def holding(text: str) -> Stage:
    from interview_tui.tui.note.field import NoteField

    return Stage(lambda: NoteField(text, asked_label=ASKED, id="field"))


@pytest.mark.parametrize(
    ("cursor", "columns"),
    [
        (-1, (4, 5, 16, 17, 22, 23, 31, 32)),
        (3, (4, 5, 16, 17, 22, 23, 31, 32)),
        (4, (22, 23, 31, 32)),
        (18, (22, 23, 31, 32)),
        (19, (4, 5, 16, 17, 22, 23, 31, 32)),
        (33, (4, 5, 16, 17)),
    ],
)
def test_they_are_hidden_but_for_the_highlight_of_the_cursor(cursor: int, columns: tuple[int, ...]) -> None:
    assert tuple(at for first, last in hidden_marks(TEXT, cursor) for at in range(first, last)) == columns


async def test_they_are_seen_while_the_cursor_is_in_it() -> None:
    app = holding(TEXT)
    async with app.run_test(size=(60, 6)):
        await app.settle()
        seen = []
        for _ in range(6):
            seen.append(app.terminal.text()[1].strip())
            await app.key("ctrl+right")
        assert seen[0] == "Een mooi woord en nog een."
        assert "Een ==mooi woord== en nog een." in seen
        await app.key("end")
        assert app.terminal.text()[1].strip() == "Een mooi woord en nog een."
        await app.key("left")
        assert app.terminal.text()[1].strip() == "Een mooi woord en ==nog een==."
        app.screen.set_focus(None)
        await app.settle()
        assert app.terminal.text()[1].strip() == "Een mooi woord en nog een."
        assert app.field.text == TEXT
        assert not app.received


async def test_what_is_clicked_is_what_is_under_the_mouse_and_nothing_moves_until_it_is_let_go() -> None:
    app = holding(TEXT)
    async with app.run_test(size=(60, 6)):
        app.field.focus()
        await app.settle()
        x = app.terminal.text()[1].index("woord")
        await app.mouse(events.MouseDown, x, 1)
        assert app.field.cursor_location == (0, TEXT.index("woord"))
        assert app.terminal.text()[1].strip() == "Een mooi woord en nog een."
        await app.mouse(events.MouseMove, app.terminal.text()[1].index("nog"), 1)
        assert app.field.selected_text == "woord== en =="
        await app.mouse(events.MouseMove, x + 5, 1)
        await app.mouse(events.MouseUp, x + 5, 1)
        assert app.field.selected_text.rstrip("=") == "woord"
        assert app.terminal.text()[1].strip() == "Een ==mooi woord== en nog een."


async def test_a_double_click_takes_the_word_that_was_clicked_first() -> None:
    app = holding("a ==b== c")
    async with app.run_test(size=(60, 6)) as pilot:
        app.field.focus()
        await app.settle()
        await pilot.click("#field", offset=(app.terminal.text()[1].index("b"), 0), times=2)
        assert app.field.selected_text == "b"


async def test_up_and_down_go_by_what_is_drawn() -> None:
    app = holding("==abc== defgh\nabc defgh")
    async with app.run_test(size=(60, 6)):
        app.field.focus()
        app.field.move_cursor((1, 6))
        await app.settle()
        await app.key("up")
        assert app.field.cursor_location == (0, "==abc== def".index("f"))
        await app.key("down")
        assert app.field.cursor_location == (1, 6)


# --- whatever the text, the width and the cursor

PIECES = [
    "==",
    "==ja==",
    "a",
    "woord ",
    " ",
    "日本",
    "é",
    "e\u0301",
    "🇳🇱",
    "👩\u200d👧",
    "\x1b",
    "\u2028",
    "\t",
    "lang" * 6,
]
lines = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.lists(lines, min_size=1, max_size=3), st.integers(4, 30), st.data())
def test_cells_and_columns_agree(texts: list[str], width: int, data: st.DataObject) -> None:
    document = NoteDocument("\n".join(texts))
    wrap = NoteWrap(document)
    wrap.wrap(width, 4)
    row = data.draw(st.integers(0, len(texts) - 1))
    cursor = (row, at_boundary(texts[row], data.draw(st.integers(0, len(texts[row])))))
    wrap.cursor = data.draw(st.sampled_from([None, cursor]))
    for y in range(wrap.height):
        place = wrap.row_of(y)
        assert place is not None
        index, start, end = place
        line, hidden = texts[index], wrap.hidden_in(index)
        if wrap.cursor and wrap.cursor[0] == index:
            assert not any(first < wrap.cursor[1] < last for first, last in hidden)
        section = y - wrap._line_index_to_offsets[index][0]
        at, cells = start, 0
        while at < end:
            after = min(cluster_end(line, at), end)
            before, cells = cells, wrap._cells(index, start, after)
            assert (wrap.location_to_offset((index, at)).x, wrap.location_to_offset((index, at)).y) == (before, y)
            assert cells >= before
            if cells > before:
                assert wrap.get_target_document_column(index, before, section) == at
                assert not any(first <= at < last for first, last in hidden)
            elif all(last <= at or after <= first for first, last in hidden):
                assert not drawn_width(line[at:after])
            at = after
        last = wrap.get_target_document_column(index, cells + 5, section)
        assert last == end or (end < len(line) and start <= last < end)


@given(lines, st.integers(4, 30))
def test_rows_begin_where_they_would_if_all_were_drawn(line: str, width: int) -> None:
    wrap = NoteWrap(NoteDocument(line))
    wrap.wrap(width, 4)
    found = []
    for cursor in (None, *((0, at) for at in range(len(line) + 1))):
        wrap.cursor = cursor
        wrap.wrap(width, 4)
        found.append(list(wrap._wrap_offsets[0]))
    assert all(one == found[0] for one in found)


@given(st.lists(lines, min_size=2, max_size=4), st.integers(6, 30), st.data())
def test_arrows_always_arrive_somewhere_a_cursor_can_be(texts: list[str], width: int, data: st.DataObject) -> None:
    wrap = NoteWrap(NoteDocument("\n".join(texts)))
    wrap.wrap(width, 4)
    navigator = NoteNavigator(wrap)
    row = data.draw(st.integers(0, len(texts) - 1))
    place = (row, at_boundary(texts[row], data.draw(st.integers(0, len(texts[row])))))
    for move in data.draw(st.lists(st.sampled_from(["left", "right", "above", "below"]), max_size=12)):
        wrap.cursor = place
        x, y = wrap.location_to_offset(place)
        row, column = getattr(navigator, f"get_location_{move}")(place)
        assert 0 <= column <= len(texts[row])
        after = wrap.location_to_offset((row, column))
        if move in ("above", "below") and 0 <= y + (1 if move == "below" else -1) < wrap.height:
            assert after.y == y + (1 if move == "below" else -1)
            assert after.x <= max(x, navigator.last_x_offset)
        place = (row, column)


@given(lines, st.booleans())
def test_what_is_painted_is_the_text_without_them(line: str, select: bool) -> None:
    from rich.style import Style

    from interview_tui.language import control_columns
    from interview_tui.tui.note.rows import Look, NoteRow, paint

    if control_columns(line) or "\t" in line:
        return
    hidden = _within(hidden_marks(line, -1), 0, len(line))
    row = NoteRow(200, line, marks=marks(line), hidden=hidden, selected=(0, len(line)) if select else (0, 0))
    painted = "".join(segment.text for segment in paint(row, Look(*[Style()] * 8)))
    drawn = "".join(c for at, c in enumerate(line) if not any(first <= at < last for first, last in hidden))
    assert painted.rstrip() == drawn.rstrip()


async def test_the_cursor_of_the_terminal_is_where_the_field_draws_it() -> None:
    app = holding(TEXT)
    async with app.run_test(size=(60, 6)):
        app.field.focus()
        for column in range(len(TEXT) + 1):
            app.field.selection = Selection.cursor((0, column))
            await app.settle()
            shown = app.terminal.text()[1]
            x = app.field.cursor_screen_offset.x
            assert (shown[x : x + 1] or " ") == (TEXT[column : column + 1] or " "), column
        assert isinstance(app.field, NoteView)
