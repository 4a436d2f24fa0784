"""However the real program ends, every key is in the file, the terminal is as it was, and the status says why."""

from __future__ import annotations

import signal
import time

import pytest

from tests.pty.home import Home
from tests.pty.keys import KEYS
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

IN_TIME = 3.0  # seconds
NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
WORDS = "Eerst koffie aan de keukentafel, daarna één vraag. Niet twee."
SECRET = "keukentafel"
SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]
IGNORING_HANG_UP = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"

# What goes wrong inside, each by a mistake in a place of another kind that says out loud what was typed.
CRASHES = {
    "in an action": ("action_park", "def wrong(self): note = self.interview.answer(1).note; raise RuntimeError(note)"),
    "in a worker": (
        "action_go_to",
        "async def work(self): note = self.interview.answer(1).note; raise RuntimeError(note)\n"
        "def wrong(self): self.run_worker(work(self))",
    ),
    "in a call later": (
        "action_park",
        "def late(self): note = self.interview.answer(1).note; raise RuntimeError(note)\n"
        "def wrong(self): self.call_after_refresh(late, self)",
    ),
    "in the layout": (
        "action_park",
        "def wrong(self):\n"
        "    note = self.interview.answer(1).note\n"
        "    self.card_pane.rows = lambda *_a, **_k: [][len(note)]\n"
        "    self._fit()",
    ),
}
_CRASHING = """
from interview_tui.tui.interview.screen import InterviewScreen
{code}
InterviewScreen.{name} = wrong
import sys
from interview_tui.cli import main
sys.exit(main())
"""


def on_card_1(terminal: Terminal) -> Terminal:
    terminal.wait_for("kaart 1 van 12")
    return terminal


def typed(terminal: Terminal, words: str = WORDS) -> Terminal:
    """Words that are on the screen, and need not be on the disk yet."""
    on_card_1(terminal).type(words)
    terminal.wait_for(words)
    return terminal


def assert_quiet(terminal: Terminal) -> None:
    """Nothing of what was said is left to read where the program ran, nor how it is made."""
    after = terminal.output.rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
    for told in (terminal.text, after):
        assert SECRET not in told
        assert "Traceback" not in told


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_right_after_the_keys(home: Home, number: signal.Signals) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal).send(WORDS)
        terminal.kill(number)
        status, took = terminal.end()
        assert status == 128 + number
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert_quiet(terminal)
        assert took < IN_TIME


def test_a_signal_while_it_starts(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        terminal.send(WORDS)
        terminal.wait_for(lambda: terminal.in_full_screen)
        terminal.kill(signal.SIGTERM)
        status, took = terminal.end()
        assert status == 143
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert took < IN_TIME


def test_interrupted_again_and_again(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal)
        while terminal.running(0.02):
            terminal.kill(signal.SIGINT)
        assert terminal.wait() == 130
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert_quiet(terminal)


def test_another_signal_meanwhile_changes_nothing(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal).send(WORDS)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
            terminal.kill(number)
        assert terminal.wait() in {128 + number for number in SIGNALS}
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()


@pytest.mark.parametrize(
    ("before", "controlling"),
    [("pass", True), (IGNORING_HANG_UP, True), ("pass", False)],
    ids=["hung up", "hang-up ignored", "not its own terminal"],
)
def test_the_window_is_closed(home: Home, before: str, controlling: bool) -> None:
    with Terminal(home, *NEW, before=before, controlling=controlling) as terminal:
        typed(terminal).close_terminal()
        status, took = terminal.end()
        assert status == 129
        assert WORDS in home.transcript()
        assert took < IN_TIME


@pytest.mark.parametrize("closed", [False, True], ids=["SIGTERM", "closed"])
def test_a_terminal_that_stopped_reading(home: Home, closed: bool) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal).stall("ctrl+n", "ctrl+b")
        if closed:
            terminal.close_terminal()
        else:
            terminal.kill(signal.SIGTERM)
        status, took = terminal.end()
        assert status == (129 if closed else 143)
        assert WORDS in home.transcript()
        assert took < IN_TIME
        if not closed:
            assert terminal.terminal_restored(), terminal.left_behind()
            assert_quiet(terminal)


def test_a_terminal_that_stops_reading_while_we_leave(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal).stop_reading()
        terminal.press(*("ctrl+n", "ctrl+b") * 30)  # about as much as a terminal takes in without reading
        terminal.kill(signal.SIGTERM)
        status, took = terminal.end()
        assert status == 143
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert_quiet(terminal)
        assert took < IN_TIME


