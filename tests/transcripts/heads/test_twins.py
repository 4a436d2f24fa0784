"""Which interview of two people on one day is which: told by their files, and never by when these changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.heads.nth import numbered
from interview_tui.transcripts.heads.own_head import OwnHead
from interview_tui.transcripts.heads.twins import twins
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.library.renaming import rename
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview

CARDS = shipped("nl")


def put(folder: Path, ident: str, **changes: Any) -> Path:
    """Begin an interview as the app does, with its number in that day."""
    begun = numbered(interview(id=ident, question_set=CARDS.ref, **changes), folder)
    path = folder / f"{begun.date}-sam-heel-{ident}.md"
    disk.put(path, compose(begun, CARDS))
    return path


def numbers(folder: Path) -> Mapping[str, int]:
    """The number of each interview in the folder, by its id."""
    library = Library(folder)
    found = twins((*library.entries(), *library.shared()))
    return {Path(where).stem[-6:]: number for where, number in found.items()}


def edit(path: Path, **changes: Any) -> None:
    document = read(disk.get(path))
    disk.put(path, compose(document.interview.change(**changes), CARDS, document))


@pytest.mark.parametrize("idents", [("3f9k2m", "4f9k2m", "5f9k2m"), ("z00009", "300002", "a00001")])
def test_they_follow_the_order_in_which_they_were_begun_whatever_changes(
    tmp_path: Path, idents: tuple[str, str, str]
) -> None:
    first, second, third = (put(tmp_path, ident) for ident in idents)
    begun = dict(zip(idents, (1, 2, 3), strict=True))
    assert numbers(tmp_path) == begun
    os.utime(first, (2_000_000_000, 2_000_000_000))
    assert numbers(tmp_path) == begun
    edit(third, status=Status.FINAL)
    edit(second, status=Status.HELD, next="Kim")
    assert numbers(tmp_path) == begun
    disk.put(first, disk.text(first).replace('author: "Noor"', "author: Noor"))
    disk.put(second, disk.text(second).replace("nth: 2", 'nth: "2"'))
    assert any(not isinstance(entry.head, OwnHead) for entry in Library(tmp_path).entries())
    assert numbers(tmp_path) == begun


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_removing_one_gives_no_other_its_place(tmp_path: Path, gone: int) -> None:
    paths = [put(tmp_path, ident) for ident in ("z00009", "300002", "a00001")]
    before = numbers(tmp_path)
    kept = disk.get(paths[gone])
    paths[gone].unlink()
    left = numbers(tmp_path)
    assert left == {ident: before[ident] for ident in left} and len(left) == 2
    put(tmp_path, "100001")
    disk.put(paths[gone], kept)
    assert {ident: number for ident, number in numbers(tmp_path).items() if ident in left} == left


def test_a_removed_first_one_leaves_its_number_to_nobody(tmp_path: Path) -> None:
    put(tmp_path, "z00009").unlink()
    begun = interview(id="300002", question_set=CARDS.ref, nth=2)
    disk.put(tmp_path / f"{begun.date}-sam-heel-300002.md", compose(begun, CARDS))
    put(tmp_path, "100001")
    assert numbers(tmp_path) == {"300002": 2, "100001": 3}


def test_without_a_number_in_the_file_the_id_decides(tmp_path: Path) -> None:
    for ident, nth in {"z00009": 1, "500001": 1, "900001": 2, "300001": 2}.items():
        held = interview(id=ident, question_set=CARDS.ref, nth=nth)
        disk.put(tmp_path / f"{held.date}-sam-heel-{ident}.md", compose(held, CARDS))
    told = {"300001": 2, "500001": 1, "900001": 3, "z00009": 4}
    assert numbers(tmp_path) == told
    for at, path in enumerate(sorted(tmp_path.iterdir(), reverse=True)):
        os.utime(path, (1_700_000_000 + at, 1_700_000_000 + at))
    assert numbers(tmp_path) == told


def test_other_names_or_another_day_are_another_first(tmp_path: Path) -> None:
    put(tmp_path, "300001")
    others: dict[str, dict[str, Any]] = {
        "400001": {"interviewee": "Kim"},
        "500001": {"interviewer": "Sam", "interviewee": "Noor"},
        "600001": {"date": datetime.date(2026, 11, 3)},
    }
    for ident, changes in others.items():
        assert read(disk.get(put(tmp_path, ident, **changes))).interview.nth == 1
    assert numbers(tmp_path) == {}


def test_a_new_name_keeps_the_number(tmp_path: Path) -> None:
    first, second = put(tmp_path, "z00009"), put(tmp_path, "300002")
    for path in (first, second):
        rename(path, "Noor", "Samira")
    assert numbers(tmp_path) == {"z00009": 1, "300002": 2}


def test_a_version_for_others_does_without_and_has_the_number_of_its_interview(tmp_path: Path) -> None:
    put(tmp_path, "z00009", status=Status.FINAL)
    second = put(tmp_path, "300002", status=Status.FINAL, sharing=Circle.TEAM, answers={3: Answer("Rust.")})
    version = share(read(disk.get(second)), Circle.TEAM)
    assert b"nth" not in version
    disk.put(tmp_path / "2026-11-24-sam-voor-team-300002.md", version)
    library = Library(tmp_path)
    found = twins((*library.entries(), *library.shared()))
    assert sorted(found.values()) == [1, 2, 2]


def test_copies_and_other_files_do_not_count(tmp_path: Path) -> None:
    path = put(tmp_path, "z00009")
    disk.put(path.with_stem(f"{path.stem} (1)"), disk.get(path))
    disk.put(path.with_name("2026-11-24-boodschappen.md"), "# Brood\n")
    path.with_name("2026-11-24-sam-heel-7f9k2m.md").mkdir()
    assert read(disk.get(put(tmp_path, "300002"))).interview.nth == 2


def test_a_folder_that_is_not_there_yet_has_a_first(tmp_path: Path) -> None:
    begun: Interview = interview()
    assert numbered(begun, tmp_path / "nieuw") == begun
