"""What docs/privacy.md promises, watched in the real program: no network, no other programs, no files elsewhere."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.interview.privacy.finding import IdentifierKind, neutral
from interview_tui.tui.kit.commands import INTERVIEW
from interview_tui.tui.note.identifying import LONGEST
from tests.pty.home import Home
from tests.pty.playing import finish
from tests.pty.terminal import Terminal
from tests.tui.interview.test_screen import started

pytestmark = [pytest.mark.pty, pytest.mark.timeout(240)]

WATCHED = str(Path(__file__).with_name("watched_program.py"))
DOC = Path(__file__).parents[1] / "docs" / "privacy.md"
HARMLESS = ("/dev/tty", "/dev/null", "/dev/pts/")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder with nothing in it."""
    return Home.make(tmp_path)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the watched program writes down what it does."""
    return tmp_path / "events"


def watched(home: Home, log: Path, *arguments: str) -> Terminal:
    return Terminal(home, *arguments, program=(WATCHED, str(log)), umask=0)


GIVEN = "In gesprek, Sam."
"""How the names of the copies for Sam begin, which are proposed in the home folder."""


def events(log: Path) -> Iterator[tuple[str, str]]:
    for line in log.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        name, _tab, about = line.partition("\t")
        yield name, about


def on_the_network(log: Path) -> list[str]:
    """Every event that has to do with a network. The pair with which a program wakes itself up has no address."""
    pair = {f"family {int(socket.AF_UNIX)}"}
    found = [
        f"{name} {about}" for name, about in events(log) if re.match(r"(socket|urllib|http|ftplib|smtplib)\.", name)
    ]
    return [one for one in found if one not in {f"socket.__new__ {family}" for family in pair}]


def other_programs(log: Path) -> list[str]:
    return [
        name
        for name, _about in events(log)
        if re.match(r"(subprocess|webbrowser)\.|os\.(system|exec|fork|posix)", name)
    ]


def written_elsewhere(log: Path, home: Home, said: str = "") -> set[str]:
    """Paths that were opened for writing, made, moved or removed outside the two folders. Relative ones lie in one.

    Without the files in the home folder itself whose names begin as `said`, and what is written before they are whole.
    """
    mine = (home.transcripts, home.state)
    allowed = (os.fspath(home.path / said), os.fspath(home.path / ".in-gesprek-")) if said else ()
    found = set()
    for name, about in events(log):
        path = Path(about)
        if name == "open" or name.startswith("os."):
            inside = any(path == folder or path.is_relative_to(folder) for folder in mine)
            if path.is_absolute() and not inside and not about.startswith((*HARMLESS, *allowed)):
                found.add(f"{name} {about}")
    return found


def assert_nothing_left_the_house(log: Path, home: Home, said: str = "") -> None:
    assert on_the_network(log) == []
    assert other_programs(log) == []
    assert written_elsewhere(log, home, said) == set()
    elsewhere = [path for path in home.files() if not path.is_relative_to(home.transcripts)]
    elsewhere = [path for path in elsewhere if not (said and path.parent == home.path and path.name.startswith(said))]
    assert [path for path in elsewhere if not path.is_relative_to(home.state)] == []
    assert home.wide_open() == []


def test_the_page_tells_every_word_and_the_key() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert [kind.name for kind in IdentifierKind if f"`{neutral(kind, 'nl')}`" not in text] == []
    (command,) = [command for command in INTERVIEW if command.id == "neutral"]
    assert f"`{command.keys}`" in text
    assert f"{LONGEST:,} characters" in text


def test_the_watch_sees_what_it_should(home: Home, log: Path) -> None:
    """A watch that sees nothing would prove nothing."""
    code = (
        "import sys, os, socket, runpy; sys.argv[1:] = [sys.argv[1], '--version']\n"
        "try: runpy.run_path({watched!r}, run_name='__main__')\n"
        "except SystemExit: pass\n"
        "socket.socket().bind(('127.0.0.1', 0)); open({elsewhere!r}, 'w')\n"
        "os.posix_spawn(sys.executable, ['python', '-V'], {{}})\n"
    )
    elsewhere = str(home.path / "elsewhere")
    program = ("-c", code.format(watched=WATCHED, elsewhere=elsewhere), str(log))
    with Terminal(home, program=program) as terminal:
        assert terminal.wait() == 0, terminal.text
    assert {"socket.bind "} < set(on_the_network(log))
    assert other_programs(log) == ["os.posix_spawn"]
    assert written_elsewhere(log, home) == {f"open {elsewhere}"}


def test_an_interview_from_the_first_card_to_the_shared_version(home: Home, log: Path) -> None:
    """Every screen and dialog of an interview."""
    with watched(home, log, "new", "--interviewer", "Noor", "--interviewee", "Sam") as terminal:
        terminal.wait_for("kaart 1 van 12")
        note = "Bel 06-12345678 maar, zei ze."
        terminal.type(note)
        terminal.wait_for(note)
        terminal.wait_for("Herkenbaar gegeven?")
        terminal.press("alt+v")
        terminal.wait_for("Bel [telefoonnummer] maar, zei ze.")
        for key, shown in (
            ("ctrl+o", "Grotere letters"),
            ("ctrl+g", "Naar kaart"),
            ("f1", "Op dit scherm"),
            ("alt+h", "hooguit 90 dagen"),
        ):
            terminal.press(key)
            terminal.wait_for(shown)
            terminal.press("escape")
            terminal.wait_gone(shown)
        terminal.press("ctrl+p")
        terminal.wait_for("Typ wat je wilt doen")
        terminal.type("licht")
        terminal.wait_gone("Typ wat je wilt doen")
        terminal.press("enter")
        terminal.wait_gone("Licht of donker")
        terminal.press("ctrl+t")
        terminal.wait_for(lambda: "Ik …" in terminal.before_cursor)
        terminal.type("wacht\n")
        terminal.wait_for(lambda: "zodat …" in terminal.before_cursor)
        terminal.type("zij begint\n")
        terminal.press("escape", "escape")
        terminal.wait_for("Ik wacht, zodat zij begint.")
        terminal.press("ctrl+n")
        terminal.wait_for("kaart 2 van 12")
        terminal.press("alt+a")
        terminal.wait_for("Nu samen teruglezen")
        terminal.press("enter")
        terminal.wait_for("antwoord 1 van")
        terminal.press("g")
        terminal.wait_for("Wie mag dit gesprek lezen?")
        terminal.press("down", "enter")
        terminal.wait_gone("Wie mag dit gesprek lezen?")
        terminal.press("h")
        terminal.wait_for("tab: naar de zodatjes")
        terminal.press("escape")
        terminal.wait_gone("tab: naar de zodatjes")
        finish(terminal, "te wachten")
        terminal.press("w")
        terminal.wait_for("Enter: klaar")
        terminal.send("Kim\r")
        terminal.wait_for("Hoi Kim,")
        terminal.press("c")
        terminal.wait_for("Gekopieerd")
        terminal.press("s")
        terminal.wait_for("Het staat hier:")
        terminal.press("escape")
        terminal.wait_for("Dit gesprek is afgerond.")
        terminal.press("t")
        terminal.wait_for("Voor wie")
        terminal.press("alt+v")
        terminal.wait_for("Wat er meegaat voor: ons team")
        terminal.press("escape")
        terminal.wait_for("Voor wie")
        terminal.press("down", *["right"] * 4)
        terminal.wait_for("● Markdown")
        terminal.press("enter")
        terminal.wait_for("Het is klaar. Dit is het bestand om door te geven:")
        for format_name in ("Word", "PDF", "tekst", "webpagina"):  # the copy for Sam, in each of them
            terminal.press("n")
            terminal.wait_for("Voor wie")
            terminal.press("left")
            terminal.wait_for("● Sam")
            terminal.press("down", *["left"] * 4, *["right"] * ["Word", "PDF", "tekst", "webpagina"].index(format_name))
            terminal.wait_for(f"● {format_name}")
            terminal.press("enter")
            terminal.wait_for("De kopie voor Sam is klaar:")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert len(home.saved()) == 2
    assert {path.suffix for path in home.path.glob(f"{GIVEN}*")} == {".docx", ".pdf", ".txt", ".html"}
    assert any(about.startswith(f"{home.transcripts}/") for name, about in events(log) if name == "open")
    assert home.holding("06-12345678") == []
    assert_nothing_left_the_house(log, home, GIVEN)


def test_the_list_the_example_the_bin_and_the_three_questions(home: Home, log: Path) -> None:
    """What is done outside an interview."""
    home.transcripts.mkdir(mode=0o700)
    started(home.transcripts, at_card=3).chmod(0o600)
    with watched(home, log) as terminal:
        terminal.wait_for("Sam")
        terminal.press("l")
        terminal.wait_for("Terug naar de lijst")
        terminal.press("escape")
        terminal.wait_gone("Terug naar de lijst")
        terminal.press("x")
        terminal.wait_for("Terug naar de lijst")
        terminal.press("escape")
        terminal.wait_gone("Terug naar de lijst")
        terminal.press("h")
        terminal.wait_for("Andere namen")
        terminal.press("escape")
        terminal.wait_gone("Andere namen")
        terminal.press("v")
        home.wait_until(lambda: not home.saved())
        terminal.press("p")
        terminal.wait_for("Prullenbak")
        terminal.press("escape")
        terminal.wait_gone("Prullenbak")
        terminal.press("n")
        terminal.wait_for("ctrl+n Begin")
        terminal.press("escape")
        terminal.wait_gone("ctrl+n Begin")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert_nothing_left_the_house(log, home)


@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", "3f9k2m"], ["check"], ["--help"]], ids=" ".join
)
def test_the_commands(home: Home, log: Path, arguments: list[str]) -> None:
    home.transcripts.mkdir(mode=0o700)
    path = started(home.transcripts, at_card=3)
    path.chmod(0o600)
    with watched(home, log, *arguments, *([str(path)] if arguments == ["check"] else [])) as terminal:
        assert terminal.wait() in (0, 2), terminal.text
    assert_nothing_left_the_house(log, home)


def test_a_transcript_that_is_taken_in(home: Home, log: Path, tmp_path: Path) -> None:
    elsewhere = started(tmp_path, at_card=3)
    with watched(home, log, "import", str(elsewhere)) as terminal:
        assert terminal.wait() == 0, terminal.text
    assert len([*home.transcripts.iterdir()]) == 1
    assert_nothing_left_the_house(log, home)
