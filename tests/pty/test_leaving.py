"""What is left on the terminal when the app has ended: where the interview is, never what was said."""

from __future__ import annotations

import re
import signal

import pytest

from interview_tui.interview.model import Status
from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.tui.read_back.stage import SECRET, saved, spoken

CONTROL = re.compile(r"\x1b\[[^a-zA-Z]*[a-zA-Z]|\x1b.")
NOTE = "koffie aan de keukentafel"


def begun(terminal: Terminal) -> None:
    terminal.wait_for("kaart 1 van 12")
    terminal.type(NOTE)
    terminal.wait_for("bewaard")


def last_words(terminal: Terminal) -> str:
    """What came after the ordinary screen was back."""
    return CONTROL.sub("", terminal.output.rpartition(b"\x1b[?1049l")[2].decode())


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
def test_it_says_where_the_interview_is(home: Home, size: tuple[int, int]) -> None:
    names = ("--interviewer", "Noor", "--interviewee", "Sam")
    with Terminal(home, "new", *names, columns=size[0], rows=size[1]) as terminal:
        begun(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        (path,) = home.saved()
        assert f"Bewaard in {path}" in last_words(terminal)
        assert "koffie" not in last_words(terminal)
        assert terminal.terminal_restored(), terminal.left_behind()


def test_it_says_that_a_sentence_without_enter_is_kept_apart(home: Home) -> None:
    path = saved(home.transcripts, spoken(status=Status.FINAL, closing="Het is mijn vak om te wachten."))
    with Terminal(home, "resume", str(path)) as terminal:
        terminal.wait_for("Noor met Sam")
        terminal.type("s")
        terminal.wait_for("Enter: bewaren")
        terminal.type("en te zwijgen")
        terminal.wait_for("en te zwijgen")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert "zonder Enter, is apart bewaard" in " ".join(last_words(terminal).split())
        assert "zwijgen" not in last_words(terminal)
        assert b"zwijgen" not in path.read_bytes()


def test_from_the_list_it_names_the_folder_and_nobody(home: Home) -> None:
    saved(home.transcripts, spoken(status=Status.FINAL))
    with Terminal(home) as terminal:
        terminal.wait_for("Noor met Sam")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert f"De gesprekken staan in {home.transcripts}." in last_words(terminal)
        assert "sam" not in last_words(terminal).lower() and SECRET not in last_words(terminal)


@pytest.mark.parametrize("form", ["colleague", "manager"])
@pytest.mark.parametrize("others", [True, False], ids=["beside others", "alone"])
def test_where_nothing_was_written_it_says_that_there_is_no_file(home: Home, form: str, others: bool) -> None:
    """Also when both agreed to what the form says first; which form it was is not told."""
    if others:
        saved(home.transcripts, spoken(status=Status.FINAL))
    before = home.saved()
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Kim", "--form", form) as terminal:
        if form == "manager":
            terminal.wait_for("Ja, dat spreken we af")
            terminal.press("enter")
        terminal.wait_for("kaart 1 van 12")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert home.saved() == before
        assert last_words(terminal).strip() == (
            "Er is nog niets opgeschreven, dus er is geen bestand gemaakt. "
            "Een volgende keer begin je dit gesprek opnieuw."
        )


def test_where_nothing_was_made_nothing_is_said(home: Home) -> None:
    with Terminal(home) as terminal:
        terminal.wait_for("Nieuw gesprek")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert not home.transcripts.exists() and last_words(terminal).strip() == ""


def test_a_signal_is_no_time_for_words(home: Home) -> None:
    with Terminal(home, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        begun(terminal)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert "Bewaard in" not in last_words(terminal) and "gesprekken staan" not in last_words(terminal)
