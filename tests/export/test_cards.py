"""S11, "the questions printed as a set of cards": every word, in its place, in every layout and language."""

from __future__ import annotations

import hashlib
import io
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from interview_tui.cards.labels import kind_label
from interview_tui.cards.model import Card
from interview_tui.cards.shipped import shipped
from interview_tui.export.cards import print_cards
from interview_tui.export.layouts import Layout
from interview_tui.language import LANGUAGES, Language
from tests.export.conftest import Made
from tests.export.paper import MM, Paper, fonts, pages, squeezed

EVERY = list(itertools.product(LANGUAGES, Layout))
SAFE = 6.5  # mm between letters and the knife
FAMILIES = ("Literata", "NotoNaskhArabic", "NotoSerifHebrew", "NotoSansSymbols2", "NotoEmoji")


def in_order(page: str, parts: list[str]) -> bool:
    """Whether the parts stand there whole and one after the other, whatever lines and hyphens do."""
    rest = squeezed(page)
    for part in filter(None, map(squeezed, parts)):
        _before, found, rest = rest.partition(part)
        if not found:
            return False
    return True


def front(card: Card) -> list[str]:
    return [card.theme, card.title, *card.text, str(card.number)]


def back(card: Card, lang: Language) -> list[str]:
    probes = [part for probe in card.probes for part in (kind_label(probe.kind, lang), probe.text)]
    return [card.title, *probes]


@pytest.mark.parametrize(("lang", "layout"), EVERY)
def test_every_word_of_every_card_stands_on_it_in_order(made: Made, lang: Language, layout: Layout) -> None:
    paper, cards = made(lang, layout), shipped(lang)
    assert cards.motto is not None
    assert in_order(paper.side(0), [cards.title, cards.motto.text, cards.motto.by])
    for card in cards.cards:
        assert in_order(paper.side(card.number), front(card)), card.number
    source = cards.source
    parts = [source.title, source.publishers, source.edition, source.licence, source.note]
    assert in_order(paper.side(len(cards.cards) + 1), parts)


@pytest.mark.parametrize(("lang", "layout"), [(lang, layout) for lang, layout in EVERY if layout.has_backs])
def test_the_prompts_stand_behind_their_card(made: Made, lang: Language, layout: Layout) -> None:
    paper = made(lang, layout)
    for card in shipped(lang).cards:
        assert in_order(paper.side(card.number, back=True), back(card, lang)), card.number
    assert squeezed({"nl": "Zo gebruik je de kaarten", "en": "How to use the cards"}[lang]) in squeezed(
        paper.side(0, back=True)
    )
    assert paper.side(13, back=True).strip() == "", "nothing is asked behind the source"


@pytest.mark.parametrize(("layout", "both", "fronts"), [("four", 8, 4), ("eight", 4, 2), ("single", 28, 14)])
def test_the_number_of_pages(made: Made, layout: str, both: int, fronts: int) -> None:
    assert len(made("nl", Layout(layout))) == both
    assert len(made("nl", Layout(layout), backs=False)) == fronts


def test_a_card_on_the_wall_has_no_back(made: Made) -> None:
    paper = made("nl", Layout.LARGE)
    assert len(paper) == 14
    assert not any(squeezed(probe.text) in squeezed(paper.side(3)) for probe in shipped("nl").cards[2].probes)


def test_without_backs_no_prompt_is_printed(made: Made) -> None:
    paper = made("nl", Layout.FOUR, backs=False)
    text = squeezed("".join(page.get_textpage().get_text_bounded() for page in paper.document))
    for card in shipped("nl").cards:
        assert squeezed(card.title) in text
        assert not any(squeezed(probe.text) in text for probe in card.probes)


@pytest.mark.parametrize("layout", Layout)
def test_the_paper_has_its_size_and_the_print_shop_its_boxes(made: Made, layout: Layout) -> None:
    paper = made("nl", layout)
    width, height = paper.grid.page
    bleed = paper.grid.bleed
    for page in pages(paper.pdf):
        assert page.mediabox == pytest.approx((0, 0, width * MM, height * MM), abs=0.01)
        assert page.bleedbox == pytest.approx(page.mediabox, abs=0.01)
        trim = (bleed * MM, bleed * MM, (width - bleed) * MM, (height - bleed) * MM)
        assert page.trimbox == pytest.approx(trim, abs=0.01)
        assert page.rotation == 0


