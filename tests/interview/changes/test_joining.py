"""Two texts become one: not a line is lost, what is shared stands there once, and a person sees whose is whose."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview import text_diff
from interview_tui.interview.changes.joining import differing, joined
from tests.texts import notes

LABEL, ASKED = "Andere versie:", "Doorgevraagd:"
short = st.lists(st.sampled_from(["a", "ab", "b c", "", f"{ASKED} x", "c"]), max_size=7).map("\n".join)
texts = short | notes


def join(mine: str, other: str) -> str:
    return joined(mine, other, LABEL, ASKED)


def in_order(lines: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether each line that says something stands in a line of its own in the whole, in this order."""
    left = iter(whole)
    return all(any(line in one for one in left) for line in lines if line.strip())


@pytest.mark.parametrize(
    ("mine", "other", "both"),
    [
        ("Koffie.", "", "Koffie."),
        ("", "Koffie.", "Koffie."),
        ("  \n", "Koffie.", "Koffie."),
        ("Eerst kof", "Eerst koffie.\nDan kijken.", "Eerst koffie.\nDan kijken."),
        ("Eerst koffie.\nDan kijken.", "Eerst kof", "Eerst koffie.\nDan kijken."),
        ("A.\nB.", "A.\nC.", "A.\nB.\nAndere versie: C."),
        ("A.\nB.\nC.", "A.\nX.\nC.", "A.\nB.\nAndere versie: X.\nC."),
        ("A.\nC.", "A.\nB.\nC.", "A.\nB.\nC."),
        ("A.\nB.\nC.", "A.\nC.", "A.\nB.\nC."),
        ("A.\nB", "A.\nB en meer.\nC.", "A.\nB en meer.\nC."),
        ("A.\nB.", "A.\nDoorgevraagd: En toen?\n\nX.", "A.\nB.\nDoorgevraagd: En toen?\n\nAndere versie: X."),
    ],
)
def test_both_as_a_person_would_write_it_down(mine: str, other: str, both: str) -> None:
    assert join(mine, other) == both


@given(texts, texts)
def test_no_line_is_lost_and_the_order_stays(mine: str, other: str) -> None:
    both = join(mine, other).split("\n")
    assert in_order(mine.split("\n"), both)
    assert in_order(other.split("\n"), both)


@given(texts, texts)
def test_once_more_changes_nothing(mine: str, other: str) -> None:
    both = join(mine, other)
    assert join(both, other) == both
    assert join(both, mine) == both or not mine.strip()


@given(texts)
def test_the_same_stays_to_the_letter(text: str) -> None:
    assert join(text, text) == text
    assert differing(text, text) == ([], [])


@given(texts, texts)
def test_what_does_not_differ_is_the_same_in_both(mine: str, other: str) -> None:
    here, there = differing(mine, other)
    assert without(mine, here) == without(other, there)
    assert all(start < end for start, end in here + there)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def test_whole_words_differ() -> None:
    assert differing("Eerst koffie drinken.", "Eerst thee drinken.") == ([(6, 12)], [(6, 10)])


def test_texts_too_long_to_compare_piece_by_piece_are_told_apart_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_diff, "MOST_PAIRS", 1)
    assert join("A.\nB.\nC.\nD.", "A.\nX.\nC.\nD.") == "A.\nB.\nAndere versie: X.\nC.\nD."
    assert differing("a b c d", "a x c y") == ([(2, 7)], [(2, 7)])
