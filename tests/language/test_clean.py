"""Text of others, shown: on one line where it must be, and nothing in it that a terminal would obey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.language import clean, control_columns, one_line, visible, visible_line, visible_path

texts = st.text() | st.text("a \t\n\r\x0b\x1c\x85\u2028\u200e\u202e\xa0⟨")


@given(st.text())
def test_what_is_shown_on_one_line_is_one_line_and_obeys_nobody(text: str) -> None:
    for shown in (visible_line(text), visible_path(text)):
        assert not set(shown) & {*map(chr, range(32)), "\x7f", "\u2028", "\u202e"}


def test_a_path_stays_exact_where_a_sentence_is_closed_up() -> None:
    assert visible_line(" een\n\ttwee  drie ") == "een twee drie"
    assert visible_path(" een\n\ttwee  drie ") == " een⟨U+000A⟩⟨U+0009⟩twee  drie "


@given(texts)
def test_one_line_keeps_what_is_shown_by_its_code_point(text: str) -> None:
    line = one_line(text)
    assert [line[at] for at in control_columns(line)] == [text[at] for at in control_columns(text)]
    assert "\n" not in line and "\t" not in line and line == line.strip(" ")
    assert one_line(line) == line
    assert one_line(clean(text)) == " ".join(clean(text).split())


@given(texts)
def test_what_is_shown_by_its_code_point_is_known_by_its_place(text: str) -> None:
    columns = control_columns(text)
    assert all(visible(text[at]) == f"⟨U+{ord(text[at]):04X}⟩" for at in columns)
    pieces = [text[last + 1 : at] for last, at in zip((-1, *columns), (*columns, len(text)), strict=True)]
    shown = [visible(text[at]) for at in columns]
    assert visible(text) == "".join(f"{piece}{mark}" for piece, mark in zip(pieces, [*shown, ""], strict=True))
