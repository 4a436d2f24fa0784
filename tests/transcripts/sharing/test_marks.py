"""A file of ours that holds what was struck is removed, whatever its format, and nothing else is taken for one."""

from __future__ import annotations

import errno
import io
import re
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.forgetting.forgetting import Forgotten, forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.sharing.marks import MARK, is_of, keyword, mark_in, marks_in
from tests import disk
from tests.builders import interview, question_set
from tests.storage.faults import Faulty

ID, OTHER = "3f9k2m", "7hj2kb"
TOLD = {number: Answer("Gezegd.") for number in range(1, 41)}


def page(*cards: int, **particulars: object) -> bytes:
    """What matters of a page of ours with text of these cards: its keywords, wherever in the file they stand."""
    told = interview(**{"id": ID, "answers": TOLD, **particulars})
    return b"%PDF-1.7\n<< /Keywords (" + MARK + b", " + keyword(told, cards).encode() + b") >>\n%%EOF\n"


def earlier_page(ident: str = ID, struck: tuple[int, ...] = ()) -> bytes:
    """A page as it was made before: it told which cards were struck."""
    told = f"interview:{ident};without:{'+'.join(map(str, struck))};"
    return b"%PDF-1.7\n<< /Keywords (" + MARK + b", " + told.encode() + b") >>\n%%EOF\n"


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    disk.put(path, data)
    return path


def saved(folder: Path) -> tuple[Path, Interview]:
    """A transcript in which card 5 was struck, and the interview."""
    done = finish(strike(interview(status=Status.HELD, answers={4: Answer("Blijft."), 5: Answer("Weg.")}), 5))
    return put(folder, file_name(done.date, done.interviewee, done.id), compose(done, question_set())), done


