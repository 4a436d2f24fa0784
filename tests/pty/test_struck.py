"""Finish and be gone in any way at once: what was struck is gone after one more start, or it is named."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.sharing.share import share
from tests.builders import version_path
from tests.pty.home import Home
from tests.pty.playing import to_closing_sentence
from tests.pty.terminal import Terminal
from tests.tui.read_back.stage import ANSWERS, SECRET, saved, spoken

pytestmark = [pytest.mark.pty, pytest.mark.timeout(180)]

# The program on a disk on which each write takes a while to be safe.
SLOW = (
    "-c",
    "import os, sys, time; real = os.fsync; os.fsync = lambda fd: (time.sleep({wait}), real(fd)); "
    "from interview_tui.cli import main; sys.exit(main())",
)


def slow(wait: float) -> tuple[str, ...]:
    return SLOW[0], SLOW[1].format(wait=wait)


def prepared(home: Home, ident: str = "3f9k2m", secret: str = SECRET) -> Path:
    """A held interview, with copies in every place that a program of this kind makes them."""
    held = spoken(id=ident, answers={**ANSWERS, 5: Answer(f"Toen zei ik {secret}.")})
    path = saved(home.transcripts, held)
    before = path.read_bytes()
    for _copy in range(5):
        keep_beside(path, before)
    throw_away(keep_beside(path, before))
    version_path(path, Circle.TEAM).write_bytes(
        share(read(compose(held.change(status=Status.FINAL), shipped("nl"))), Circle.TEAM)
    )
    assert len(home.holding(secret)) == 8
    return path


def is_final(path: Path) -> bool:
    return read(path.read_bytes()).interview.status is Status.FINAL


def forgotten(home: Home, path: Path, secret: str = SECRET) -> None:
    """Wait until that word is gone, and what was promised about that interview."""

    def gone() -> bool:
        promises = (home.state / "interview-tui" / "forgetting").glob("*.json")
        try:
            return not home.holding(secret) and not [one for one in promises if path.name in one.read_text("utf-8")]
        except FileNotFoundError:  # it went while it was looked at
            return False

    home.wait_until(gone)


def finished(terminal: Terminal) -> None:
    """Strike an answer, and come so far that one key finishes the interview."""
    terminal.wait_for("antwoord 1 van 4")
    terminal.press("down", "down", "s")
    terminal.wait_for("na het afronden is dit weg")
    to_closing_sentence(terminal)
    terminal.press("enter")
    terminal.wait_for("Afronden zonder slotzin?")
    terminal.press("down")


def started_once_more(home: Home, path: Path) -> None:
    """After the next start the answer is gone."""
    with Terminal(home) as terminal:
        terminal.wait_for("In gesprek")
        terminal.wait_for("Sam")
        forgotten(home, path)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


LEAVING: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "ctrl+q": (lambda terminal: terminal.press("ctrl+q"), 0),
    "SIGHUP": (lambda terminal: terminal.kill(signal.SIGHUP), 129),
    "SIGTERM": (lambda terminal: terminal.kill(signal.SIGTERM), 143),
    "closed": (lambda terminal: terminal.close_terminal(), 129),
}


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("wait", [0.0, 0.2], ids=["quick disk", "slow disk"])
def test_who_finishes_and_leaves_at_once_leaves_nothing_behind(home: Home, way: str, wait: float) -> None:
    path = prepared(home)
    leave, status = LEAVING[way]
    with Terminal(home, "resume", str(path), program=slow(wait)) as terminal:
        finished(terminal)
        terminal.press("enter")
        terminal.wait_for("Dit gesprek is afgerond.")
        leave(terminal)
        ended, took = terminal.end()
        assert (ended, took < 8) == (status, True)
    assert is_final(path)
    if not wait or way == "ctrl+q":
        assert home.holding(SECRET) == []
        assert list((home.state / "interview-tui" / "forgetting").iterdir()) == []
    started_once_more(home, path)


def test_it_is_done_before_the_list_is_there(home: Home) -> None:
    path = prepared(home)
    with Terminal(home, "resume", str(path), program=slow(0.1)) as terminal:
        finished(terminal)
        terminal.press("enter")
        terminal.wait_for("Dit gesprek is afgerond.")
        terminal.press("escape")
        terminal.wait_for("1 gesprek")
        assert home.holding(SECRET) == []
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


KILLED_AFTER = (0.0, 0.03, 0.06, 0.1, 0.14, 0.18, 0.22, 0.3)


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.02], ids=["quick disk", "slow disk"])
def test_who_is_killed_while_finishing_has_it_forgotten_by_the_next_start(home: Home, wait: float) -> None:
    """Each start is the next one of the run before it, that was killed at another moment: half of the starts."""
    to_forget: tuple[Path, str] | None = None
    for number, after in enumerate((*KILLED_AFTER, None), 1):
        secret = f"{SECRET}{number}"
        path = prepared(home, f"{number}f9k2m", secret)
        with Terminal(home, "resume", str(path), program=slow(wait)) as terminal:
            finished(terminal)
            if to_forget:
                forgotten(home, *to_forget)
            if after is None:
                break
            terminal.press("enter")
            terminal.running(after)
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
        to_forget = (path, secret) if is_final(path) else None


def test_what_cannot_be_forgotten_is_named_by_the_next_start(home: Home) -> None:
    path = prepared(home)
    damaged = path.with_name(f"{path.stem}-2.md")
    damaged.write_text(SECRET, encoding="utf-8")
    with Terminal(home, "resume", str(path), program=slow(0.2)) as terminal:
        finished(terminal)
        terminal.press("enter")
        home.wait_until(lambda: is_final(path))
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    for _start in range(2):
        with Terminal(home, columns=160) as terminal:
            terminal.wait_for("Wat geschrapt is in Noor met Sam kan nog staan in:")
            terminal.wait_for(lambda: damaged.name in "".join(terminal.text.split()))
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
    assert home.holding(SECRET) == [damaged]


def test_neither_the_system_nor_textual_writes_down_what_is_typed(home: Home) -> None:
    """Whatever is set around it: variables for who makes programs with Textual, and a limit that allows core dumps."""
    told = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(home.path / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(home.path),
        "TEXTUAL_PRESS": "a,b,c",
    }
    before = (
        f"os.environ.update({told!r}); import resource; "
        "resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)"
    )
    new = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
    with Terminal(home, *new, before=before) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(SECRET)
        home.wait_until(lambda: SECRET in home.transcript())
        terminal.running(1.5)  # Textual would look at the screen after one second
        assert home.holding(SECRET) == home.saved()
        assert "abc" not in home.transcript()
        limits = Path(f"/proc/{terminal.pid}/limits")
        if limits.exists():
            assert re.search(r"(?m)^Max core file size +0 ", limits.read_text())
        terminal.kill(signal.SIGABRT)
        assert terminal.wait() == -signal.SIGABRT
    assert home.holding(SECRET) == home.saved()
    assert [path.name for path in home.path.iterdir() if path.is_file()] == []
