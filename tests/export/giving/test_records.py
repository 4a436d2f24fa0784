"""A record is kept for each file, whatever happens to the others."""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from interview_tui.export.giving.records import (
    Given,
    all_records,
    drop,
    drop_all,
    look_up,
    record_of,
    records_folder,
    records_of,
    remember,
)
from interview_tui.interview.kinship import Whose
from interview_tui.storage.trouble import FileTrouble
from tests.builders import interview
from tests.storage.faults import Faulty, Killed

ONE = Given(Path("/ergens/a.pdf").absolute(), "3f9k2m", "team", "pdf", "2026-11-24", "00", "page:x;")


def put(content: object, file: str = "") -> Path:
    """A file among the records."""
    records_folder().mkdir(parents=True, exist_ok=True)
    remember(ONE)
    (mine,) = records_folder().iterdir()
    path = records_folder() / file if file else mine
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_what_is_remembered_comes_back_oldest_first() -> None:
    later = ONE._replace(path=ONE.path.with_name("b.pdf"), day="2026-11-30")
    other = ONE._replace(path=ONE.path.with_name("c.pdf"), ident="7hj2kb")
    for one in (later, other, ONE):
        remember(one)
    assert records_of("3f9k2m") == (ONE, later)
    assert records_of("7hj2kb") == (other,)
    assert {*all_records()} == {ONE, later, other}
    assert records_of("") == records_of("3f9k2") == ()


def test_a_path_has_one_record_of_whatever_interview() -> None:
    remember(ONE)
    remember(ONE._replace(ident="7hj2kb"))
    assert records_of("3f9k2m") == ()
    assert record_of(ONE.path) == ONE._replace(ident="7hj2kb")
    drop(ONE.path)
    assert (record_of(ONE.path), all_records()) == (None, ())


def test_all_of_an_interview_goes_and_no_other() -> None:
    other = ONE._replace(path=ONE.path.with_name("b.pdf"), ident="7hj2kb")
    put(b"{")
    remember(other)
    drop_all("3f9k2m")
    assert (all_records(), look_up("3f9k2m")) == ((other,), ((), ()))


def test_it_is_for_its_owner_alone_and_names_nothing_in_its_own_name() -> None:
    remember(ONE._replace(path=Path("/ergens/In gesprek, Sam.pdf").absolute()))
    (file,) = records_folder().iterdir()
    assert "sam" not in file.name.lower() and "3f9k2m" not in file.name
    if sys.platform != "win32":
        assert (file.stat().st_mode & 0o777, records_folder().stat().st_mode & 0o777) == (0o600, 0o700)


PATHS = st.text(st.characters(exclude_characters="\0", exclude_categories=[]), min_size=1).map(
    lambda text: Path("/x") / text
)


@given_any(st.lists(st.builds(Given, PATHS, *[st.text(st.characters(exclude_categories=[]))] * 6), max_size=5))
def test_any_record_comes_back_to_the_letter(records: list[Given]) -> None:
    for one in all_records():
        drop(one.path)
    kept = {}
    for one in records:
        whole = one._replace(path=Path(os.path.abspath(one.path)))  # noqa: PTH100 - as the program does
        remember(one)
        kept[whole.path] = whole
    assert {one.path: one for one in all_records()} == kept
    for ident in {one.ident for one in records}:
        assert {*records_of(ident)} == {one for one in kept.values() if one.ident == ident}
    for path in kept:
        drop(path)
    assert all_records() == ()


