"""Two at once, and a crash amid disk trouble, in the real program: both versions stay until somebody chooses."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from interview_tui.interview.model import Interview
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.pty.test_bad_input import SOON_AGAIN

pytestmark = [pytest.mark.pty, pytest.mark.timeout(120)]

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
MINE, THEIRS = "Eerst koffie.", "Eerst thee."


def held(path: Path) -> Interview:
    return read(path.read_bytes()).interview


def begun(terminal: Terminal, home: Home, words: str = MINE) -> Path:
    """A new interview with a note on card 1, saved."""
    terminal.wait_for("kaart 1 van 12")
    terminal.type(words)
    home.wait_until(lambda: words in home.transcript())
    (path,) = home.saved()
    return path


def test_the_second_app_reads_along_and_goes_on_when_the_first_is_gone(home: Home) -> None:
    with Terminal(home, *NEW) as first:
        path = begun(first, home)
        with Terminal(home, "resume") as second:
            second.wait_for("open in een ander venster")
            second.wait_for(MINE)
            second.type("Dit mag niet. ")
            second.press("ctrl+n")
            second.wait_for("kaart 1 van 12")
            first.type(" Dan kijken.")
            home.wait_until(lambda: "Dan kijken." in home.transcript())
            second.press("ctrl+q")
            assert second.wait() == 0
        first.kill(signal.SIGKILL)
        first.wait()
    assert held(path).answer(1).note == f"{MINE} Dan kijken."
    with Terminal(home, "resume") as third:
        third.wait_for("Dan kijken.")
        third.press("ctrl+end")
        third.type(" En verder.")
        home.wait_until(lambda: "En verder." in home.transcript())
        assert not third.shows("ander venster")
        third.press("ctrl+q")
        assert third.wait() == 0


def test_an_editor_changes_the_file_and_one_chooses_per_card(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        path = begun(terminal, home)
        terminal.press("ctrl+n")
        terminal.wait_for("kaart 2 van 12")
        terminal.type("Over gewone dagen.")
        home.wait_until(lambda: "gewone dagen." in home.transcript())
        edited = path.read_text("utf-8").replace(MINE, THEIRS).replace("gewone dagen", "beleid")
        path.write_text(f"{edited}\n## Van de redactie\n\nNog bellen.\n", "utf-8")
        terminal.type(" Meer.")
        terminal.wait_for("ook ergens anders gewijzigd")
        terminal.press("alt+k")
        terminal.wait_for("1 van 2 · nog 2 te kiezen")
        terminal.press("2")
        terminal.wait_for("2 van 2 · nog 1 te kiezen")
        terminal.press("3")
        terminal.wait_for("alles gekozen")
        assert len(home.saved()) == 2, "nothing is put away before it is done"
        terminal.press("enter")
        terminal.wait_for("esc: terug naar twee versies")
        assert len(home.saved()) == 1
        terminal.press("escape")
        terminal.wait_for("Het zijn weer twee versies.")
        assert len(home.saved()) == 2
        terminal.press("enter")
        terminal.wait_for("esc: terug naar twee versies")
        terminal.press("enter")
        terminal.wait_for("kaart 2 van 12")
        home.wait_until(lambda: len(home.saved()) == 1)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    assert held(path).answer(1).note == THEIRS
    assert held(path).answer(2).note == "Over gewone dagen. Meer.\nAndere versie: Over beleid."
    assert "Nog bellen." in path.read_text("utf-8")
    assert len(home.holding("Over beleid.")) == 3, "in the transcript, in the bin, and in what was taken back"
    assert home.holding(MINE) == [
        one for one in home.files() if ".weggegooid" in str(one) and MINE.encode() in one.read_bytes()
    ]


def test_words_of_a_crash_amid_trouble_are_offered_and_come_back(home: Home) -> None:
    away = home.path / "elders"
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        path = begun(terminal, home)
        home.transcripts.rename(away)
        home.transcripts.write_text("in de weg")
        terminal.type(" Dan kijken.")
        terminal.wait_for("Niet bewaard sinds")
        terminal.type(" Dan pas vragen.")
        rescue = home.state / "interview-tui" / "rescue"
        home.wait_until(lambda: any("Dan pas vragen." in one.read_text("utf-8") for one in rescue.glob("*.md")))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    home.transcripts.unlink()
    away.rename(home.transcripts)
    assert held(path).answer(1).note == MINE
    with Terminal(home) as terminal:
        terminal.wait_for("Er staan nog woorden van het gesprek met Sam apart. alt+k legt ze ernaast.")
        terminal.press("alt+k")
        terminal.wait_for("1 van 1 · nog 1 te kiezen")
        terminal.press("2")
        terminal.wait_for("alles gekozen")
        assert list(rescue.glob("*.md")), "not gone before ours is saved"
        terminal.press("enter")
        terminal.wait_for("Toch niet: maak er weer twee versies van")
        terminal.press("enter")
        terminal.wait_for("Het is nu één gesprek.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert held(path).answer(1).note == f"{MINE} Dan kijken. Dan pas vragen."
    assert list(rescue.glob("*.md")) == []
    assert home.wide_open() == []


def test_words_whose_file_never_came_are_put_back_as_one(home: Home) -> None:
    home.transcripts.write_text("in de weg")
    rescue = home.state / "interview-tui" / "rescue"
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(MINE)
        terminal.wait_for("Niet bewaard sinds")
        terminal.type(" Dan kijken.")
        home.wait_until(lambda: any("Dan kijken." in one.read_text("utf-8") for one in rescue.glob("*.md")))
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    home.transcripts.unlink()
    with Terminal(home) as terminal:
        terminal.wait_for("waarvan geen goed bestand meer is.")
        terminal.press("alt+k")
        terminal.wait_for("Ga verder met Sam, kaart 1")
        assert f"{MINE} Dan kijken." in home.transcript()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert list(rescue.glob("*.md")) == []


def test_without_locks_two_can_type_and_are_told(home: Home) -> None:
    """A file where the folder for the locks should be: none can be had."""
    told = "Een tweede venster kan dit gesprek hier ook wijzigen."
    locks = home.state / "interview-tui" / "locks"
    locks.parent.mkdir(mode=0o700, parents=True)
    locks.touch(mode=0o600)
    with Terminal(home, *NEW) as first:
        first.wait_for(told)
        path = begun(first, home)
        with Terminal(home, "resume") as second:
            second.wait_for(told)
            second.wait_for(MINE)
            second.press("ctrl+end")
            second.type(" Van de ander.")
            home.wait_until(lambda: "Van de ander." in path.read_text(encoding="utf-8"))
            second.press("ctrl+q")
            assert second.wait() == 0
        first.press("ctrl+n")
        first.wait_for("kaart 2 van 12")
        assert not first.shows(told)
        first.press("ctrl+q")
        assert first.wait() == 0
    assert any("Van de ander." in kept.read_text(encoding="utf-8") for kept in home.saved())