def test_a_page_made_before_is_removed_and_one_made_after_stays(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    before = put(tmp_path, f"{path.stem}.pdf", page(4, 5))
    halfway = put(tmp_path, f"{path.stem}-2.PDF", earlier_page(struck=(4,)))
    after = put(tmp_path, f"{path.stem}-3.pdf", page(4))
    put(tmp_path, f"{path.stem}-4.pdf", earlier_page(struck=(5,)))
    told = forget(path, done, of_transcripts([path.parent]))
    assert set(told.cleaned) == {before, halfway}
    assert told.left == ()
    assert (before.exists(), halfway.exists(), after.exists()) == (False, False, True)


def test_a_page_that_cannot_be_removed_is_told(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    sheet = put(tmp_path, f"{path.stem}.pdf", page(5))
    system = Faulty()

    def refused(_path: Path) -> None:
        raise OSError(errno.EACCES, "proef")

    system.instead(unlink=refused)
    told = forget(path, done, of_transcripts([path.parent], system=system))
    assert (told.cleaned, told.left) == ((), (sheet,))
    assert sheet.exists()


def test_a_pdf_that_is_not_ours_is_never_removed_but_told(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    foreign = {
        put(tmp_path, f"{path.stem}.pdf", b"%PDF-1.7\nvan een ander\n"),
        put(tmp_path, f"{path.stem}-2.pdf", page(5, id=OTHER)),
        put(tmp_path, f"{path.stem}-3.pdf", keyword(interview(id=ID), ()).encode()),
        put(tmp_path, f"{path.stem}-4.docx", b"PK" + page(5)),
    }
    told = forget(path, done, of_transcripts([path.parent]))
    assert (told.cleaned, set(told.left)) == ((), foreign)
    assert all(one.exists() for one in foreign)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_is_no_page_of_ours(tmp_path: Path) -> None:
    link = tmp_path / "x.pdf"
    link.symlink_to(put(tmp_path, "elders.pdf", page(5)))
    assert mark_in(link, ID) is None


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    assert mark_in(tmp_path / "map.pdf", ID) is None
    assert mark_in(tmp_path / "nergens.pdf", ID) is None
    sheet = put(tmp_path, "x.pdf", page(5))
    assert mark_in(sheet, ID) is not None
    for at in (2, 3):
        with pytest.raises(FileTrouble):
            mark_in(sheet, ID, system=Faulty(at, lambda: OSError(errno.EIO, "proef")))


@pytest.mark.parametrize("name", ["vakantie.pdf", "Blad van Sam", "blad.pdf.oud", ".verborgen.PDF", "zomaar.txt"])
@pytest.mark.parametrize("ident", [ID, "sam-1", "é(x); één", "x" * 200])
def test_a_page_is_found_whatever_it_is_called_and_whatever_its_id(tmp_path: Path, name: str, ident: str) -> None:
    path, done = saved(tmp_path)
    done = done.change(id=ident)
    disk.put(path, compose(done, question_set()))
    sheet = put(tmp_path, name, page(5, id=ident))
    if ident.isalnum():
        earlier = put(tmp_path, f"oud {name}", earlier_page(ident))
        assert forget(path, done, of_transcripts([tmp_path])).cleaned == tuple(sorted((sheet, earlier)))
    else:
        assert forget(path, done, of_transcripts([tmp_path])).cleaned == (sheet,)
    assert forget(path, done, of_transcripts([tmp_path])) == Forgotten()


def test_a_page_that_was_cut_off_while_it_was_written_is_removed(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    names = (".in-gesprek-0123abcd-0123456789abcde1.tmp", ".in-gesprek-0123abcd-0123456789abcde2.tmp")
    halfway = put(tmp_path, names[0], b"%PDF-1.7\nWeg.")
    whole = put(tmp_path, names[1], page(4))
    put(tmp_path, names[1].replace("de2", "de3"), page(5, id=OTHER))
    assert forget(path, done, of_transcripts([tmp_path])).cleaned == (halfway, whole)


def test_the_mark_tells_nobody_else_what_was_struck_nor_who_may_read() -> None:
    told = interview(id=ID, answers=TOLD)
    circles = [keyword(told.with_answer(5, circle=circle), (4, 5)) for circle in Circle]
    assert len(set(circles)) == 3
    assert keyword(told.change(struck=(7,)), (4, 5)) == keyword(told, (4, 5))
    assert ID not in circles[0]
    put(state_folder(), "sheet-key", b"").unlink()
    assert not set(circles) & {keyword(told.with_answer(5, circle=circle), (4, 5)) for circle in Circle}
    assert (state_folder() / "sheet-key").stat().st_mode & 0o777 == 0o600 or sys.platform == "win32"


@pytest.mark.parametrize("before", Circle)
@pytest.mark.parametrize("now", Circle)
def test_a_page_goes_with_what_fewer_may_read_than_when_it_was_made(
    tmp_path: Path, before: Circle, now: Circle
) -> None:
    path, done = saved(tmp_path)
    done = done.change(struck=())
    sheet = put(tmp_path, "blad.pdf", page(4, answers=done.with_answer(4, circle=before).answers))
    done = done.with_answer(4, circle=now)
    told = forget(path, done, of_transcripts([tmp_path]))
    assert told == (Forgotten((sheet,), narrowed=(sheet,)) if now < before else Forgotten())


def test_without_the_key_a_page_that_not_everybody_may_read_is_unclear_and_told(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    sheet = put(tmp_path, "blad.pdf", page(4, answers=done.answers))
    assert forget(path, done, of_transcripts([tmp_path])).cleaned == ()
    (state_folder() / "sheet-key").unlink()
    done = done.change(struck=())
    wide = done.with_answer(4, circle=Circle.ORGANISATION)
    assert forget(path, wide, of_transcripts([tmp_path])) == Forgotten()
    assert forget(path, done, of_transcripts([tmp_path])) == Forgotten((), (sheet,), (sheet,), wider=(sheet,))


@given(st.sets(st.integers(1, 40), max_size=5), st.sets(st.integers(1, 40), min_size=1, max_size=5))
def test_it_goes_if_something_on_it_was_struck(
    tmp_path_factory: pytest.TempPathFactory, on_it: set[int], struck: set[int]
) -> None:
    sheet = put(tmp_path_factory.mktemp("x"), "x.pdf", page(*on_it))
    mark = mark_in(sheet, ID)
    assert mark is not None and mark_in(sheet, OTHER) is None
    assert mark.holds_any(frozenset(struck)) is bool(on_it & struck)


# --- the other formats


def word(properties: bytes, name: str = "docProps/core.xml") -> bytes:
    """A zip with such properties, as a Word file is one."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr(name, properties)
    return made.getvalue()


def core(mark: str, encoding: str = "utf-8") -> bytes:
    return f"<?xml version='1.0'?><cp:coreProperties><cp:keywords>{mark}</cp:keywords></cp:coreProperties>".encode(
        encoding
    )


def mark_for(*cards: int, circle: Circle | None = None, **particulars: object) -> str:
    told = interview(**{"id": ID, "answers": TOLD, **particulars})
    return f"{MARK.decode()}, {keyword(told, cards, circle=circle)}"


def formats(mark: str) -> dict[str, bytes]:
    """The same mark in each format that can have one, as different programs write it."""
    return {
        "a.pdf": b"%PDF-1.7\n<< /Keywords (" + mark.encode() + b") >>",
        "b.docx": word(core(mark)),
        "c.docx": word(core(mark, "utf-16")),
        "g.docx": word(core(re.sub("[:;,] ?", " ", mark))),  # saved again by LibreOffice
        "d.html": f'<!DOCTYPE html>\n<html><head><meta name="keywords" content="{mark}"></head><body>x'.encode(),
        "e.htm": f"\ufeff\n<html><head><meta content='{mark}' name=keywords><body>x".encode(),
        "f.json": f'{{"$schema": "x", "format": 1, "mark": "{mark}"}}'.encode(),
    }


@pytest.mark.parametrize("name", [*formats("")])
@pytest.mark.parametrize("called", ["", "zomaar een naam"])
def test_every_format_is_found_whatever_it_is_called(tmp_path: Path, name: str, called: str) -> None:
    path, done = saved(tmp_path)
    held = put(tmp_path, called or name, formats(mark_for(4, 5, circle=Circle.TEAM))[name])
    kept = put(tmp_path, f"andere {name}", formats(mark_for(4, circle=Circle.PRIVATE))[name])
    other = put(tmp_path, f"van een ander {name}", formats(mark_for(5, id=OTHER))[name])
    assert forget(path, done, of_transcripts([tmp_path])).cleaned == (held,)
    assert kept.exists() and other.exists()


@pytest.mark.parametrize("circle", Circle)
@pytest.mark.parametrize("now", Circle)
def test_an_account_is_wider_only_if_its_own_readers_may_not_read_it_any_more(circle: Circle, now: Circle) -> None:
    (mark,) = marks_in(mark_for(4, circle=circle, sharing=circle), ID)
    later = interview(id=ID, answers=TOLD, sharing=now)
    assert mark.is_wider(later) is (now < circle)
    (state_folder() / "sheet-key").unlink()
    assert mark.is_wider(later) is (now < circle), "it says so on its face: another computer can tell too"


def test_the_closing_sentence_is_card_0() -> None:
    said = {"closing": "Ik wacht.", "closing_readers": ClosingReaders.NAMED}
    (mark,) = marks_in(mark_for(0, circle=Circle.TEAM, **said), ID)
    told = interview(id=ID, answers=TOLD, **said)
    assert mark.is_wider(told) is False and not mark.has_older_words(told)
    assert mark.is_wider(told.change(closing_readers=ClosingReaders.UNNAMED))
    other = told.change(closing="Ik wacht niet.")
    assert mark.is_wider(other) and mark.has_older_words(other), "it was allowed for the sentence that stood there"
    assert mark.is_wider(told.change(closing=""))
    (own,) = marks_in(mark_for(0, circle=Circle.PRIVATE, **said), ID)
    assert own.is_wider(other) is False and own.has_older_words(other)


def test_what_belongs_to_the_whole_is_for_who_may_read_the_whole() -> None:
    told = interview(id=ID, answers=TOLD, sharing=Circle.TEAM).with_answer(4, circle=Circle.TEAM)
    for whole in (False, True):
        (mark,) = marks_in(keyword(told, (4,), circle=Circle.TEAM, whole=whole), ID)
        assert mark.is_wider(told) is False
        assert mark.is_wider(told.change(sharing=Circle.PRIVATE)) is whole


BOMB = b"0" * 30_000_000  # such a part is 30 kB in the zip


@pytest.mark.parametrize(
    "data",
    [
        word(BOMB),
        word(core("x"), "docProps/CORE.xml"),
        word(b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><cp:keywords>&b;</cp:keywords>"),
        word(core("x"))[:-30],
        word(core("x")).replace(b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 8),
        b"PK\x03\x04" + b"\0" * 100,
        b"{" * 100_000,
        b"<html>" * 100_000,
        b"%PDF-" + b"page:0123456789abcdef;holds:" + b"9" * 5000 + b".a;",
    ],
    ids=["bomb", "other name", "entities", "cut off", "too many parts", "no zip", "braces", "tags", "long number"],
)
def test_hostile_files_are_none_of_ours_and_take_no_time(tmp_path: Path, data: bytes) -> None:
    begun = time.monotonic()
    assert mark_in(put(tmp_path, "x", data), ID) is None
    assert time.monotonic() - begun < 5


def test_a_mark_that_somebody_wrote_in_the_text_is_no_mark(tmp_path: Path) -> None:
    typed = mark_for(5)
    for name, data in {
        "a.html": f"<!doctype html><head><title>x</title></head><body>{typed}</body>".encode(),
        "b.docx": word(typed.encode(), "word/comments.xml"),
        "c.txt": typed.encode(),
        "d.md": typed.encode(),
    }.items():
        assert mark_in(put(tmp_path, name, data), ID) is None


@pytest.mark.parametrize("form", ["zip", "html", "json", "pdf"])
def test_what_was_cut_off_while_it_was_written_is_removed(tmp_path: Path, form: str) -> None:
    path, done = saved(tmp_path)
    whole = {name[2:6].strip("."): data for name, data in formats(mark_for(5, circle=Circle.TEAM)).items()}
    data = whole["docx" if form == "zip" else form]
    cut = [put(tmp_path, f".in-gesprek-0123abcd-{at:016x}.tmp", data[:at]) for at in (5, 20, len(data) - 3) if at > 5]
    assert {*cut} <= {*forget(path, done, of_transcripts([tmp_path])).cleaned}


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    for begin in (b"", b"%PDF-" + MARK, b"PK\x03\x04", b"<html>", b"{", MARK + b"page:"):
        is_of(begin + data, ID)


@given(st.text())
def test_no_text_of_a_record_makes_it_fail(text: str) -> None:
    marks_in(text, ID)
