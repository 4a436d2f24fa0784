"""A document that was made of an interview is no notes: where that interview is here, its words are, and no others."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from interview_tui.cards.shipped import shipped
from interview_tui.cli import main
from interview_tui.export.account.account import account
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving.giving import made
from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import NotesFound, look_into
from interview_tui.interview.model import Answer, Interview, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import name_for
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.library.listing import Library
from tests.builders import interview
from tests.intake.documents import NO_LIBRARY

CARDS = shipped("nl")
STRUCK = "ringslotsleutel"
IS_HERE = r"^Dit is een kopie van Noor met Sam, dat hier al staat\. Open dat gesprek; [^\n]*$"


def told(answer: Answer) -> Interview:
    return interview(question_set=CARDS.ref, status=Status.HELD, answers={5: answer})


def copy_of(form: Format, reader: Reader = Reader.TELLER) -> bytes:
    """What was made of the interview before the answer in it was struck."""
    document = read(compose(told(Answer(STRUCK)), CARDS))
    return made(document, account(document, reader), form)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The interview is here, and its answer was struck."""
    folder = tmp_path / "hier"
    folder.mkdir()
    now = told(Answer(struck=True))
    (folder / name_for(now)).write_bytes(compose(now, CARDS))
    return Library(folder)


@pytest.mark.parametrize("form", [Format.WORD, Format.HTML, Format.PDF])
def test_a_copy_of_an_interview_that_is_here_is_refused(tmp_path: Path, library: Library, form: Format) -> None:
    path = tmp_path / "van Sam"
    path.write_bytes(copy_of(form))
    with pytest.raises(IntakeError, match=IS_HERE) as refused:
        look_into(path, library)
    assert STRUCK not in str(refused.value)


def test_one_that_somebody_wrote_in_is_refused_too(tmp_path: Path, library: Library) -> None:
    document = Document(io.BytesIO(copy_of(Format.WORD)))
    document.add_paragraph("Er kwam nog iets bij.")
    path = tmp_path / "verslag.docx"
    document.save(str(path))
    with pytest.raises(IntakeError, match=IS_HERE):
        look_into(path, library)


def test_of_one_that_cannot_be_read_the_file_is_named(tmp_path: Path, library: Library) -> None:
    (there,) = library.folder.iterdir()
    there.write_text("stuk", encoding="utf-8")
    path = tmp_path / "verslag.docx"
    path.write_bytes(copy_of(Format.WORD))
    with pytest.raises(IntakeError, match=rf"een kopie van {there.name}, dat hier al staat"):
        look_into(path, library)


def test_a_document_of_an_interview_that_is_not_here_says_so(tmp_path: Path) -> None:
    path = tmp_path / "verslag.docx"
    path.write_bytes(copy_of(Format.WORD))
    found = look_into(path, NO_LIBRARY)
    assert isinstance(found, NotesFound)
    assert found.notes.left_out[0].startswith("In gesprek maakte dit document, van een gesprek dat hier niet staat.")
    assert any(STRUCK in block.text for block in found.notes.blocks)


@pytest.mark.parametrize("form", [Format.HTML, Format.PDF])
def test_of_what_cannot_be_read_it_says_so_too(tmp_path: Path, form: Format) -> None:
    path = tmp_path / "verslag"
    path.write_bytes(copy_of(form))
    with pytest.raises(IntakeError, match=r"^In gesprek maakte dit bestand, van een gesprek dat hier niet staat\."):
        look_into(path, NO_LIBRARY)


def test_the_command_refuses_it_in_one_line(
    tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "verslag.docx"
    path.write_bytes(copy_of(Format.WORD))
    before = {one: one.read_bytes() for one in library.folder.iterdir()}
    assert main(["--transcripts", str(library.folder), "import", str(path)]) != 0
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and "een kopie van Noor met Sam, dat hier al staat" in err
    assert {one: one.read_bytes() for one in library.folder.iterdir()} == before
