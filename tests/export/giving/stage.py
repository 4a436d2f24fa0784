"""An interview that can be given, and writers that are quick: what matters here is what becomes of the files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from interview_tui.export.account.account import Account, account
from interview_tui.export.account.formats import Format
from interview_tui.export.account.reader import Reader
from interview_tui.export.giving import giving
from interview_tui.export.giving.giving import Wanted, give, proposed
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.files import read_bytes
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.file_names import name_for
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from tests import disk
from tests.builders import interview, question_set

PRIVATE, TEAM, WIDE, CLOSING_WORD = "woordvantwee", "woordvanteam", "woordvanallen", "slotwoord"


def told(**changes: object) -> Interview:
    """A finished interview with an answer for each circle, and a closing sentence that the team may read."""
    values: dict[str, object] = {
        "status": Status.FINAL,
        "sharing": Circle.ORGANISATION,
        "closing": f"Het is mijn vak om {CLOSING_WORD} te zeggen.",
        "closing_readers": ClosingReaders.NAMED,
        "answers": {
            3: Answer(f"Iets met {PRIVATE} erin.", circle=Circle.PRIVATE),
            4: Answer(f"Iets met {TEAM} erin.", circle=Circle.TEAM),
            5: Answer(f"Iets met {WIDE} erin."),
        },
    }
    return interview(**{**values, **changes})


def saved(folder: Path, now: Interview | None = None) -> Path:
    """The transcript of an interview in a folder."""
    one = now or told()
    folder.mkdir(exist_ok=True)
    path = folder / name_for(one)
    disk.put(path, compose(one, question_set()))
    return path


def document_at(path: Path) -> Document:
    """What stands in a transcript."""
    return read(read_bytes(path))


def given_to(path: Path, reader: Reader, form: Format = Format.PDF, at: Path | None = None, **kwargs: object) -> Path:
    """Give an interview to readers, where it is proposed unless said otherwise."""
    document = document_at(path)
    target = at or proposed(document, path, reader, form)
    return give(document, account(document, reader), Wanted(path, reader, form, target), **kwargs)  # type: ignore[arg-type]


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the formats written by writers that take no time."""
    monkeypatch.setattr(giving, "contents", quick)


def quick(document: Document, account: Account, form: Format, mark: str) -> bytes:
    """A file of a format, with all the words of an account and its mark where that format has it."""
    text = "\n".join([account.title, *(said.text for part in account.parts for said in part.said), account.closing])
    match form:
        case Format.WORD:
            return zipped({"docProps/core.xml": core(mark), "word/document.xml": f"<w>{escape(text)}</w>"})
        case Format.PDF:
            return f"%PDF-1.7\n<< /Keywords ({mark}) >>\n{text}\n%%EOF\n".encode()
        case Format.TEXT:
            return text.encode()
        case Format.HTML:
            return f'<!doctype html>\n<meta name="keywords" content="{mark}">\n<p>{escape(text)}'.encode()
        case Format.JSON:
            return json.dumps({"mark": mark, "text": text}).encode()
        case Format.MARKDOWN:
            circle = account.reader.circle
            return (
                share(document, circle) if account.reader.is_for_others else compose(document.interview, None, document)
            )


def core(mark: str) -> str:
    """The properties of a Word file with a mark among them."""
    keywords = f"<cp:keywords>{escape(mark)}</cp:keywords>"
    return f'<?xml version="1.0"?><cp:coreProperties xmlns:cp="x">{keywords}</cp:coreProperties>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip with these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def holds(folder: Path, word: str) -> list[Path]:
    """The files under a folder in which a word stands, inside zips too."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if data.startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    data += b"".join(archive.read(name) for name in archive.namelist())
            if word.encode() in data or word in path.name:
                found.append(path)
    return found
