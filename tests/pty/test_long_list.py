"""A list that is longer than the window: its rows are right from the first, and stay where they are."""

from __future__ import annotations

import pytest

from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.tui.list.stage import put

pytestmark = pytest.mark.pty


def test_rows_that_only_just_fit_have_their_height_from_the_first(home: Home) -> None:
    """The scroll bar takes a column: rows that fit only without it were cut off until the list was read again."""
    home.transcripts.mkdir(mode=0o700)
    for number in range(120):
        put(home.transcripts, f"z{number:05}", interviewee="s" * (1 + number % 20))
    with Terminal(home, columns=120, rows=40) as terminal:
        terminal.wait_for("120 gesprekken")
        assert sum("24 november 2026" in row for row in terminal.screen) > 20
        terminal.press("l")
        terminal.wait_for("Begint met koffie")
        terminal.wait_for(lambda: sum("e gesprek)" in row[:53] for row in terminal.screen) > 10)
        rows = " ".join(" ".join(row[:53] for row in terminal.screen[2:]).split())
        assert rows.count("Ga verder") > 15
        assert "november Ga verder" not in rows, "each day has its year"
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
