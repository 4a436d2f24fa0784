"""Two interviews with one id, as when somebody uses a copy as the start of the next: neither is a copy of the other."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from interview_tui.interview.kinship import Kin, kin
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.storage.files import Fingerprint, write_atomic
from interview_tui.storage.folders import keep_beside
from interview_tui.storage.trouble import SaveError, Trouble
from interview_tui.transcripts.desk import history, promises
from interview_tui.transcripts.desk.lock import Claim, Taken, claim
from interview_tui.transcripts.desk.rescue import Rescuer
from interview_tui.transcripts.forgetting import forgetting
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library import own_id
from interview_tui.transcripts.library.bin import throw_away
from interview_tui.transcripts.library.listing import Library, Several, ids_of_several
from interview_tui.transcripts.library.origin import Origin
from interview_tui.transcripts.library.originals import origins
from interview_tui.transcripts.library.own_id import KeepsId, give_own_id
from interview_tui.transcripts.sharing.marks import MARK, keyword
from interview_tui.transcripts.sharing.share import ShareError, share, write_version
from interview_tui.transcripts.versions.finding import rescues, versions_of
from tests import disk
from tests.builders import interview, question_set, version_path

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
    assert ident != "3f9k2m" and now.name == f"2026-12-01-fatma-heel-{ident}.md" and not path.exists()
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


# --- which is the copy, and what goes along with it

HERS = FATMA.change(status=Status.FINAL)
LATER_DAY = "2026-12-01-fatma-3f9k2m.md"


def two(folder: Path, name: str = "2026-11-24-sam-3f9k2m kopie.md", **changes: object) -> tuple[Path, Path]:
    return save(folder / "2026-11-24-sam-3f9k2m.md", SAM), save(folder / name, HERS.change(**changes))


def version(transcript: Path, held: Interview) -> Path:
    path = version_path(transcript, Circle.TEAM)
    disk.put(path, share(read(compose(held, CARDS)), Circle.TEAM))
    return path


def of(folder: Path) -> dict[str, Origin]:
    return {path.name: origin for path, origin in origins(Library(folder).entries()).items()}


@pytest.mark.parametrize("name", ["2026-11-24-sam-3f9k2m kopie.md", "Fatma.md", LATER_DAY])
@pytest.mark.parametrize("changes", [{}, {"date": SAM.date}, {"interviewee": "Sam"}])
def test_name_and_day_tell_which_is_the_copy(tmp_path: Path, name: str, changes: dict[str, object]) -> None:
    sam, hers = two(tmp_path, name, **changes)
    assert of(tmp_path) == {sam.name: Origin.ORIGINAL, hers.name: Origin.COPY}
    before = disk.get(sam), disk.get(hers)
    with pytest.raises(KeepsId, match=hers.name):
        give_own_id(sam)
    assert (disk.get(sam), disk.get(hers)) == before
    assert isinstance(give_own_id(hers), Path)


def test_what_was_made_of_one_tells_that_it_was_first(tmp_path: Path) -> None:
    sam = save(tmp_path / "a.md", SAM)
    hers = save(tmp_path / "b.md", HERS.change(date=SAM.date))
    assert set(of(tmp_path).values()) == {Origin.UNSURE}
    version(sam, SAM)
    assert of(tmp_path) == {sam.name: Origin.ORIGINAL, hers.name: Origin.COPY}


@pytest.mark.parametrize("earlier", [DAY(2026, 11, 1), SAM.date])
def test_where_names_days_and_what_was_made_differ_nothing_tells(tmp_path: Path, earlier: datetime.date) -> None:
    sam, hers = two(tmp_path, date=earlier)
    version(hers, HERS.change(date=earlier))
    assert set(of(tmp_path).values()) == {Origin.UNSURE}
    assert sam.exists()


def test_all_that_was_made_of_the_copy_goes_along_and_nothing_of_the_original(tmp_path: Path) -> None:
    sam, hers = two(tmp_path)
    his_things = [version(sam, SAM), save(tmp_path / "2026-11-24-sam-3f9k2m (1).md", SAM)]
    his_things += [Rescuer(sam, lambda: compose(SAM, CARDS)).keep(), history.keep(compose(SAM, CARDS), [4])]
    his_data = [disk.get(path) for path in (sam, *his_things)]
    in_bin = throw_away(version(hers, HERS)).path
    made = [version(hers, HERS), in_bin, keep_beside(hers, compose(HERS, CARDS))]
    made += [Rescuer(hers, lambda: compose(HERS, CARDS)).keep(), history.keep(compose(HERS, CARDS), [4])]
    made += [save(tmp_path / "een kopie voor de zekerheid van Fatma.md", HERS)]
    now = give_own_id(hers)
    assert isinstance(now, Path)
    ident = read(disk.get(now)).interview.id
    assert ident != SAM.id and not hers.exists()
    assert [disk.get(path) for path in (sam, *his_things)] == his_data
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(hers.stem)]
    done = HERS.change(id=ident, struck=(5,), answers={4: TOLD[4]})
    save(now, done)
    told = forgetting.forget(now, done, of_transcripts([tmp_path]))
    assert (len(told.cleaned), told.left) == (len(made), ())
    assert [disk.get(path) for path in (sam, *his_things)] == his_data
    later = SAM.change(struck=(5,), answers={4: TOLD[4]})
    told = forgetting.forget(save(sam, later), later, of_transcripts([tmp_path]))
    assert (len(told.cleaned), told.left) == (len(his_things), ())


def test_where_nothing_tells_what_was_made_of_each_goes_along_with_it(tmp_path: Path) -> None:
    sam, hers = two(tmp_path, date=DAY(2026, 11, 1))
    his, theirs = version(sam, SAM), version(hers, HERS.change(date=DAY(2026, 11, 1)))
    now = give_own_id(sam)
    assert isinstance(now, Path)
    ident = read(disk.get(now)).interview.id
    assert read(disk.get(version_path(now, Circle.TEAM))).interview.id == ident and not his.exists()
    assert read(disk.get(theirs)).interview.id == SAM.id == read(disk.get(hers)).interview.id


@pytest.mark.parametrize("name", ["3f9k2m van iemand.md", "2026-11-24-sam-3f9k2m kopie-team.md", "{}-team.docx"])
def test_it_keeps_its_id_where_a_file_would_stay_behind(tmp_path: Path, name: str) -> None:
    sam, hers = two(tmp_path)
    disk.put(tmp_path / name.format(hers.stem), "wat geschrapt wordt")
    before = {path: disk.get(path) for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(KeepsId, match=re.escape(name.format(hers.stem))):
        give_own_id(hers)
    assert {path: disk.get(path) for path in tmp_path.iterdir() if path.is_file()} == before
    assert sam in before


def test_a_damaged_version_of_the_original_is_no_hindrance(tmp_path: Path) -> None:
    sam, hers = two(tmp_path)
    disk.put(version_path(sam, Circle.TEAM), "---\nid: 3f9k2m\n")
    assert isinstance(give_own_id(hers), Path)


def test_a_page_by_another_name_may_be_of_either(tmp_path: Path) -> None:
    sam, hers = two(tmp_path)
    data = b"%PDF-1.7\n" + f"({MARK.decode()} {keyword(SAM, [5])})".encode()
    disk.put(tmp_path / "pagina.pdf", data)
    with pytest.raises(KeepsId, match="pagina"):
        give_own_id(hers)
    (tmp_path / "pagina.pdf").rename(tmp_path / f"{sam.stem}-intervisie.pdf")
    assert isinstance(give_own_id(hers), Path)


def test_where_a_version_cannot_be_written_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _sam, hers = two(tmp_path)
    for path in (version(hers, HERS), save(tmp_path / "een kopie voor de zekerheid van Fatma.md", HERS)):
        assert path.exists()
    before = {path: disk.get(path) for path in tmp_path.iterdir() if path.is_file()}

    def write(path: Path, data: bytes, expected: Fingerprint | None) -> Fingerprint:
        if path == hers:
            raise SaveError(Trouble.NOT_ALLOWED, path)
        return write_atomic(path, data, expected)

    monkeypatch.setattr(own_id, "write_atomic", write)
    with pytest.raises(SaveError):
        give_own_id(hers)
    assert {path: disk.get(path) for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_promise_to_forget_goes_along(tmp_path: Path) -> None:
    _sam, hers = two(tmp_path)
    promises.make(hers, HERS.id, frozenset({5}))
    now = give_own_id(hers)
    assert isinstance(now, Path)
    (promise,) = promises.all_promises()
    assert (promise.path, promise.ident) == (now, read(disk.get(now)).interview.id)
    assert promise.cards == {5}


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
