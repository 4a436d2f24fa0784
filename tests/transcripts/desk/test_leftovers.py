"""Of the leavings of a killed program those of one interview are found, by the id in them."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from interview_tui.transcripts.desk.leftovers import leavings_of
from interview_tui.transcripts.format.composer import compose
from tests import disk
from tests.builders import interview, question_set
from tests.storage.faults import Faulty

CARDS = question_set()
WHOLE = compose(interview(), CARDS)


def left(folder: Path, data: bytes, number: int = 1) -> Path:
    path = folder / f".in-gesprek-0123abcd-{number:016x}.tmp"
    disk.put(path, data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        WHOLE[: WHOLE.index(b"id: 3f9k2m") + len(b"id: 3f9k2m\n")],
        WHOLE.replace(b"\n", b"\r\n"),
        b'---\nid:  "3f9k2m" \n',
        b"---\nid: '3f9k2m'",
    ],
)
def test_those_of_that_interview(tmp_path: Path, data: bytes) -> None:
    path = left(tmp_path, data)
    assert list(leavings_of("3f9k2m", tmp_path)) == [path]


@pytest.mark.parametrize(
    "data", [b"", b"---\nid: 3f9k2", b"---\nid: 3f9k2mx\n", b"---\nid: 7hj2kb\n", b"---\nhybrid: 3f9k2m\n"]
)
def test_no_others(tmp_path: Path, data: bytes) -> None:
    left(tmp_path, data)
    assert list(leavings_of("3f9k2m", tmp_path)) == []


def test_an_id_is_no_pattern(tmp_path: Path) -> None:
    left(tmp_path, WHOLE)
    assert list(leavings_of("......", tmp_path)) == []


def test_no_file_of_another_name(tmp_path: Path) -> None:
    disk.put(tmp_path / "2026-11-24-sam-3f9k2m.md", WHOLE)
    disk.put(tmp_path / "in-gesprek.tmp", WHOLE)
    assert list(leavings_of("3f9k2m", tmp_path)) == []


def test_one_that_cannot_be_read_does_not_hide_the_next(tmp_path: Path) -> None:
    paths = [left(tmp_path, WHOLE, number) for number in (1, 2)]
    system = Faulty(1, lambda: OSError(errno.EIO, "proef"))
    (found,) = leavings_of("3f9k2m", tmp_path, system=system)
    assert found in paths
    assert set(leavings_of("3f9k2m", tmp_path)) == set(paths)
