"""The notes on screen: short, to the letter, and counted as seen only when they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from interview_tui.language import visible
from interview_tui.tui.intake import page
from interview_tui.tui.intake.page import short_words
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files


def texts(rows: list[Content | str]) -> list[str]:
    """What stands on the rows, without the columns below a heading."""
    return [str(row.plain if isinstance(row, Content) else row)[2:] for row in rows]


@given(st.sampled_from(CORPUS) | st.text(), st.integers(18, 96))
def test_the_first_rows_are_the_first_words_and_fit(text: str, width: int) -> None:
    if not text.strip():
        return
    rows = short_words(text, width)
    assert 1 <= len(rows) <= 3
    assert all(Content(row).cell_length <= width for row in texts(rows))
    shown, given_words = "".join("".join(texts(rows)).split()), "".join(visible(text).expandtabs(8).split())
    assert given_words == shown or (shown.endswith("…") and given_words.startswith(shown[:-1]))


@given(st.text(" abcdéë“”’–.", max_size=300), st.integers(18, 96))
def test_usual_text_is_wrapped_as_any_other(text: str, width: int) -> None:
    assert page._USUAL.fullmatch(text)
    mine = [row.strip() for row in page._wrapped(text, width)]
    theirs = [row.plain.strip() for row in Content(text).wrap(width)] or [""]
    assert [row for row in mine if row] == [row for row in theirs if row]
