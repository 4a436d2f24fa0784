"""What terminals send, in the real program: pastes without an end, bytes of another encoding, answers, kitty's keys."""

from __future__ import annotations

import os
import signal

import pytest

from interview_tui.interview.model import Interview
from interview_tui.transcripts.format.reader import read
from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
BEGIN, END = "\x1b[200~", "\x1b[201~"
PASTED = "Uit haar mail, van vorige week."


def on_card_1(terminal: Terminal) -> None:
    terminal.wait_for("kaart 1 van 12")


def wait_until_read(terminal: Terminal) -> None:
    """Wait until the program has taken what was sent: what comes next comes in another read."""
    while terminal.unread():
        terminal.running(0.01)


def left(terminal: Terminal, home: Home) -> Interview:
    """Save and leave; what is in the file then."""
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert terminal.terminal_restored(), terminal.left_behind()
    return kept(home)


def kept(home: Home) -> Interview:
    return read(home.saved()[0].read_bytes()).interview


def test_a_paste_of_which_the_end_is_lost(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(BEGIN + PASTED)
        terminal.wait_for(PASTED)
        terminal.type(" En verder.")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("En verder."))
        assert left(terminal, home).answer(1).note == f"{PASTED} En verder."


def test_late_bytes_of_a_paste_are_no_commands(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(BEGIN + PASTED)
        terminal.wait_for(PASTED)
        terminal.send(f" Laat\x0e\x11\x1ba {KEYS['up']}en later.{'x ' * 900}\x11{END} Dan.\x0eOp twee.")
        terminal.wait_for("kaart 2 van 12")
        held = left(terminal, home)
    assert held.answer(1).note == f"{PASTED} Laata [Aen later.{'x ' * 900} Dan."
    assert held.answer(2).note == "Op twee."


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, None], ids=["SIGTERM", "SIGHUP", "window closed"])
def test_ended_in_the_middle_of_a_paste(home: Home, number: signal.Signals | None) -> None:
    sentences = "".join(f"Zin {place} uit haar mail.\n" for place in range(200))
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(BEGIN + sentences)
        wait_until_read(terminal)
        if number is None:
            terminal.close_terminal()
        else:
            terminal.kill(number)
        assert terminal.wait() == 128 + (number or signal.SIGHUP)
    assert kept(home).answer(1).note == sentences


def test_bytes_of_another_encoding_and_the_mouse_of_old(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        for data in (b"\xe9\xe9n ", b"\x1b[M \xc2\xa1", b"\x1b[M \xff\xfe", b"en verder"):
            os.write(terminal._master, data)
        terminal.wait_for(lambda: terminal.before_cursor.endswith("en verder"))
        assert left(terminal, home).answer(1).note == "\ufffd\ufffdn en verder"


def test_what_nobody_typed_is_not_typed(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        for unasked in ("\x1b[7@", "\x1bOl", "\x1b[?62;22c", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1bk", "\x1b2"):
            terminal.send(f"a{unasked}")
            wait_until_read(terminal)
        terminal.send("\x1b[0;;119:105:106:107:116:101:97:109u\x1b[13;2u\x1b[98u\x1b[120u\x1b[127;2u\x0ac")
        terminal.wait_for(lambda: terminal.before_cursor.endswith("c"))
        assert left(terminal, home).answer(1).note == "aaaaaawijkteam\nb\nc"


@pytest.mark.parametrize("letters", ["aan tafel.", "over de tuin."])  # alt+a and alt+o would leave the note
def test_esc_and_a_sentence_in_one_write_while_something_is_offered(home: Home, letters: str) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send("Ik ga zitten, zodat het rustig wordt.")
        terminal.wait_for("Als zodatje?")
        terminal.send(f"{KEYS['escape']}{letters}")
        terminal.wait_gone("Als zodatje?")
        terminal.wait_for(lambda: terminal.before_cursor.endswith(letters))
        assert left(terminal, home).answer(1).note == f"Ik ga zitten, zodat het rustig wordt.{letters}"


@pytest.mark.parametrize("letters", ["quit nu", "aan tafel.", "gaan zitten.", "Een vraag"])
def test_esc_and_a_sentence_in_one_write(home: Home, letters: str) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(f"{KEYS['escape']}{letters}")
        terminal.wait_for(lambda: terminal.before_cursor.endswith(letters))
        assert left(terminal, home).answer(1).note == letters


def test_alt_with_a_letter_alone_still_ends_it(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send("Even. ")
        terminal.wait_for("Even.")
        terminal.send(KEYS["alt+q"])
        assert terminal.wait() == 0
    assert kept(home).answer(1).note == "Even. "


@pytest.mark.parametrize("key", ["ctrl+u", "alt+g"])
@pytest.mark.parametrize("seen", [False, True], ids=["within the second", "after it"])
def test_the_curtain_closes_in_the_middle_of_a_paste(home: Home, key: str, *, seen: bool) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(BEGIN + PASTED)
        if seen:
            terminal.wait_for(PASTED)
        wait_until_read(terminal)
        terminal.press(key)
        terminal.wait_for("simpel voetballen")
        assert not terminal.shows("haar mail")
        terminal.send(f" En verder.{END}")
        wait_until_read(terminal)
        terminal.send(f"{KEYS['escape']}twee.")
        terminal.wait_for("twee.")
        assert left(terminal, home).answer(1).note == f"{PASTED} En verder.twee."


def test_typing_on_while_the_card_is_large(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        terminal.send(f"{KEYS['ctrl+o']}Dus een zin, van voren af.{KEYS['ctrl+q']}")
        assert terminal.wait() == 0
    assert kept(home).answer(1).note == "Dus een zin, van voren af."
