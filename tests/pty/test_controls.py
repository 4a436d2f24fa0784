"""A note made elsewhere, with characters that nobody can type: they come back byte for byte whatever is edited."""

from __future__ import annotations

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from tests.builders import interview
from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.pty.test_hostile_output import only_ours

pytestmark = pytest.mark.pty

SEEN = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]
SEEN += "\u2028\u2029\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\t\ufeff\u200b\xad\u2060\ue000\U000f0000⟨U+2028⟩"
NOTE = "".join(f"w{number}{one}" for number, one in enumerate(SEEN)) + f"\n\u2028regel\x0b\n\n{OTHERS}\nlaatste regel"
SO_THATS = ("Ik wacht\u2028 even\x0b, zodat zij\u200e begint\x1b[2J.", "Ik\u202e zwijg.")


def saved(home: Home, status: Status, closing: str = "") -> Interview:
    """An interview with such characters on card 8, and its file."""
    answers = {8: Answer(NOTE, SO_THATS)}
    held = interview(
        question_set=shipped("nl").ref, status=status, sharing=Circle.TEAM, answers=answers, at_card=8, closing=closing
    )
    home.transcripts.mkdir(mode=0o700)
    path = home.transcripts / file_name(held.date, held.interviewee, held.id)
    path.write_bytes(compose(held, shipped("nl")))
    return held


def is_kept(home: Home, wanted: Interview) -> None:
    """The one file is that of this interview, byte for byte."""
    (path,) = home.saved()
    assert path.read_bytes() == compose(wanted, shipped("nl"))


def test_a_word_typed_on_that_card(home: Home) -> None:
    held = saved(home, Status.DRAFT)
    with Terminal(home, "resume", "3f9k2m", columns=120, rows=40) as terminal:
        terminal.wait_for("kaart 8 van 12")
        terminal.wait_for("regel")
        terminal.type(" Ja")
        terminal.wait_for("regel Ja")
        terminal.press("up", "up", "up", "up", "home")
        terminal.type("Nee ")
        terminal.wait_for("Nee ")
        terminal.press("ctrl+z")
        terminal.wait_gone("Nee ")
        terminal.wait_for("⟨U+2028⟩")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        only_ours(terminal)
    is_kept(home, held.with_answer(8, note=f"{NOTE} Ja"))


def test_a_word_of_the_note_and_of_a_so_that_rewritten_at_read_back(home: Home) -> None:
    held = saved(home, Status.HELD)
    with Terminal(home, "resume", "3f9k2m", columns=120, rows=40) as terminal:
        terminal.wait_for("Teruglezen")
        terminal.press("h")
        terminal.wait_for("tab: naar de zodatjes")
        terminal.type(" Ja")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("regel Ja"))
        terminal.press("tab")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("zwijg."))
        terminal.press("backspace")
        terminal.type(" nu.")
        terminal.wait_for("zwijg nu.")
        terminal.press("escape")
        terminal.wait_gone("tab: naar de zodatjes")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        only_ours(terminal)
    is_kept(home, held.with_answer(8, note=f"{NOTE} Ja", zodatjes=(SO_THATS[0], "Ik\u202e zwijg nu.")))


def test_a_word_of_a_so_that_changed_on_its_card(home: Home) -> None:
    held = saved(home, Status.DRAFT)
    with Terminal(home, "resume", "3f9k2m", columns=120, rows=40) as terminal:
        terminal.wait_for("kaart 8 van 12")
        terminal.press("ctrl+t")
        terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
        terminal.press("up", "up", "enter")
        terminal.wait_for(lambda: "wacht" in terminal.before_cursor)
        terminal.press("home")
        terminal.type("nu ")
        terminal.wait_for("nu wacht")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait() == 0
        only_ours(terminal)
    is_kept(home, held.with_answer(8, zodatjes=(SO_THATS[0].replace("wacht", "nu wacht"), SO_THATS[1])))


def test_a_word_of_the_closing_sentence_changed(home: Home) -> None:
    held = saved(home, Status.HELD, "Het is mijn vak om te\u200e zien\x07 en\u202e te zwijgen.")
    with Terminal(home, "resume", "3f9k2m", columns=120, rows=40) as terminal:
        terminal.wait_for("Teruglezen")
        terminal.press("enter")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("zwijgen."))
        terminal.press("home")
        terminal.type("goed ")
        terminal.wait_for("goed te")
        terminal.press("escape")
        terminal.wait_for("Teruglezen")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        only_ours(terminal)
    is_kept(home, held.change(closing=held.closing.replace("om te", "om goed te")))
