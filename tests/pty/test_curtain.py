"""The curtain in the real program: from its key on, nothing that was said goes to the terminal, and no key is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Samira")
MOTTO = "simpel voetballen is het moeilijkste"


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
@pytest.mark.parametrize("key", ["ctrl+u", "alt+g"])
def test_nothing_of_an_interview_goes_to_the_terminal_while_it_is_closed(home: Home, term: str, key: str) -> None:
    with Terminal(replace(home, term=term), *NEW) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type("hoefijzer")
        terminal.wait_for("hoefijzer")
        terminal.press(key)
        terminal.wait_for(MOTTO)
        for word in ("hoefijzer", "Samira", "kaart", "Menu", "≡"):
            assert word not in terminal.text
        terminal.forget()
        terminal.type("meer")
        terminal.press("ctrl+n", "ctrl+q")
        terminal.resize(90, 30)
        terminal.wait_for(lambda: terminal.screen[14].strip() or terminal.screen[15].strip())
        assert b"hoefijzer" not in terminal.output and b"Samira" not in terminal.output
        terminal.press(key)
        terminal.wait_for("hoefijzer")
        terminal.type("!")
        terminal.wait_for("hoefijzermeer!")
        terminal.press(key)
        terminal.wait_gone("hoefijzer")
        terminal.click("simpel")
        terminal.wait_for("hoefijzermeer!")


@pytest.mark.parametrize(
    "burst", ["\x1btwee.", "\x1bquit nu.", "\rtwee.", "\x1b[200~een\ntwee.\x1b[201~\x1b", "twee.\x15"]
)
def test_a_burst_behind_it_opens_it_and_reaches_the_note(home: Home, burst: str) -> None:
    with Terminal(home, *NEW) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.send("Ik zeg \x15")
        terminal.wait_for(MOTTO)
        terminal.send(burst)
        terminal.wait_for(lambda: terminal.before_cursor.endswith(("twee.", "quit nu.")))
        assert terminal.shows("kaart 1 van 12") and terminal.shows("Ik zeg")
