"""The pure parts under the note field: what may enter, highlights, rows, and one row painted."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from interview_tui.language import clean
from interview_tui.tui.note.admitted import LONGEST_LINE, MOST_MARKS, admitted, is_mark, is_unseen_text, showable
from interview_tui.tui.note.marks import MarkedLine, marks, toggle
from interview_tui.tui.note.rows import Look, NoteRow, paint
from interview_tui.tui.note.wrap import NoteWrap, difference, rewrap, row_starts

NASTY = [
    "\x00",
    "\x1b[31m",
    "\r",
    "\r\n",
    "\u2028",
    "\x0b",
    "\x85",
    "\u202e",
    "\u200d",
    "\u200f",
    "\xa0",
    "\t",
    "e\u0301",
]
texts = st.text() | st.lists(st.sampled_from([*NASTY, "woord ", "\n", "=="])).map("".join)

# --- what may enter


@given(texts)
def test_what_enters_is_clean_and_enters_once(text: str) -> None:
    once = admitted(text)
    assert clean(once) == once
    assert admitted(once) == once


@given(st.text(st.characters(exclude_categories=["Mn", "Me", "Cc", "Cs"]), max_size=300))
def test_a_text_without_excess_loses_nothing(text: str) -> None:
    assert admitted(text) == clean(text)


words = st.lists(st.sampled_from(["woord", "een", "x" * 30, "x" * 2500, "", "é"]), min_size=250, max_size=450)


@given(words.map(" ".join))
def test_a_long_line_is_broken_after_spaces_and_nothing_is_lost(line: str) -> None:
    broken = admitted(line)
    assert broken.replace("\n", "") == line
    for part in broken.split("\n"):
        assert len(part) <= LONGEST_LINE or " " not in part.strip(" ")
    assert all(end.endswith(" ") for end in broken.split("\n")[:-1])


def test_a_line_of_the_greatest_length_stays_whole() -> None:
    line = ("woord " * LONGEST_LINE)[:LONGEST_LINE]
    assert admitted(line) == line
    assert "\n" in admitted(line + "!")


@given(st.integers(0, 100), st.integers(0, 100))
def test_marks_on_one_character_are_limited_also_over_two_entries(first: int, second: int) -> None:
    before = admitted("a" + "\u0301" * first)
    after = admitted("\u0301" * second + "b", before)
    assert (before + after).count("\u0301") == min(first + second, MOST_MARKS)
    assert after.endswith("b")


@pytest.mark.parametrize("character", ["\u200d", "\u200c", "\xa0", "\u202f", "\xad", "\u200f"])
def test_joiners_and_no_break_spaces_are_text(character: str) -> None:
    assert is_unseen_text(character)
    assert admitted(character) == character


@pytest.mark.parametrize(
    "character", ["\r", "\t", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "a", " ", "ab", "\ud800"]
)
def test_keys_and_controls_are_not(character: str) -> None:
    assert not is_unseen_text(character)


@given(texts)
def test_what_is_copied_can_be_pasted(text: str) -> None:
    shown = showable(text)
    assert clean(shown) == shown
    assert shown == text or clean(text) != text


# --- highlights

lines = st.lists(st.sampled_from(["==", "=", "a", "b", " ", "Doorgevraagd:", "woord"]), max_size=12).map("".join)


@given(lines)
def test_a_line_comes_back_from_its_parts(line: str) -> None:
    parsed = MarkedLine.of(line)
    assert parsed.text() == line
    assert [parsed.plain[first:last] for first, last in parsed.spans] == [line[a + 2 : z - 2] for a, z in marks(line)]
    for column in range(len(parsed.plain) + 1):
        assert parsed.plain_column(parsed.column(column)) == column
    columns = [parsed.plain_column(column) for column in range(len(line) + 1)]
    assert columns == sorted(columns)


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ("==ja==", ["ja"]),
        ("een ==twee drie== vier ==vijf==", ["twee drie", "vijf"]),
        ("a == b", []),
        ("== a ==", []),
        ("=======", []),
        ("====", []),
        ("==a", []),
        ("===a===", []),
        ("==a=b==", ["a=b"]),
    ],
)
def test_what_a_highlight_is(line: str, inner: list[str]) -> None:
    assert [line[first + 2 : last - 2] for first, last in marks(line)] == inner


@pytest.mark.parametrize(
    ("line", "columns", "expected"),
    [
        ("Ik vraag niks.", None, "==Ik vraag niks.=="),
        ("==Ik vraag niks.==", None, "Ik vraag niks."),
        ("  Ik vraag niks. ", None, "  ==Ik vraag niks.== "),
        ("Ik vraag niks.", (3, 8), "Ik ==vraag== niks."),
        ("Ik vraag niks.", (2, 9), "Ik ==vraag== niks."),
        ("Ik ==vraag== niks.", (5, 10), "Ik vraag niks."),
        ("Ik ==vraag== niks.", (3, 12), "Ik vraag niks."),
        ("Ik ==vraag== niks.", (0, 7), "==Ik vraag== niks."),
        ("Ik ==vraag== niks.", None, "==Ik vraag niks.=="),
        ("==Ik== vraag ==niks.==", None, "==Ik vraag niks.=="),
        ("==Ik vraag niks.==", (5, 10), "==Ik== vraag ==niks.=="),
        ("==Ik vraag==", (10, 12), None),
        ("Doorgevraagd: hoe dan?", None, "Doorgevraagd: ==hoe dan?=="),
        ("Doorgevraagd: ==hoe dan?==", None, "Doorgevraagd: hoe dan?"),
        ("", None, None),
        ("   ", None, None),
        ("Doorgevraagd:", None, None),
        ("a==b", None, None),
        ("=", None, None),
    ],
)
def test_toggling_a_line(line: str, columns: tuple[int, int] | None, expected: str | None) -> None:
    first, last = columns or (3, 3)
    toggled = toggle([line], (0, first), (0, last), "Doorgevraagd:")
    assert (toggled.lines[0] if toggled else None) == expected


def test_every_line_that_holds_something_gets_its_own() -> None:
    toggled = toggle(["een twee", "", "drie", "vier vijf"], (0, 4), (3, 4), "Doorgevraagd:")
    assert toggled is not None
    assert toggled.lines == ("een ==twee==", "", "==drie==", "==vier== vijf")
    back = toggle(toggled.lines, toggled.start, toggled.end, "Doorgevraagd:")
    assert back is not None
    assert (back.lines, back.start, back.end) == (("een twee", "", "drie", "vier vijf"), (0, 4), (3, 4))


@given(st.lists(lines, min_size=1, max_size=4), st.data())
def test_toggling_touches_nothing_but_equals_signs_and_never_nests(note: list[str], data: st.DataObject) -> None:
    rows = st.integers(0, len(note) - 1)
    places = rows.flatmap(lambda row: st.tuples(st.just(row), st.integers(0, len(note[row]))))
    start, end = sorted([data.draw(places), data.draw(places)])
    toggled = toggle(note, start, end, "Doorgevraagd:")
    if toggled is None:
        return
    assert toggled.lines != tuple(note)
    for before, after in zip(note, toggled.lines, strict=True):
        old, new = MarkedLine.of(before), MarkedLine.of(after)
        assert new.plain == old.plain
        assert all(first < last for first, last in new.spans)
    for (row, column), line in ((toggled.start, toggled.lines), (toggled.end, toggled.lines)):
        assert 0 <= column <= len(line[row])
    assert toggled.start <= toggled.end


# --- rows

ROW_PIECES = [
    "a",
    "woord",
    " ",
    "  ",
    "x" * 40,
    "日本",
    "e\u0301",
    "\u0301",
    "🙂",
    "👨\u200d👩",
    "❤\ufe0f",
    "\xa0",
    "-",
]
row_texts = st.lists(st.sampled_from(ROW_PIECES), max_size=60).map("".join)
widths = st.integers(2, 30)


@given(row_texts, widths)
def test_rows_begin_where_textual_lets_them_begin(line: str, width: int) -> None:
    assert list(row_starts(line, width)) == compute_wrap_offsets(line, width, 4)


@pytest.mark.parametrize("pieces", ["ab ", "a    ", "ab日 ", "a日\u0301 ", "aaaaaaaaaaaaaaaaaaaaa ", "a", "日"])
@given(data=st.data(), width=widths)
def test_rows_worked_out_in_part_are_the_rows(pieces: str, data: st.DataObject, width: int) -> None:
    old = data.draw(st.text(pieces, min_size=450, max_size=600))
    first = data.draw(st.integers(0, len(old)))
    last = min(len(old), first + data.draw(st.sampled_from([0, 0, 1, 2, 40])))
    insert = data.draw(st.text(pieces, max_size=40) | st.just(""))
    new = old[:first] + insert + old[last:]
    before = list(row_starts(old, width))
    assert rewrap(new, width, before, first, last, first + len(insert)) == list(row_starts(new, width))


@given(
    st.lists(st.lists(st.sampled_from([*ROW_PIECES, "\t"]), max_size=12).map("".join), min_size=1, max_size=6), widths
)
def test_a_wrapped_note_answers_as_textuals_does(note: list[str], width: int) -> None:
    document = Document("\n".join(note))
    mine, theirs = NoteWrap(document, width), WrappedDocument(document, width)
    assert mine.height == theirs.height
    assert mine._offset_to_line_info == theirs._offset_to_line_info
    assert mine._line_index_to_offsets == theirs._line_index_to_offsets
    for index, line in enumerate(document.lines):
        assert mine.get_sections(index) == theirs.get_sections(index)
        for column in range(len(line) + 1 if "\t" not in line else 0):  # Textual counts tabs from the row's start
            assert mine.location_to_offset((index, column)) == theirs.location_to_offset((index, column))
    for y in range(mine.height):
        place = mine.row_of(y)
        assert place is not None
        index, start, end = place
        assert document[index][start:end] == mine.get_sections(index)[theirs._offset_to_line_info[y][1]]
    assert mine.row_of(mine.height) is None


notes = st.lists(st.sampled_from(["", "a", "ab", "b"]), min_size=1, max_size=6)


@given(notes, notes)
def test_the_difference_of_two_notes_makes_the_one_from_the_other(old: list[str], new: list[str]) -> None:
    top, old_bottom, new_bottom = difference(old, new)
    document = Document("\n".join(old))
    wanted = Document("\n".join(new)).get_text_range(top, new_bottom)
    document.replace_range(top, old_bottom, wanted)
    assert document.lines == new


# --- one row

LOOK = Look(*(Style(color=name) for name in ["white", "blue", "green", "yellow", "cyan", "black", "red", "magenta"]))


def colours(row: NoteRow) -> list[tuple[str, Any]]:
    return [(text, style.color.name) for text, style, _ in paint(row, LOOK) if style and style.color]


def test_what_covers_what() -> None:
    row = NoteRow(20, "a ==bc== d", marks=((2, 8),), selected=(5, 10), cursor=6)
    under_way = [("a ", "white"), ("==b", "yellow"), ("c", "red"), ("=", "magenta"), ("=", "red"), (" d", "red")]
    assert colours(row) == [*under_way, (" " * 10, "white")]
    assert colours(row._replace(asked=True))[0] == ("a ", "green")
    assert colours(NoteRow(5, "typ", placeholder=True, cursor=0)) == [("t", "magenta"), ("yp", "blue"), ("  ", "white")]


def test_what_identifies_keeps_its_ground_and_is_covered_by_cursor_and_selection() -> None:
    ground = LOOK.highlight + Style(bgcolor="black")
    look = LOOK._replace(highlight=ground, identifying=Style(color="cyan", underline=True))
    row = NoteRow(14, "==bel 112== nu", marks=((0, 11),), identifying=((6, 9),), selected=(8, 14), cursor=7)
    painted = [(text, style) for text, style, _ in paint(row, look)]
    assert painted[:3] == [("==bel ", ground), ("1", ground + look.identifying), ("1", look.cursor)]
    assert [style for _text, style in painted[3:]] == [look.selection] * 3
    asked = [style for _text, style, _ in paint(NoteRow(6, "a 1234", asked=True, identifying=((2, 6),)), look)]
    assert asked == [look.asked, look.asked + look.identifying]


def test_the_cursor_behind_the_text_and_on_an_empty_line() -> None:
    assert colours(NoteRow(5, "ab", cursor=2)) == [("ab", "white"), (" ", "magenta"), ("  ", "white")]
    assert colours(NoteRow(3, stub=True)) == [("▌", "white"), ("  ", "white")]
    assert colours(NoteRow(3, stub=True, cursor=0)) == [(" ", "magenta"), ("  ", "white")]


@pytest.mark.parametrize("text", ["e\u0301x", "👨\u200d👩\u200d👧x", "❤\ufe0fx"])
def test_the_cursor_covers_a_character_whole(text: str) -> None:
    for column in range(len(text) - 1):
        assert colours(NoteRow(9, text, cursor=column))[0] == (text[:-1], "magenta")
    assert colours(NoteRow(9, text, cursor=len(text) - 1))[1] == ("x", "magenta")


def test_tabs_have_the_widths_they_are_given() -> None:
    assert paint(NoteRow(12, "a\tb\tc", tabs=(3, 4), marks=((1, 4),)), LOOK).text == "a   b    c  "


def test_marks_in_a_note_that_was_read_do_not_flood_the_terminal() -> None:
    assert len(paint(NoteRow(30, "a" + "\u0301" * 20_000 + "b"), LOOK).text) == 30 + MOST_MARKS


@given(row_texts, st.integers(2, 30), st.data())
def test_a_row_is_as_wide_as_it_says(text: str, width: int, data: st.DataObject) -> None:
    row = text[: next(row_starts(text, width), len(text))]
    columns = st.integers(0, len(row))
    span = tuple(sorted([data.draw(columns), data.draw(columns)]))
    strip = paint(NoteRow(width + 1, row, selected=(span[0], span[1]), cursor=data.draw(columns | st.just(-1))), LOOK)
    assert strip.text.rstrip() == row.rstrip()
    if not re.search("[\u200d\ufe0f\u0301]", row):  # cut between the two, these count as one cell more
        assert strip.cell_length == cell_len(strip.text) == width + 1


def test_is_mark() -> None:
    assert [is_mark(character) for character in "\u0301\u20dda\u200d"] == [True, True, False, False]
