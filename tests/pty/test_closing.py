"""A terminal that is closed does not hold up the program, which still has keys to take in."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.process.endings import GRACE
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
WORDS = " ".join(f"w{number:03}" for number in range(60))


def closed_after_the_keys(folder: Path) -> float:
    """How many seconds it takes to end, in an empty folder."""
    folder.mkdir()
    home = Home.make(folder)
    with Terminal(home, *NEW) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.send(WORDS)
        terminal.wait_for("w0")
        home.wait_until(lambda: not terminal.unread())  # it has taken every key, and may have shown few
        terminal.close_terminal()
        status, took = terminal.end()
    assert status == 129
    assert WORDS in home.transcript()
    return took


def test_when_the_window_is_closed_it_leaves_by_itself_with_every_key(tmp_path: Path) -> None:
    # On a busy machine it may need all its grace once; ended by force, it needs it each time.
    assert any(closed_after_the_keys(tmp_path / str(number)) < GRACE for number in range(3))
