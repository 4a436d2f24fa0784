"""However a program is ended from outside: it saves, its status says why, and it is gone within three seconds."""

from __future__ import annotations

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.process.harness import Ended

IN_TIME = 3.0
SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_program_that_listens_leaves_by_itself(tmp_path: Path, number: int) -> None:
    with Ended(tmp_path, "tidy", "controlling") as run:
        run.send(number)
        status, took = run.end()
        assert (status, run.log()) == (128 + number, ["flush", f"ask {128 + number}", "left"])
        assert took < IN_TIME


@pytest.mark.parametrize("main_thread", ["deaf", "reading", "writing"])
@pytest.mark.parametrize("number", SIGNALS)
def test_a_program_that_is_stuck_is_ended_by_force(tmp_path: Path, number: int, main_thread: str) -> None:
    with Ended(tmp_path, main_thread, "controlling") as run:
        run.send(number)
        status, took = run.end()
        assert (status, run.log()) == (128 + number, ["flush", f"ask {128 + number}", "flush"])
        assert took < IN_TIME


@pytest.mark.parametrize("main_thread", ["deaf", "writing"])
@pytest.mark.parametrize("closed", [False, True])
def test_with_all_its_grace_it_is_still_in_time(tmp_path: Path, main_thread: str, closed: bool) -> None:
    with Ended(tmp_path, main_thread, "nohup", "slow-disk", "real-grace") as run:
        if closed:
            run.close_window()
        else:
            run.send(signal.SIGTERM)
        status, took = run.end()
        assert status == (129 if closed else 143)
        assert 1.9 < took < IN_TIME


def test_the_first_signal_counts(tmp_path: Path) -> None:
    with Ended(tmp_path, "deaf") as run:
        run.send(signal.SIGINT)
        run.wait_log("ask 130")
        for number in (*SIGNALS, *SIGNALS):
            run.send(number)
        assert run.end()[0] == 130
        assert run.log() == ["flush", "ask 130", "flush"]


@pytest.mark.parametrize("modes", [("controlling",), ("controlling", "nohup"), (), ("nohup",)])
@pytest.mark.parametrize("main_thread", ["tidy", "deaf", "reading", "writing"])
def test_a_closed_window_is_a_hang_up(tmp_path: Path, main_thread: str, modes: tuple[str, ...]) -> None:
    with Ended(tmp_path, main_thread, *modes) as run:
        run.close_window()
        status, took = run.end()
        assert (status, run.log()[:2]) == (129, ["flush", "ask 129"])
        assert took < IN_TIME


@pytest.mark.parametrize("trouble", ["slow-disk", "broken-disk", "closed-loop"])
def test_trouble_on_the_way_out_keeps_nobody(tmp_path: Path, trouble: str) -> None:
    with Ended(tmp_path, "deaf", "controlling", trouble) as run:
        run.send(signal.SIGTERM)
        status, took = run.end()
        assert (status, run.log()) == (143, ["flush", "ask 143", "flush"])
        assert took < IN_TIME


def test_nohup_is_respected(tmp_path: Path) -> None:
    with Ended(tmp_path, "tidy", "nohup", "hangs-up-itself") as run:
        run.send(signal.SIGTERM)
        assert run.end()[0] == 143


@pytest.mark.parametrize("modes", [(), ("own-stop",)])
def test_it_saves_before_ctrl_z_stops_it(tmp_path: Path, modes: tuple[str, ...]) -> None:
    with Ended(tmp_path, "tidy", "same-session", *modes) as run:
        for round_ in (1, 2):  # also after it came back
            run.send(signal.SIGTSTP)
            run.wait_stopped()
            assert run.log() == ["flush", "stop"] * round_ if modes else ["flush"] * round_
            run.send(signal.SIGCONT)
            run.wait_continued()
        run.send(signal.SIGTERM)
        assert run.end()[0] == 143
        assert run.log()[-3:] == ["flush", "ask 143", "left"]


def test_ended_while_stopped_it_saves_when_it_is_woken(tmp_path: Path) -> None:
    with Ended(tmp_path, "tidy", "same-session") as run:
        run.send(signal.SIGTSTP)
        run.wait_stopped()
        run.send(signal.SIGTERM)
        run.send(signal.SIGCONT)
        assert run.end()[0] == 143
        assert run.log() == ["flush", "flush", "ask 143", "left"]


@pytest.mark.parametrize("main_thread", ["deaf", "reading", "writing"])
def test_the_terminal_is_given_back(tmp_path: Path, main_thread: str) -> None:
    with Ended(tmp_path, main_thread, "controlling", "raw") as run:
        assert termios.tcgetattr(run.slave) != run.before, "nothing to give back"
        run.send(signal.SIGTERM)
        run.end()
        assert termios.tcgetattr(run.slave) == run.before
        shown = run.screen()
        for sequence in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
            assert sequence in shown
        assert os.get_blocking(run.slave), "not to wait was a setting of ours alone"


def test_from_the_background_it_can_be_ended_too(tmp_path: Path) -> None:
    """To give the terminal back from there would stop a program that does not see to it."""
    with Ended(tmp_path, "deaf", through=_parent("background")) as run:
        os.kill(int(run.log_path.with_name("pid").read_text()), signal.SIGTERM)
        status, took = run.end()
        assert status == 143
        assert took < IN_TIME


def test_without_its_parent_and_its_terminal_it_leaves(tmp_path: Path) -> None:
    """Its parent dies; the terminal, though open, is that of another session."""
    with Ended(tmp_path, "tidy", "orphan", through=_parent()) as run:
        run.process.kill()
        run.wait_ready()
        took = run.wait_gone()
        assert run.log() == ["flush", "ask 129", "orphan", "left"]
        assert took < IN_TIME


def test_without_its_parent_in_a_terminal_of_its_own_it_goes_on(tmp_path: Path) -> None:
    with Ended(tmp_path, "tidy", "orphan", "controlling", through=_parent("own session")) as run:
        pid = int(run.log_path.with_name("pid").read_text())
        run.process.kill()
        run.wait_ready()
        os.kill(pid, signal.SIGTERM)
        run.wait_gone()
        assert run.log() == ["orphan", "flush", "ask 143", "left"]


def _parent(special: str = "") -> list[str]:
    """A parent that starts the program in its place, waits, and ends as it does."""
    place = {"background": "process_group=0", "own session": "start_new_session=True"}.get(special, "")
    code = (
        "import fcntl, subprocess, sys, termios\n"
        f"if {special == 'background'}:\n"
        "    fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
        f"sys.exit(subprocess.Popen(sys.argv[1:], close_fds=False, {place}).wait())\n"
    )
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_while_an_editor_has_the_terminal_its_keys_are_not_for_us(tmp_path: Path, number: int) -> None:
    """Interrupted and asked to quit meanwhile, it goes on; what comes after that ends it, an interrupt too."""
    with Ended(tmp_path, "tidy", "lent") as run:
        run.send(number)
        assert run.end()[0] == 128 + number
        assert run.log() == ["back", "flush", f"ask {128 + number}", "left"]
