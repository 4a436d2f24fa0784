"""Row S8 of the product: an audit. Two organisations, each with a team of the same name, asked the same cards."""

from __future__ import annotations

from functools import partial

import pytest

from interview_tui.interview.model import Circle, Status
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.playing import finish_without_sentence, to_closing_sentence
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(180)]

FIRST = {"zo goed gewerkt": "Aan de keukentafel, met koffie.", "off-day": "Als de agenda voller is dan ik."}
SECOND = {"zo goed gewerkt": "Op straat en aan de keukentafel.", "off-day": "Bij ons blijft dit thuis."}


def ends_with(terminal: Terminal, note: str) -> bool:
    """The last word is in the note."""
    return terminal.before_cursor.endswith(note.split()[-1])


def hold(terminal: Terminal, notes: dict[str, str], *, keep: bool) -> None:
    """Two cards, read back and finished; with `keep` the second answer stays between the two."""
    terminal.wait_for("Stel jezelf aan elkaar voor")
    terminal.press("ctrl+n")
    terminal.wait_for("De invalshoek van het interview")
    for title, note in zip(("“Zo goed gewerkt", "Een ‘off-day’.."), notes.values(), strict=True):
        terminal.press("ctrl+n")
        terminal.wait_for(title)
        terminal.type(note)
        terminal.wait_for(partial(ends_with, terminal, note))
    terminal.press("alt+a")
    terminal.wait_for("Nu samen teruglezen")
    terminal.press("enter")
    terminal.wait_for("antwoord 1 van 2")
    if keep:
        terminal.press("down")
        terminal.wait_for("antwoord 2 van 2")
        terminal.press("t")
        terminal.wait_for("lezen: alleen wij tweeën")
    to_closing_sentence(terminal)
    finish_without_sentence(terminal)


def new(name: str, organisation: str) -> tuple[str, ...]:
    who = ("--interviewer", "Noor", "--interviewee", name)
    return ("new", "--form", "audit", *who, "--team", "Noord", "--organisation", organisation)


def test_s08_an_audit_of_two_organisations(home: Home) -> None:
    with Terminal(home, *new("Sam", "Wijk A")) as terminal:
        hold(terminal, FIRST, keep=False)
        terminal.press("j")
        terminal.wait_for("Er is nog geen tweede gesprek")
        terminal.press("escape")
        terminal.wait_gone("Er is nog geen tweede gesprek")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    with Terminal(home, *new("Robin", "Wijk B"), columns=120, rows=40) as terminal:
        hold(terminal, SECOND, keep=True)
        terminal.press("j")
        terminal.wait_for("Noord · Wijk A")
        terminal.press("enter")
        terminal.wait_for("Noord · Wijk B naast Noord · Wijk A")
        terminal.wait_for("Allebei noemen: keukentafel")
        assert terminal.shows(FIRST["zo goed gewerkt"])
        assert terminal.shows(SECOND["zo goed gewerkt"])
        terminal.press("right")
        terminal.wait_for(FIRST["off-day"])
        assert terminal.shows("Hier is niets om ernaast te leggen.")
        assert not terminal.shows(SECOND["off-day"])
        terminal.press("escape")
        terminal.wait_for("Dit gesprek is afgerond.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    interviews = [read(path.read_bytes()).interview for path in home.saved()]
    assert {held.form for held in interviews} == {"audit"}
    assert {held.status for held in interviews} == {Status.FINAL}
    assert {held.sharing for held in interviews} == {Circle.ORGANISATION}
    assert {(held.team, held.organisation) for held in interviews} == {("Noord", "Wijk A"), ("Noord", "Wijk B")}
    assert len({held.chosen for held in interviews}) == 1
