"""A folder that cannot be written, a window that is too small, no terminal at all: nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.home import Home
from tests.pty.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.pty

NEW = ("new", "--interviewer", "Noor", "--interviewee", "Sam")
WORDS = "Eerst koffie, dan pas vragen."
MORE = " En daarna niets meer."
NOT_SAVED = "Niet bewaard sinds"
# The program without the long waits: between two attempts to save (up to five seconds), and until there is a rescue
# file (two). How long those are is held by test_saver.py and test_rescue.py, with a clock of their own.
SOON_AGAIN = (
    "-c",
    "import sys; from interview_tui.transcripts.desk import rescue, saver; saver.RETRIES = (0.5,); "
    "rescue.PATIENCE = 0.3; from interview_tui.cli import main; sys.exit(main())",
)


# --- no terminal


@pytest.mark.parametrize("arguments", [(), NEW, ("resume",)], ids=["list", "new", "resume"])
@pytest.mark.parametrize("missing", ["stdin", "ended stdin", "stdout", "both"])
def test_without_a_terminal_there_is_one_line(home: Home, arguments: tuple[str, ...], missing: str) -> None:
    master, slave = os.openpty()
    given, wanted = os.pipe()
    os.close(wanted)
    stdin = {"stdin": subprocess.DEVNULL, "ended stdin": given, "both": subprocess.DEVNULL}.get(missing, slave)
    stdout = subprocess.PIPE if missing in ("stdout", "both") else slave
    try:
        words = [sys.executable, "-m", "interview_tui", "--transcripts", str(home.transcripts), *arguments]
        ended = subprocess.run(
            words, env=home.environ, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=PATIENCE
        )
    finally:
        for descriptor in (master, slave, given):
            os.close(descriptor)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "terminal" in ended.stderr
    assert not ended.stdout
    assert home.saved() == []


# --- a folder that cannot be written


def test_a_folder_that_is_missing_is_made(home: Home) -> None:
    deep = Home(home.path, home.path / "werk" / "gesprekken")
    with Terminal(deep, *NEW, umask=0) as terminal:
        typed(terminal, WORDS)
        terminal.wait_for("bewaard")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert WORDS in deep.transcript()
    assert home.wide_open() == []


def typed(terminal: Terminal, words: str) -> None:
    terminal.wait_for("kaart 1 van 12")
    terminal.type(words)
    terminal.wait_for(words.split(".")[0].strip())


def said_and_kept(terminal: Terminal, home: Home, why: str, *, rescued: bool = True) -> None:
    """The trouble stays on the screen, and typing goes on, into a rescue file where there is room for one; `WORDS`
    stand in the note already."""
    terminal.wait_for(NOT_SAVED)
    terminal.wait_for(why)
    terminal.type(MORE)
    terminal.wait_for(MORE.strip())
    assert all(MORE.strip() not in path.read_text("utf-8") for path in home.saved())
    if not rescued:
        return
    folder = home.state / "interview-tui" / "rescue"
    home.wait_until(lambda: [path for path in folder.glob("*.md") if MORE.strip() in path.read_text("utf-8")])
    assert terminal.shows(NOT_SAVED)
    (rescue,) = folder.glob("*.md")
    assert rescue.stat().st_mode & 0o777 == 0o600
    terminal.wait_for("Tot die tijd staat er een kopie in")


def saved_by_itself(terminal: Terminal, home: Home) -> None:
    """The message goes, and everything is on the disk, without a key."""
    terminal.wait_gone(NOT_SAVED)
    assert WORDS + MORE in home.transcript()
    assert home.holding(MORE.strip()) == home.saved(), "the rescue file is gone"
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert terminal.terminal_restored(), terminal.left_behind()


def test_a_file_in_the_place_of_the_folder(home: Home) -> None:
    home.transcripts.write_text("van iemand anders")
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        said_and_kept(terminal, home, "is een bestand, terwijl het een map moet zijn.")
        assert home.transcripts.read_text() == "van iemand anders"
        home.transcripts.rename(home.path / "anders")
        saved_by_itself(terminal, home)


def test_a_folder_that_is_renamed_while_typing(home: Home) -> None:
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        terminal.wait_for("bewaard")
        elsewhere = home.transcripts.rename(home.path / "elders")
        terminal.press("space", "backspace")
        said_and_kept(terminal, home, "is er niet meer.")
        assert not home.transcripts.exists()
        elsewhere.rename(home.transcripts)
        saved_by_itself(terminal, home)


@pytest.mark.parametrize("held", ["", "van een ander"], ids=["to nothing", "to a file"])
def test_a_link_that_comes_in_place_of_the_file_is_not_followed_out_of_the_folder(home: Home, held: str) -> None:
    elsewhere = home.path / "elders.md"
    if held:
        elsewhere.write_text(held)
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        home.wait_until(lambda: WORDS in home.transcript())
        (path,) = home.saved()
        path.unlink()
        path.symlink_to(elsewhere)
        terminal.press("space", "backspace")
        terminal.wait_for(NOT_SAVED)
        terminal.wait_for("staat nu iets anders")
        terminal.type(MORE)
        terminal.wait_for(MORE.strip())
        rescue = home.state / "interview-tui" / "rescue"
        home.wait_until(lambda: [one for one in rescue.glob("*.md") if MORE.strip() in one.read_text("utf-8")])
        assert (elsewhere.read_text() if elsewhere.exists() else "") == held
        path.unlink()
        saved_by_itself(terminal, home)
    assert (elsewhere.read_text() if elsewhere.exists() else "") == held


def test_a_folder_in_place_of_the_file_and_the_words_come_back_beside_it(home: Home) -> None:
    with Terminal(home, *NEW) as terminal:
        typed(terminal, WORDS)
        home.wait_until(lambda: WORDS in home.transcript())
        (path,) = home.saved()
        path.unlink()
        path.mkdir()
        terminal.press("space", "backspace")
        terminal.wait_for(NOT_SAVED)
        terminal.wait_for("staat nu iets anders")
        terminal.type(MORE)
        terminal.wait_for(MORE.strip())
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    with Terminal(home) as terminal:
        terminal.wait_for("waarvan geen goed bestand meer is. alt+k maakt er weer een van.")
        terminal.press("alt+k")
        terminal.wait_for("Ga verder met Sam, kaart 1")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    (back,) = (one for one in home.saved() if one != path)
    assert WORDS + MORE in back.read_text("utf-8")
    assert path.is_dir()
    assert home.holding(MORE.strip()) == [back]


def test_a_folder_that_may_not_be_written(home: Home, bound_by_rights: str) -> None:
    home.transcripts.mkdir(mode=0o500)
    with Terminal(home, *NEW, program=SOON_AGAIN, before=bound_by_rights) as terminal:
        typed(terminal, WORDS)
        said_and_kept(terminal, home, "Je mag niet schrijven in")
        home.transcripts.chmod(0o700)
        saved_by_itself(terminal, home)


def test_the_right_to_write_taken_away_while_typing(home: Home, bound_by_rights: str) -> None:
    with Terminal(home, *NEW, program=SOON_AGAIN, before=bound_by_rights) as terminal:
        typed(terminal, WORDS)
        home.wait_until(lambda: WORDS in home.transcript())
        home.transcripts.chmod(0o500)
        terminal.press("space", "backspace")
        said_and_kept(terminal, home, "Je mag niet schrijven in")
        home.transcripts.chmod(0o700)
        saved_by_itself(terminal, home)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit can be lifted from outside on Linux only")
def test_a_file_that_may_not_grow(home: Home) -> None:
    import resource

    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))"
    with Terminal(home, *NEW, program=SOON_AGAIN, before=limit) as terminal:
        terminal.wait_for("kaart 1 van 12")
        terminal.paste("Wat er al stond.\n")
        home.wait_until(lambda: "Wat er al stond." in home.transcript())
        before = home.transcript()
        terminal.paste("lang " * 500 + "\n")
        terminal.type(WORDS)
        terminal.wait_for(WORDS)
        said_and_kept(terminal, home, "Het bestand is te groot geworden", rescued=False)  # no file may grow
        assert home.transcript() == before
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        saved_by_itself(terminal, home)


@pytest.fixture
def small_disk(home: Home) -> Iterator[Path]:
    """A disk of 64 kB in the place of the transcripts."""
    home.transcripts.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(home.transcripts)]
    if os.geteuid() or sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk, and not everywhere")
    yield home.transcripts
    subprocess.run(["umount", str(home.transcripts)], check=True)


def test_a_full_disk(home: Home, small_disk: Path) -> None:
    filler = small_disk / "vol"
    filler.write_bytes(b"x" * 65536)
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        said_and_kept(terminal, home, "De schijf is vol.")
        filler.unlink()
        saved_by_itself(terminal, home)


def test_leaving_while_it_cannot_be_saved_keeps_a_copy(home: Home) -> None:
    home.transcripts.write_text("in de weg")
    with Terminal(home, *NEW, umask=0) as terminal:
        typed(terminal, WORDS)
        terminal.wait_for(NOT_SAVED)
        terminal.press("ctrl+q")
        terminal.wait_for("is nog niet bewaard")
        terminal.press("down", "enter")
        terminal.wait_for("Een kopie met alles wat je hebt getypt, staat in")
        terminal.press("enter")
        assert terminal.wait() == 1
        assert terminal.terminal_restored(), terminal.left_behind()
        assert "Traceback" not in terminal.text
    assert home.holding(WORDS)
    assert [mode for mode in home.wide_open() if "gesprekken" not in mode] == []


def test_ended_while_it_cannot_be_saved_it_keeps_a_copy(home: Home) -> None:
    home.transcripts.write_text("in de weg")
    with Terminal(home, *NEW) as terminal:
        typed(terminal, WORDS)
        terminal.wait_for(NOT_SAVED)
        terminal.send(MORE)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 143
        assert terminal.terminal_restored(), terminal.left_behind()
        (copy,) = home.holding(WORDS + MORE)
        assert copy.name in "".join(terminal.text.split())
        assert WORDS not in terminal.text


# --- windows


def test_a_window_that_is_too_small_loses_nothing(home: Home) -> None:
    with Terminal(home, *NEW, columns=59, rows=17) as terminal:
        terminal.wait_for("In gesprek heeft 60 kolommen en 18 regels nodig; hier zijn het er 59 en 17.")
        terminal.type(WORDS)
        terminal.resize(80, 24)
        terminal.wait_for(WORDS)
        terminal.resize(60, 17)
        terminal.wait_for("Dit venster is te klein")
        terminal.type(MORE)
        terminal.resize(1, 1)
        terminal.type(" Ook hier.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert f"{WORDS}{MORE} Ook hier." in home.transcript()


def resized(terminal: Terminal, columns: int, rows: int) -> None:
    """Another size, and something painted since."""
    before = len(terminal.output)
    terminal.resize(columns, rows)
    terminal.wait_for(lambda: len(terminal.output) > before)


@pytest.mark.parametrize("seed", range(2))
def test_windows_that_never_keep_still(home: Home, seed: int) -> None:
    chance = random.Random(seed)
    words = [f"w{number:03}" for number in range(150)]
    with Terminal(home, *NEW) as terminal:
        terminal.wait_for("kaart 1 van 12")
        for word in words:
            terminal.resize(chance.choice([0, 1, 2, 7, 59, 60, 80, 110, 200]), chance.choice([0, 1, 2, 17, 18, 24, 60]))
            terminal.send(f"{word} ")
        for columns, rows in ((120, 30), (70, 20), (80, 24)):  # one by one, for it paints only what is another size
            resized(terminal, columns, rows)
        terminal.wait_for(words[-1])
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    assert " ".join(words) in home.transcript()
