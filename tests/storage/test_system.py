"""Each call is the system's own; what a system cannot do is left out, and nothing else."""

from __future__ import annotations

import importlib
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from interview_tui.storage import ordinary_file, system
from interview_tui.storage.files import read_bytes, write_atomic
from interview_tui.storage.folders import make_folder
from interview_tui.storage.system import System

posix = pytest.mark.skipif(sys.platform == "win32", reason="as POSIX does it")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.md"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which calls were made to bring a file on the disk."""
    made: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _fd: made.append("fsync"))
    return made


def test_where_there_is_a_full_sync_that_is_done(synced: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS, whose fsync leaves the data in the drive's cache."""
    monkeypatch.setattr(system, "_FULL_SYNC", 51)
    full = SimpleNamespace(fcntl=lambda _fd, command: synced.append(f"fcntl {command}"))
    monkeypatch.setattr(system, "fcntl", full, raising=False)
    System().sync(3)
    assert synced == ["fcntl 51"]


def test_a_folder_that_knows_no_full_sync_gets_the_ordinary_one(
    synced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_fd: int, _command: int) -> None:
        raise OSError("ENOTSUP")

    monkeypatch.setattr(system, "_FULL_SYNC", 51)
    monkeypatch.setattr(system, "fcntl", SimpleNamespace(fcntl=refused), raising=False)
    System().sync(3)
    assert synced == ["fsync"]


def test_elsewhere_the_ordinary_one_is_enough(synced: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_FULL_SYNC", None)
    System().sync(3)
    assert synced == ["fsync"]


def test_it_can_be_imported_where_there_is_no_fcntl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.delitem(sys.modules, "interview_tui.storage.system")
    without = importlib.import_module("interview_tui.storage.system")
    monkeypatch.setattr(sys.modules["interview_tui.storage"], "system", system)
    assert without is not system
    assert without._FULL_SYNC is None


@posix
def test_windows_has_no_modes_and_no_owners_to_set(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = System()
    windows.windows = True
    for name in ("fchmod", "fchown", "chmod"):
        monkeypatch.delattr(os, name)
    before = file.stat()
    fd = os.open(file, os.O_RDONLY)
    try:
        windows.fchmod(fd, 0o777)
        windows.fchown(fd, 1, 1)
        windows.chmod(file, 0o777)
    finally:
        os.close(fd)
    assert (file.stat().st_mode, file.stat().st_uid) == (before.st_mode, before.st_uid)


@posix
def test_modes_are_set_where_there_are_modes(file: Path) -> None:
    fd = os.open(file, os.O_RDONLY)
    try:
        System().fchmod(fd, 0o640)
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        System().fchown(fd, -1, os.getgid())
    finally:
        os.close(fd)
    System().chmod(file, 0o600)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix
def test_what_it_opens_is_not_handed_to_another_program_and_no_link_is_followed(file: Path) -> None:
    fd = System().open(file, ordinary_file.READ)
    try:
        assert not os.get_inheritable(fd)
    finally:
        System().close(fd)
    link = file.with_name("link.md")
    link.symlink_to(file)
    for flags in (ordinary_file.READ, system.CREATE):
        with pytest.raises(OSError):
            System().open(link, flags)


def test_a_second_name_never_takes_the_place_of_another(file: Path) -> None:
    other = file.with_name("y.md")
    other.write_bytes(b"y")
    with pytest.raises(FileExistsError):
        System().link(file, other)
    assert other.read_bytes() == b"y"


def test_the_calls_of_this_system_together_keep_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_folder(folder)
    path = folder / "x.md"
    found = write_atomic(path, b"een", None)
    write_atomic(path, b"twee", found)
    assert read_bytes(path) == b"twee"
    assert [one.name for one in folder.iterdir()] == ["x.md"]
