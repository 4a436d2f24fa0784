"""An interview in the real program, in steps: what every way of use has in common."""

from __future__ import annotations

from pathlib import Path

from interview_tui.cards.model import QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import asked, deck
from interview_tui.forms.model import Form
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Interview
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal

ASKS, TELLS = "Noor", "Sam"
WALL = "Mag deze zin op de wand van het team?"
CLOSING = "te blijven tot het weer beweegt"


def form(ident: str) -> Form:
    """The shipped form with that id."""
    return shipped_forms("nl").form(ident)


def laid_out(ident: str) -> QuestionSet:
    """The cards as that form lays them out for the two."""
    return deck(shipped("nl"), shipped_forms("nl"), form(ident), ASKS, TELLS)


def numbers(ident: str) -> tuple[int, ...]:
    """The cards that form asks, in order."""
    chosen = asked(shipped("nl"), shipped_forms("nl"), form(ident))
    return chosen or tuple(card.number for card in laid_out(ident).cards)


def on_card(terminal: Terminal, place: int, total: int) -> None:
    """So far we are."""
    terminal.wait_for(f" {place} van {total}")


def typed(terminal: Terminal, text: str) -> None:
    """Type it in the note, and see it there."""
    terminal.type(text)
    terminal.wait_for(lambda: terminal.before_cursor.endswith(text.split()[-1]))


def hold(terminal: Terminal, ident: str, notes: dict[int, str]) -> None:
    """From the first card to the last, with these notes, each card with its own words on the screen."""
    cards, order = laid_out(ident), numbers(ident)
    for place, number in enumerate(order, 1):
        on_card(terminal, place, len(order))
        terminal.wait_for(cards.card(number).title)
        if number in notes:
            typed(terminal, notes[number])
        terminal.press("ctrl+n")
    terminal.wait_for("Nu samen teruglezen")
    terminal.press("enter")
    terminal.wait_for(f"antwoord 1 van {len(notes)}")


def all_read(terminal: Terminal) -> None:
    """From answer to answer, until everything was on the screen and may be agreed with.

    By the arrow, of which one too many does no harm: the screen may change by what came before.
    """
    terminal.wait_for(lambda: terminal.shows("Verder lezen") or terminal.shows("Ja, alles klopt"))
    while not terminal.shows("Ja, alles klopt"):
        before = terminal.text
        terminal.press("down")
        terminal.wait_for(lambda: terminal.shows("Ja, alles klopt") or terminal.text != before)  # noqa: B023


def to_closing_sentence(terminal: Terminal) -> None:
    """All of it is right."""
    all_read(terminal)
    terminal.press("enter")
    terminal.wait_for("hoe maak jij deze zin af?")


def finish_without_sentence(terminal: Terminal) -> None:
    """No closing sentence, which is asked once; finished."""
    terminal.press("enter")
    terminal.wait_for("Afronden zonder slotzin?")
    terminal.press("down", "enter")
    terminal.wait_for("Dit gesprek is afgerond.")


def finish(terminal: Terminal, sentence: str = CLOSING) -> None:
    """Yes, that is right; the closing sentence, which stays between the two if the form asks; finished."""
    to_closing_sentence(terminal)
    terminal.send(sentence + KEYS["enter"])
    terminal.wait_for(lambda: any(map(terminal.shows, (WALL, "Dit gesprek is afgerond."))))
    if terminal.shows(WALL):
        terminal.press("enter")
    terminal.wait_for("Dit gesprek is afgerond.")


def leave(terminal: Terminal) -> None:
    """Save and leave."""
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert terminal.terminal_restored(), terminal.left_behind()


def kept(home: Home) -> tuple[Path, Interview, str]:
    """The one transcript: its path, the interview in it, and its text."""
    (path,) = home.saved()
    return path, read(path.read_bytes()).interview, path.read_text(encoding="utf-8")


def headings(text: str) -> list[int]:
    """The cards in a transcript, in its order."""
    return [section.number for section in read(text.encode()).cards()]
