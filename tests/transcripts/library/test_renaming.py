"""Other names: in the front matter, the title and the file's own name, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interview_tui.interview.model import Answer
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.renaming import rename
from tests import disk
from tests.builders import interview, question_set
from tests.texts import lines

CARDS = question_set()
HELD = interview(answers={3: Answer("Sam zei niets.")})
WRITTEN = compose(HELD, CARDS)


def in_folder(folder: Path, name: str = "") -> Path:
    """The interview of Noor with Sam, under its own name or that one."""
    path = folder / (name or file_name(HELD.date, HELD.interviewee, HELD.id))
    disk.put(path, WRITTEN)
    return path


def test_front_matter_title_and_file_name_follow_and_the_notes_do_not(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    renamed = rename(path, "Robin", "Zoë")
    assert renamed == tmp_path / "2026-11-24-zoe-3f9k2m.md"
    assert list(tmp_path.iterdir()) == [renamed]
    text = disk.text(renamed)
    assert 'title: "In gesprek: Robin met Zoë"' in text
    assert "# In gesprek: Robin met Zoë\n" in text
    assert "Sam zei niets." in text
    before = WRITTEN.decode().replace("Noor", "Robin").replace('"Sam"', '"Zoë"').replace("met Sam", "met Zoë")
    assert text == before


def test_only_the_interviewer_changes_no_file_name(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    assert rename(path, "Robin", "Sam") == path
    assert read(disk.get(path)).interview.interviewer == "Robin"


def test_a_name_that_a_hand_gave_the_file_stays(tmp_path: Path) -> None:
    path = in_folder(tmp_path, "het gesprek met Sam.md")
    assert rename(path, "Noor", "Zoë") == path
    assert read(disk.get(path)).interview.interviewee == "Zoë"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    other = tmp_path / "2026-11-24-zoe-3f9k2m.md"
    disk.put(other, "iets anders")
    renamed = rename(in_folder(tmp_path), "Noor", "Zoë")
    assert renamed == tmp_path / "2026-11-24-zoe-3f9k2m-2.md"
    assert disk.text(other) == "iets anders"


def test_the_same_names_leave_the_file_alone(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    before = path.stat().st_mtime_ns
    assert rename(path, "Noor", "Sam") == path
    assert path.stat().st_mtime_ns == before


def test_what_is_open_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    held = claim(path, HELD.id)
    assert isinstance(held, Claim)
    with held:
        assert isinstance(rename(path, "Noor", "Zoë"), Taken)
    assert disk.get(path) == WRITTEN


def test_what_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    disk.put(path, "geen gesprek")
    with pytest.raises(TranscriptError):
        rename(path, "Noor", "Zoë")
    assert disk.text(path) == "geen gesprek"
    with pytest.raises(ReadError):
        rename(tmp_path / "weg.md", "Noor", "Zoë")


@given(lines.filter(bool))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_name_stays_in_the_folder_and_comes_back(tmp_path: Path, name: str) -> None:
    for old in tmp_path.glob("*.md"):
        old.unlink()
    renamed = rename(in_folder(tmp_path), "Noor", name)
    assert isinstance(renamed, Path)
    assert renamed.parent == tmp_path
    assert list(tmp_path.glob("*.md")) == [renamed]
    again = read(disk.get(renamed)).interview
    assert again.interviewee == name
    assert again.answers == HELD.answers
