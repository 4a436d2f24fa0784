"""Typed over by mistake, and killed right after: undo is gone then, and the earlier version is not."""

from __future__ import annotations

import signal

import pytest

from tests.pty.home import Home
from tests.pty.playing import finish_without_sentence, to_closing_sentence
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(120)]

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
STORY = "Een halfuur zei zij niets, en toen kwam het van de hoefijzerkers."


def versions(home: Home) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in home.files() if path.parent.name == "history"]


def test_a_note_typed_over_is_taken_back_after_a_kill_and_gone_after_finishing(home: Home) -> None:
    with Terminal(home, *NEW, umask=0) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(STORY)
        home.wait_until(lambda: STORY in home.transcript())
        terminal.press("shift+home", "x")
        home.wait_until(lambda: home.transcript() and STORY not in home.transcript())
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert len(versions(home)) == 1
    assert STORY in versions(home)[0], "the version before was there before the save that lost it"
    with Terminal(home, "resume", umask=0) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.press("alt+h")
        terminal.wait_for("eerdere versies")
        terminal.wait_for("▎ Een halfuur zei zij niets")
        terminal.press("enter")
        terminal.wait_for("Wat wil je terugzetten?")
        terminal.press("enter")
        terminal.wait_gone("eerdere versies")
        home.wait_until(lambda: STORY in home.transcript())
        terminal.wait_for(lambda: "hoefijzerkers." in terminal.before_cursor)
        terminal.press("ctrl+z")
        terminal.wait_for(lambda: terminal.before_cursor.strip() == "x")
        terminal.press("ctrl+y")
        terminal.wait_for(lambda: "hoefijzerkers." in terminal.before_cursor)
        assert home.wide_open() == []

        terminal.press("alt+a")
        terminal.wait_for("Nu samen teruglezen")
        terminal.press("enter")
        terminal.wait_for("antwoord 1 van")
        terminal.press("s")
        terminal.wait_for("na het afronden is dit weg")
        to_closing_sentence(terminal)
        assert home.holding("hoefijzerkers")
        finish_without_sentence(terminal)
        terminal.wait_for("Wat geschrapt is, is weg")
        assert home.holding("hoefijzerkers") == []
        assert versions(home) == []
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
