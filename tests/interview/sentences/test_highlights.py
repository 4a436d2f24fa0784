"""Highlights in notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.sentences.highlights import all_of, highlights, spans, unmarked
from tests.builders import interview
from tests.texts import notes


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Vorige week. ==Ik heb niks gevraagd.== Toch?", ["Ik heb niks gevraagd."]),
        ("==a== en ==b==\n==c==", ["a", "b", "c"]),
        ("==a\nb==", []),
        ("====", []),
        ("== ==", []),
        ("===\n===", []),
        ("===x===", []),
        ("== x ==", []),
        ("==a=b==", ["a=b"]),
        ("==[/b]==", ["[/b]"]),
    ],
)
def test_highlights(note: str, expected: list[str]) -> None:
    assert highlights(note) == expected


@given(st.one_of(notes, st.text(alphabet="=a \n", max_size=30)))
def test_highlights_stay_within_a_line_and_marks_go(note: str) -> None:
    found = highlights(note)
    assert all(text.strip() == text and text and "\n" not in text for text in found)
    assert len(unmarked(note)) == len(note) - 4 * len(found)
    assert unmarked(note).replace("=", "") == note.replace("=", "")


@given(st.text(alphabet="=a ", max_size=30))
def test_spans_are_apart_and_in_order(line: str) -> None:
    edges = [edge for span in spans(line) for edge in span]
    assert edges == sorted(edges)
    assert [line[start:end] for start, end in spans(line)] == [f"=={text}==" for text in highlights(line)]


def test_all_of_leaves_struck_answers_out() -> None:
    value = interview().with_answer(7, note="==b==").with_answer(3, note="==a== ==aa==")
    assert all_of(value) == [(3, "a"), (3, "aa"), (7, "b")]
    assert all_of(value.with_answer(3, struck=True)) == [(7, "b")]


@pytest.mark.timeout(30)
def test_unclosed_marks_take_no_time() -> None:
    """Anything worse than linear takes many minutes for this."""
    assert highlights("==a " * 100_000) == []
