"""A colleague is interviewed, and interviews the next: the baton goes on with an invitation (source: the relay)."""

from __future__ import annotations

import base64

import pytest

from interview_tui.forms.starting import invitation
from interview_tui.interview.model import Circle, Status
from tests.pty.home import Home
from tests.pty.playing import ASKS, CLOSING, TELLS, finish, form, hold, kept, leave
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

NOTES = {3: "Een halfuur niks gevraagd.", 5: "Begint met koffie aan de keukentafel."}
NEXT = "Robin"


def test_the_baton_goes_on(home: Home) -> None:
    with Terminal(home, "new") as terminal:
        terminal.wait_for("Nieuw gesprek")
        terminal.type(f"{ASKS}\n{TELLS}\n\n")
        hold(terminal, "colleague", NOTES)
        finish(terminal)
        terminal.press("w")
        terminal.wait_for("Het stokje")
        terminal.type(f"{NEXT}\n")
        terminal.wait_for(f"Hoi {NEXT},")
        terminal.press("c")
        terminal.wait_for("Gekopieerd")
        terminal.press("s")
        terminal.wait_for("Het staat hier:")
        terminal.press("escape")
        terminal.wait_for(f"▸ Meer: {TELLS} gaat in gesprek met {NEXT}")
        leave(terminal)
        copied = terminal.output
    path, held, text = kept(home)
    assert (held.next, held.status, held.sharing) == (NEXT, Status.FINAL, Circle.PRIVATE)
    assert held.closing == f"Het is mijn vak om {CLOSING}."
    assert {number: answer.note for number, answer in held.answers.items()} == NOTES
    assert f'next: "{NEXT}"' in text
    words = invitation(form("colleague").invitation, held)
    assert f"{ASKS} heeft mij" in words
    assert base64.b64encode(words.encode()) in copied, "handed to the terminal, for the clipboard"
    (saved,) = home.transcripts.glob("*.txt")
    assert saved.read_text(encoding="utf-8") == words + "\n"
    assert held.id not in saved.name
    assert home.wide_open() == []
    the_next_one_asks(home)
    assert path.exists()


def the_next_one_asks(home: Home) -> None:
    """Sam begins: names that were used are offered."""
    with Terminal(home, "new") as terminal:
        terminal.wait_for("Nieuw gesprek")
        terminal.type("sa")
        terminal.wait_for("sam")
        terminal.press("right", "enter")
        terminal.type(f"{NEXT}\n\n")
        terminal.wait_for(f"In gesprek · {TELLS} met {NEXT}")
        leave(terminal)