HOSTILE: list[object] = [
    b"", b"{", b"\xff\xfe", b"[" * 100_000, [], 1, None, "x", {}, {**ONE._asdict(), "path": 1},
    {**ONE._asdict(), "path": "a.pdf"}, {**ONE._asdict(), "path": "/a\0b"}, {**ONE._asdict(), "path": "/other.pdf"},
    {**ONE._asdict(), "path": str(ONE.path), "ident": "7hj2kb"}, {**ONE._asdict(), "path": str(ONE.path), "mark": None},
    b"0" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize(
    "content", [json.dumps(one, default=str) if not isinstance(one, bytes) else one for one in HOSTILE]
)
def test_a_damaged_record_is_told_and_costs_no_other(content: str | bytes) -> None:
    other = ONE._replace(path=ONE.path.with_name("b.pdf"))
    file = put(content if isinstance(content, bytes) else content.encode())
    remember(other)
    found, damaged = look_up("3f9k2m")
    assert found == (other,)
    assert [one.file for one in damaged] == [file] and not damaged[0].may_heal
    assert records_of("3f9k2m") == (other,)
    remember(ONE)
    assert {*records_of("3f9k2m")} == {ONE, other}, "it can be written anew"


def test_a_folder_in_the_place_of_a_record_is_told() -> None:
    file = put({})
    file.unlink()
    file.mkdir()
    assert [one.file for one in look_up("3f9k2m")[1]] == [file]
    with pytest.raises(FileTrouble):
        remember(ONE)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize("content", ["# mijn instellingen", None])
def test_a_link_in_the_place_of_a_record_is_replaced_and_not_followed(tmp_path: Path, content: str | None) -> None:
    file = put({})
    file.unlink()
    other = tmp_path / "instellingen"
    if content is not None:
        other.write_text(content)
    file.symlink_to(other)
    assert [one.file for one in look_up("3f9k2m")[1]] == [file]
    remember(ONE)
    assert not file.is_symlink() and records_of("3f9k2m") == (ONE,)
    assert (other.read_text() if other.exists() else None) == content


def test_a_record_of_an_earlier_version_says_not_whose_it_is() -> None:
    file = put({})
    earlier = {key: value for key, value in ONE._asdict().items() if key not in ("teller", "held")}
    file.write_text(json.dumps({**earlier, "path": str(ONE.path)}))
    assert records_of("3f9k2m") == (ONE,)
    assert ONE.whose is None and ONE._replace(teller="x", held="?").whose is None
    assert ONE.of(interview()).whose == Whose.of(interview())


def test_a_folder_that_cannot_be_listed_is_told_to_who_asks() -> None:
    records_folder().parent.mkdir(parents=True)
    records_folder().write_bytes(b"")
    assert records_of("3f9k2m") == all_records() == ()
    with pytest.raises(FileTrouble):
        look_up("3f9k2m")


def test_two_at_once_lose_nothing() -> None:
    records = [ONE._replace(path=ONE.path.with_name(f"{number}.pdf")) for number in range(8)]
    failed: list[BaseException] = []

    def write(half: int) -> None:
        try:
            for one in records[half::2] * 3:
                remember(one)
                remember(ONE._replace(mark=str(half)))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(half,)) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {one.path for one in records_of("3f9k2m")} == {ONE.path, *(one.path for one in records)}


def test_a_fault_or_a_death_leaves_the_old_record_or_the_new_one() -> None:
    new = ONE._replace(digest="11")
    for error in (None, lambda: OSError(errno.ENOSPC, "proef")):
        for at in range(1, 100):
            remember(ONE)
            system = Faulty(at, error)
            try:
                remember(new, system=system)
            except (Killed, FileTrouble):
                system.bury()
                assert record_of(ONE.path) in (ONE, new)
            if at > len(system.calls):
                break
        else:
            raise AssertionError("it never came to an end")


def test_it_knows_the_file_as_it_was_written(tmp_path: Path) -> None:
    from interview_tui.storage.fingerprint import digest

    file = tmp_path / "a.pdf"
    record = ONE._replace(path=file, digest=digest(b"nieuw")).with_earlier(ONE._replace(digest=digest(b"oud")))
    assert not record.is_unchanged()
    for data, known in ((b"nieuw", True), (b"oud", True), (b"anders", False)):
        file.write_bytes(data)
        assert record.is_unchanged() is known
