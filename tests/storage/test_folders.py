"""Folders and files that another program was faster with."""

from __future__ import annotations

import errno
import itertools
import os
import stat
from pathlib import Path

import pytest

from interview_tui.storage import folders
from interview_tui.storage.folders import clear_leavings, keep_beside, make_folder, move
from interview_tui.storage.trouble import SaveError, Trouble
from tests.storage.faults import Faulty


def refuse(number: int) -> OSError:
    return OSError(number, "proef")


def test_a_folder_that_another_program_made_just_then_is_theirs(tmp_path: Path) -> None:
    folder, system = tmp_path / "map", Faulty()

    def too_late(path: Path) -> None:
        path.mkdir(mode=0o750)
        path.chmod(0o750)
        raise FileExistsError(errno.EEXIST, "proef")

    system.instead(mkdir=too_late)
    make_folder(folder, system=system)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert "chmod" not in system.calls, "its mode is not ours to change"


def test_where_there_are_no_modes_the_folder_is_made(tmp_path: Path) -> None:
    system = Faulty()

    def no_modes(_path: Path, _mode: int) -> None:
        raise refuse(errno.EPERM)

    system.instead(chmod=no_modes)
    make_folder(tmp_path / "a" / "b", system=system)
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_on_a_disk_without_second_names_a_file_is_moved_all_the_same(tmp_path: Path, number: int) -> None:
    source, target, system = tmp_path / "x.md", tmp_path / "y.md", Faulty()
    source.write_bytes(b"x")

    def no_links(_source: Path, _target: Path) -> None:
        raise refuse(number)

    system.instead(link=no_links)
    move(source, target, system=system)
    assert (source.exists(), target.read_bytes()) == (False, b"x")


def test_a_name_that_was_taken_between_looking_and_moving_is_told(tmp_path: Path) -> None:
    source, target, system = tmp_path / "x.md", tmp_path / "y.md", Faulty()
    source.write_bytes(b"x")

    def taken(source: Path, target: Path) -> None:
        target.write_bytes(b"y")
        os.link(source, target)

    system.instead(link=taken)
    with pytest.raises(SaveError) as caught:
        move(source, target, system=system)
    assert caught.value.kind is Trouble.PLACE_TAKEN
    assert (source.read_bytes(), target.read_bytes()) == (b"x", b"y")


def test_beside_gives_up_when_every_name_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = itertools.count(1)

    def taken(path: Path, *_: object, **__: object) -> None:
        next(tried)
        raise SaveError(Trouble.PLACE_TAKEN, path)

    monkeypatch.setattr(folders, "write_atomic", taken)
    with pytest.raises(SaveError) as caught:
        keep_beside(tmp_path / "x.md", b"x")
    assert caught.value.kind is Trouble.PLACE_TAKEN
    assert next(tried) == 1000
    assert list(tmp_path.iterdir()) == []


def test_a_leaving_that_will_not_go_does_not_keep_the_next_one(tmp_path: Path) -> None:
    left = [tmp_path / f".in-gesprek-0123abcd-{number:016x}.tmp" for number in range(3)]
    for path in left:
        path.write_bytes(b"x")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    system = Faulty()
    refused: list[Path] = []

    def unlink(path: Path) -> None:
        if not refused:
            refused.append(path)
            raise refuse(errno.EACCES)
        path.unlink()

    system.instead(unlink=unlink)
    assert clear_leavings(tmp_path, system=system) == 2
    assert list(tmp_path.iterdir()) == refused
    assert clear_leavings(tmp_path) == 1
