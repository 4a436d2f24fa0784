"""However it fails, what it says and what it leaves behind tell nobody what was said, nor who said it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview
from tests.pty.home import Home
from tests.pty.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.pty

WHO, WHOM, SAID = "Hoefijzer", "Korenbloem", "dakpannengeheim"
NEW = ("new", "--interviewer", WHO, "--interviewee", WHOM)
# The file of an interview is named after who is interviewed; whoever needs the file must be told that name.
FILE = f"-{WHOM.lower()}-"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.make(tmp_path)


def tells(text: str) -> list[str]:
    """Which of the words a text tells, the names of files aside."""
    text = text.replace(FILE, "-…-")
    return [word for word in (WHO, WHOM, SAID) if word.lower() in text.lower()]


def left_behind(home: Home) -> list[str]:
    """Files outside the transcripts and the rescue files that hold the words."""
    found = []
    for path in home.files():
        if not path.is_relative_to(home.transcripts) and "rescue" not in path.parts and path.is_file():
            words = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.name}: {word}" for word in tells(words + path.name)]
    return found


def put(home: Home) -> Path:
    home.transcripts.mkdir(mode=0o700)
    answers = {3: Answer(f"{SAID} in de zin.", (f"Ik {SAID}, zodat {WHO} {WHOM}.",))}
    cards = shipped("nl")
    names = {"interviewer": WHO, "interviewee": WHOM, "team": WHO, "closing": SAID}
    held = interview(**names, answers=answers, at_card=3, question_set=cards.ref)
    path = home.transcripts / f"2026-11-24{FILE}3f9k2m.md"
    path.write_bytes(compose(held, cards))
    return path


BROKEN = {
    "half": lambda written: written[: len(written) // 3],
    "no id": lambda written: written.replace(b"id: 3f9k2m", b"x: y"),
    "a name without quotes": lambda written: written.replace(f'"{WHO}"'.encode(), f"{WHO}: {SAID}".encode()),
    "an open quote": lambda written: written.replace(f'"{WHO}"'.encode(), f'"{WHO} {SAID}'.encode()),
    "no UTF-8": lambda written: written.replace(SAID.encode(), SAID.encode() + b"\xff"),
    "values of another kind": lambda written: written.replace(b"id: 3f9k2m", f"minutes: {SAID}\nid: 3f9k2m".encode()),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_damaged_file_is_told_without_its_words(home: Home, kind: str) -> None:
    path = put(home)
    path.write_bytes(BROKEN[kind](path.read_bytes()))
    for words in (["check", str(path)], ["resume", str(path)], ["share", "3f9k2m", "--circle", "team", "-o", "x.md"]):
        command = [sys.executable, "-m", "interview_tui", "--transcripts", str(home.transcripts), *words]
        ended = subprocess.run(
            command, env=home.environ, capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=home.path
        )
        assert ended.stderr + ended.stdout
        assert tells(ended.stderr + ended.stdout) == []
    assert left_behind(home) == []


# Each is Python that breaks something of ours in the process that becomes the program.
CRASHES = {
    "in a key": (
        "from interview_tui.tui.interview.screen import InterviewScreen as S\n"
        "def crash(self): note = self.interview; raise ValueError(repr(note))\n"
        "S.action_go_to = crash"
    ),
    "in a worker": (
        "from interview_tui.tui.interview.screen import InterviewScreen as S\n"
        "async def crash(self): note = self.interview; raise ValueError(repr(note))\n"
        "S.action_go_to = lambda self: self.run_worker(crash(self))"
    ),
    "in a thread": (
        "import threading\n"
        "from interview_tui.tui.interview.screen import InterviewScreen as S\n"
        "def crash(note): raise ValueError(repr(note))\n"
        "def go(self):\n"
        "    one = threading.Thread(target=crash, args=(self.interview,)); one.start(); one.join(); self.app.exit()\n"
        "S.action_go_to = go"
    ),
    "while painting": (
        "from interview_tui.tui.interview.screen import InterviewScreen as S\n"
        "from interview_tui.tui.note.field import NoteField\n"
        "def crash(self, *rest): raise ValueError(self.text)\n"
        "def go(self): NoteField.render_line = crash; self.place.field.refresh(); self.place.field.insert('x')\n"
        "S.action_go_to = go"
    ),
}


@pytest.mark.parametrize("kind", CRASHES)
def test_a_crash_of_ours_tells_where_and_not_what(home: Home, kind: str) -> None:
    program = home.path / "crash.py"
    program.write_text(f"{CRASHES[kind]}\nimport sys\nfrom interview_tui.cli import main\nsys.exit(main())\n")
    with Terminal(home, *NEW, program=[str(program)]) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(f"{SAID}.")
        terminal.wait_for(f"{SAID}.")
        terminal.press("ctrl+g")
        terminal.wait()
        assert terminal.terminal_restored(), terminal.left_behind()
        assert tells(terminal.text) == [], terminal.text
        assert "Traceback" not in terminal.text
    program.unlink()
    assert SAID in home.transcript(), "what was typed is saved all the same"
    assert left_behind(home) == []


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV], ids=["SIGABRT", "SIGSEGV"])
def test_a_death_in_the_middle_tells_nothing(home: Home, number: int) -> None:
    """Also with Python's fault handler on, which tells of places in the code alone."""
    no_core = (
        "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); os.environ['PYTHONFAULTHANDLER'] = '1'"
    )
    with Terminal(home, *NEW, before=no_core) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.type(f"{SAID}.")
        home.wait_until(lambda: f"{SAID}." in home.transcript())
        said = len(terminal.output)
        terminal.kill(number)
        assert terminal.wait() == -number
        assert tells(terminal.output[said:].decode(errors="replace")) == []
    assert left_behind(home) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the name of a process is looked up on Linux")
def test_the_list_of_processes_tells_only_what_was_given(home: Home) -> None:
    path = put(home)
    with Terminal(home, "resume", "3f9k2m") as terminal:
        terminal.wait_for("kaart 3 van 12")
        seen = [Path(f"/proc/{terminal.pid}/{name}").read_bytes() for name in ("cmdline", "comm")]
        threads = [task / "comm" for task in Path(f"/proc/{terminal.pid}/task").iterdir()]
        seen += [one.read_bytes() for one in threads if one.exists()]
        assert tells(os.fsdecode(b" ".join(seen))) == []
        title = terminal.output.decode(errors="replace")
        assert "\x1b]0;" not in title
        assert "\x1b]2;" not in title
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert path.exists()
