"""Text of others, shown: on one line where it must be, and nothing in it that a terminal would obey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.language import visible_line, visible_path


@given(st.text())
def test_what_is_shown_on_one_line_is_one_line_and_obeys_nobody(text: str) -> None:
    for shown in (visible_line(text), visible_path(text)):
        assert not set(shown) & {*map(chr, range(32)), "\x7f", "\u2028", "\u202e"}


def test_a_path_stays_exact_where_a_sentence_is_closed_up() -> None:
    assert visible_line(" een\n\ttwee  drie ") == "een twee drie"
    assert visible_path(" een\n\ttwee  drie ") == " een⟨U+000A⟩⟨U+0009⟩twee  drie "
