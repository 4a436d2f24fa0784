"""Whatever people are called: shown to the letter, filed safely, found again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.home import Home
from tests.pty.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.pty

WORDS = "Eerst koffie, dan pas vragen."
NAMES = {
    "markup": "[/b]",
    "an action": "[@click=app.quit]x",
    "a path": "../../etc/passwd",
    "a device": "CON",
    "120 characters": "Sam" * 40,
    "right to left": "שרה כהן",
    "turned around": "Sam\u202enettup",
    "emoji": "🐘 Olifant",
    "joined emoji": "Sam 👩‍👩‍👧",
    "an escape": "Sam\x1b]0;weg\x07\x1b[2J",
}
CLEANED = {"turned around": "Samnettup", "an escape": "Sam]0;weg[2J"}
# The emulated screen cannot draw what is joined; that the program can is looked at in the file.
ON_SCREEN = {"120 characters": "Sam" * 15, "joined emoji": "Sam 👩"}


def command(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program without a terminal."""
    words = [sys.executable, "-m", "interview_tui", "--transcripts", str(home.transcripts), *arguments]
    return subprocess.run(words, env=home.environ, capture_output=True, text=True, check=False, timeout=PATIENCE)


@pytest.mark.parametrize("kind", NAMES)
def test_a_strange_name_is_shown_filed_and_found(home: Home, tmp_path: Path, kind: str) -> None:
    name, kept = NAMES[kind], CLEANED.get(kind, NAMES[kind])
    shown = ON_SCREEN.get(kind, kept)
    with Terminal(home, "new", "--interviewer", name, "--interviewee", name, columns=120) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.wait_for(f"In gesprek · {shown}")
        terminal.click(shown)
        terminal.type(WORDS)
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    (saved,) = home.saved()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[^\W_]+(-[^\W_]+)*\.md", saved.name), saved.name
    assert len(saved.name.encode()) <= 100
    assert all(path.is_relative_to(home.path) for path in tmp_path.rglob("*") if path.is_file())
    ident = saved.stem.rpartition("-")[2]
    listed = command(home, "list")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 1)
    assert kept in listed.stdout
    with Terminal(home, "resume", ident, columns=120) as terminal:
        terminal.wait_for(f"In gesprek · {shown}")
        terminal.wait_for(WORDS)
        terminal.press("alt+o")
        terminal.wait_for(f"{shown[:20]}")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    assert home.saved() == [saved]
