"""Two interviews with one id: what was given of the one never becomes what the other says."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.files import PaperError
from interview_tui.export.giving.holder import GivenFiles, paths_of, with_older_words
from interview_tui.export.giving.own_id import give_own_id
from interview_tui.export.giving.records import record_of, records_of, remember
from interview_tui.export.giving.renaming import rename
from interview_tui.export.giving.whose import given_of
from interview_tui.interview.model import Answer, Circle, Interview
from interview_tui.interview.readback import finish, strike
from interview_tui.transcripts.forgetting.forgetting import Elsewhere, Forgotten, Why, forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.library.own_id import KeepsId
from interview_tui.transcripts.library.renaming import Renamed
from tests import disk
from tests.builders import question_set
from tests.export.giving.stage import document_at, given_to, holds, saved, told
from tests.export.giving.stage import writers as writers

pytestmark = pytest.mark.usefixtures("writers")
LATER = datetime.date(2026, 12, 20)
SECRET = "woordvanrobin"
EVERY = [(reader, form) for reader in Reader for form in Format]


def theirs(**changes: object) -> Interview:
    """An interview that began as a copy of the other one."""
    answers = {number: Answer(f"Iets met {SECRET}.", circle=Circle.ORGANISATION) for number in (3, 4, 5)}
    return told(**{"interviewee": "Robin", "date": LATER, "answers": answers, **changes})


def put(folder: Path, now: Interview) -> Path:
    path = folder / "robin.md"
    disk.put(path, compose(now, question_set()))
    return path


def forgotten(path: Path, now: Interview) -> Forgotten:
    disk.put(path, compose(now, question_set()))
    return forget(path, now, (*of_transcripts([path.parent], given=paths_of), GivenFiles(folders=(path.parent,))))


def earlier(path: Path) -> None:
    """Have the record of a file be one that does not say whose it is."""
    record = record_of(path)
    assert record is not None
    remember(record._replace(teller="", held=""))


@pytest.mark.parametrize("is_earlier", [False, True])
@pytest.mark.parametrize(("reader", "form"), EVERY)
def test_a_strike_in_the_one_leaves_what_was_given_of_the_other(
    tmp_path: Path, reader: Reader, form: Format, is_earlier: bool
) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, reader, form, tmp_path / f"sam{form.suffix}")
    if is_earlier:
        earlier(made)
    before = made.read_bytes()
    robin = put(sam.parent, theirs())
    report = forgotten(robin, finish(strike(theirs(), 5)))
    assert made.read_bytes() == before
    assert (report.renewed, report.withdrawn) == ((), ())
    assert report.elsewhere == (Elsewhere(made, Why.OTHER),), "it may have what was struck"
    assert report.passed_on == ()
    is_unclear = is_earlier and (form is not Format.MARKDOWN or reader is Reader.OUTSIDE)
    report = forgotten(sam, finish(strike(told(), 5)))
    assert report.elsewhere == ((Elsewhere(made, Why.OTHER),) if is_unclear else ())
    assert set(holds(tmp_path, SECRET)) <= {robin}


@pytest.mark.parametrize("changes", [{"date": told().date}, {"interviewee": told().interviewee}])
def test_one_with_the_same_name_or_day_is_another_one_too(tmp_path: Path, changes: dict[str, object]) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, Format.TEXT, tmp_path / "sam.txt")
    before = made.read_bytes()
    robin = put(sam.parent, theirs(**changes))
    assert forgotten(robin, finish(strike(theirs(**changes), 5))).renewed == ()
    assert made.read_bytes() == before
    sam.unlink()  # nor once it is alone there
    assert forgotten(robin, finish(strike(theirs(**changes), 4))).renewed == ()
    assert made.read_bytes() == before


@pytest.mark.parametrize("form", Format)
def test_other_names_for_the_one_leave_what_was_given_of_the_other(tmp_path: Path, form: Format) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, form, tmp_path / f"sam{form.suffix}")
    before = made.read_bytes()
    robin = put(sam.parent, theirs())
    own = given_to(robin, Reader.TELLER, form, tmp_path / f"robin{form.suffix}")
    found = rename(robin, "Noor", "Robin de Wit")
    assert isinstance(found, Renamed) and (found.removed, found.left) == ((), ())
    assert made.read_bytes() == before and own in holds(tmp_path, SECRET)
    assert [one.path for one in given_of(found.path, theirs(interviewee="Robin de Wit"))] == [own]
    assert [one.path for one in given_of(sam, told())] == [made]


def test_other_names_leave_what_may_be_of_either_and_name_it(tmp_path: Path) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, Format.TEXT, tmp_path / "sam.txt")
    earlier(made)
    before = made.read_bytes()
    found = rename(put(sam.parent, theirs()), "Noor", "Robin de Wit")
    assert isinstance(found, Renamed) and found.left == (made,)
    assert made.read_bytes() == before


def test_what_was_given_of_the_one_is_not_said_of_the_other(tmp_path: Path) -> None:
    sam = saved(tmp_path / "x")
    given_to(sam, Reader.TELLER, Format.TEXT, tmp_path / "sam.txt")
    robin = put(sam.parent, theirs())
    assert (given_of(robin, theirs()), with_older_words(robin, theirs())) == ((), ())
    assert len(given_of(sam, told())) == 1


@pytest.mark.parametrize("form", [Format.PDF, Format.TEXT])
def test_the_one_is_not_given_in_the_place_of_the_other(tmp_path: Path, form: Format) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, form, tmp_path / f"sam{form.suffix}")
    before = made.read_bytes()
    robin = put(sam.parent, theirs())
    with pytest.raises(PaperError):
        given_to(robin, Reader.TELLER, form, made)
    assert made.read_bytes() == before
    assert given_to(sam, Reader.TELLER, form, made) == made


def test_a_record_that_says_not_whose_it_is_counts_where_no_other_has_the_id(tmp_path: Path) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, Format.TEXT, tmp_path / "sam.txt")
    earlier(made)
    assert forgotten(sam, finish(strike(told(), 5))).renewed == (made,)


# --- an id of its own


@pytest.mark.parametrize(("reader", "form"), EVERY)
def test_what_was_given_goes_along_with_an_id_of_its_own(tmp_path: Path, reader: Reader, form: Format) -> None:
    sam = saved(tmp_path / "x")
    robin = put(sam.parent, theirs())
    made = given_to(robin, reader, form, tmp_path / f"robin{form.suffix}")
    own = given_to(sam, reader, form, tmp_path / f"sam{form.suffix}")
    before = own.read_bytes()
    path = give_own_id(robin)
    assert isinstance(path, Path)
    now = document_at(path).interview
    assert now.id != told().id and own.read_bytes() == before
    (record,) = records_of(now.id)
    assert record.path == made and record.is_unchanged()
    assert [one.path for one in records_of(told().id)] == [own]
    data = made.read_bytes()
    report = forgotten(sam, finish(strike(told(), 5)))
    assert made.read_bytes() == data and made not in report.left
    assert {*with_older_words(path, now.with_answer(4, note="Andere woorden."))} == {made}
    assert with_older_words(path, now) == ()
    report = forgotten(path, finish(strike(now.with_answer(5, note="alleenhier"), 5)))
    assert report.renewed == (made,) and report.left == ()


def test_it_keeps_its_id_where_what_was_given_may_be_of_either(tmp_path: Path) -> None:
    sam = saved(tmp_path / "x")
    made = given_to(sam, Reader.TELLER, Format.TEXT, tmp_path / "iets.txt")
    earlier(made)
    robin = put(sam.parent, theirs())
    before = robin.read_bytes()
    with pytest.raises(KeepsId, match=r"iets\.txt"):
        give_own_id(robin)
    assert robin.read_bytes() == before and [one.path for one in records_of(told().id)] == [made]


def test_it_keeps_its_id_where_a_version_that_was_given_is_out_of_reach(tmp_path: Path) -> None:
    sam = saved(tmp_path / "x")
    robin = put(sam.parent, theirs())
    made = given_to(robin, Reader.TEAM, Format.MARKDOWN, tmp_path / "team.md")
    made.rename(tmp_path / "uit.md")
    with pytest.raises(KeepsId, match=r"team\.md"):
        give_own_id(robin)
