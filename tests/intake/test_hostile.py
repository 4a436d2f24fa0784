"""What cannot be taken in gets one line that says what, and what to do; nothing of it is told, and nothing hangs."""

from __future__ import annotations

import io
import os
import random
import struct
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.intake.errors import IntakeError
from interview_tui.intake.found import LARGEST, NotesFound, look_into
from interview_tui.intake.word import package
from interview_tui.intake.word.docx import read_docx
from tests.intake.documents import NO_LIBRARY, docx, p, zipped

GOOD = docx(p("Kaart 5") + p("koffie"), footnotes=f'<w:footnote w:id="7">{p("onder")}</w:footnote>', styles="")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def locked_zip() -> bytes:
    """A zip file of which the entries say that they are locked."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            struct.pack_into("<H", data, at + offset, 1)
            at = data.find(mark, at + 4)
    return bytes(data)


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

REFUSED = {
    "empty": (b"", "Er staat niets in dit bestand."),
    "blank": (b"\xef\xbb\xbf \r\n\t\n", "Er staat niets in dit bestand."),
    "zeros": (bytes(100), "Er staat niets in dit bestand."),
    "old-word": (OLE + "WordDocument".encode("utf-16-le"), "een document van een oudere Word"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "Op dit document zit een wachtwoord."),
    "locked-zip": (locked_zip(), "Op dit document zit een wachtwoord."),
    "rtf": (b"{\\rtf1 GEHEIM}", "een RTF-document"),
    "pdf": (b"%PDF-1.7\nGEHEIM", "Dit is een pdf"),
    "web": (b"<!DOCTYPE html><p>GEHEIM", "Dit is een webpagina."),
    "odt": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), "van LibreOffice"),
    "pages": (zipped({"Index/Document.iwa": b""}), "van Pages"),
    "sheet": (zipped({"xl/workbook.xml": b""}), "een rekenblad"),
    "zip": (zipped({"GEHEIM.txt": b"GEHEIM"}), "Dit is een zipbestand"),
    "cut-off": (GOOD[: len(GOOD) // 2], "Dit bestand is beschadigd."),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "geen tekst"),
    "json": (b'{"GEHEIM": 1}', "niet door In gesprek gemaakt"),
    "entity": (docx(p("x"), declared=ENTITY), "niet zoals Word het schrijft"),
    "document-type": (docx(p("x"), declared="<!DOCTYPE w>"), "niet zoals Word het schrijft"),
    "laughs": (docx(p("x"), declared=LAUGHS), "niet zoals Word het schrijft"),
    "no-xml": (docx("<w:p>"), "niet zoals Word het schrijft"),
    "deep": (docx("<w:p>" * 300 + "</w:p>" * 300), "niet zoals Word het schrijft"),
    "no-words": (docx(p()), "geen woorden die mee kunnen"),
    "bomb": (docx(p("x" * 5_000_000)), "Uitgepakt is dit bestand"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_one_line_says_what_and_what_to_do(tmp_path: Path, name: str, suffix: str) -> None:
    data, told = REFUSED[name]
    path = tmp_path / f"notities{suffix}"
    path.write_bytes(data)
    with pytest.raises(IntakeError) as refused:
        look_into(path, NO_LIBRARY)
    line = str(refused.value)
    assert told in line and "\n" not in line and "GEHEIM" not in line and "passwd" not in line
    assert path.read_bytes() == data


def test_a_document_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "notities.txt"
    path.write_bytes(GOOD)
    found = look_into(path, NO_LIBRARY)
    assert isinstance(found, NotesFound) and [block.text for block in found.notes.blocks] == ["Kaart 5", "koffie"]


def test_a_folder_and_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="Dit is een map"):
        look_into(tmp_path, NO_LIBRARY)
    with pytest.raises(IntakeError, match="Het bestand is er niet"):
        look_into(tmp_path / "weg.docx", NO_LIBRARY)


def test_what_is_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(IntakeError, match="veel te groot"):
        look_into(path, NO_LIBRARY)


@pytest.mark.skipif(sys.platform == "win32", reason="makes pipes and links")
def test_a_pipe_and_a_link_that_leads_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(IntakeError, match="geen gewoon bestand"):
        look_into(tmp_path / "pijp.txt", NO_LIBRARY)
    (tmp_path / "hier").mkdir()
    (tmp_path / "elders.txt").write_text("koffie", encoding="utf-8")
    (tmp_path / "hier" / "link.txt").symlink_to(tmp_path / "elders.txt")
    with pytest.raises(IntakeError, match="een koppeling naar een plek buiten de map"):
        look_into(tmp_path / "hier" / "link.txt", NO_LIBRARY)


@pytest.mark.no_files
def test_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_EXPANDED", 3_000)
    with pytest.raises(IntakeError, match="Uitgepakt is dit bestand"):
        read_docx(docx(p("a"), styles=f"<w:style w:x='{random.Random(1).randbytes(3_000).hex()}'/>"))


@pytest.mark.no_files
def test_a_zip_file_of_a_million_entries_is_not_listed() -> None:
    with pytest.raises(IntakeError, match="Uitgepakt is dit bestand"):
        read_docx(GOOD + b"PK\x01\x02" * (package.MOST_PARTS + 1))


@pytest.mark.no_files
def test_a_part_that_says_that_it_is_small_is_bounded_all_the_same() -> None:
    data = bytearray(docx(p("y" * 3_000_000)))
    at = data.find(b"PK\x01\x02", data.find(b"word/document.xml") + 40)
    for entry in zipfile.ZipFile(io.BytesIO(data)).infolist():
        where = data.find(struct.pack("<I", entry.file_size), at if entry.file_size > 100_000 else len(data))
        if where >= 0:
            struct.pack_into("<I", data, where, 500)
    with pytest.raises(IntakeError):
        read_docx(bytes(data))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good document in which some bytes are others, some are gone, and some came in."""
    data = bytearray(GOOD)
    for _each in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.integers(0, 2)):
            case 0:
                data[at] = draw(st.integers(0, 255))
            case 1:
                del data[at : at + draw(st.integers(1, 40))]
            case _:
                data[at:at] = draw(st.binary(max_size=8))
    return bytes(data)


@st.composite
def mutated_xml(draw: st.DrawFn) -> bytes:
    """A good zip file in which a part is not as Word writes it."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    data = bytearray(parts[name])
    for _each in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        data[at : at + draw(st.integers(0, 30))] = draw(st.binary(max_size=6) | st.sampled_from([b"<w:p>", b"</w:p>"]))
    return zipped(parts | {name: bytes(data)})


@pytest.mark.no_files
@given(mutated() | mutated_xml())
@example(GOOD[:-1])
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
def test_whatever_a_document_holds_it_is_read_or_refused(data: bytes) -> None:
    try:
        notes = read_docx(data)
    except IntakeError as error:
        assert "\n" not in str(error)
    else:
        assert all(block.text.strip() for block in notes.blocks)


@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")))
@example(b"---\n---\n")
@example(b"{")
@example(b"{" * 100_000)
def test_whatever_a_file_holds_it_is_known_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "iets"
    path.write_bytes(data)
    try:
        look_into(path, NO_LIBRARY)
    except IntakeError as error:
        assert "\n" not in str(error)
