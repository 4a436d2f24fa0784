"""A window whose size changes all the time, down to nothing: typing goes on, and the last size holds."""

from __future__ import annotations

import time
from random import Random

import pytest

from interview_tui.transcripts.format.reader import read
from interview_tui.tui.kit.base import COLUMN
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

SMALL = ((1, 1), (2, 1), (1, 5), (20, 3), (59, 17))
LARGE = ((80, 24), (120, 40), (60, 18), (200, 50), (100, 30))


def fills(terminal: Terminal, columns: int) -> bool:
    """Whether the bar below goes all the way to the right of the column, which stands in the middle."""
    bar = terminal.screen[-1]
    right = columns - max(columns - COLUMN, 0) // 2
    return bar.endswith("Menu") and right - 6 < len(bar) <= right


def edge(terminal: Terminal) -> int:
    """The column where the title of the help begins; -1 if it is not there."""
    return max(row.find("Hulp") for row in terminal.screen)


def typed(home: Home, terminal: Terminal, text: str) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert read(home.saved()[0].read_bytes()).interview.answer(1).note == text


def test_two_hundred_sizes_in_a_second_while_typing(home: Home) -> None:
    chance, text = Random(1), ""
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        due = time.monotonic()
        for number in range(200):
            terminal.resize(*chance.choice(SMALL + LARGE))
            text += (word := f"w{number} ")
            terminal.send(word)
            due += 0.005
            terminal.running(max(0.0, due - time.monotonic()))
        terminal.resize(100, 30)
        terminal.wait_for(lambda: fills(terminal, 100))
        text += "Klaar."
        terminal.type("Klaar.")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("Klaar."))
        typed(home, terminal, text)


def test_the_last_size_holds_also_when_the_one_before_is_still_being_told(home: Home) -> None:
    chance, text = Random(2), ""
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        for _ in range(60):
            columns, rows = chance.choice(LARGE)
            terminal.resize(*chance.choice(SMALL))
            terminal.send("x")
            text += "x"
            terminal.resize(columns, rows)
            terminal.wait_for(lambda columns=columns: fills(terminal, columns), 10)  # type: ignore[misc]
        typed(home, terminal, text)


@pytest.mark.parametrize("sizes", [((200, 50), (109, 30)), ((109, 30), (200, 50))])
def test_what_is_below_two_dialogs_is_laid_out_anew(home: Home, sizes: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """With the cards beside the note in one of the two sizes and not in the other."""
    before, after = sizes
    with Terminal(
        home, "new", "--interviewer", "Noor", "--interviewee", "Sam", columns=before[0], rows=before[1]
    ) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type("Rust.")
        terminal.press("f2")
        terminal.wait_for("zodat")
        terminal.press("f1")
        terminal.wait_for("esc: terug")
        begins = edge(terminal)
        terminal.resize(*after)
        terminal.wait_for(lambda: edge(terminal) not in (-1, begins), 10)
        terminal.press("escape")  # what lies below one dialog shows; below two, only the upper one does
        wide = after[0] > 110
        terminal.wait_for(lambda: any("Een ‘off-day’" in row for row in terminal.screen) is wide, 10)
