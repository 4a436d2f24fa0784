"""A page that holds what was struck is removed, and nothing else is taken for one."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.storage.places import state_folder
from interview_tui.storage.trouble import FileTrouble
from interview_tui.transcripts.forgetting.forgetting import Forgotten, forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.sharing.marks import MARK, keyword, mark_in
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
