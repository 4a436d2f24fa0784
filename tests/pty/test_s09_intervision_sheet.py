"""Row S9 of the product: an interview to prepare intervision, and the page to take along that comes of it."""

from __future__ import annotations

import io
from functools import partial

import pypdf
import pytest

from tests.pty.home import Home
from tests.pty.playing import finish_without_sentence, to_closing_sentence
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(180)]

NOTES = {
    "De vraag die ik inbreng": "Hoe blijf ik naast deze moeder staan?",
    "Het dilemma": "Als ik meega, ben ik haar kwijt.",
    "Wat ik al deed": "Twee keer koffie gedronken.",
}
CARDS = ("“Where both ends meet”", "Steun en sturing", "“Zodatjes”", "Je kompas", "Wat ik van jullie vraag")
ASKED = "Spreek mij gerust tegen."


def ends_with(terminal: Terminal, note: str) -> bool:
    """The last word is in the note."""
    return terminal.before_cursor.endswith(note.split()[-1])


def test_s09_a_sheet_for_intervision(home: Home) -> None:
    who = ("--interviewer", "Noor", "--interviewee", "Sam")
    with Terminal(home, "new", "--form", "intervision", *who) as terminal:
        for title, note in NOTES.items():
            terminal.wait_for(title)
            terminal.type(note)
            terminal.wait_for(partial(ends_with, terminal, note))
            terminal.press("ctrl+n")
        terminal.wait_for("Een ‘off-day’..")
        terminal.press("ctrl+t")
        terminal.wait_for("Ik …")
        terminal.type("Ik bel dezelfde dag")
        terminal.press("enter")
        terminal.type("zij weet dat ik er ben")
        terminal.press("enter", "enter")
        terminal.wait_for("Ik bel dezelfde dag, zodat zij weet dat ik er ben.")
        for title in CARDS:
            terminal.press("ctrl+n")
            terminal.wait_for(title)
        terminal.type(ASKED)
        terminal.wait_for(lambda: terminal.before_cursor.endswith("tegen."))
        terminal.press("ctrl+n")
        terminal.wait_for("Nu samen teruglezen")
        terminal.press("enter")
        terminal.wait_for("antwoord 1 van 5")
        terminal.press("down")
        terminal.wait_for("antwoord 2 van 5")
        terminal.press("s")
        terminal.wait_for("Geschrapt:")
        to_closing_sentence(terminal)
        finish_without_sentence(terminal)
        terminal.press("v")
        terminal.wait_for("Sam, dit is voor je collega’s.")
        terminal.wait_for("– De vraag die ik inbreng")
        terminal.press("m")
        terminal.wait_for("Er staan alleen lege regels op")
        for part in ("De vraag die ik inbreng", "", "Wat ik al deed", "Mijn zodatjes", "Wat ik van jullie vraag"):
            if part:
                terminal.press("space")
                terminal.wait_for(f"✓ {part}")
            terminal.press("down")
        terminal.press("m")
        terminal.wait_for("Het is gemaakt")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    (sheet,) = home.transcripts.glob("*-intervisieblad-*.pdf")
    assert sheet.stat().st_mode & 0o777 == 0o600
    (page,) = pypdf.PdfReader(io.BytesIO(sheet.read_bytes())).pages
    text = " ".join(page.extract_text().split())
    parts = [NOTES["De vraag die ik inbreng"], "Het dilemma", NOTES["Wat ik al deed"], "zodat zij weet", ASKED]
    assert [part for part in parts if part not in text] == []
    assert NOTES["Het dilemma"] not in text
    assert home.holding(NOTES["Het dilemma"]) == []
