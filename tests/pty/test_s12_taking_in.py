"""Notes that somebody made in Word become an interview of the two, in the real program: not a word more or less."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Circle, Status
from tests.pty.home import Home
from tests.pty.playing import ASKS, TELLS, kept, leave
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

TITLES = {card.number: card.title for card in shipped("nl").cards}
HIDDEN = "ringslotsleutel"
STORY = "Begint met koffie aan de keukentafel.  Dan pas het formulier."


def written(folder: Path) -> Path:
    """A document as Word has them: headings of its own, a list, and words that are hidden."""
    from docx import Document

    document = Document()
    document.add_paragraph("Verslag van dinsdag")
    document.add_heading(f"1. {TITLES[1]}", 1)
    document.add_paragraph("Elf jaar in de wijk.")
    document.add_heading(f"Kaart 3: {TITLES[3]}", 1)
    said = document.add_paragraph(STORY)
    said.add_run(HIDDEN).font.hidden = True
    document.add_paragraph("Een halfuur niks gevraagd.", style="List Bullet")
    document.add_heading("Wat ik zelf nog dacht", 1)
    document.add_paragraph("Dat was het eigenlijk.")
    path = folder / "Mijn verslag.docx"
    document.save(str(path))
    return path


def test_notes_from_word_are_read_back_together(home: Home) -> None:
    path = written(home.path)
    before = path.read_bytes()
    with Terminal(home, "import", str(path)) as terminal:
        terminal.wait_for("Nog bij geen kaart")
        assert terminal.shows("niet meegenomen"), "what is left out is said first"
        terminal.press("enter")
        terminal.wait_for("Welke kaart begint hier?")
        terminal.press("2")
        terminal.wait_for("Hier begint kaart 2.")
        terminal.press("n")
        terminal.press("space")
        terminal.wait_for("2 van 4 bevestigd")
        terminal.press("n", "space")
        terminal.wait_for("3 van 4 bevestigd")
        terminal.press("n")
        terminal.wait_for("deze kop past bij geen kaart")
        terminal.press("space")
        terminal.wait_for("4 van 4 bevestigd")
        terminal.press("ctrl+s")
        terminal.wait_for("Wie waren het?")
        terminal.type(ASKS)
        terminal.press("enter")
        terminal.type(TELLS)
        terminal.press("enter")
        terminal.type("3-11-2025")
        terminal.press("ctrl+s")
        terminal.wait_for("is gebleven zoals het was")
        terminal.wait_for("Nog terug te lezen")
        terminal.press("enter")
        terminal.wait_for("antwoord 1 van 3")
        terminal.wait_for("Elf jaar in de wijk.")
        assert terminal.shows(f"1. {TITLES[1]}")
        terminal.press("escape")
        terminal.wait_for("Een andere keer")
        leave(terminal)
    saved, held, text = kept(home)
    assert (held.status, held.sharing, held.interviewee) == (Status.HELD, Circle.PRIVATE, TELLS)
    assert {number: answer.note for number, answer in held.answers.items()} == {
        1: "Elf jaar in de wijk.",
        2: "Verslag van dinsdag",
        3: f"{STORY}\n- Een halfuur niks gevraagd.\nWat ik zelf nog dacht\nDat was het eigenlijk.",
    }
    assert HIDDEN not in text
    assert path.read_bytes() == before
    assert home.holding(HIDDEN) == []
    assert saved.parent != path.parent
