"""What reaches the terminal is what Textual makes and text, whatever stands in a file, is typed, pasted or given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview
from tests.pty.home import Home
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

EVIL = "Sam\x1b]52;c;aG9lZg==\x07\x1b]8;;http://x\x1b\\\x1b[7;77H\x1bc\x9b77m\x00\x7f\u202e[@click=app.quit]x[/b]"
FILED = EVIL.replace("/", "-").replace("\x00", "")
# Most terminals take ESC and what comes before the space out of a paste; tmux, for one, lets them through.
PASTED = (
    "Sam\x1b[7;77H\x07\x1b]52;c;aG9lZg==\x07 \x1b[31mrood\x11\x1bc\x9b77m\x85\u2028\u202e\u2066[@click=app.quit]x[/b]"
)
# Colours, places, clearing, modes and their questions, the keyboard's protocol, the shape of cursor and pointer: no
# titles, no clipboard, no links.
OURS = re.compile(
    r"\x1b\[[0-9;:]*[mHABCDGJKq]|\x1b\[\?[0-9;]+(?:[hl]|\$p)|\x1b\[[<>=?][0-9;]*u|\x1b\[[0-9]* q|\x1b\[c"
    r"|\x1b\]22;[a-z-]*\x07"
)
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def only_ours(terminal: Terminal) -> None:
    """Nothing that a terminal would obey but what Textual makes."""
    text = terminal.output.decode(errors="strict")
    left = OURS.sub("", text)
    assert (found := UNSEEN.search(left)) is None, repr(left[max(0, found.start() - 20) : found.start() + 40])
    assert "7;77H" not in [one[2:] for one in OURS.findall(text)]


def test_out_of_a_file(home: Home) -> None:
    cards = shipped("nl")
    home.transcripts.mkdir(mode=0o700)
    held = interview(
        **dict.fromkeys(("interviewer", "interviewee", "team", "organisation", "next", "closing"), EVIL),
        question_set=cards.ref,
        sharing=Circle.TEAM,
        at_card=3,
        answers={3: Answer(EVIL, (f"Ik {EVIL}, zodat het {EVIL}.",))},
    )
    (home.transcripts / "2026-11-24-sam-3f9k2m.md").write_bytes(compose(held, cards))
    (home.transcripts / f"2026-11-24-{FILED}-9f9k2m.md").write_bytes(EVIL.encode())
    with Terminal(home, columns=120, rows=40) as terminal:
        terminal.wait_for("Ga verder met Sam⟨U+001B⟩]52;c;")
        terminal.press("down", "l")
        terminal.wait_for("Het bestand blijft zoals het is.")
        terminal.press("up", "enter")
        terminal.wait_for("kaart 3 van 12")
        terminal.wait_for("⟨U+202E⟩[@click=app.quit]x[/b]")
        terminal.press("ctrl+t")
        terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
        terminal.press("escape", "alt+a")
        terminal.wait_for("Nu samen teruglezen")
        terminal.press("enter")
        terminal.wait_for("antwoord 1 van")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
        only_ours(terminal)


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["show", "3f9k2m"], ["check"]], ids=" ".join)
def test_out_of_a_command(home: Home, words: list[str], tmp_path: Path) -> None:
    home.transcripts.mkdir(mode=0o700)
    held = interview(interviewer=EVIL, interviewee=EVIL, team=EVIL, closing=EVIL, answers={3: Answer(EVIL, (EVIL,))})
    good = home.transcripts / "2026-11-24-sam-3f9k2m.md"
    good.write_bytes(compose(held, shipped("nl")))
    bad = home.transcripts / f"2026-11-24-{FILED}-9f9k2m.md"
    bad.write_bytes(f"---\nid: 9f9k2m\nformat: 1\n{EVIL}\n---\n".encode())
    assert tmp_path.exists()
    with Terminal(home, *words, *([str(good), str(bad)] if words == ["check"] else [])) as terminal:
        assert terminal.wait() in (0, 1, 2)
        only_ours(terminal)


def test_typed_pasted_and_given(home: Home) -> None:
    given = ("new", "--interviewer", EVIL.replace("\x00", ""), "--interviewee", EVIL.replace("\x00", ""))
    with Terminal(home, *given, columns=120) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.paste(PASTED)
        terminal.wait_for("[@click=app.quit]x[/b]")
        terminal.press("ctrl+t")
        terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
        terminal.paste(PASTED)
        terminal.wait_for(lambda: "x[/b]" in terminal.before_cursor)
        terminal.press("escape", "ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
        only_ours(terminal)
    kept = home.transcript()
    assert not UNSEEN.search(kept)
    assert "click=app.quit" in kept
    assert "rood" in kept
