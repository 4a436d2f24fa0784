"""What is given goes to its place, is remembered, and takes the place of nothing but an earlier one of its own."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from interview_tui.export.account.account import Account, account
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.files import NotRemembered, PaperError, PaperTrouble
from interview_tui.export.giving import giving
from interview_tui.export.giving.giving import Wanted, give, proposed, safe_name
from interview_tui.export.giving.records import record_of, records_of
from interview_tui.storage.places import home_folder, state_folder
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.sharing.share import share
from tests.export.giving.stage import PRIVATE, TEAM, WIDE, document_at, given_to, holds, saved, told
from tests.export.giving.stage import writers as writers
from tests.storage.faults import Faulty, Killed

pytestmark = pytest.mark.usefixtures("writers")
OTHERS = [reader for reader in Reader if reader.is_for_others]


def test_the_copy_of_who_told_it_goes_home_under_their_name(tmp_path: Path) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TELLER)
    assert made == home_folder() / "In gesprek, Sam.pdf"
    assert made.stat().st_mode & 0o777 == 0o600 or sys.platform == "win32"
    assert [record.path for record in records_of("3f9k2m")] == [made]


@pytest.mark.parametrize(
    ("reader", "name"),
    [
        (Reader.TEAM, "2026-11-24-sam-voor-team-3f9k2m.docx"),
        (Reader.ORGANISATION, "2026-11-24-sam-voor-organisatie-3f9k2m.docx"),
        (Reader.OUTSIDE, "in-gesprek-een-collega.docx"),
    ],
)
def test_one_for_others_lies_beside_the_transcript(tmp_path: Path, reader: Reader, name: str) -> None:
    assert given_to(saved(tmp_path), reader, Format.WORD) == tmp_path / name


def test_where_something_else_stands_there_is_a_number_behind_the_name(tmp_path: Path) -> None:
    path = saved(tmp_path)
    (home_folder() / "In gesprek, Sam.pdf").write_bytes(b"van een ander")
    made = given_to(path, Reader.TELLER)
    assert made.name == "In gesprek, Sam (2).pdf"
    assert given_to(path, Reader.TELLER) == made, "its own is replaced"
    made.write_bytes(made.read_bytes() + b" en een aantekening")
    assert proposed(document_at(path), path, Reader.TELLER, Format.PDF).name == "In gesprek, Sam (3).pdf"


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", Reader)
def test_what_goes_out_has_no_more_than_its_readers_may_have(tmp_path: Path, reader: Reader, form: Format) -> None:
    made = given_to(saved(tmp_path / "bij elkaar"), reader, form, tmp_path / f"x{form.suffix}")
    out = {word for word in (PRIVATE, TEAM, WIDE) if made in holds(tmp_path, word)}
    assert out == {Reader.TELLER: {PRIVATE, TEAM, WIDE}, Reader.TEAM: {TEAM, WIDE}}.get(reader, {WIDE})
    assert not any(holds(state_folder(), word) for word in (PRIVATE, TEAM, WIDE)), "a record has no words"


@pytest.mark.parametrize("name", ["sub", "x.pdf"])
def test_any_other_file_and_the_transcript_itself_stay_as_they_are(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    (tmp_path / "sub").mkdir()
    (tmp_path / "x.pdf").write_bytes(b"van een ander")
    for target in (path, tmp_path / name, tmp_path / "nergens" / "x.pdf"):
        with pytest.raises(PaperError):
            given_to(path, Reader.TELLER, at=target)
    assert (path.read_bytes(), (tmp_path / "x.pdf").read_bytes()) == (before, b"van een ander")
    assert records_of("3f9k2m") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_no_link_leads_to_the_transcript_or_to_another_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    link = tmp_path / "x.pdf"
    os.link(path, link)
    with pytest.raises(PaperError, match="het gesprek zelf"):
        given_to(path, Reader.TELLER, at=link)
    link.unlink()
    link.symlink_to(given_to(path, Reader.TELLER))
    with pytest.raises(PaperError, match="iets anders"):
        given_to(path, Reader.TELLER, at=link)


def test_one_for_other_readers_or_of_another_interview_is_not_replaced(tmp_path: Path) -> None:
    path, other = saved(tmp_path), saved(tmp_path, told(id="7hj2kb"))
    made = given_to(path, Reader.TEAM, at=tmp_path / "x.pdf")
    for one, reader in ((path, Reader.TELLER), (other, Reader.TEAM)):
        with pytest.raises(PaperError):
            given_to(one, reader, at=made)


def test_a_version_in_markdown_is_replaced_whoever_made_it(tmp_path: Path) -> None:
    path = saved(tmp_path)
    target = tmp_path / "versie.md"
    target.write_bytes(share(document_at(path), Reader.TEAM.circle) + b"\nEn een zin van een hand.\n")
    assert given_to(path, Reader.TEAM, Format.MARKDOWN, target) == target
    assert b"van een hand" not in target.read_bytes()
    record = record_of(target)
    assert record is not None and record.is_unchanged()


def test_what_cannot_be_remembered_is_not_written(tmp_path: Path) -> None:
    path = saved(tmp_path)
    state_folder().mkdir(parents=True)
    (state_folder() / "given").write_bytes(b"")
    with pytest.raises(NotRemembered) as raised:
        given_to(path, Reader.TELLER)
    assert "onthouden" in raised.value.reason
    assert not holds(home_folder(), PRIVATE)


def test_what_cannot_be_written_is_not_remembered(tmp_path: Path) -> None:
    path = saved(tmp_path)
    made = given_to(path, Reader.TELLER)
    held = made.read_bytes()
    document = document_at(path)
    wanted = Wanted(path, Reader.TELLER, Format.PDF, made)
    calls = Faulty()
    give(document, account(document, Reader.TELLER), wanted, system=calls)
    for at in range(1, len(calls.calls) + 1):
        system = Faulty(at, lambda: OSError(errno.ENOSPC, "proef"), lasting=True)
        try:
            give(document, account(document, Reader.TELLER), wanted, system=system)
        except (PaperError, PaperTrouble):
            assert made.read_bytes() == held
            assert [one.path for one in records_of("3f9k2m") if one.is_unchanged()] == [made]


def test_a_process_that_dies_leaves_no_file_that_is_not_remembered(tmp_path: Path) -> None:
    path = saved(tmp_path)
    document = document_at(path)
    for at in range(1, 200):
        target = home_folder() / f"{at}.pdf"
        system = Faulty(at)
        try:
            give(
                document,
                account(document, Reader.TELLER),
                Wanted(path, Reader.TELLER, Format.PDF, target),
                system=system,
            )
        except Killed:
            system.bury()
            assert not target.exists() or record_of(target) is not None
        else:
            return
    raise AssertionError("it never came to an end")


@given_any(st.text())
def test_a_name_is_one_that_every_system_can_have(text: str) -> None:
    name = safe_name(text)
    assert len(name.encode()) <= 100
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert name == name.strip(" .")
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Zoë d'Ancy", "In gesprek, Zoë d'Ancy.txt"),
        ("CON", "In gesprek, CON.txt"),
        ("../../etc/x", "In gesprek, etc x.txt"),
        ("Sam...", "In gesprek, Sam.txt"),
        ("\u202e", "In gesprek, 2026-11-24.txt"),
        ("سارة", "In gesprek, سارة.txt"),
    ],
)
def test_names_as_people_have_them(tmp_path: Path, name: str, file: str) -> None:
    assert given_to(saved(tmp_path, told(interviewee=name)), Reader.TELLER, Format.TEXT).name == file


def test_the_whole_name_is_short_enough(tmp_path: Path) -> None:
    made = given_to(saved(tmp_path, told(interviewee="ш" * 120)), Reader.TELLER)
    assert len(made.name.encode()) < 143, "an encrypted folder takes no more"


def test_the_writers_get_the_mark_with_what_it_is_known_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def contents(_document: Document, _account: Account, _form: Format, mark: str) -> bytes:
        seen.append(mark)
        return b"x"

    monkeypatch.setattr(giving, "contents", contents)
    given_to(saved(tmp_path), Reader.TEAM)
    assert seen[0].startswith("In gesprek (interview-tui), page:") and seen[0].endswith("for:team;")


def test_one_for_outside_cannot_be_tied_to_one_with_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def contents(_document: Document, _account: Account, _form: Format, mark: str) -> bytes:
        seen.append(mark)
        return b"x"

    monkeypatch.setattr(giving, "contents", contents)
    made = given_to(saved(tmp_path), Reader.OUTSIDE)
    assert seen == ["In gesprek (interview-tui)"]
    record = record_of(made)
    assert record is not None and "page:" in record.mark, "this computer knows whose it is"


def test_the_name_of_another_interview_stays_taken_when_its_file_was_moved(tmp_path: Path) -> None:
    one, other = saved(tmp_path), saved(tmp_path, told(id="7hj2kb"))
    made = given_to(one, Reader.OUTSIDE)
    made.rename(tmp_path / "weg.pdf")
    assert given_to(other, Reader.OUTSIDE).name == "in-gesprek-een-collega-2.pdf"
    assert given_to(one, Reader.OUTSIDE) == made
    assert [len(records_of(ident)) for ident in ("3f9k2m", "7hj2kb")] == [1, 1]
