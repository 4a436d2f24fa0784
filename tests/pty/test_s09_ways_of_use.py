"""Intervision, a team day, partners and bystanders: each from the questions before it to the finished transcript."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from interview_tui.cards.model import Role
from interview_tui.interview.model import Circle, Interview, Status
from tests.pty.home import Home
from tests.pty.playing import ASKS, TELLS, finish, form, headings, hold, kept, laid_out, leave, numbers
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]


def play(home: Home, ident: str, notes: dict[int, str], *, before: str = "") -> tuple[Interview, str]:
    """Choose the form, hold it, read it back, finish it; what is left of it. `before` is typed after the names."""
    with Terminal(home, "new", "--form", ident) as terminal:
        terminal.wait_for(form(ident).choose)
        terminal.type(f"{ASKS}\n{TELLS}\n{before}\n")
        terminal.wait_for(laid_out(ident).aloud)
        hold(terminal, ident, notes)
        finish(terminal)
        leave(terminal)
    _path, held, text = kept(home)
    assert held.status is Status.FINAL
    assert held.form == ident
    assert held.forms == "vormen@1"
    assert held.sharing is form(ident).sharing
    assert held.minutes == (form(ident).minutes or 60)
    assert {number: answer.note for number, answer in held.answers.items()} == notes
    order = numbers(ident)
    assert headings(text) == [number for number in order if number in notes], "in the order in which they were asked"
    for number in notes:
        assert f"## {number}. {laid_out(ident).card(number).title}\n" in text
    questions = {card.number for card in laid_out(ident).cards if card.role is Role.QUESTION}
    left = {number for number in order if number in questions and number not in notes}
    not_asked = text.partition("\n## Niet gesteld\n\nKaart ")[2]
    listed = set(map(int, re.findall(r"\d+", not_asked)))
    assert listed == left, "only what this way of use asks"
    return held, text


def test_intervision_goes_around_the_question_that_is_brought_in(home: Home) -> None:
    own = [card.number for card in laid_out("intervision").cards if card.number > 12]
    assert numbers("intervision")[:3] == tuple(own[:3])
    assert numbers("intervision")[-1] == own[-1]
    notes = {
        own[0]: "Wanneer laat ik los?",
        own[1]: "Blijven of overdragen.",
        4: "Drie keer langs, niemand thuis.",
        own[3]: "Spreek me tegen.",
    }
    play(home, "intervision", notes)


def test_a_team_day_has_listeners_and_the_last_word_is_theirs(home: Home) -> None:
    last = numbers("teamday")[-1]
    held, text = play(home, "teamday", {3: "Een halfuur niks gevraagd.", last: "Het wachten."}, before="Kim en Jo\n")
    assert held.listeners == "Kim en Jo"
    assert 'listeners: "Kim en Jo"' in text
    assert held.sharing is Circle.TEAM
    with Terminal(home) as terminal:
        terminal.wait_for("1 gesprek")
        terminal.press("l")
        terminal.wait_for("Luisterden mee: Kim en Jo")
        leave(terminal)
    command = [sys.executable, "-m", "interview_tui", "show", str(kept(home)[0])]
    told = subprocess.run(command, env=home.environ, capture_output=True, text=True, check=True)
    assert "Luisterden mee: Kim en Jo" in told.stdout


def test_a_partner_begins_with_the_image_of_the_craft(home: Home) -> None:
    own = [card.number for card in laid_out("partner").cards if card.number > 12]
    notes = {own[0]: "Koffie en formulieren.", 3: "Die keer met de huisarts erbij.", own[-1]: "Bel eerder."}
    play(home, "partner", notes)


def test_a_partner_in_a_small_window_resumed_in_the_middle(home: Home) -> None:
    own = [card.number for card in laid_out("partner").cards if card.number > 12]
    total = len(numbers("partner"))
    given = ("--interviewer", ASKS, "--interviewee", TELLS, "--form", "partner")
    with Terminal(home, "new", *given, columns=60, rows=18) as terminal:
        terminal.wait_for(f" 1 van {total}")
        terminal.press("ctrl+n")
        terminal.wait_for(f" 2 van {total}")
        terminal.type("Dat zou ik nooit kunnen.")
        terminal.wait_for("nooit kunnen.")
        leave(terminal)
    with Terminal(home) as terminal:
        terminal.wait_for(f"Ga verder met {TELLS}, kaart 2")
        terminal.press("enter")
        terminal.wait_for(f" 2 van {total}")
        terminal.press("ctrl+g")
        terminal.wait_for("Naar kaart")
        terminal.press(*str(own[-1]), "enter")
        terminal.wait_for(f" {total} van {total}")
        leave(terminal)
    held = kept(home)[1]
    assert held.at_card == own[-1]
    assert list(held.answers) == [own[1]]
