"""Every format with every nasty text at once: none is lost, none is run, and nothing is in it that is not for them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from interview_tui.export.account.account import Account, account
from interview_tui.export.account.formats import Format, contents
from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files

CARDS = question_set()
SECRET, STRUCK = "hoefijzerkers", "kwartelzeep"
MARK = "page:0123456789abcdef;holds:3.00;words:;for:team;"
LONG = "woord" * 100


def nasty() -> Document:
    """An interview in which everybody may read every text of the corpus, but for one answer and one that was struck."""
    shown = [number for number in range(1, 13) if number not in (2, 4)]
    notes = {number: CORPUS[at :: len(shown)] for at, number in enumerate(shown)}
    answers = {
        number: Answer("\n".join([*texts, LONG, "einde van kaart"]), (f"Ik doe {number} <b>, zodat {{{{x}}}} & zo.",))
        for number, texts in notes.items()
    }
    answers[2] = Answer(f"Dit blijft {SECRET}.", (f"Ik zeg {SECRET}, zodat het er is.",), Circle.PRIVATE)
    answers[4] = Answer(f"Dit is {STRUCK}.", (f"Ik zeg {STRUCK}, zodat het er is.",), struck=True)
    held = interview(
        status=Status.FINAL,
        sharing=Circle.ORGANISATION,
        closing="Het is mijn vak om </script><b>*te* _blijven_ $x$ \\emph{dit}.",
        closing_readers=ClosingReaders.NAMED,
        answers=answers,
        team="Team <Noord> & #1",
    )
    return read(compose(held, CARDS))


@pytest.fixture(scope="module")
def document() -> Document:
    return nasty()


def letters(text: str) -> str:
    """The letters and digits of a text, whatever stands between them."""
    return "".join(char for char in text if char.isalnum())


def lines_of(made: Account) -> list[str]:
    return [one.text for part in made.parts for one in part.said] + [part.title for part in made.parts]


class Page(HTMLParser):
    """What a browser would make of a page: its text, tags and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def members(data: bytes) -> dict[str, bytes]:
    """The files in a zip; of any other file itself alone."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def text_in(data: bytes, form: Format) -> str:
    """What a reader of that format finds in a file."""
    match form:
        case Format.WORD:
            return "".join(Page(members(data)["word/document.xml"].decode()).text)
        case Format.PDF:
            return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        case Format.HTML:
            return "".join(Page(data.decode()).text)
        case Format.JSON:
            return "\n".join(_strings(json.loads(data)))
        case _:
            return data.decode("utf-8-sig")


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM, Reader.OUTSIDE])
def test_no_text_is_lost_and_nothing_is_in_it_that_is_not_for_them(
    document: Document, form: Format, reader: Reader
) -> None:
    made = account(document, reader)
    data = contents(document, made, form, MARK)
    if form is Format.MARKDOWN:
        again = read(data).interview if reader is not Reader.OUTSIDE else None
        if again is not None:
            kept = [number for number in document.interview.answers if number in again.answers]
            assert {n: again.answer(n).note for n in kept} == {n: document.interview.answer(n).note for n in kept}
            assert len(kept) == (11 if reader is Reader.TELLER else 10)
    else:
        found = letters(text_in(data, form))
        wanted = [line for line in lines_of(made) if form is not Format.PDF or line.isascii()]
        if form is Format.PDF:  # a page number may stand in the middle of what goes on on the next page
            found = re.sub(r"\d", "", found)
            wanted = [re.sub(r"\d", "", line) for line in wanted]
        if form is Format.JSON:  # which has the text to the letter, for a program
            wanted = [line for line in wanted if "⟨U+" not in line]
        missing = [line for line in wanted if letters(line) not in found]
        assert not missing, missing[:5]
        assert len(wanted) > 150
    for name, content in members(data).items():
        assert STRUCK.encode() not in content, name
        assert (SECRET.encode() in content) <= (reader is Reader.TELLER), name


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_nothing_runs_in_a_web_page(document: Document, reader: Reader) -> None:
    page = Page(contents(document, account(document, reader), Format.HTML, MARK).decode())
    assert page.tags.isdisjoint({"script", "iframe", "img", "a", "link", "object", "form", "input", "base", "svg"})
    assert not {
        name for name in page.attributes if name.startswith("on") or name in ("href", "src", "srcset", "action")
    }


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_nothing_runs_in_a_word_file(document: Document, reader: Reader) -> None:
    inside = members(contents(document, account(document, reader), Format.WORD, MARK))
    for name, content in inside.items():
        assert b'TargetMode="External"' not in content, name
        assert b"<!DOCTYPE" not in content and b"<!ENTITY" not in content, name
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"", b"".join(inside.values()))
    assert {b"".join(field).strip() for field in fields} <= {b"PAGE", b"NUMPAGES"}
    assert b"w:hyperlink" not in inside["word/document.xml"]


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_nothing_runs_in_a_pdf(document: Document, reader: Reader) -> None:
    data = contents(document, account(document, reader), Format.PDF, MARK)
    for action in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/GoToR"):
        assert action not in data
    assert not [page for page in PdfReader(io.BytesIO(data)).pages if page.get("/Annots")]
