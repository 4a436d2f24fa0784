"""Language tags: which language of ours a text is written in, whatever the tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.language import LANGUAGES, language_for, primary_subtag


@pytest.mark.parametrize(
    ("tag", "primary", "ours"),
    [
        ("nl", "nl", "nl"),
        ("en", "en", "en"),
        ("en-GB", "en", "en"),
        ("EN-us", "en", "en"),
        ("fy", "fy", "nl"),
        ("enm", "enm", "nl"),
        ("nl-BE", "nl", "nl"),
        ("", "", "nl"),
    ],
)
def test_english_for_english_and_dutch_for_all_else(tag: str, primary: str, ours: str) -> None:
    assert (primary_subtag(tag), language_for(tag)) == (primary, ours)


@given(st.text(max_size=12))
def test_any_tag_has_a_language_that_we_have(tag: str) -> None:
    assert language_for(tag) in LANGUAGES
    assert language_for(primary_subtag(tag)) == language_for(tag)
