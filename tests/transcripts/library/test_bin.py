"""What is thrown away can be put back, until the bin is emptied; nothing else is ever touched."""

from __future__ import annotations

import errno
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_tui.storage.files import write_atomic
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.library import bin as bin_module
from interview_tui.transcripts.library.bin import FOLDER, binned, empty, put_back, remove, throw_away
from tests import disk
from tests.storage.faults import Faulty, Killed

MOMENT = datetime(2026, 3, 1, 10, 15, tzinfo=UTC)
posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX does it")


def transcript(folder: Path, name: str = "2026-02-11-sam-3f9k2m.md", words: bytes = b"words") -> Path:
    path = folder / name
    disk.put(path, words)
    return path


def test_there_and_back(tmp_path: Path) -> None:
    path = transcript(tmp_path)
    thing = throw_away(path, when=MOMENT)
    assert not path.exists()
    assert binned(tmp_path) == [thing]
    assert (thing.origin, thing.thrown_away, disk.get(thing.path)) == (path, MOMENT, b"words")
    assert put_back(thing) == path
    assert disk.get(path) == b"words"
    assert binned(tmp_path) == []


@posix
def test_the_bin_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        thing = throw_away(transcript(tmp_path))
    finally:
        os.umask(before)
    for folder in (tmp_path / FOLDER, thing.path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_name_twice_in_one_second(tmp_path: Path) -> None:
    first = throw_away(transcript(tmp_path, words=b"1"), when=MOMENT)
    second = throw_away(transcript(tmp_path, words=b"2"), when=MOMENT)
    third = throw_away(transcript(tmp_path, words=b"3"), when=MOMENT + timedelta(hours=1))
    assert binned(tmp_path)[0] == third
    assert set(binned(tmp_path)) == {first, second, third}
    assert [disk.get(one.path) for one in (first, second, third)] == [b"1", b"2", b"3"]


def test_nothing_is_put_back_over_something(tmp_path: Path) -> None:
    things = [throw_away(transcript(tmp_path, words=words)) for words in (b"1", b"2")]
    there = transcript(tmp_path, words=b"now")
    assert [put_back(thing).name for thing in things] == ["2026-02-11-sam-3f9k2m-2.md", "2026-02-11-sam-3f9k2m-3.md"]
    assert disk.get(there) == b"now"
    assert sorted(disk.get(path) for path in tmp_path.glob("*.md")) == [b"1", b"2", b"now"]


def test_emptied_is_gone_and_counted(tmp_path: Path) -> None:
    for words in (b"1", b"2"):
        throw_away(transcript(tmp_path, words=words))
    kept = transcript(tmp_path)
    assert empty(tmp_path) == 2
    assert list(tmp_path.iterdir()) == [kept]
    assert empty(tmp_path) == 0
    assert binned(tmp_path) == []


def test_one_thing_can_go_for_good(tmp_path: Path) -> None:
    things = [throw_away(transcript(tmp_path, words=words)) for words in (b"1", b"2")]
    remove(things[0])
    remove(things[0])  # another window was faster
    assert binned(tmp_path) == [things[1]]
    with pytest.raises(SaveError):
        put_back(things[0])


def test_what_others_put_in_the_bin_is_left_alone(tmp_path: Path) -> None:
    thing = throw_away(transcript(tmp_path))
    for strange in ("20261399-101500-3f9k2m", "notes", "20260301-101500"):
        (tmp_path / FOLDER / strange).mkdir()
        disk.put(tmp_path / FOLDER / strange / "x.md", b"theirs")
    disk.put(tmp_path / FOLDER / "x.md", b"theirs")
    (thing.path.parent / "folder").mkdir()
    assert binned(tmp_path) == [thing]
    assert empty(tmp_path) == 1
    assert len(list((tmp_path / FOLDER).rglob("x.md"))) == 4


@posix
def test_links_are_moved_and_removed_themselves(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real = transcript(tmp_path / "far")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    thing = throw_away(link)
    assert thing.path.is_symlink()
    assert put_back(thing) == link
    assert link.is_symlink()
    throw_away(link)
    (tmp_path / FOLDER / "20260301-101500-3f9k2m").symlink_to(tmp_path / "far")
    assert empty(tmp_path) == 1
    assert disk.get(real) == b"words"


@posix
def test_a_bin_that_is_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "20260301-101500-3f9k2m").mkdir(parents=True)
    victim = transcript(elsewhere / "20260301-101500-3f9k2m")
    folder = tmp_path / "In gesprek"
    folder.mkdir()
    (folder / FOLDER).symlink_to(elsewhere)
    path = transcript(folder)
    for act in (lambda: throw_away(path), lambda: binned(folder), lambda: empty(folder)):
        with pytest.raises(SaveError) as caught:
            act()
        assert caught.value.kind is Trouble.PLACE_TAKEN
    assert path.exists()
    assert victim.exists()


def test_only_files_are_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "none.md"):
        with pytest.raises(SaveError):
            throw_away(path)
    disk.put(tmp_path / FOLDER, b"")
    with pytest.raises(SaveError):
        throw_away(transcript(tmp_path))


def test_what_a_killed_program_left_of_it_goes_too(tmp_path: Path) -> None:
    path = transcript(tmp_path)
    system = Faulty(at=5)
    with pytest.raises(Killed):
        write_atomic(tmp_path / "x.md", b"struck", None, system=system)
    system.bury()
    with pytest.raises(Killed):
        write_atomic(path.with_name("new.md"), b"struck", None, system=(dying := Faulty(at=5)))
    dying.bury()
    left = list(tmp_path.glob(".in-gesprek-*"))
    assert len(left) == 2
    disk.put(tmp_path / "x.md", b"")
    throw_away(tmp_path / "x.md")
    assert len(list(tmp_path.glob(".in-gesprek-*"))) == 1


@pytest.mark.parametrize("kill", [True, False])
def test_failing_or_dying_at_any_call_loses_nothing(tmp_path: Path, kill: bool) -> None:
    for at in range(1, 60):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = transcript(folder)
        system = Faulty(at, None if kill else lambda: OSError(errno.EIO, "broken"))
        try:
            back = put_back(throw_away(path, system=system), system=system)
        except (SaveError, Killed):
            everywhere = [disk.get(found) for found in folder.rglob("*.md")]
            assert everywhere in ([b"words"], [b"words"] * 2)  # twice: dead between the two names of a move
            assert path.exists() or binned(folder)
        else:
            assert back == path
        if system.at > len(system.calls):
            break
    else:
        raise AssertionError("it never got done")
    assert at > 6


def test_what_will_not_go_does_not_keep_the_rest(tmp_path: Path) -> None:
    for words in (b"1", b"2", b"3"):
        throw_away(transcript(tmp_path, words=words))
    system = Faulty(2, lambda: OSError(errno.EACCES, "no"))  # the first removal
    with pytest.raises(SaveError) as caught:
        empty(tmp_path, system=system)
    assert caught.value.kind is Trouble.NOT_ALLOWED
    assert len(binned(tmp_path)) == 1


def test_the_moment_is_in_the_name(tmp_path: Path) -> None:
    thing = throw_away(transcript(tmp_path), when=MOMENT)
    assert thing.path.parent.name.startswith("20260301-101500-")
    assert bin_module._ENTRY.fullmatch(thing.path.parent.name)
