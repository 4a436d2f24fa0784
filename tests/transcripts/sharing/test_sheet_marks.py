"""A page that holds what was struck is removed, and nothing else is taken for one."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.interview.readback import finish, strike
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.library.forgetting import forget
from interview_tui.transcripts.library.holders import of_transcripts
from interview_tui.transcripts.sharing.sheet_marks import MARK, is_sheet, keyword, sheets_with
from tests import disk
from tests.builders import interview, question_set
from tests.storage.faults import Faulty

ID, OTHER = "3f9k2m", "7hj2kb"


def page(ident: str = ID, struck: tuple[int, ...] = ()) -> bytes:
    """What matters of a page of ours: it is known by its keywords, wherever in the file they stand."""
    return b"%PDF-1.7\n<< /Keywords (" + MARK + b", " + keyword(ident, struck).encode() + b") >>\n%%EOF\n"


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
    before = put(tmp_path, f"{path.stem}.pdf", page())
    halfway = put(tmp_path, f"{path.stem}-2.PDF", page(struck=(4,)))
    after = put(tmp_path, f"{path.stem}-3.pdf", page(struck=(5,)))
    told = forget(path, done, of_transcripts([path.parent]))
    assert set(told.cleaned) == {before, halfway}
    assert told.left == ()
    assert (before.exists(), halfway.exists(), after.exists()) == (False, False, True)


def test_a_page_that_cannot_be_removed_is_told(tmp_path: Path) -> None:
    path, done = saved(tmp_path)
    sheet = put(tmp_path, f"{path.stem}.pdf", page())
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
        put(tmp_path, f"{path.stem}-2.pdf", page(OTHER)),
        put(tmp_path, f"{path.stem}-3.pdf", keyword(ID, ()).encode()),
        put(tmp_path, f"{path.stem}-4.docx", page()),
    }
    told = forget(path, done, of_transcripts([path.parent]))
    assert (told.cleaned, set(told.left)) == ((), foreign)
    assert all(one.exists() for one in foreign)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_is_no_page_of_ours(tmp_path: Path) -> None:
    link = tmp_path / "x.pdf"
    link.symlink_to(put(tmp_path, "elders.pdf", page()))
    assert not is_sheet(link, ID)
    assert list(sheets_with(ID, frozenset({5}), [link])) == []


def test_what_cannot_be_read_is_no_page_of_ours(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    assert not is_sheet(tmp_path / "map.pdf", ID)
    assert not is_sheet(tmp_path / "nergens.pdf", ID)
    sheet = put(tmp_path, "x.pdf", page())
    assert is_sheet(sheet, ID) and not is_sheet(sheet, ID, system=Faulty(1, lambda: OSError(errno.EIO, "proef")))


@given(st.sets(st.integers(1, 40), max_size=5), st.sets(st.integers(1, 40), min_size=1, max_size=5))
def test_it_goes_unless_all_that_is_struck_had_been_struck(
    tmp_path_factory: pytest.TempPathFactory, without: set[int], struck: set[int]
) -> None:
    sheet = put(tmp_path_factory.mktemp("x"), "x.pdf", page(struck=tuple(without)))
    assert is_sheet(sheet, ID) and not is_sheet(sheet, OTHER)
    assert list(sheets_with(ID, frozenset(struck), [sheet])) == ([] if struck <= without else [sheet])
