"""Row S11 of the product: the questions printed as a set of cards, from the app and from the command line."""

from __future__ import annotations

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.export.layouts import Layout
from tests.export.paper import Paper, squeezed
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(120)]


def test_s11_the_cards_are_printed_from_the_list(home: Home) -> None:
    with Terminal(home) as terminal:
        terminal.wait_for("Nieuw gesprek")
        terminal.press("a")
        terminal.wait_for("Hoe de kaarten op papier liggen")
        terminal.press("down")
        terminal.wait_for("acht kaarten van A7")
        terminal.press("enter")
        terminal.wait_for("Het is gemaakt")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    paper = Paper((home.transcripts / "kaarten-acht-per-vel.pdf").read_bytes(), Layout.EIGHT)
    for card in shipped("nl").cards:
        assert squeezed(card.title) in squeezed(paper.side(card.number))
        assert all(squeezed(probe.text) in squeezed(paper.side(card.number, back=True)) for probe in card.probes)


def test_s11_the_cards_are_printed_from_the_command_line(home: Home) -> None:
    target = home.path / "cards.pdf"
    with Terminal(home, "cards", "-o", str(target), "--layout", "large", "--lang", "en") as terminal:
        terminal.wait_for("Print at actual size (100%).")
        assert terminal.wait() == 0
    assert len(Paper(target.read_bytes(), Layout.LARGE)) == 14
