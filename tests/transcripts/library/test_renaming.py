"""Other names: in the front matter, the title and the file's own name, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import ReadError
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.errors import TranscriptError
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.library.renaming import Renamed, rename
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path
from tests.running import times
from tests.texts import lines

CARDS = question_set()
HELD = interview(answers={3: Answer("Sam zei niets.")})
WRITTEN = compose(HELD, CARDS)


def files(done: object) -> tuple[object, ...]:
    """What was done with the files, without the interview as it is now."""
    assert isinstance(done, Renamed)
    return done[:3]


def in_folder(folder: Path, name: str = "") -> Path:
    """The interview of Noor with Sam, under its own name or that one."""
    path = folder / (name or file_name(HELD.date, HELD.interviewee, HELD.id))
    disk.put(path, WRITTEN)
    return path


def at(renamed: Renamed | Taken) -> Path:
    """Where the transcript is, of which no other file keeps the old name."""
    assert isinstance(renamed, Renamed) and files(renamed) == files(Renamed(renamed.path))
    return renamed.path


def test_front_matter_title_and_file_name_follow_and_the_notes_do_not(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    renamed = at(rename(path, "Robin", "Zoë"))
    assert renamed == tmp_path / "2026-11-24-zoe-heel-3f9k2m.md"
    assert list(tmp_path.iterdir()) == [renamed]
    text = disk.text(renamed)
    assert 'title: "In gesprek: Robin met Zoë"' in text
    assert "# In gesprek: Robin met Zoë\n" in text
    assert "Sam zei niets." in text
    before = WRITTEN.decode().replace("Noor", "Robin").replace('"Sam"', '"Zoë"').replace("met Sam", "met Zoë")
    assert text == before


def test_only_the_interviewer_changes_no_file_name(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    assert files(rename(path, "Robin", "Sam")) == files(Renamed(path))
    assert read(disk.get(path)).interview.interviewer == "Robin"


def test_a_name_that_a_hand_gave_the_file_stays(tmp_path: Path) -> None:
    path = in_folder(tmp_path, "het gesprek met Sam.md")
    assert files(rename(path, "Noor", "Zoë")) == files(Renamed(path))
    assert read(disk.get(path)).interview.interviewee == "Zoë"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    other = tmp_path / "2026-11-24-zoe-heel-3f9k2m.md"
    disk.put(other, "iets anders")
    renamed = rename(in_folder(tmp_path), "Noor", "Zoë")
    assert files(renamed) == files(Renamed(tmp_path / "2026-11-24-zoe-heel-3f9k2m-2.md", left=(other,)))
    assert disk.text(other) == "iets anders"


def test_the_same_names_leave_the_file_alone(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    before = path.stat().st_mtime_ns
    assert files(rename(path, "Noor", "Sam")) == files(Renamed(path))
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
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=times(0.6))
def test_any_name_stays_in_the_folder_and_comes_back(tmp_path: Path, name: str) -> None:
    for old in tmp_path.glob("*.md"):
        old.unlink()
    renamed = at(rename(in_folder(tmp_path), "Noor", name))
    assert isinstance(renamed, Path)
    assert renamed.parent == tmp_path
    assert list(tmp_path.glob("*.md")) == [renamed]
    again = read(disk.get(renamed)).interview
    assert again.interviewee == name
    assert again.answers == HELD.answers


def holding(top: Path, name: str) -> set[str]:
    """The files below `top` that have that name in them, or in their own name."""
    paths = [path for path in top.rglob("*") if path.is_file()]
    return {path.name for path in paths if disk.holds(path, name) or name.casefold() in path.name}


def test_no_other_file_of_the_interview_keeps_the_old_name(tmp_path: Path) -> None:
    told = interview(interviewee="Xerxes", status=Status.FINAL, sharing=Circle.TEAM, answers={3: Answer("Koffie.")})
    path = tmp_path / file_name(told.date, told.interviewee, told.id)
    data = compose(told, CARDS)
    disk.put(path, data)
    team = version_path(path, Circle.TEAM)
    disk.put(team, share(read(data), Circle.TEAM))
    copy = keep_beside(path, data)
    in_bin = throw_away(keep_beside(path, data)).path
    rescued = Rescuer(path, lambda: data).keep()
    history.keep(data, [3])
    by_hand = tmp_path / "van de vergadering.md"
    disk.put(by_hand, data)
    sheet = tmp_path / "blad.pdf"
    disk.put(sheet, b"%PDF-1.7 Xerxes " + MARK + keyword(told, (3,)).encode())
    other = tmp_path / "ander.md"
    disk.put(other, compose(told.change(id="7hj2kb"), CARDS))
    backup = tmp_path / f"{path.name}~"
    disk.put(backup, data)

    renamed = rename(path, "Noor", "Zoë")
    assert isinstance(renamed, Renamed)
    fresh = tmp_path / "2026-11-24-zoe-heel-3f9k2m.md"
    assert files(renamed) == files(Renamed(fresh, (sheet,), (backup,)))
    assert holding(tmp_path, "Xerxes") | holding(tmp_path, "xerxes") == {other.name, backup.name}
    for one in (version_path(fresh, Circle.TEAM), tmp_path / copy.name.replace("xerxes", "zoe"), by_hand):
        assert read(disk.get(one)).interview.interviewee == "Zoë"
    assert read(disk.get(in_bin.with_name(in_bin.name.replace("xerxes", "zoe")))).interview.interviewee == "Zoë"
    assert (rescued.parent / rescued.name.replace("xerxes", "zoe")).exists()
    assert not holding(state_folder(), "Xerxes") | holding(state_folder(), "xerxes")


EARLIER, OF_SAM = "2026-11-24-sam-3f9k2m", HELD.change(status=Status.FINAL, sharing=Circle.TEAM)


def test_what_was_named_earlier_gets_names_of_now(tmp_path: Path) -> None:
    """Side by side: a version of earlier, one of now, and what a sync program and the app made of both."""
    data = compose(OF_SAM, CARDS)
    path = tmp_path / f"{EARLIER}.md"
    for name in ("{}.md", "{}.sync-conflict-20261124-101112-ABCDEFG.md", "{} (1).md"):
        disk.put(tmp_path / name.format(EARLIER), data)
    disk.put(tmp_path / f"{EARLIER}-team.md", share(read(data), Circle.TEAM))
    disk.put(tmp_path / "2026-11-24-sam-voor-organisatie-3f9k2m.md", share(read(data), Circle.TEAM))
    beside = keep_beside(path, data)
    renamed = at(rename(path, "Noor", "Zoë"))
    assert {one.name for one in tmp_path.iterdir()} == {
        "2026-11-24-zoe-heel-3f9k2m.md",
        "2026-11-24-zoe-heel-3f9k2m.sync-conflict-20261124-101112-ABCDEFG.md",
        "2026-11-24-zoe-heel-3f9k2m (1).md",
        "2026-11-24-zoe-voor-team-3f9k2m.md",
        "2026-11-24-zoe-voor-organisatie-3f9k2m.md",
        beside.name.replace("sam", "zoe-heel"),
    }
    assert renamed.name == "2026-11-24-zoe-heel-3f9k2m.md"


def test_a_file_of_earlier_keeps_its_name_until_the_colleague_is_renamed(tmp_path: Path) -> None:
    path = in_folder(tmp_path, f"{EARLIER}.md")
    assert files(rename(path, "Robin", "Sam")) == files(rename(path, "Robin", " sam ")) == files(Renamed(path))


def test_who_has_another_name_in_a_copy_keeps_it(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    copy = in_folder(tmp_path, "kopie.md")
    disk.put(copy, compose(HELD.change(interviewer="Kim"), CARDS))
    rename(path, "Robin", "Zoë")
    assert (read(disk.get(copy)).interview.interviewer, read(disk.get(copy)).interview.interviewee) == ("Kim", "Zoë")


def test_a_sheet_says_nothing_of_who_asked_and_stays(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    sheet = tmp_path / "blad.pdf"
    disk.put(sheet, b"%PDF-1.7 " + MARK + keyword(HELD, (3,)).encode())
    assert files(rename(path, "Robin", "Sam")) == files(Renamed(path))
    assert sheet.exists()


def test_a_copy_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = in_folder(tmp_path)
    damaged = tmp_path / "2026-11-24-sam-3f9k2m-2.md"
    disk.put(damaged, "van Sam")
    renamed = rename(path, "Noor", "Zoë")
    assert isinstance(renamed, Renamed) and renamed.left == (damaged,)


WHOLE_NAMES = [
    "2026-11-24-sam-heel-3f9k2m.md",
    "2026-11-24-sam-3f9k2m.md",
    "2026-11-24-sam-whole-3f9k2m.md",
    "2026-11-24-sam-3f9k2m-2.md",
    "2026-11-24-SAM-HEEL-3F9K2M.MD",
    "Kopie van 2026-11-24-sam-heel-3f9k2m.md",
]
VERSION_NAMES = [
    "2026-11-24-sam-voor-team-3f9k2m.md",
    "2026-11-24-sam-3f9k2m-team.md",
    "2026-11-24-sam-for-team-3f9k2m.md",
    "2026-11-24-sam-heel-3f9k2m-voor-team.md",
    "2026-11-24-sam-3f9k2m-voor-team.md",
    "Kopie van 2026-11-24-sam-3f9k2m-team (1).md",
]


@pytest.mark.parametrize("whole", WHOLE_NAMES)
def test_every_name_that_bears_the_old_one_is_another_and_no_file_goes(tmp_path: Path, whole: str) -> None:
    """Also where several of them would get the same name."""
    data = compose(OF_SAM, CARDS)
    version = share(read(data), Circle.TEAM)
    for name in WHOLE_NAMES:
        disk.put(tmp_path / name, data)
    for name in VERSION_NAMES:
        disk.put(tmp_path / name, version)
    at(rename(tmp_path / whole, "Noor", "Kim"))
    found = list(tmp_path.iterdir())
    assert len(found) == len(WHOLE_NAMES) + len(VERSION_NAMES)
    assert not [path.name for path in found if "sam" in path.name.casefold()]
    assert [read(disk.get(path)).interview.interviewee for path in found] == ["Kim"] * len(found)
    versions = {path for path in found if b"shared_for" in disk.get(path)}
    assert len(versions) == len(VERSION_NAMES)
    assert {path for path in found if "team" in path.name} == versions


def test_a_file_of_another_keeps_its_place(tmp_path: Path) -> None:
    path = in_folder(tmp_path, f"{EARLIER}.md")
    copy = in_folder(tmp_path, f"{EARLIER} (1).md")
    others = {tmp_path / f"2026-11-24-kim-heel-3f9k2m{tail}.md": f"van een ander{tail}" for tail in ("", " (1)")}
    for other, text in others.items():
        disk.put(other, text)
    renamed = rename(path, "Noor", "Kim")
    assert isinstance(renamed, Renamed) and renamed.path.name == "2026-11-24-kim-heel-3f9k2m-2.md"
    assert not copy.exists() and (tmp_path / "2026-11-24-kim-heel-3f9k2m-2 (1).md").exists()
    assert {other: disk.text(other) for other in others} == others
