"""The practice and the cards in the real program: played to the end, and nothing written."""

from __future__ import annotations

import pytest

from interview_tui.cards.kinds import why
from interview_tui.cards.shipped import shipped
from interview_tui.interview.probing.practice import Step
from interview_tui.language import _
from interview_tui.tui.learning.practice_words import STEPS
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]


def test_a_whole_practice_writes_nothing(home: Home) -> None:
    home.transcripts.mkdir(mode=0o700)
    with Terminal(home) as terminal:
        terminal.wait_for("Bekijk een voorbeeld")
        before = home.files()
        terminal.press("e")
        terminal.wait_for("Geef mij een kaart")
        terminal.press(*["down"] * 4)
        terminal.press("enter")
        for number, step in enumerate(Step, 1):
            terminal.wait_for(f"stap {number} van 8")
            terminal.wait_for(_(STEPS[step].notice))
            terminal.type(f"w{number} ")
            terminal.wait_for(lambda: terminal.before_cursor.endswith(f"w{number} "))  # noqa: B023
            if step in (Step.MOMENT, Step.SUM_UP):
                terminal.press("ctrl+d")
                terminal.wait_for("Doorgevraagd:")
            if step is Step.SO_THAT:
                terminal.press("ctrl+t")
                terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
                terminal.type("wacht\n")
                terminal.wait_for(lambda: "zodat …" in terminal.before_cursor)
                terminal.type("zij begint")
                terminal.press("escape")
                terminal.wait_for("Ik wacht, zodat zij begint.")
            terminal.press("ctrl+n")
        terminal.wait_for("Je oefende: stilte, concreet moment en samenvatten.")
        terminal.wait_for("er is niets bewaard")
        terminal.press("e")
        terminal.wait_for("Geef mij een kaart")
        terminal.press("enter")
        terminal.wait_for("stap 1 van 8")
        terminal.type("weg ermee")
        terminal.press("alt+o")
        terminal.wait_for("Bekijk een voorbeeld")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    assert home.files() == before == []
    assert home.holding("zij begint") == home.holding("weg ermee") == []


def test_every_card_and_every_prompt(home: Home) -> None:
    with Terminal(home) as terminal:
        terminal.wait_for("Bekijk een voorbeeld")
        terminal.press("k")
        for card in shipped("nl").cards:
            terminal.wait_for(f"kaart {card.number} van 12")
            terminal.wait_for(card.title)
            for place, probe in enumerate(card.probes):
                if place:
                    terminal.press("down")
                terminal.wait_for(lambda: probe.text in " ".join(terminal.text.split()))  # noqa: B023
            last = max(card.probes, key=lambda probe: [one.kind for one in card.probes].index(probe.kind))
            terminal.wait_for(why(last.kind))
            terminal.press("right")
        terminal.wait_for("kaart 1 van 12")
        terminal.press("escape")
        terminal.wait_for("Bekijk een voorbeeld")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert home.files() == []


def test_a_breath_leaves_the_program_still(home: Home) -> None:
    """While the dot breathes the screen is drawn again and again; after a key nothing is."""
    with Terminal(home) as terminal:
        terminal.wait_for("Bekijk een voorbeeld")
        terminal.press("e")
        terminal.wait_for("Geef mij een kaart")
        terminal.press("enter")
        terminal.wait_for("stap 1 van 8")
        terminal.press("ctrl+n")
        terminal.wait_for(lambda: "• stilte" in terminal.text)
        terminal.wait_for(lambda: "● stilte" in terminal.text)
        terminal.wait_for(lambda: "· stilte" in terminal.text)
        terminal.type("a")
        terminal.wait_for(lambda: "● stilte" in terminal.text)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
