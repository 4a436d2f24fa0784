"""Contents in memory: never older than the file, never more than the bound, and gone when they have to be."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.storage.system import System
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.library.contents import MOST, Contents
from tests import disk
from tests.storage.opens import count_opens

LONG_AGO = 1_000_000_000.0


def write(path: Path, data: bytes, modified: float = LONG_AGO) -> Path:
    """Another inode each time, as programs that write safely do."""
    fresh = path.with_name("nieuw")
    disk.put(fresh, data)
    os.utime(fresh, (modified, modified))
    return fresh.replace(path)


def test_no_more_than_150_megabytes_are_kept() -> None:
    assert MOST == 150 * 1024 * 1024


def test_what_was_asked_for_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [write(tmp_path / name, b"x" * 40) for name in "abc"]
    contents = Contents(100)
    opens = count_opens(monkeypatch)
    for name in ("a", "b", "a", "c", "a", "b"):  # c takes the place of b, for a was asked for later
        contents.read(tmp_path / name)
        assert contents.size <= 100
    assert [opens[path.name] for path in paths] == [1, 2, 1]


def test_a_file_beyond_the_bound_is_read_and_not_kept(tmp_path: Path) -> None:
    contents = Contents(100)
    contents.read(write(tmp_path / "klein", b"x" * 40))
    assert contents.read(write(tmp_path / "groot", b"x" * 101)) == b"x" * 101
    assert contents.size == 40


def test_a_file_written_just_now_is_not_kept(tmp_path: Path) -> None:
    """It may be written again within the same tick of the clock, in the same size."""
    now = time.time()
    path = write(tmp_path / "x", b"een", now)
    contents = Contents()
    assert contents.read(path) == b"een"
    disk.put(path, b"nog")
    os.utime(path, (now, now))
    assert contents.read(path) == b"nog"
    assert contents.size == 0


def test_a_file_that_is_gone_is_told_and_not_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "x", b"woorden")
    contents = Contents()
    contents.read(path)
    path.unlink()
    with pytest.raises(ReadError):
        contents.read(path)
    assert contents.size == 0


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_a_link_is_read_inside_its_folder_and_never_kept(tmp_path: Path) -> None:
    folder = tmp_path / "gesprekken"
    folder.mkdir()
    write(folder / "binnen", b"binnen")
    outside = write(tmp_path / "buiten", b"buiten")
    (folder / "in").symlink_to(folder / "binnen")
    (folder / "uit").symlink_to(outside)
    contents = Contents()
    assert contents.read(folder / "in") == b"binnen"
    with pytest.raises(ReadError):
        contents.read(folder / "uit")
    assert contents.size == 0


def test_what_is_being_read_when_all_is_dropped_is_not_kept(tmp_path: Path) -> None:
    """Another thread may have begun to read before the words were struck from the file."""
    path = write(tmp_path / "x", b"woorden")

    class Meanwhile(System):
        def close(self, fd: int) -> None:
            super().close(fd)
            contents.clear()

    contents = Contents(system=Meanwhile())
    assert contents.read(path) == b"woorden"
    assert contents.size == 0


steps = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.sampled_from("abc"), st.just(0)),
        st.tuples(st.just("write"), st.sampled_from("abc"), st.integers(0, 60)),
        st.tuples(st.just("clear"), st.just("a"), st.just(0)),
    ),
    max_size=30,
)


@given(steps=steps)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_it_gives_what_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("x")
    contents = Contents(100)
    for number, (step, name, size) in enumerate([*(("write", name, 30) for name in "abc"), *steps]):
        path = folder / name
        if step == "write":
            write(path, bytes([number]) * size)
        elif step == "clear":
            contents.clear()
            assert contents.size == 0
        else:
            assert contents.read(path) == disk.get(path)
        assert contents.size == sum(len(data) for _stamp, data in contents._known.values()) <= 100
