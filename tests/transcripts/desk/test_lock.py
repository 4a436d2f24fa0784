"""One writer for each interview; nobody is locked out by the dead, nor where locks cannot be had."""

from __future__ import annotations

import errno
import json
import os
import platform
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from interview_tui.transcripts.desk.lock import Claim, Taken, claim

pytestmark = pytest.mark.no_files

posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX does it")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a process began")

HOLDER = """
import sys, pathlib
from interview_tui.transcripts.desk.lock import claim
held = claim(pathlib.Path(sys.argv[1]), "3f9k2m", folder=pathlib.Path(sys.argv[2]))
print(type(held).__name__, flush=True)
sys.stdin.read()
"""


@contextmanager
def other_window(path: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the interview until it is ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with process:
        assert process.stdout.readline() == "Claim\n"
        try:
            yield process
        finally:
            process.stdin.close()


def held(path: Path, folder: Path, ident: str = "3f9k2m") -> Claim:
    found = claim(path, ident, folder=folder)
    assert isinstance(found, Claim)
    return found


def test_the_second_window_is_told_who_has_it(tmp_path: Path) -> None:
    path, folder = tmp_path / "sam.md", tmp_path / "locks"
    began = datetime.now().astimezone()
    with other_window(path, folder) as process:
        taken = claim(path, "3f9k2m", folder=folder)
        assert isinstance(taken, Taken)
        assert taken.by is not None
        assert taken.by.pid == process.pid
        assert began <= taken.by.started <= datetime.now().astimezone()
        assert taken.reason == f"Dit gesprek staat sinds {taken.by.started:%H:%M} open in een ander venster."
    with held(path, folder) as mine:
        assert mine.certain


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])  # by name: Windows has no SIGKILL
def test_the_dead_lock_nobody_out(tmp_path: Path, name: str) -> None:
    path, folder = tmp_path / "sam.md", tmp_path / "locks"
    with other_window(path, folder) as process:
        process.send_signal(signal.Signals[name])
        process.wait()
        assert [found for found in folder.iterdir() if found.suffix == ".json"], "it said goodbye: no test"
        held(path, folder).release()


def test_released_is_free_and_within_one_process_it_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "sam.md"
    mine = held(path, tmp_path / "locks")
    assert isinstance(claim(path, "3f9k2m", folder=tmp_path / "locks"), Taken)
    mine.release()
    mine.release()
    again = held(path, tmp_path / "locks")
    mine.release()  # an old claim does not free a new one
    assert isinstance(claim(path, "3f9k2m", folder=tmp_path / "locks"), Taken)
    again.release()


def test_other_interviews_are_free(tmp_path: Path) -> None:
    folder = tmp_path / "locks"
    with (
        held(tmp_path / "sam.md", folder),
        held(tmp_path / "noor.md", folder),
        held(tmp_path / "sam.md", folder, "other1"),
    ):
        pass


@posix
def test_every_way_to_write_a_path_is_the_same_interview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "link").symlink_to("in")
    monkeypatch.chdir(tmp_path)
    with held(tmp_path / "in" / "sam.md", tmp_path / "locks"):
        for path in (Path("in/sam.md"), Path("in/../in/sam.md"), tmp_path / "link" / "sam.md"):
            assert isinstance(claim(path, "3f9k2m", folder=tmp_path / "locks"), Taken)


@posix
def test_what_a_lock_leaves_says_nothing_and_is_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with held(tmp_path / "sam-de-wit.md", tmp_path / "locks"):
            files = list((tmp_path / "locks").iterdir())
            assert sorted(found.suffix for found in files) == [".json", ".lock"]
            for found in files:
                assert stat.S_IMODE(found.stat().st_mode) == 0o600
                assert "sam" not in found.name
            words = json.loads(next(found for found in files if found.suffix == ".json").read_bytes())
            assert sorted(words) == ["host", "pid", "started"]
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "locks").stat().st_mode) == 0o700
    assert [found.suffix for found in (tmp_path / "locks").iterdir()] == [".lock"]


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 3000,
        b"x" * 5000,
        b'{"pid": "1", "host": "h", "started": "2026-03-01"}',
        b'{"pid": true, "host": "h", "started": "2026-03-01"}',
        b'{"pid": 1, "host": 2, "started": "2026-03-01"}',
        b'{"pid": 1, "host": "h", "started": "soon"}',
        b'{"pid": 1, "host": "h", "started": 5}',
        b'{"pid": 1, "host": "h", "started": "0001-01-01T00:00:00+23:59"}',
        b'{"pid": 1}',
    ],
)
def test_a_note_beside_the_lock_that_makes_no_sense_is_no_trouble(tmp_path: Path, words: bytes) -> None:
    with held(tmp_path / "sam.md", tmp_path / "locks"):
        next((tmp_path / "locks").glob("*.json")).write_bytes(words)
        taken = claim(tmp_path / "sam.md", "3f9k2m", folder=tmp_path / "locks")
        assert taken == Taken(None)
        assert isinstance(taken, Taken)
        assert taken.reason == "Dit gesprek staat al open in een ander venster."