@pytest.mark.parametrize(("lang", "layout"), EVERY)
def test_no_letter_comes_near_the_knife(made: Made, lang: Language, layout: Layout) -> None:
    paper = made(lang, layout)
    for page in range(len(paper)):
        cards = paper.cards_on(page)
        for char, (left, bottom, right, top) in paper.letters(page):
            inside = [
                box
                for box in cards
                if box[0] + SAFE < left and right < box[2] - SAFE and box[1] + SAFE < bottom and top < box[3] - SAFE
            ]
            assert len(inside) == 1, (page, char, left, bottom)


def test_at_the_edges_of_the_cards_there_is_nothing_but_marks(made: Made) -> None:
    """Along every cut, 4 mm to either side, a front is white but for the marks, and a back white altogether."""
    paper = made("nl", Layout.FOUR)
    for page in range(2):
        width, height, grey = paper.picture(page, scale=2, grey=True)
        per_mm = width / 210
        first, last = round(101 * per_mm), round(109 * per_mm)
        dark = {row for row in range(height) if min(grey[row * width + first : row * width + last]) < 250}
        ends = {row for row in dark if row < 12 * per_mm or row > height - 12 * per_mm}
        crossing = {row for row in dark if abs(row - height / 2) < 4 * per_mm}
        assert dark == ends | crossing
        assert bool(ends and crossing) is (page == 0), "marks on the front, none on the back"


@pytest.mark.parametrize(("lang", "layout"), EVERY)
def test_all_fonts_are_ours_and_embedded(made: Made, lang: Language, layout: Layout) -> None:
    found = fonts(made(lang, layout).pdf)
    assert found
    assert all(found.values())
    assert all(name.partition("+")[2].startswith(FAMILIES) for name in found)


def test_colour_runs_off_the_card_of_a_print_shop(made: Made) -> None:
    paper = made("nl", Layout.SINGLE)
    for page in (0, 1, 7):  # the cover, its back, the back of card 3
        width, height, pixels = paper.picture(page)
        wide = len(pixels) // (width * height)
        corners = {
            pixels[(row * width + column) * wide : (row * width + column + 1) * wide]
            for row in (0, height - 2)
            for column in (0, width - 2)
        }
        assert len(corners) == 1
        assert corners != {b"\xff" * wide}
    width, height, grey = paper.picture(6, grey=True)
    assert min(grey[row * width] for row in range(height)) < 200, "the line runs on to the next card"
    assert grey[0] == 255


def test_the_same_cards_are_the_same_file_wherever_they_are_made(made: Made, tmp_path: Path) -> None:
    code = (
        "import hashlib; from interview_tui.cards.shipped import shipped; from interview_tui.export.cards import "
        "print_cards; from interview_tui.language import choose; choose('en'); "
        "print(hashlib.sha256(print_cards(shipped('nl')).pdf).hexdigest())"
    )
    environ = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"}
    made_there = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    )
    assert made_there.stdout.strip() == hashlib.sha256(made("nl", Layout.FOUR).pdf).hexdigest()


def test_only_the_cards_that_were_chosen() -> None:
    printed = print_cards(shipped("nl"), Layout.SINGLE, backs=False, chosen=(3, 11))
    paper = Paper(printed.pdf, Layout.SINGLE, backs=False)
    assert len(paper) == 4
    assert in_order(paper.side(1), front(shipped("nl").cards[2]))
    assert in_order(paper.side(2), front(shipped("nl").cards[10]))


def test_what_it_is_called_for_who_reads_with_the_ears(made: Made) -> None:
    """Title, language and tags are there; a title of a card is a bookmark."""
    reader = PdfReader(io.BytesIO(made("en", Layout.LARGE).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == shipped("en").title
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]
    marks = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    titles = [card.title.replace(" …", "\u00a0…") for card in shipped("en").cards]
    assert [mark for mark in marks if mark in titles] == titles


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not here; pypdf has looked")
def test_poppler_reads_the_same(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    path.write_bytes(made("nl", Layout.SINGLE).pdf)

    def says(*command: str) -> str:
        return subprocess.run(
            [*command, str(path), *(["-"] if command[0] == "pdftotext" else [])],
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    rows = says("pdffonts").splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-3] == ["yes", "yes"] for row in rows), "embedded, and only what is used of it"
    boxes = dict(line.split(":", 1) for line in says("pdfinfo", "-box").splitlines() if "Box" in line)
    assert [round(float(edge), 1) for edge in boxes["TrimBox"].split()] == [8.5, 8.5, 306.1, 428.0]
    text = squeezed(says("pdftotext", "-raw"))
    for card in shipped("nl").cards:
        assert all(squeezed(part) in text for part in (card.title, *card.text, *(p.text for p in card.probes)))
