"""Lines that someone typed: names are needed, and nothing is endless."""

from __future__ import annotations

from interview_tui.tui.kit.line_problems import name_problem, text_problem


def test_names_are_needed_and_not_endless() -> None:
    assert name_problem("")
    assert not name_problem("Sam")
    assert not name_problem("x" * 120)
    assert "121" in name_problem("x" * 121)
    assert not text_problem("")