def test_saving_goes_on_while_the_terminal_does_not_read(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal).stall("ctrl+n", "ctrl+b")
        home.wait_until(lambda: WORDS in home.transcript())
        terminal.read_on()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()


@pytest.mark.parametrize("where", CRASHES)
def test_a_mistake_of_our_own(home: Home, where: str) -> None:
    name, code = CRASHES[where]
    key = {"action_park": "ctrl+r", "action_go_to": "ctrl+g"}[name]
    with Terminal(home, *NEW, program=("-c", _CRASHING.format(name=name, code=code))) as terminal:
        on_card_1(terminal).send(WORDS + KEYS[key])
        status, took = terminal.end()
        assert status == 1
        assert WORDS in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert_quiet(terminal)
        assert terminal.shows("Er ging iets mis in In gesprek zelf"), terminal.text
        assert len(terminal.text.split()) < 30
        assert took < IN_TIME


def test_a_mistake_in_a_task_of_its_own_says_nothing(home: Home) -> None:
    code = (
        "import asyncio\n"
        "async def work(self): note = self.interview.answer(1).note; raise RuntimeError(note)\n"
        "def wrong(self): asyncio.get_running_loop().create_task(work(self))"
    )
    with Terminal(home, *NEW, program=("-c", _CRASHING.format(name="action_park", code=code))) as terminal:
        typed(terminal).send(KEYS["ctrl+r"] + KEYS["ctrl+q"])
        assert terminal.wait() == 0
        assert WORDS in home.transcript()
        assert "".join(terminal.text.split()) == home.where()


@pytest.mark.parametrize("words", [WORDS, "woord " * 500], ids=["a line", "500 words"])
def test_keys_and_leaving_in_one_write(home: Home, words: str) -> None:
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal).send(words.strip() + KEYS["ctrl+q"])
        assert terminal.wait() == 0
        assert words.strip() in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert_quiet(terminal)
        assert "".join(terminal.text.split()) == home.where()


@pytest.mark.parametrize("by_key", [True, False], ids=["ctrl+q", "SIGTERM"])
@pytest.mark.parametrize("half", [True, False], ids=["half", "whole"])
def test_keys_in_a_dialog_and_the_end(home: Home, by_key: bool, half: bool) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal, "Eerst dit.").press("ctrl+t")
        terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
        if not half:
            terminal.type("drink koffie mee\n")
            terminal.wait_for(lambda: "zodat …" in terminal.before_cursor)
        terminal.send(SECRET + KEYS["ctrl+q"] * by_key)
        if not by_key:
            terminal.kill(signal.SIGTERM)
        assert terminal.wait() == (0 if by_key else 143)
        kept = f"Ik {SECRET}." if half else f"Ik drink koffie mee, zodat {SECRET}."
        assert f"Zodatje: {kept}\n" in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert "".join(terminal.text.split()) == (home.where() if by_key else "")


def test_killed_while_typing_without_a_pause(home: Home) -> None:
    sent: list[tuple[float, str]] = []
    with Terminal(home, *NEW) as terminal:
        on_card_1(terminal)
        until = time.monotonic() + 2.5
        while time.monotonic() < until:
            word = f"w{len(sent):04}"
            sent.append((time.monotonic(), word))
            terminal.type(f"{word} ")
            terminal.wait_for(word)
        killed = time.monotonic()
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    note = home.transcript()
    older = [word for moment, word in sent if moment < killed - 1]
    assert len(older) > 20
    assert [word for word in older if word not in note] == []


def test_stopped_and_brought_back(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal)
        home.wait_until(lambda: WORDS in home.transcript())
        terminal.wait_for("bewaard")
        terminal.type("!")
        terminal.wait_gone("bewaard")
        terminal.kill(signal.SIGTSTP)
        terminal.wait_stopped()
        terminal.wait_gone("kaart 1 van 12")
        assert f"{WORDS}!" in home.transcript()
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("kaart 1 van 12")
        terminal.type(" En door.")
        terminal.wait_for("En door.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert "En door." in home.transcript()
        assert terminal.terminal_restored(), terminal.left_behind()


def test_nobody_else_can_look_in(home: Home) -> None:
    with Terminal(home, *NEW, umask=0) as terminal:
        typed(terminal).press("ctrl+q")
        assert terminal.wait() == 0
    assert home.saved()
    assert home.wide_open() == []