def test_another_computer_and_another_day_are_named(tmp_path: Path) -> None:
    with held(tmp_path / "sam.md", tmp_path / "locks"):
        words = {"pid": 1, "host": "balie\x1b[2J\n3", "started": "2026-03-01T10:15:00"}
        next((tmp_path / "locks").glob("*.json")).write_text(json.dumps(words))
        taken = claim(tmp_path / "sam.md", "3f9k2m", folder=tmp_path / "locks")
        assert isinstance(taken, Taken)
        assert taken.reason == "Dit gesprek staat sinds 01-03-2026 10:15 open op de computer balie⟨U+001B⟩[2J 3."


@posix
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EIO])
def test_without_locks_everyone_is_let_in(tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_fd: int, _operation: int) -> None:
        raise OSError(number, "no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    for _ in range(2):
        mine = held(tmp_path / "sam.md", tmp_path / "locks")
        assert not mine.certain
    mine.release()


def test_a_state_folder_that_cannot_be_made_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "locks").write_bytes(b"")
    assert not held(tmp_path / "sam.md", tmp_path / "locks").certain


def test_a_folder_in_place_of_the_lock_keeps_nobody_out(tmp_path: Path) -> None:
    held(tmp_path / "sam.md", tmp_path / "locks").release()
    lock = next((tmp_path / "locks").glob("*.lock"))
    lock.unlink()
    lock.mkdir()
    assert not held(tmp_path / "sam.md", tmp_path / "locks").certain


@posix
def test_the_locks_are_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with claim(tmp_path / "x" / "sam.md") as mine:  # type: ignore[union-attr]
        assert mine.certain
    assert list((tmp_path / "interview-tui" / "locks").glob("*.lock"))


# --- locks that nobody holds any more, and notes beside them that tell of somebody


@posix
@pytest.mark.parametrize(
    "words",
    [
        {"pid": 4_000_000, "host": "", "started": "2026-03-01T10:15:00+00:00"},  # dead
        {"pid": 1, "host": "", "started": "2001-03-01T10:15:00+00:00"},  # its number is another's by now
        {"pid": 1, "host": "balie-3", "started": "2026-03-01T10:15:00+00:00"},  # another computer
    ],
)
def test_a_note_that_a_dead_one_left_locks_nobody_out(tmp_path: Path, words: dict[str, object]) -> None:
    held(tmp_path / "sam.md", tmp_path / "locks").release()
    lock = next((tmp_path / "locks").glob("*.lock"))
    lock.with_suffix(".json").write_text(json.dumps({**words, "host": words["host"] or platform.node()}))
    held(tmp_path / "sam.md", tmp_path / "locks").release()


@posix
@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        ({}, False),  # as it is: this process, which runs since before
        ({"pid": 4_000_000}, True),
        pytest.param({"started": "2001-03-01T10:15:00+00:00"}, True, marks=linux),
        ({"host": "balie-3"}, True),
        ({"pid": "?"}, True),  # nobody knows
    ],
)
def test_only_of_who_runs_here_there_is_no_doubt(tmp_path: Path, words: dict[str, object], doubtful: bool) -> None:
    with held(tmp_path / "sam.md", tmp_path / "locks"):
        beside = next((tmp_path / "locks").glob("*.json"))
        beside.write_text(json.dumps({**json.loads(beside.read_bytes()), **words}))
        taken = claim(tmp_path / "sam.md", "3f9k2m", folder=tmp_path / "locks")
        assert isinstance(taken, Taken)
        assert taken.doubtful is doubtful


@posix
def test_it_can_be_taken_over_from_who_is_gone(tmp_path: Path) -> None:
    path, folder = tmp_path / "sam.md", tmp_path / "locks"
    with other_window(path, folder):
        assert isinstance(claim(path, "3f9k2m", folder=folder), Taken)
        mine = claim(path, "3f9k2m", folder=folder, over=True)
        assert isinstance(mine, Claim)
        assert mine.certain
        assert isinstance(claim(path, "3f9k2m", folder=folder), Taken), "now it is ours"
        mine.release()
    held(path, folder).release()
