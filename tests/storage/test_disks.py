"""On which disk a file is, and which sticks are plugged in."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from interview_tui.storage.disks import is_on_disk_of, sticks

OTHER = Path("/dev/shm")
SECOND_DISK = pytest.mark.skipif(
    not os.path.ismount(OTHER) or OTHER.stat().st_dev == Path(tempfile.gettempdir()).stat().st_dev,
    reason="needs a second disk",
)


def test_a_file_is_on_the_disk_of_its_folder(tmp_path: Path) -> None:
    assert is_on_disk_of(tmp_path / "below.docx", [tmp_path.parent])


def test_what_cannot_be_told_counts_as_here(tmp_path: Path) -> None:
    assert is_on_disk_of(tmp_path / "not there" / "x.docx", [tmp_path])
    assert is_on_disk_of(Path("a\0b/x.docx"), [])


@SECOND_DISK
def test_another_disk_is_away_from_here_whatever_folder_is_not_there(tmp_path: Path) -> None:
    assert not is_on_disk_of(OTHER / "x.docx", [tmp_path, tmp_path / "not there"])
    assert is_on_disk_of(OTHER / "x.docx", [tmp_path, OTHER])


@SECOND_DISK
def test_a_stick_is_what_is_mounted_and_not_in_use(tmp_path: Path) -> None:
    assert OTHER in sticks([tmp_path], roots=[OTHER.parent])
    assert OTHER not in sticks([tmp_path, OTHER], roots=[OTHER.parent]), "the interviews lie there"


def test_a_plain_folder_is_no_stick(tmp_path: Path) -> None:
    (tmp_path / "STICK").mkdir()
    assert sticks([], roots=[tmp_path, tmp_path / "not there"]) == []


@SECOND_DISK
def test_one_that_cannot_be_written_is_no_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert sticks([tmp_path], roots=[OTHER.parent]) == []
