"""A mistake of our own while it runs: what was typed is there, the terminal is given back, and no word is told."""

from __future__ import annotations

import pytest

from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

BEFORE, AFTER = "Eerst koffie aan de keukentafel. ", "BOEM en dan nog een hele zin."
_BREAK = """
import sys
from {module} import {kind}
whole = {kind}.{method}
def broken(self, *given):
    if "BOEM" in {text}:
        raise ValueError({text})
    return whole(self, *given)
{kind}.{method} = broken
from interview_tui.cli import main
sys.exit(main())
"""
_FIELD = "interview_tui.tui.note.field"
_SCREEN = "interview_tui.tui.interview.screen"
_WORKPLACE = "interview_tui.tui.interview.workplace"
PLACES = {
    "painting": _BREAK.format(module=_FIELD, kind="NoteField", method="render_line", text="self.text"),
    "an edit": _BREAK.format(module=_FIELD, kind="NoteField", method="_refresh_rows", text="self.text"),
    "after a pause": _BREAK.format(module=_WORKPLACE, kind="Workplace", method="look_at_note", text="self.field.note"),
    "a command": _BREAK.format(
        module=_SCREEN, kind="InterviewScreen", method="action_hide_time", text="self.interview.answer(1).note"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_mistake_of_ours_costs_no_word(home: Home, place: str) -> None:
    with Terminal(
        home, "new", "--interviewer", "Noor", "--interviewee", "Sam", program=("-c", PLACES[place])
    ) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(BEFORE)
        terminal.wait_for(BEFORE.strip())
        terminal.send(AFTER + KEYS["alt+t"] * (place == "a command"))
        assert terminal.wait() == 1
        assert terminal.terminal_restored(), terminal.left_behind()
        told = terminal.text
    assert "Er ging iets mis in In gesprek zelf (ValueError" in " ".join(told.split())
    assert "koffie" not in told and "BOEM" not in told and "Sam" not in told
    assert len(told.strip().splitlines()) <= 2
    note = read(home.saved()[0].read_bytes()).interview.answer(1).note
    if place == "an edit":  # then the field itself is broken, and takes no more keys
        assert note == f"{BEFORE}BOEM"
    else:
        assert note == BEFORE + AFTER
