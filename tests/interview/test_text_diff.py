"""From one text to another in steps: they lead there, whatever the texts, and however long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview import text_diff
from interview_tui.interview.text_diff import steps

pieces = st.lists(st.sampled_from(["een", "twee", "drie", "\n"]), max_size=12)


def followed(before: list[str], now: list[str]) -> list[str]:
    """Where the steps from `before` lead, each piece taken from where the step says."""
    there: list[str] = []
    at = (0, 0)
    for kind, start, end, new_start, new_end in steps(before, now):
        assert (start, new_start) == at, "each step begins where the one before it ended"
        at = (end, new_end)
        if kind == "equal":
            assert before[start:end] == now[new_start:new_end]
            there += before[start:end]
        else:
            there += now[new_start:new_end]
    assert at == (len(before), len(now))
    return there


@given(pieces, pieces)
def test_the_steps_lead_from_one_to_the_other(before: list[str], now: list[str]) -> None:
    assert followed(before, now) == now


@given(pieces, pieces)
def test_also_where_the_middle_is_too_long_to_compare(before: list[str], now: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_diff, "MOST_PAIRS", 0)
        assert followed(before, now) == now
        assert len(steps(before, now)) <= 3, "the middle is one step"


def test_what_is_the_same_at_both_ends_stays_however_long_the_middle() -> None:
    before = ["kop", *(f"a{number}" for number in range(1000)), "staart"]
    now = ["kop", *(f"b{number}" for number in range(1000)), "staart"]
    assert [kind for kind, *_bounds in steps(before, now)] == ["equal", "replace", "equal"]
