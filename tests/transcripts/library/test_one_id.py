"""Two interviews with one id, as when somebody uses a copy as the start of the next: neither is a copy of the other."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library import forgetting
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.library.holders import of_transcripts
from interview_tui.transcripts.library.listing import Library, Several, ids_of_several
from interview_tui.transcripts.library.renaming import give_own_id
from interview_tui.transcripts.sharing.share import ShareError, share, write_version
from interview_tui.transcripts.versions.finding import rescues, versions_of
from tests import disk
from tests.builders import interview, question_set

CARDS = question_set()
DAY = datetime.date
TOLD = {4: Answer("Dit blijft."), 5: Answer("Wat geschrapt wordt.")}
SAM = interview(id="3f9k2m", status=Status.FINAL, sharing=Circle.TEAM, answers=TOLD)
FATMA = SAM.change(interviewee="Fatma", date=DAY(2026, 12, 1), status=Status.DRAFT)


def save(path: Path, held: Interview) -> Path:
    disk.put(path, compose(held, CARDS))
    return path


@pytest.mark.parametrize(
    ("interviewee", "day", "expected"),
    [
        ("Sam", 24, Kin.SAME),
        (" sam ", 24, Kin.SAME),
        ("Sam", 25, Kin.UNSURE),
        ("Sam de Wit", 24, Kin.UNSURE),
        ("Fatma", 25, Kin.OTHER),
    ],
)
def test_name_and_day_tell_whether_it_is_the_same(interviewee: str, day: int, expected: Kin) -> None:
    assert kin(SAM, SAM.change(interviewee=interviewee, date=DAY(2026, 11, day))) is expected


def test_a_name_counts_however_it_is_encoded() -> None:
    one, other = SAM.change(interviewee="Zo\u00eb"), SAM.change(interviewee="ZOE\u0308")
    assert kin(one, other) is Kin.SAME


@pytest.mark.parametrize("changes", [{}, {"interviewee": "Sam"}, {"date": SAM.date}])
def test_each_has_an_entry_of_its_own(tmp_path: Path, changes: dict[str, object]) -> None:
    sam = save(tmp_path / "2026-11-24-sam-3f9k2m.md", SAM)
    copy = save(tmp_path / "2026-11-24-sam-3f9k2m (1).md", SAM)
    fatma = save(tmp_path / "2026-11-24-sam-3f9k2m kopie.md", FATMA.change(**changes))
    hers = save(
        tmp_path / "2026-11-24-sam-3f9k2m kopie.sync-conflict-20261201-101112-ABCDEFG.md", FATMA.change(**changes)
    )
    entries = Library(tmp_path).entries()
    assert {entry.path: entry.copies for entry in entries} == {sam: (copy,), fatma: (hers,)}
    assert ids_of_several(entries) == {"3f9k2m"}
    with pytest.raises(Several):
        Library(tmp_path).find("3f9k2m")
    assert Library(tmp_path).find(fatma.name).path == fatma


def test_a_copy_of_a_sync_program_is_one_though_it_lags_behind_with_a_name(tmp_path: Path) -> None:
    now = save(tmp_path / "2026-11-24-sam-de-wit-3f9k2m.md", SAM.change(interviewee="Sam de Wit"))
    for name in ("sam-3f9k2m.sync-conflict-20261124-101112-ABCDEFG", "sam-3f9k2m (elders gewijzigd 2026-11-24 101530)"):
        behind = save(tmp_path / f"2026-11-24-{name}.md", SAM)
        (entry,) = Library(tmp_path).entries()
        assert (entry.path, entry.copies) == (now, (behind,))
        assert ids_of_several([entry]) == frozenset()
        assert [one.path for one in versions_of(now, "3f9k2m", Library(tmp_path))] == [behind]
        assert [one.path for one in versions_of(behind, "3f9k2m", Library(tmp_path))] == [now]
        behind.unlink()


def test_neither_is_a_version_of_the_other(tmp_path: Path) -> None:
    sam, fatma = save(tmp_path / "a.md", SAM), save(tmp_path / "b.md", FATMA)
    copy = save(tmp_path / "c.md", FATMA)
    assert versions_of(sam, "3f9k2m", Library(tmp_path)) == ()
    assert [one.path for one in versions_of(fatma, "3f9k2m", Library(tmp_path))] == [copy]


def test_words_that_were_kept_apart_come_back_to_whom_they_are_of(tmp_path: Path) -> None:
    sam, fatma = save(tmp_path / "a.md", SAM), save(tmp_path / "b.md", FATMA)
    data = compose(FATMA.with_answer(4, note="Van Fatma."), CARDS)
    rescuer = Rescuer(fatma, lambda: data)
    kept = rescuer.keep()
    rescuer.close(5)
    library = Library(tmp_path)
    assert [(one.path, one.home) for one in rescues(library.entries())] == [(kept, fatma)]
    assert versions_of(sam, "3f9k2m", library) == ()
    assert [one.path for one in versions_of(fatma, "3f9k2m", library)] == [kept]


def test_what_one_struck_is_not_taken_from_the_other_but_told(tmp_path: Path) -> None:
    """A copy of the same interview is swept; the file of another person stays byte for byte, and is named."""
    sam = save(tmp_path / "a.md", SAM)
    copy = save(tmp_path / "a (1).md", SAM)
    hers = compose(FATMA, CARDS)
    fatma = save(tmp_path / "b.md", FATMA)
    gone = throw_away(save(tmp_path / "d.md", FATMA)).path
    without = save(tmp_path / "c.md", FATMA.change(answers={4: TOLD[4]}))
    rescue = Rescuer(fatma, lambda: hers).keep()
    earlier = history.keep(hers, [4])
    done = SAM.change(struck=(5,), answers={4: TOLD[4]})
    save(sam, done)
    told = forgetting.forget(sam, done, of_transcripts([tmp_path]))
    assert told.cleaned == (copy,)
    assert set(told.left) == {fatma, gone, rescue, earlier}
    assert all(read(disk.get(path)).interview.answer(5) for path in (fatma, gone, rescue, earlier))
    assert disk.get(fatma) == hers
    assert without not in told.left
    assert not read(disk.get(copy)).interview.answer(5)


def test_what_we_kept_before_a_renaming_is_swept(tmp_path: Path) -> None:
    earlier = history.keep(compose(SAM, CARDS), [4])
    rescue = Rescuer(tmp_path / "a.md", lambda: compose(SAM, CARDS)).keep()
    done = SAM.change(interviewee="Sam de Wit", struck=(5,), answers={4: TOLD[4]})
    told = forgetting.forget(save(tmp_path / "a.md", done), done, of_transcripts([tmp_path]))
    assert set(told.cleaned) == {earlier, rescue}
    assert told.left == ()


def test_a_version_of_one_is_not_written_over_that_of_the_other(tmp_path: Path) -> None:
    theirs = share(read(compose(FATMA.change(status=Status.FINAL), CARDS)), Circle.TEAM)
    target = tmp_path / "team.md"
    disk.put(target, theirs)
    with pytest.raises(ShareError):
        write_version(share(read(compose(SAM, CARDS)), Circle.TEAM), target, transcript=tmp_path / "a.md", ident=SAM.id)
    assert disk.get(target) == theirs


def test_an_id_of_its_own_changes_nothing_else(tmp_path: Path) -> None:
    save(tmp_path / "2026-11-24-sam-3f9k2m.md", SAM)
    path = save(tmp_path / "2026-11-24-sam-3f9k2m-2.md", FATMA)
    before = disk.get(path)
    now = give_own_id(path)
    assert isinstance(now, Path)
    ident = read(disk.get(now)).interview.id
    assert ident != "3f9k2m" and now.name == f"2026-12-01-fatma-{ident}.md" and not path.exists()
    assert disk.get(now) == before.replace(b"id: 3f9k2m", f"id: {ident}".encode())
    assert ids_of_several(Library(tmp_path).entries()) == frozenset()


def test_a_name_that_a_hand_gave_stays_and_what_is_open_is_left(tmp_path: Path) -> None:
    path = save(tmp_path / "Fatma.md", FATMA)
    other = claim(path, FATMA.id)
    assert isinstance(other, Claim)
    assert isinstance(give_own_id(path), Taken)
    other.release()
    assert give_own_id(path) == path
    assert read(disk.get(path)).interview.id != FATMA.id


LOST = "\n# In gesprek: Noor met Sam\n\n## 5. Vijf\n\nWat geschrapt wordt.\n"


@pytest.mark.parametrize(
    "name",
    [
        "Sam (elders gewijzigd 2026-11-24 101530).md",
        "2026-11-24-sam-3f9k2m (elders gewijzigd 2026-11-24 101530) 2.md",
        "2026-11-24-sam-3f9k2m (changed elsewhere 2026-11-24 101530).md",
        "2026-11-24-sam-3f9k2m.sync-conflict-20261124-101112-ABCDEFG.md",
        "2026-11-24-sam-3f9k2m-LAPTOP.md",
        "2026-11-24-sam-3f9k2m (1).md",
    ],
)
def test_a_version_without_its_top_is_listed_with_its_problem(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / ("Sam.md" if name.startswith("Sam") else "2026-11-24-sam-3f9k2m.md"), SAM)
    disk.put(tmp_path / name, LOST)
    library = Library(tmp_path)
    mine, lost = library.entries()
    assert (mine.path, lost.path, lost.interview) == (path, tmp_path / name, None)
    assert lost.problem is not None and "---" in lost.problem
    (version,) = versions_of(path, SAM.id, library)
    assert (version.path, version.interview) == (tmp_path / name, None)
    done = SAM.change(struck=(5,), answers={4: TOLD[4]})
    save(path, done)
    told = forgetting.forget(path, done, of_transcripts([tmp_path]))
    assert told.left == (tmp_path / name,)
    assert disk.text(tmp_path / name) == LOST


@pytest.mark.parametrize("name", ["aantekening (1).md", "boodschappen-LAPTOP.md", "aantekening (Noor 2026-11-24).md"])
def test_other_markdown_is_no_version_whatever_made_its_name(tmp_path: Path, name: str) -> None:
    disk.put(tmp_path / name, "# Boodschappen\n")
    assert Library(tmp_path).entries() == []
