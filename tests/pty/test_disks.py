"""Real disks that fail: without inodes, read-only from one moment to the next, and one that takes seconds a write."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.pty.home import Home
from tests.pty.terminal import Terminal
from tests.pty.test_bad_input import MORE, NEW, SOON_AGAIN, WORDS, said_and_kept, saved_by_itself, typed

pytestmark = pytest.mark.pty
Mount = Callable[[str], None]


def mounted(options: str, where: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"{options},mode=700", "tmpfs", where]
    return not subprocess.run(command, capture_output=True, check=False).returncode


@pytest.fixture
def mount(home: Home) -> Iterator[Mount]:
    """Lays a disk with these options in the place of the transcripts, or lays it anew with others."""
    if os.geteuid() or sys.platform != "linux":
        pytest.skip("only root may mount a disk")
    home.transcripts.mkdir(mode=0o700)
    where = str(home.transcripts)
    if not mounted("size=1m", where):
        pytest.skip("no disks can be mounted here")

    def again(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", where], check=True)

    yield again
    subprocess.run(["umount", where], check=True)


def test_a_disk_without_inodes(home: Home, mount: Mount) -> None:
    """There is room enough; only no new file can be made."""
    mount("nr_inodes=8")
    fillers = []
    try:
        for number in range(8):
            fillers.append(home.transcripts / f"vol{number}")
            fillers[-1].touch()
    except OSError:
        fillers.pop()
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        said_and_kept(terminal, home, "De schijf is vol.")
        for filler in fillers:
            filler.unlink()
        saved_by_itself(terminal, home)


def test_a_disk_that_becomes_read_only(home: Home, mount: Mount) -> None:
    with Terminal(home, *NEW, program=SOON_AGAIN) as terminal:
        typed(terminal, WORDS)
        terminal.wait_for("bewaard")
        mount("ro")
        terminal.press("space", "backspace")
        said_and_kept(terminal, home, "mag je alleen lezen.")
        mount("rw")
        saved_by_itself(terminal, home)


def test_a_disk_that_takes_seconds_for_every_write(home: Home) -> None:
    """Typing goes on meanwhile, and leaving waits for the last write."""
    program = home.path / "traag.py"
    program.write_text(
        "import os, sys, time\n"
        "real = os.fsync\n"
        "def slow(fd): time.sleep(1.5); real(fd)\n"
        "os.fsync = slow\n"
        "from interview_tui.cli import main\n"
        "sys.exit(main())\n"
    )
    with Terminal(home, *NEW, program=[str(program)]) as terminal:
        typed(terminal, WORDS)
        terminal.type(MORE)
        terminal.wait_for(MORE.strip(), 2.0)  # not held up by a write, which is under way
        assert MORE.strip() not in home.transcript()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.terminal_restored(), terminal.left_behind()
    assert WORDS + MORE in home.transcript()
