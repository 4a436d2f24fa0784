"""The label of a row: how many lines it has is told without laying it out, and it is as many as are shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.styles import RulesMap

from interview_tui.tui.list.row_label import RowLabel

_WORDS = st.lists(st.sampled_from(["a", " ", "bcd ", "é", "世", "👩"]), max_size=20).map("".join)


@given(left=_WORDS, more=st.lists(_WORDS, max_size=2), right=_WORDS, tail=_WORDS, width=st.integers(1, 60))
def test_the_number_of_lines_is_that_of_what_is_laid_out(
    left: str, more: list[str], right: str, tail: str, width: int
) -> None:
    label = RowLabel(Content("\n".join([left, *more])), Content(right), tail)
    assert label.get_height(RulesMap(), width) == label._in(width).get_height(RulesMap(), width)


def test_a_line_that_is_indented_goes_on_as_far_to_the_right() -> None:
    label = RowLabel(Content("  er is een tweede versie (kopie van Dropbox): sam-heel.md"), Content())
    lines = label._in(30).plain.split("\n")
    assert len(lines) > 1 and all(line.startswith("  ") and line[2] != " " for line in lines)
