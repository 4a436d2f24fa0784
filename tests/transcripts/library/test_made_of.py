"""What was made of an interview for others goes with it, and with nothing else, and comes back with it."""

from __future__ import annotations

import datetime
import errno
from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.trouble import SaveError
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.bin import binned, put_back, throw_away
from interview_tui.transcripts.library.listing import Library
from interview_tui.transcripts.library.made_of import left_of
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set, version_path
from tests.storage.faults import Faulty, Killed

CARDS = question_set()
TOLD = {4: Answer("Dit blijft."), 5: Answer("Dit ook.", circle=Circle.TEAM)}
SAM = interview(id="3f9k2m", status=Status.FINAL, sharing=Circle.TEAM, answers=TOLD)
KIM = SAM.change(id="4f9k2m", interviewee="Kim")


def save(path: Path, held: Interview) -> Path:
    disk.put(path, compose(held, CARDS))
    return path


def shared(path: Path, held: Interview) -> Path:
    disk.put(path, share(read(compose(held, CARDS)), Circle.TEAM))
    return path


def sheet(path: Path, held: Interview) -> Path:
    disk.put(path, b"%PDF-1.7\n" + f"({MARK.decode()} {keyword(held, [5])})".encode())
    return path


def left(folder: Path, path: Path) -> set[Path]:
    library = Library(folder)
    entry = next(one for one in library.entries() if path in (one.path, *one.copies))
    return set(left_of(entry, library, without=path))


def all_of(folder: Path) -> tuple[Path, Path, Path]:
    """An interview with a version and a sheet, beside another one that has both too, and files that are of neither."""
    sam = save(folder / "2026-11-24-sam-heel-3f9k2m.md", SAM)
    made = shared(version_path(sam, Circle.TEAM), SAM), sheet(folder / "blad van sam.pdf", SAM)
    kim = save(folder / "2026-11-24-kim-heel-4f9k2m.md", KIM)
    shared(version_path(kim, Circle.TEAM), KIM)
    sheet(folder / "blad van kim.pdf", KIM)
    disk.put(folder / f"{sam.stem}.pdf", b"%PDF-1.7\n(of another program)")
    disk.put(folder / "3f9k2m.txt", b"aantekeningen over 3f9k2m")
    disk.put(folder / "2026-11-24-sam-notities.md", b"# Sam\n\nvan een ander programma\n")
    return sam, *made


def test_its_versions_and_sheets_and_nothing_of_another_or_of_another_program(tmp_path: Path) -> None:
    sam, *made = all_of(tmp_path)
    assert left(tmp_path, sam) == set(made)


def test_nothing_while_another_version_of_the_interview_is_there(tmp_path: Path) -> None:
    sam, *made = all_of(tmp_path)
    copy = save(tmp_path / f"{sam.stem} (1).md", SAM)
    assert left(tmp_path, sam) == set() == left(tmp_path, copy)
    copy.unlink()
    assert left(tmp_path, sam) == set(made)


def test_nothing_while_a_damaged_version_of_it_is_there(tmp_path: Path) -> None:
    sam, *_made = all_of(tmp_path)
    disk.put(tmp_path / f"{sam.stem} (1).md", "---\nid: 3f9k2m\nformat: 9\n")
    assert left(tmp_path, sam) == set()


def test_nothing_while_another_interview_began_as_a_copy_of_it(tmp_path: Path) -> None:
    sam, *_made = all_of(tmp_path)
    save(tmp_path / "fatma.md", SAM.change(interviewee="Fatma", date=datetime.date(2026, 12, 1)))
    assert left(tmp_path, sam) == set()


def test_a_version_of_somebody_else_with_its_id_stays(tmp_path: Path) -> None:
    sam, *made = all_of(tmp_path)
    shared(tmp_path / "fatma.md", SAM.change(interviewee="Fatma", date=datetime.date(2026, 12, 1)))
    assert left(tmp_path, sam) == set(made)


def test_it_goes_and_comes_back_in_one_go(tmp_path: Path) -> None:
    sam, *made = all_of(tmp_path)
    before = {path: disk.get(path) for path in tmp_path.iterdir()}
    thing = throw_away(sam, along=made)
    assert {one.path.parent for one in binned(tmp_path)} == {thing.path.parent}
    assert not any(path.exists() for path in (sam, *made))
    assert put_back(thing) == sam
    assert {path: disk.get(path) for path in tmp_path.iterdir() if path.is_file()} == before
    assert binned(tmp_path) == []


def test_what_another_window_took_meanwhile_is_no_hindrance(tmp_path: Path) -> None:
    sam, *made = all_of(tmp_path)
    made[0].unlink()
    throw_away(sam, along=made)
    assert {one.origin for one in binned(tmp_path)} == {sam, made[1]}


@pytest.mark.parametrize("kind", [errno.EACCES, None])
def test_all_of_it_goes_or_nothing(tmp_path: Path, kind: int | None) -> None:
    """Whatever call to the system fails; where the program dies, no word is gone."""
    for at in range(1, 100):
        folder = tmp_path / str(at)
        folder.mkdir()
        sam, *made = all_of(folder)
        words = sorted(disk.get(path) for path in (sam, *made))
        system = Faulty(at, None if kind is None else lambda: OSError(kind, "refused"))
        try:
            throw_away(sam, along=made, system=system)
        except (SaveError, Killed):
            there = [path for path in (sam, *made) if path.exists()]
            in_bin = [one.path for one in binned(folder)]
            assert sorted(disk.get(path) for path in (*there, *in_bin)) == words
            if kind is not None:
                assert there == [sam, *made]
        else:
            assert not any(path.exists() for path in (sam, *made))
            if at > len(system.calls):
                return
    raise AssertionError("unreachable")
