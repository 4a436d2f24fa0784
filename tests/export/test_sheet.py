"""The sheet as a PDF of one page, opened with another program's eyes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from interview_tui.export.sheet import TooMuchError, print_sheet
from interview_tui.forms.sheet import SheetBlock
from interview_tui.interview.model import Status
from interview_tui.transcripts.forgetting.forgetting import forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.composer import compose
from tests.builders import interview, question_set

QUESTION = "Hoe blijf ik naast deze moeder staan als de school wil dat ik kies?"
HOSTILE = '#set page(paper: "a0") *vet* $x$ @iemand <label> \\ // geen commentaar'
BLOCKS = [
    SheetBlock("De vraag die ik inbreng", (QUESTION, HOSTILE)),
    SheetBlock("Het dilemma", ()),
    SheetBlock("Zodatjes", ("Zodat 🙂",)),
]


def text_of(pdf: bytes) -> str:
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def loosely(text: str) -> str:
    """Without white space and the hyphens of a line that was broken."""
    return re.sub(r"[\s\u00ad-]", "", text)


def test_one_page_with_every_word_to_the_letter_and_in_order() -> None:
    printed = print_sheet("Intervisieblad", BLOCKS, interview())
    reader = pypdf.PdfReader(io.BytesIO(printed.pdf))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    found = loosely(text_of(printed.pdf))
    places = [
        found.find(loosely(text))
        for text in ("Intervisieblad", "Sam, 24 november 2026", QUESTION, HOSTILE, "Het dilemma")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert printed.missing == ()


def test_all_fonts_are_in_the_file() -> None:
    reader = pypdf.PdfReader(io.BytesIO(print_sheet("Blad", BLOCKS, interview()).pdf))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert any(key in described for key in ("/FontFile2", "/FontFile3"))


def test_much_is_set_smaller_and_too_much_is_refused() -> None:
    much = [SheetBlock("Veel", tuple(QUESTION for _number in range(30)))]
    assert loosely(text_of(print_sheet("Blad", much, interview()).pdf)).count(loosely(QUESTION)) == 30
    with pytest.raises(TooMuchError):
        print_sheet("Blad", [SheetBlock("Veel", tuple(QUESTION for _number in range(300)))], interview())


def test_what_no_font_has_is_told() -> None:
    assert print_sheet("Blad", [SheetBlock("Vreemd", ("a\U00012000b",))], interview()).missing == ("\U00012000",)


def test_the_same_sheet_is_the_same_file() -> None:
    assert print_sheet("Blad", BLOCKS, interview()).pdf == print_sheet("Blad", BLOCKS, interview()).pdf


def test_a_page_with_something_that_was_struck_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    held = interview(status=Status.FINAL, struck=(5,))
    path.write_bytes(compose(held, question_set()))
    with_it = [SheetBlock("Vraag", ("Weg.",), cards=(5,))]
    without = [SheetBlock("Vraag", ("Blijft.",), cards=(4,))]
    pages = {
        "with.pdf": print_sheet("Blad", with_it, interview()).pdf,
        "without.pdf": print_sheet("Blad", without, held).pdf,
        "of another.pdf": print_sheet("Blad", with_it, interview(id="4f9k2m")).pdf,
        "from elsewhere.pdf": b"%PDF-1.7 of another program",
    }
    for name, pdf in pages.items():
        (tmp_path / f"2026-11-24-sam-3f9k2m-{name}").write_bytes(pdf)
    told = forget(path, held, of_transcripts([tmp_path]))
    assert [one.name.removeprefix("2026-11-24-sam-3f9k2m-") for one in told.cleaned] == ["with.pdf"]
    assert sorted(one.name.removeprefix("2026-11-24-sam-3f9k2m-") for one in told.left) == [
        "from elsewhere.pdf",
        "of another.pdf",
    ]
    assert (tmp_path / "2026-11-24-sam-3f9k2m-without.pdf").exists()
    assert not (tmp_path / "2026-11-24-sam-3f9k2m-with.pdf").exists()


def test_what_a_page_tells_of_itself_is_not_what_was_struck() -> None:
    blocks = [SheetBlock("Vraag", ("Blijft.",), cards=(4,))]
    seen = {
        print_sheet("Blad", blocks, interview(status=Status.FINAL, struck=struck)).pdf for struck in ((), (5,), (2, 7))
    }
    assert len(seen) == 1
