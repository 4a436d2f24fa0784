"""Keys and commands in one write: every key goes where it was typed."""

from __future__ import annotations

import pytest

from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty


def test_keys_right_after_going_to_another_card_are_of_that_card(home: Home) -> None:
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.send(f"Eerst.{KEYS['ctrl+n']}Dan.{KEYS['ctrl+n']}Ten slotte.{KEYS['ctrl+b']} En ook.{KEYS['ctrl+q']}")
        assert terminal.wait() == 0
    held = read(home.saved()[0].read_bytes()).interview
    assert {number: answer.note for number, answer in held.answers.items()} == {
        1: "Eerst.",
        2: "Dan. En ook.",
        3: "Ten slotte.",
    }
    assert held.at_card == 2


def test_a_prompt_that_is_asked_right_after_the_keys_comes_below_them(home: Home) -> None:
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.send(
            f"Eerst koffie.{KEYS['ctrl+d']}Dan kijken.{KEYS['ctrl+d']}{KEYS['ctrl+n']}Verder.{KEYS['ctrl+q']}"
        )
        assert terminal.wait() == 0
    held = read(home.saved()[0].read_bytes()).interview
    first, asked, second, again, end = held.answer(1).note.split("\n")
    assert (first, second, end) == ("Eerst koffie.", "Dan kijken.", "")
    assert asked.startswith("Doorgevraagd: ") and again.startswith("Doorgevraagd: ") and asked != again
    assert held.answer(2).note == "Verder."
