"""Files are written whole or not at all, over nobody's work, and read only if they are ordinary."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.language import choose
from interview_tui.storage import files, ordinary_file, trouble
from interview_tui.storage.fingerprint import Fingerprint
from interview_tui.storage.folders import clear_leavings, keep_beside, make_folder, move
from interview_tui.storage.reading import read, read_bytes
from interview_tui.storage.trouble import ChangedUnderneath, FileTrouble, ReadError, SaveError, Trouble
from interview_tui.storage.writing import write_atomic
from tests.running import times
from tests.storage.faults import Faulty, FragileDisk, Killed

posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX does it")
OLD, NEW = b"what was there, in full\n" * 40, b"what is said now\n" * 60


def started(folder: Path, there: bool) -> tuple[Path, Fingerprint | None]:
    """A target in `folder`, with the old version in it or not."""
    path = folder / "gesprek.md"
    return path, write_atomic(path, OLD, None) if there else None


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(value: int) -> Iterator[None]:
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


# Whole or not at all


@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=5), st.sampled_from([1, 7, 1000, None]))
@settings(max_examples=times(0.6))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, versions: list[bytes], short: int) -> None:
    path = tmp_path_factory.mktemp("round") / "x.md"
    expected: Fingerprint | None = None
    for version in versions:
        expected = write_atomic(path, version, expected, system=Faulty(short=short))
        assert read(path) == (version, expected)
    assert names(path.parent) == ["x.md"]


ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.ENOENT, errno.EROFS, errno.EINVAL, errno.ENOSYS]


@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("there", [True, False], ids=["over a version", "new"])
@pytest.mark.parametrize("lasting", [True, False], ids=["for good", "once"])
def test_an_error_at_any_call_leaves_the_old_or_the_new(
    tmp_path: Path, number: int, there: bool, lasting: bool
) -> None:
    failures = 0
    for at in range(1, 100):
        folder = tmp_path / str(at)
        folder.mkdir()
        path, expected = started(folder, there)
        system = Faulty(at, lambda: OSError(number, os.strerror(number)), short=700, lasting=lasting)
        try:
            written = write_atomic(path, NEW, expected, system=system)
        except SaveError as error:
            failures += 1
            assert (path.read_bytes() if path.exists() else None) == (OLD if there else None), system.failed
            assert error.reason and error.advice
        else:
            assert path.read_bytes() == NEW
            assert read(path)[1].digest == written.digest
        assert not system.opened, "a descriptor leaks"
        if "unlink" not in (system.failed or ""):
            assert names(folder) == (["gesprek.md"] if path.exists() else []), "something is left behind"
        if system.failed is None:
            break
    else:
        raise AssertionError("it never got done")
    assert failures > 4


@posix
@pytest.mark.parametrize("there", [True, False], ids=["over a version", "new"])
def test_death_and_power_cut_at_any_call_leave_the_old_or_the_new(tmp_path: Path, there: bool) -> None:
    old = OLD if there else None
    for at in range(1, 100):
        folder = tmp_path / str(at)
        folder.mkdir()
        path, expected = started(folder, there)
        disk = FragileDisk(folder, at, short=700)
        try:
            write_atomic(path, NEW, expected, system=disk)
        except Killed:
            disk.bury()
            assert (path.read_bytes() if path.exists() else None) in (old, NEW)
            assert disk.after_power_cut(path.name) <= {old, NEW}
        else:
            assert path.read_bytes() == NEW
            assert disk.after_power_cut(path.name) == {NEW}, "called saved, and gone with the power"
            break
        assert clear_leavings(folder, path) <= 1
        assert names(folder) in ([], [path.name])
    else:
        raise AssertionError("it never got done")
    assert at > 8


def test_without_the_syncs_a_power_cut_would_lose_it(tmp_path: Path) -> None:
    """The fragile disk itself can tell: a test on it can fail."""
    path, _ = started(tmp_path, there=True)
    disk = FragileDisk(tmp_path)
    (tmp_path / "t").write_bytes(NEW)
    disk.replace(tmp_path / "t", path)
    assert disk.after_power_cut(path.name) == {OLD, b""}


@pytest.mark.parametrize("call", ["sync", "fchmod", "link"])
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EPERM])
@pytest.mark.parametrize("there", [True, False])
@posix
def test_a_network_folder_that_cannot_do_everything_will_do(
    tmp_path: Path, call: str, number: int, there: bool
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(number, "not here")

    path, expected = started(tmp_path, there)
    system = Faulty()
    system.instead(**{call: refuse})
    write_atomic(path, NEW, expected, system=system)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == [path.name]


# Over nobody's work


def test_a_version_by_another_program_is_not_overwritten(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    path.write_bytes(b"by another")
    with pytest.raises(ChangedUnderneath) as caught:
        write_atomic(path, NEW, expected)
    assert path.read_bytes() == b"by another"
    assert names(tmp_path) == [path.name]
    assert caught.value.kind is Trouble.CHANGED


def test_a_change_of_the_same_size_within_one_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    assert expected is not None
    path.write_bytes(OLD.upper())
    os.utime(path, ns=(expected.mtime_ns, expected.mtime_ns))
    with pytest.raises(ChangedUnderneath):
        write_atomic(path, NEW, expected)
    assert path.read_bytes() == OLD.upper()


def test_a_file_that_was_only_touched_or_synced_is_no_conflict(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    assert expected is not None
    os.utime(path, (1, 1))
    expected = write_atomic(path, NEW, expected)
    path.with_suffix(".copy").write_bytes(NEW)
    path.with_suffix(".copy").replace(path)  # another inode, the same words
    write_atomic(path, OLD, expected)
    assert path.read_bytes() == OLD


def test_a_new_file_takes_nobodys_name(tmp_path: Path) -> None:
    path, _ = started(tmp_path, there=True)
    with pytest.raises(ChangedUnderneath):
        write_atomic(path, NEW, None)
    assert path.read_bytes() == OLD


@posix
@pytest.mark.parametrize("windows", [False, True])
def test_a_new_file_takes_no_name_that_came_up_in_the_last_moment(tmp_path: Path, windows: bool) -> None:
    path = tmp_path / "x.md"

    class Slow(Faulty):
        def after(self, name: str, args: tuple[object, ...], result: object) -> None:
            super().after(name, args, result)
            if name == "close":
                path.write_bytes(b"another was faster")

    system = Slow(windows=windows)
    if windows:  # as Windows does it

        def rename(_source: Path, target: Path) -> None:
            raise FileExistsError(errno.EEXIST, "taken", str(target))

        system.instead(rename=rename)
        system.instead(lstat=Faulty().lstat)
    with pytest.raises(ChangedUnderneath):
        write_atomic(path, NEW, None, system=system)
    assert path.read_bytes() == b"another was faster"


def vanish(path: Path) -> None:
    path.unlink()


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def lose_folder(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def folder_becomes_file(path: Path) -> None:
    lose_folder(path)
    path.parent.write_bytes(b"")


HAPPENINGS = [
    (vanish, Trouble.VANISHED),
    (become_folder, Trouble.PLACE_TAKEN),
    (become_pipe, Trouble.NOT_A_FILE),
    (lose_folder, Trouble.FOLDER_GONE),
    (folder_becomes_file, Trouble.FOLDER_IS_FILE),
    (lambda path: path.chmod(0o400), Trouble.FILE_READ_ONLY),
]


@posix
@pytest.mark.parametrize(("happens", "kind"), HAPPENINGS)
def test_what_became_of_the_target_is_told(tmp_path: Path, happens: Callable[[Path], None], kind: Trouble) -> None:
    folder = tmp_path / "In gesprek"
    folder.mkdir()
    path, expected = started(folder, there=True)
    happens(path)
    with pytest.raises(SaveError) as caught:
        write_atomic(path, NEW, expected)
    assert caught.value.kind is kind
    assert str(folder) in caught.value.reason
    if folder.is_dir():
        assert set(names(folder)) <= {path.name}


@posix
@pytest.mark.parametrize(("happens", "kind"), HAPPENINGS[:3])
def test_what_becomes_of_the_target_while_writing_is_told(
    tmp_path: Path, happens: Callable[[Path], None], kind: Trouble
) -> None:
    path, expected = started(tmp_path, there=True)

    class Meanwhile(Faulty):
        def after(self, name: str, args: tuple[object, ...], result: object) -> None:
            super().after(name, args, result)
            if name == "sync":
                happens(path)

    with pytest.raises(SaveError) as caught:
        write_atomic(path, NEW, expected, system=Meanwhile())
    assert caught.value.kind is kind
    assert set(names(tmp_path)) <= {path.name}


def test_after_it_vanished_it_can_be_written_anew(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    path.unlink()
    with pytest.raises(SaveError):
        write_atomic(path, NEW, expected)
    write_atomic(path, NEW, None)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("refusals", [1, 5, 10, 11])
@pytest.mark.parametrize("there", [True, False])
def test_windows_is_given_two_seconds_to_let_go(tmp_path: Path, refusals: int, there: bool) -> None:
    path, expected = started(tmp_path, there)
    system = Faulty(windows=True)
    waits: list[float] = []
    left = [refusals]

    def held(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        source.replace(target)

    system.instead(sleep=waits.append)
    system.instead(**{"replace" if there else "rename": held})
    if refusals <= 10:
        write_atomic(path, NEW, expected, system=system)
        assert path.read_bytes() == NEW
    else:
        with pytest.raises(SaveError) as caught:
            write_atomic(path, NEW, expected, system=system)
        assert caught.value.kind is Trouble.HELD_OPEN
        assert 1.8 < sum(waits) < 2.2
    assert len(waits) == min(refusals, 10)
    assert waits == sorted(waits)
    assert names(tmp_path) == ([path.name] if there or refusals <= 10 else [])


def test_windows_looks_again_after_each_wait(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    system = Faulty(windows=True)

    def held(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    system.instead(replace=held)
    system.instead(sleep=lambda _seconds: path.write_bytes(b"by another"))
    with pytest.raises(ChangedUnderneath):
        write_atomic(path, NEW, expected, system=system)


# Nobody let in


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_new_files_and_folders_are_the_owners_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        make_folder(tmp_path / "a" / "b")
        path, expected = started(tmp_path / "a" / "b", there=True)
    assert [mode(p) for p in (tmp_path / "a", path.parent, path)] == [0o700, 0o700, 0o600]
    with umask(mask):
        write_atomic(path, NEW, expected)
        assert mode(keep_beside(path, OLD)) == 0o600
    assert mode(path) == 0o600


@posix
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, kept: int) -> None:
    path, expected = started(tmp_path, there=True)
    path.chmod(kept)
    with umask(0o077):
        write_atomic(path, NEW, expected)
    assert mode(path) == kept


def of_somebody_else(system: Faulty) -> Faulty:
    """A system in which each file that is there belongs to another user than the one who writes."""
    real = system.lstat

    def lstat(path: Path) -> os.stat_result:
        found = real(path)
        return os.stat_result((*found[:4], found.st_uid + 1, *found[5:]))

    system.instead(lstat=lstat)
    return system


@posix
@pytest.mark.parametrize("given", [0o606, 0o644, 0o666, 0o777])
def test_a_file_that_somebody_else_laid_there_does_not_open_ours(tmp_path: Path, given: int) -> None:
    path, _expected = started(tmp_path, there=True)
    path.chmod(given)
    write_atomic(path, NEW, read(path)[1], system=of_somebody_else(Faulty()))
    assert (mode(path), path.stat().st_uid) == (0o600, os.getuid())


@posix
@pytest.mark.parametrize(("ours", "theirs", "left"), [(0o600, 0o606, 0o600), (0o640, 0o666, 0o640)])
def test_the_same_words_in_another_file_open_ours_no_wider(tmp_path: Path, ours: int, theirs: int, left: int) -> None:
    path, _expected = started(tmp_path, there=True)
    path.chmod(ours)
    expected = read(path)[1]
    laid = tmp_path / "gelegd.md"
    laid.write_bytes(OLD)
    laid.chmod(theirs)
    laid.replace(path)
    write_atomic(path, NEW, expected)
    assert mode(path) == left


@posix
def test_the_temporary_file_is_never_open_to_others(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    seen: list[int] = []

    class Watching(Faulty):
        def after(self, name: str, args: tuple[object, ...], result: object) -> None:
            super().after(name, args, result)
            seen.extend(mode(p) for p in tmp_path.glob(".*.tmp"))

    with umask(0):
        write_atomic(path, NEW, expected, system=Watching(short=500))
    assert seen
    assert set(seen) == {0o600}


@posix
@pytest.mark.parametrize(("refused", "left"), [(True, 0o600), (False, 0o660)])
def test_the_rights_of_one_group_are_not_given_to_another(tmp_path: Path, refused: bool, left: int) -> None:
    path, expected = started(tmp_path, there=True)
    path.chmod(0o660)
    asked: list[tuple[int, int]] = []

    system = Faulty()
    real = system.fstat
    once = [True]

    def fstat(fd: int) -> os.stat_result:
        found = real(fd)
        if once:  # the temporary file, before it gets its rights
            once.clear()
            return os.stat_result((*found[:5], found.st_gid + 1, *found[6:]))
        return found

    def fchown(_fd: int, uid: int, gid: int) -> None:
        asked.append((uid, gid))
        if refused:
            raise PermissionError(errno.EPERM, "not yours to give")

    system.instead(fstat=fstat, fchown=fchown)
    write_atomic(path, NEW, expected, system=system)
    assert asked == [(-1, path.stat().st_gid)]
    assert mode(path) == left


@posix
def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    for kept in (0o755, 0o750, 0o711, 0o700):
        tmp_path.chmod(kept)
        make_folder(tmp_path)
        assert mode(tmp_path) == kept


def test_a_folder_where_a_file_stands_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    for wanted in (tmp_path / "x", tmp_path / "x" / "y"):
        with pytest.raises(SaveError) as caught:
            make_folder(wanted)
        assert caught.value.kind is Trouble.FOLDER_IS_FILE


@pytest.mark.parametrize("at", range(1, 6))
def test_an_error_while_making_a_folder_is_told(tmp_path: Path, at: int) -> None:
    system = Faulty(at, lambda: OSError(errno.EACCES, "no"))
    path = tmp_path / "a" / "b"
    try:
        make_folder(path, system=system)
    except SaveError as error:
        assert error.kind is Trouble.NOT_ALLOWED
    else:
        assert path.is_dir()
        assert system.failed in (None, "chmod")


# Links


@posix
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, expected = started(tmp_path / "far", there=True)
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write_atomic(link, NEW, expected)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names(tmp_path) == ["far", "link.md"]


@posix
def test_a_link_leads_nowhere_else_if_it_may_not(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").mkdir()
    far, expected = started(tmp_path / "far", there=True)
    near = started(tmp_path / "near", there=True)[0]
    link = tmp_path / "near" / "link.md"
    link.symlink_to(far)
    for known in (expected, None):
        with pytest.raises(SaveError) as caught:
            write_atomic(link, NEW, known, within=tmp_path / "near")
        assert caught.value.kind is Trouble.LEADS_OUT
    assert far.read_bytes() == OLD
    assert names(tmp_path / "far") == [far.name]
    link.unlink()
    link.symlink_to(near)
    write_atomic(link, NEW, expected, within=tmp_path / "near")
    assert near.read_bytes() == NEW


@posix
def test_a_link_in_the_way_of_the_temporary_file_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected = started(tmp_path, there=True)
    monkeypatch.setattr("os.urandom", lambda size: b"\0" * size)
    system = Faulty()
    opened: list[Path] = []
    real = system.open

    def open_(target: Path, flags: int, mode: int = 0o600) -> int:
        opened.append(target)
        return real(target, flags, mode)

    system.instead(open=open_)
    expected = write_atomic(path, NEW, expected, system=system)
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    opened[0].symlink_to(victim)
    with pytest.raises(SaveError):
        write_atomic(path, OLD, expected)
    assert victim.read_bytes() == b"mine"


# Reading


@posix
def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "big").write_bytes(b"x" * 101)
    expected = {
        tmp_path / "pipe": Trouble.NOT_A_FILE,
        Path("/dev/zero"): Trouble.NOT_A_FILE,
        tmp_path: Trouble.PLACE_TAKEN,
        tmp_path / "big": Trouble.TOO_BIG,
        tmp_path / "none": Trouble.VANISHED,
        tmp_path / "none" / "x": Trouble.VANISHED,
        tmp_path / "big" / "x": Trouble.FOLDER_IS_FILE,
        tmp_path / "loop": Trouble.OTHER,
        Path("nul\0"): Trouble.OTHER,
    }
    for path, kind in expected.items():
        with pytest.raises(ReadError) as caught:
            read_bytes(path, limit=100)
        assert caught.value.kind is kind, path
        assert caught.value.reason
    system = Faulty()
    with pytest.raises(ReadError):
        read_bytes(tmp_path / "pipe", system=system)
    assert "open" not in system.calls, "to open a device may already do something"
    (tmp_path / "fits").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "fits", limit=100) == b"x" * 100


@posix
def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "out.md").write_bytes(b"secret")
    (folder / "real.md").write_bytes(b"ours")
    (folder / "out.md").symlink_to(tmp_path / "out.md")
    (folder / "up").symlink_to(tmp_path)
    (folder / "inside.md").symlink_to("real.md")
    assert read_bytes(folder / "inside.md", within=folder) == b"ours"
    assert read_bytes(folder / "out.md") == b"secret"
    for path in (folder / "out.md", folder / "up" / "out.md", folder / ".." / "out.md"):
        with pytest.raises(ReadError) as caught:
            read_bytes(path, within=folder)
        assert caught.value.kind is Trouble.LEADS_OUT


def test_a_file_that_grows_while_it_is_read_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 10)
    system = Faulty()
    system.instead(read=lambda _fd, size: b"y" * size)
    with pytest.raises(ReadError) as caught:
        read_bytes(path, limit=3 * ordinary_file.CHUNK, system=system)
    assert caught.value.kind is Trouble.TOO_BIG


def test_an_error_at_any_call_of_reading_is_told(tmp_path: Path) -> None:
    path, _ = started(tmp_path, there=True)
    for at in range(1, 20):
        system = Faulty(at, lambda: OSError(errno.EIO, "broken"))
        try:
            assert read_bytes(path, system=system) == OLD
        except ReadError as error:
            assert error.kind is Trouble.FAULT
            system.bury()
        else:
            break
    assert at > 4


# Beside, away, and what was left


def test_a_version_is_kept_beside_and_never_over_another(tmp_path: Path) -> None:
    path, _ = started(tmp_path, there=True)
    moment = datetime(2026, 3, 1, 10, 15, tzinfo=UTC)
    kept = [keep_beside(path, f"{n}".encode(), when=moment) for n in range(3)]
    assert [p.name for p in kept] == [
        "gesprek (elders gewijzigd 2026-03-01 101500).md",
        "gesprek (elders gewijzigd 2026-03-01 101500) 2.md",
        "gesprek (elders gewijzigd 2026-03-01 101500) 3.md",
    ]
    assert [p.read_bytes() for p in kept] == [b"0", b"1", b"2"]
    assert path.read_bytes() == OLD
    choose("en")
    try:
        assert "changed elsewhere 2026-03-01 101500" in keep_beside(path, NEW, when=moment).name
    finally:
        choose("nl")


@pytest.mark.parametrize("stem", ["x" * 250, "é" * 125])
def test_beside_a_long_name_there_is_room_too(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.md"
    path.write_bytes(OLD)
    kept = keep_beside(path, NEW)
    assert kept.read_bytes() == NEW
    assert kept.suffix == ".md"
    assert path.read_bytes() == OLD


def test_beside_stops_at_real_trouble(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as caught:
        keep_beside(tmp_path / "gone" / "x.md", NEW)
    assert caught.value.kind is Trouble.FOLDER_GONE


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_moved_over_nothing(tmp_path: Path, links: bool) -> None:
    system = Faulty()
    if not links:

        def refuse(_source: Path, _target: Path) -> None:
            raise PermissionError(errno.EPERM, "no second names here")

        system.instead(link=refuse)
    source, _ = started(tmp_path, there=True)
    taken = tmp_path / "taken.md"
    taken.write_bytes(NEW)
    with pytest.raises(SaveError) as caught:
        move(source, taken, system=system)
    assert caught.value.kind is Trouble.PLACE_TAKEN
    assert (source.read_bytes(), taken.read_bytes()) == (OLD, NEW)
    move(source, tmp_path / "free.md", system=system)
    assert names(tmp_path) == ["free.md", "taken.md"]
    with pytest.raises(SaveError):
        move(source, tmp_path / "other.md", system=system)


@posix
def test_a_link_is_moved_itself(tmp_path: Path) -> None:
    real, _ = started(tmp_path, there=True)
    (tmp_path / "link").symlink_to(real)
    move(tmp_path / "link", tmp_path / "moved")
    assert (tmp_path / "moved").is_symlink()
    assert real.read_bytes() == OLD


def test_leavings_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    path, expected = started(tmp_path, there=True)
    other = tmp_path / "other.md"
    for target in (path, other):
        system = Faulty(at=6)
        with pytest.raises(Killed):
            write_atomic(target, NEW, expected if target == path else None, system=system)
        system.bury()
    (tmp_path / "theirs.tmp").write_bytes(b"")
    (tmp_path / ".in-gesprek-notes.md").write_bytes(b"")
    assert len(names(tmp_path)) == 5
    assert clear_leavings(tmp_path) == 0, "too young: maybe on its way"
    assert clear_leavings(tmp_path, other) == 1
    for leaving in tmp_path.glob(".in-gesprek-*.tmp"):
        os.utime(leaving, (1, 1))
    assert clear_leavings(tmp_path) == 1
    assert names(tmp_path) == [".in-gesprek-notes.md", "gesprek.md", "theirs.tmp"]
    assert clear_leavings(tmp_path / "none") == 0


# In words


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", list(Trouble))
@pytest.mark.parametrize("error", [SaveError, ReadError])
def test_every_trouble_is_told_in_one_line_without_the_name_of_a_colleague(
    lang: str, kind: Trouble, error: type[FileTrouble]
) -> None:
    choose(lang)  # type: ignore[arg-type]
    try:
        told = error(kind, Path("/home/noor/In gesprek\n\x1b[2J/2026-11-24-sam-3f9k2m.md"))
        for text in (told.reason, told.advice, str(told)):
            assert text
            assert "sam" not in text
            assert "{" not in text
            assert not re.search(r"[\x00-\x1f]", text)
            assert text.endswith(".")
    finally:
        choose("nl")


def test_the_reasons_are_the_users_words() -> None:
    path = Path("/home/noor/In gesprek/x.md")
    assert SaveError(Trouble.DISK_FULL, path).reason == "De schijf is vol."
    assert SaveError(Trouble.FOLDER_GONE, path).reason == "De map /home/noor/In gesprek is er niet meer."
    assert SaveError(Trouble.NOT_ALLOWED, path).reason == "Je mag niet schrijven in /home/noor/In gesprek."


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EDQUOT, Trouble.DISK_FULL),
        (errno.EACCES, Trouble.NOT_ALLOWED),
        (errno.EROFS, Trouble.DISK_READ_ONLY),
        (errno.ESTALE, Trouble.UNREACHABLE),
        (errno.EIO, Trouble.FAULT),
        (errno.EMFILE, Trouble.OTHER),
    ],
)
def test_what_the_system_says_is_understood(number: int, kind: Trouble) -> None:
    assert trouble.kind_of(OSError(number, "")) is kind


def test_what_windows_says_is_understood() -> None:
    error = PermissionError(errno.EACCES, "")
    error.winerror = 32  # type: ignore[attr-defined]
    assert trouble.kind_of(error) is Trouble.HELD_OPEN


def test_everything_public_is_reached_through_files() -> None:
    assert all(hasattr(files, name) for name in files.__all__)
