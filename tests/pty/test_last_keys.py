"""Wherever words are typed: what is typed just before the end is in the file, however the end comes."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from tests.builders import interview
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.playing import all_read
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

WORDS = "vertragen waar iedereen haast heeft"


def to_the_note(terminal: Terminal) -> None:
    terminal.wait_for("Teruglezen")
    terminal.press("h")
    terminal.wait_for("tab: naar de zodatjes")
    terminal.type(" Echt.")
    terminal.wait_for("Eerst kijken. Echt.")


def to_the_so_thats(terminal: Terminal) -> None:
    to_the_note(terminal)
    terminal.press("tab")
    terminal.wait_for(lambda: terminal.before_cursor.endswith("het rustig wordt."))
    terminal.press("enter")
    terminal.wait_for(lambda: not terminal.before_cursor.strip())


def to_the_closing_sentence(terminal: Terminal) -> None:
    terminal.wait_for("Teruglezen")
    all_read(terminal)
    terminal.press("enter")
    terminal.wait_for("Het is mijn vak om …")


def to_the_relay(terminal: Terminal) -> None:
    terminal.wait_for("Dit gesprek is afgerond.")
    terminal.press("w")
    terminal.wait_for("Enter: klaar")


FIELDS: dict[str, tuple[Callable[[Terminal], None], Status, Callable[[Interview], str]]] = {
    "a note, rewritten": (to_the_note, Status.HELD, lambda held: held.answer(3).note),
    "so-thats, rewritten": (to_the_so_thats, Status.HELD, lambda held: held.answer(3).zodatjes[-1]),
    "the closing sentence": (to_the_closing_sentence, Status.HELD, lambda held: held.closing),
    "who is next": (to_the_relay, Status.FINAL, lambda held: held.next),
}


def test_the_first_keys_while_it_starts(home: Home) -> None:
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.send(WORDS)
        terminal.wait_for("kaart 1 van 12")
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert WORDS in home.transcript()


def test_keys_while_it_starts_are_no_commands(home: Home) -> None:
    held = saved(home, Status.HELD)
    with Terminal(home, "resume", held.id) as terminal:
        terminal.send("sss")
        terminal.wait_for("Teruglezen")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert "Eerst kijken." in home.transcript()
    assert not read(home.saved()[0].read_bytes()).interview.answer(3).struck


def saved(home: Home, status: Status) -> Interview:
    """An interview of one answer, and its file."""
    answers = {3: Answer("Eerst kijken.", ("Ik wacht, zodat het rustig wordt.",))}
    held = interview(question_set=shipped("nl").ref, status=status, sharing=Circle.TEAM, answers=answers)
    home.transcripts.mkdir(mode=0o700)
    path = home.transcripts / file_name(held.date, held.interviewee, held.id)
    path.write_bytes(compose(held, shipped("nl")))
    return held


@pytest.mark.parametrize("by_key", [True, False], ids=["ctrl+q", "SIGTERM"])
@pytest.mark.parametrize("field", FIELDS)
def test_the_last_keys_before_the_end(home: Home, field: str, by_key: bool) -> None:
    go_there, status, kept = FIELDS[field]
    with Terminal(home, "resume", saved(home, status).id) as terminal:
        go_there(terminal)
        terminal.send(WORDS + KEYS["ctrl+q"] * by_key)
        if not by_key:
            terminal.kill(signal.SIGTERM)
        assert terminal.wait() == (0 if by_key else 143)
        assert terminal.terminal_restored(), terminal.left_behind()
        assert "".join(terminal.text.split()) == (home.where() if by_key else "")
    assert WORDS in kept(read(home.saved()[0].read_bytes()).interview)
