"""With a manager: first what it is about and what not, agreed by both; and then it stays between the two."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.interview.model import Circle, Status
from interview_tui.interview.transcript_words import words
from tests.pty.home import Home
from tests.pty.playing import ASKS, TELLS, finish, form, kept, leave, on_card, typed
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

MORE = {5: "De keukentafel, dat bleef."}
NOTES = {1: "Elf jaar in de wijk.", **MORE}
GIVEN = ("--interviewer", ASKS, "--interviewee", TELLS, "--form", "manager")


def test_it_is_agreed_first_and_stays_between_the_two(home: Home) -> None:
    first, *others = form("manager").agreement
    with Terminal(home, "new", *GIVEN) as terminal:
        for paragraph in (first, *others):
            terminal.wait_for(paragraph)
        terminal.press("escape")
        terminal.wait_for("Dit blijft tussen jullie tweeën")
        assert terminal.shows(ASKS)
        assert terminal.shows(TELLS)
        assert not terminal.shows("ons team")
        terminal.press("ctrl+n")
        terminal.wait_for(first)
        terminal.press("enter")
        on_card(terminal, 1, 12)
        terminal.wait_for("geen functioneringsgesprek")
        typed(terminal, NOTES[1])
        leave(terminal)
    with Terminal(home, "resume") as terminal:
        on_card(terminal, 1, 12)
        assert not terminal.shows(first), "it was agreed already"
        play_on(terminal)
        for key in ("g", "w", "t"):
            terminal.press(key)
            terminal.wait_for("zo is dit gesprek bedoeld")
        assert not terminal.shows("Wie mag dit gesprek lezen?")
        finish(terminal)
        assert terminal.shows(f"Een kopie voor {TELLS}"), "for the two of them there is one"
        for folded in (True, False):
            assert not terminal.shows("Geef door")
            assert not terminal.shows("et wie gaat")
            if folded:
                terminal.press("m")
                terminal.wait_for("▾ Minder")
        leave(terminal)
    told(home, first)
    with Terminal(home) as terminal:
        terminal.wait_for(TELLS)
        terminal.press("enter")
        terminal.wait_for("Teruglezen of delen")
        terminal.press("t")
        terminal.wait_for("Dit gesprek is afgerond.")
        file = given(terminal, home)
        removed(terminal)
    gone(home, file)


def play_on(terminal: Terminal) -> None:
    """The rest of the cards; the first has its note already."""
    for place in range(2, 13):
        terminal.press("ctrl+n")
        on_card(terminal, place, 12)
        if place in MORE:
            typed(terminal, MORE[place])
    terminal.press("ctrl+n")
    terminal.wait_for("Nu samen teruglezen")
    terminal.press("enter")
    terminal.wait_for("antwoord 1 van 2")


def told(home: Home, first: str) -> None:
    """The transcript opens with what was agreed, and no other reads it."""
    path, held, text = kept(home)
    assert (held.form, held.sharing, held.status) == ("manager", Circle.PRIVATE, Status.FINAL)
    assert {number: answer.note for number, answer in held.answers.items()} == NOTES
    body = text.split("---\n", 2)[2]
    assert body.startswith(
        f"\n# In gesprek: {ASKS} met {TELLS}\n\n*{words('nl').whole}*\n\n"
        f"*Wie dit mag lezen: alleen wij tweeën*\n\n{first}\n\n## 1. "
    )
    command = [sys.executable, "-m", "interview_tui", "share", str(path), "--circle", "team", "-o", "team.md"]
    refused = subprocess.run(command, env=home.environ, cwd=home.path, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert not (home.path / "team.md").exists()
    assert home.wide_open() == []


def given(terminal: Terminal, home: Home) -> Path:
    """The first choice makes the file, in a place that is typed; here everything is still there."""
    terminal.wait_for(f"Geef {TELLS} het hele verslag mee en haal het hier weg")
    terminal.press("enter")
    terminal.wait_for("Pas dan vraagt")
    terminal.wait_for("Kies samen waar")
    terminal.press("right", "right")
    terminal.wait_for(f"In gesprek, {TELLS}.txt")
    terminal.press("enter")
    terminal.wait_for("Hier is nog niets weg")
    (file,) = home.path.rglob(f"In gesprek, {TELLS}.txt")
    assert all(note in file.read_text(encoding="utf-8-sig") for note in NOTES.values())
    assert len(home.saved()) == 1
    return file


def removed(terminal: Terminal) -> None:
    """The question keeps it unless one says so; then the report, and the list without it."""
    terminal.press("down", "down", "enter")
    terminal.wait_for("Mag dit gesprek hier nu weg?")
    terminal.press("enter")
    terminal.wait_for(lambda: not terminal.shows("Mag dit gesprek hier nu weg?"))
    terminal.wait_for("Hier is nog niets weg")
    terminal.press("enter")
    terminal.wait_for("Mag dit gesprek hier nu weg?")
    terminal.press("down", "enter")
    terminal.wait_for("Het gesprek is weg uit de app")
    terminal.wait_for("Weg uit de app: het verslag")
    terminal.press("enter")
    terminal.wait_for(lambda: not terminal.shows("Het gesprek is weg uit de app"))
    terminal.wait_for("Nieuw gesprek")
    assert not terminal.shows(TELLS), "the list is empty"
    leave(terminal)


def gone(home: Home, file: Path) -> None:
    """No word of it is anywhere but in the file that was given."""
    assert home.saved() == []
    words = [note.encode() for note in NOTES.values()]
    found = {path for path in home.path.rglob("*") if path.is_file() and any(one in path.read_bytes() for one in words)}
    assert found == {file}
    assert home.wide_open() == []
