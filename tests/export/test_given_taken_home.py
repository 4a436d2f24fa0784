"""When an interview is taken home, what was given among the interviews goes, and no record of any of it stays."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from interview_tui.export.giving.holder import GivenFiles
from interview_tui.export.giving.records import Given, records_folder, records_of, remember
from interview_tui.interview.kinship import Whose
from interview_tui.storage.fingerprint import digest
from interview_tui.transcripts.forgetting.whole import Kind, Removal, Removed, Whole
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview, question_set

SAM = interview()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "map"
    made.mkdir()
    return made


def given(path: Path, ident: str = SAM.id) -> Path:
    path.write_bytes(b"Toen zei ik iets.")
    remember(Given(path, ident, "private", "txt", "2026-11-24", digest(path.read_bytes()), ""))
    return path


def taken(folder: Path, file: Path | None = None) -> Removal:
    whole = Whole(folder / "x.md", SAM.id, Whose.of(SAM), time.time(), file)
    return GivenFiles(folders=(folder,)).take_away(whole)


def test_what_lies_here_goes_and_what_lies_elsewhere_is_named(folder: Path, tmp_path: Path) -> None:
    here, there, other = given(folder / "hier.txt"), given(tmp_path / "daar.txt"), given(folder / "a.txt", "4g8h2n")
    given(tmp_path / "weg.txt").unlink()
    report = taken(folder, there)
    assert report == Removal((Removed(Kind.MADE, here),), elsewhere=(there,))
    assert not here.exists() and there.exists() and other.exists()
    assert records_of(SAM.id) == () and len(records_of("4g8h2n")) == 1
    assert len(list(records_folder().iterdir())) == 1


def test_what_somebody_wrote_in_is_named_and_left(folder: Path) -> None:
    here = given(folder / "hier.txt")
    here.write_bytes(b"Toen zei ik iets. En ik ook.")
    assert taken(folder) == Removal(foreign=(here,))
    assert here.exists() and records_of(SAM.id) == ()


def test_what_may_be_of_another_interview_with_that_id_stays(folder: Path, tmp_path: Path) -> None:
    (folder / "y.md").write_bytes(compose(interview(interviewee="Robin"), question_set()))
    here, there = given(folder / "hier.txt"), given(tmp_path / "daar.txt")
    report = taken(folder, there)
    assert report == Removal(others=(here,))
    assert [one.path for one in records_of(SAM.id)] == [here], "but not of the one that was given now"
