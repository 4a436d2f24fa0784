"""The real program, as a process of its own: what only shows there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview

PROGRAM = [sys.executable, "-m", "interview_tui"]


def save(folder: Path, number: int, interviewee: str = "Sam") -> None:
    held = interview(id=f"x{number:05d}", interviewee=interviewee, answers={5: Answer("Zoë zei: “日本”.")})
    (folder / f"{number}.md").write_bytes(compose(held, shipped("nl")))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, **environment}
    return subprocess.run(
        [*PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, env=environ, timeout=60
    )


@pytest.mark.parametrize("command", [[], ["new"], ["new", "--interviewer", "Noor", "--interviewee", "Sam"], ["resume"]])
def test_without_a_terminal_the_app_says_so_in_one_line(tmp_path: Path, command: list[str]) -> None:
    done = run(*command, "--transcripts", str(tmp_path / "t"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"interview-tui: ") and done.stderr.count(b"\n") == 1
    assert not (tmp_path / "t").exists()


# What takes long to import, and what is needed for it.
HEAVY = {"textual", "rich.console", "pydantic", "yaml", "babel", "asyncio", "filelock"}
SEE = """
import sys
from interview_tui.cli import main
status = main(sys.argv[1:])
print(*sorted(set(sys.modules) & {heavy!r}), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["show", "x00001"], ["--help"], [], ["resume"]])
def test_a_command_without_a_screen_imports_nothing_heavy(tmp_path: Path, command: list[str]) -> None:
    save(tmp_path, 1, "日本語")
    code = SEE.format(heavy=HEAVY)
    arguments = ["--transcripts", str(tmp_path), *command]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )
    assert done.stderr.splitlines()[-1] == ""


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path) -> None:
    for number in range(400):
        save(tmp_path, number, "Sam " * 60)
    listing = subprocess.Popen(
        [*PROGRAM, "list", "--transcripts", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # else the first line brings up to 128 kB with it (Python 3.14), and all of it has found its reader
    )
    assert listing.stdout is not None and listing.stderr is not None
    assert listing.stdout.readline().startswith(b"x00")
    listing.stdout.close()
    assert listing.stderr.read() == b""
    listing.stderr.close()
    assert listing.wait(60) == 141


def test_help_for_a_reader_that_left_is_no_trouble() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    for command in ("--help", "--version"):
        done = subprocess.run([*PROGRAM, command], stdout=writing, stderr=subprocess.PIPE, timeout=60)
        assert (done.returncode, done.stderr) == (141, b"")
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("command", ["list", "--help", "list --help", "--version", "--lang nl --version"])
def test_output_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, command: str, buffered: bool) -> None:
    save(tmp_path, 1)
    given = ["--transcripts", str(tmp_path), *command.split()] if command == "list" else command.split()
    environ = {**os.environ, "PYTHONUNBUFFERED": "" if buffered else "1"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *given], stdout=full, stderr=subprocess.PIPE, timeout=60, env=environ)
    assert done.returncode == 1
    assert done.stderr.startswith(b"interview-tui: ") and done.stderr.count(b"\n") == 1


def test_a_terminal_that_knows_no_accents_gets_question_marks(tmp_path: Path) -> None:
    save(tmp_path, 1, "Zoë")
    for command in (["list"], ["show", "x00001"], ["--help"], ["show", "é\x1b"]):
        done = run("--transcripts", str(tmp_path), *command, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert done.returncode in (0, 2)
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="by a shell of POSIX")
def test_closed_streams_are_no_trouble(tmp_path: Path) -> None:
    save(tmp_path, 1)
    closing = f"exec {sys.executable} -m interview_tui list --transcripts '{tmp_path}' >&- 2>&- <&-"
    assert subprocess.run(["sh", "-c", closing], timeout=60).returncode == 0
    missing = f"exec {sys.executable} -m interview_tui show weg --transcripts '{tmp_path}' >&- 2>&- <&-"
    assert subprocess.run(["sh", "-c", missing], timeout=60).returncode == 2


def test_names_on_the_command_line_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    done = subprocess.run(
        [*(part.encode() for part in PROGRAM), b"show", b"\xff\x1b.md", b"--transcripts", os.fsencode(tmp_path)],
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b"\x1b" not in done.stderr
