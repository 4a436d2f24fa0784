"""Other names go into what was given, and into the names that it has from this program."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving import giving
from interview_tui.export.giving.records import record_of, records_of
from interview_tui.export.giving.renaming import rename
from interview_tui.interview.kinship import Whose
from interview_tui.interview.model import Status
from interview_tui.storage.places import home_folder
from interview_tui.transcripts.library.renaming import Renamed
from tests.export.giving.stage import given_to, holds, saved, told
from tests.export.giving.stage import writers as writers

pytestmark = pytest.mark.usefixtures("writers")
NAME = "Samantha"


def renamed(path: Path) -> Renamed:
    found = rename(path, "Noor", "Robin")
    assert isinstance(found, Renamed)
    return found


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM, Reader.ORGANISATION])
def test_the_old_name_goes_from_every_format(tmp_path: Path, reader: Reader, form: Format) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    made = given_to(path, reader, form)
    found = renamed(path)
    assert (found.removed, found.left) == ((), ())
    assert not made.exists()
    (record,) = records_of("3f9k2m")
    assert record.path.parent == made.parent and "robin" in record.path.name.lower()
    assert record.is_unchanged()
    assert not holds(tmp_path, NAME) and not holds(home_folder(), NAME)
    assert not holds(tmp_path, NAME.lower())


def test_a_name_that_a_person_gave_stays(tmp_path: Path) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    made = given_to(path, Reader.TELLER, Format.WORD, tmp_path / "verslag.docx")
    assert renamed(path).left == ()
    assert made not in holds(tmp_path, NAME)
    record = record_of(made)
    assert record is not None and record.is_unchanged()


def test_what_somebody_wrote_in_is_named_and_one_that_cannot_be_made_anew_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    own, team = given_to(path, Reader.TELLER, Format.TEXT), given_to(path, Reader.TEAM, Format.TEXT)
    own.write_text("Mijn eigen woorden.")
    monkeypatch.setattr(giving, "contents", lambda *_any: 1 / 0)
    found = renamed(path)
    assert (found.left, found.removed) == ((own,), (team,))
    assert own.read_text() == "Mijn eigen woorden."


def test_one_for_outside_has_no_name_and_stays(tmp_path: Path) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    made = given_to(path, Reader.OUTSIDE)
    before = made.read_bytes()
    assert renamed(path).removed == ()
    assert made.read_bytes() == before


@pytest.mark.parametrize(("reader", "name"), [(Reader.TELLER, "Robin (2)"), (Reader.TEAM, "robin-voor-team-3f9k2m-2")])
def test_where_the_new_name_is_taken_there_is_a_number_behind_it(tmp_path: Path, reader: Reader, name: str) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME, lang="nl"))
    made = given_to(path, reader, Format.TEXT)
    taken = made.with_name(made.name.replace(NAME, "Robin").replace(NAME.lower(), "robin"))
    assert taken != made
    taken.write_text("Van iemand anders.")
    found = renamed(path)
    assert found.removed == () and made not in found.left
    (record,) = records_of("3f9k2m")
    assert record.path.stem.endswith(name) and record.is_unchanged()
    assert not made.exists() and taken.read_text() == "Van iemand anders."
    assert not holds(tmp_path, NAME) and not holds(home_folder(), NAME)


def test_what_may_not_be_given_now_keeps_the_old_name_and_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    team, own = (given_to(path, one, Format.TEXT, tmp_path / f"{one}.txt") for one in (Reader.TEAM, Reader.TELLER))
    before = team.read_bytes()
    saved(path.parent, told(interviewee=NAME, status=Status.HELD))
    found = renamed(path)
    assert (found.removed, found.left) == ((), (team,))
    assert team.read_bytes() == before and own not in holds(tmp_path, NAME)
    record = record_of(team)
    assert record is not None and record.whose == Whose.of(told(interviewee="Robin")), "a strike still finds it"


def test_a_version_beside_it_is_known_under_a_name_with_a_number(tmp_path: Path) -> None:
    path = saved(tmp_path / "x", told(interviewee=NAME))
    made = given_to(path, Reader.TEAM, Format.MARKDOWN)
    taken = made.with_name(made.name.replace(NAME.lower(), "robin"))
    taken.write_text("Van iemand anders.")
    renamed(path)
    (record,) = records_of("3f9k2m")
    assert record.path not in (made, taken) and record.is_unchanged()
