"""An account as a PDF, read back by other programs: every word once and in order, tagged, and well laid out."""

from __future__ import annotations

import ctypes
import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.export.account.account import Account, Part, Run, Said, SaidKind
from interview_tui.export.account.formats import Format, contents
from interview_tui.export.account.pdf import pdf, unprintable_in
from interview_tui.export.account.reader import Reader
from interview_tui.export.font_coverage import unprintable
from interview_tui.export.giving.giving import made
from interview_tui.interview.model import Answer, Circle
from interview_tui.storage.places import data
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.marks import mark_in
from tests.export.account.accounts import CLOSING, account_of, document_of, example, full, held, one_card
from tests.export.paper import fonts, squeezed
from tests.readers import needs, text_of_pdf
from tests.running import times
from tests.texts import NASTY

W, P, Z = SaidKind.WORDS, SaidKind.PROBE, SaidKind.ZODATJE
MM = 72 / 25.4
SENTENCE = "Ik ging naar huis zonder antwoord en met een betere vraag. "
ARABIC = "كنت ساعي بريد قبل أن أصبح أخصائيا"
HEBREW = "בתור דוור ידעתי בדיוק"


@cache
def printed(account: Account) -> bytes:
    return pdf(account, "proef")


def reader(account: Account) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printed(account)))


def pages(account: Account) -> list[str]:
    """What stands on each page, without its number."""
    texts = [page.extract_text() for page in reader(account).pages]
    if len(texts) > 1:
        for at, text in enumerate(texts):
            assert text.rstrip().endswith(str(at + 1))
        texts = [text.rstrip().removesuffix(str(at + 1)) for at, text in enumerate(texts)]
    return texts


def expected(account: Account) -> list[str]:
    """Every text of an account, as it should be met."""
    texts = [account.title, account.names, " · ".join(account.about)]
    texts += [f"Luisterden mee: {account.listeners}"] if account.listeners else []
    texts += [account.for_whom, account.legend, *(one.text for one in account.opening)]
    for part in account.parts:
        texts += in_part(part)
    texts += [account.closing]
    for part in account.additions:
        texts += in_part(part)
    return [text for text in [*texts, account.not_asked] if text]


def in_part(part: Part) -> list[str]:
    title = f"{part.number or ''} {part.title}"
    readers = f"Wie dit mag lezen: {part.readers}" if part.readers else ""
    return [title, readers, part.question, *(one.text for one in part.said)]


def line(text: str, kind: SaidKind = W, *, marked: bool = False) -> Said:
    return Said(kind, (Run(text, marked),))


def with_said(*said: Said, title: str = "“Een kaart”", question: str = "") -> Account:
    """The example with nothing but these lines, below one card."""
    return example()._replace(opening=(), parts=(Part(3, title, question, said),), closing="", not_asked="")


ACCOUNTS = {
    "teller": example(),
    "team": example(Reader.TEAM),
    "full": full(),
    "one": one_card("Kort.\nDoorgevraagd: En toen?\n==Niets.==", "Ik wacht, zodat het kan.", closing=CLOSING),
    "all": example()._replace(listeners="Kim en Robin", additions=(Part(0, "Later", "", (line("Nog iets."),)),)),
}
named = pytest.mark.parametrize("account", ACCOUNTS.values(), ids=ACCOUNTS)


# --- every word, once, in order


@named
def test_pypdf_finds_every_word_in_order_and_nothing_else(account: Account) -> None:
    assert squeezed("".join(pages(account))) == squeezed("".join(expected(account)))


@needs("pdftotext")
@named
def test_poppler_finds_every_word_in_order_and_nothing_else(account: Account, tmp_path: Path) -> None:
    found = by_poppler(account, tmp_path)
    found = [re.sub(rf"\s*\b{at + 1}\s*$", "", page) if len(found) > 1 else page for at, page in enumerate(found)]
    assert squeezed("".join(found)) == squeezed("".join(expected(account)))


@needs("pdftotext")
@pytest.mark.parametrize("to", [Reader.TELLER, Reader.TEAM])
def test_seven_words_in_ten_on_paper_are_of_the_colleague(to: Reader, tmp_path: Path) -> None:
    account = example(to)
    words = sum(len(page.split()) for page in by_poppler(account, tmp_path))
    own = [one.text for part in account.parts for one in part.said if one.kind is not P]
    assert sum(len(text.split()) for text in [*own, account.closing]) / words >= 0.7


def by_poppler(account: Account, folder: Path) -> list[str]:
    path = folder / "account.pdf"
    path.write_bytes(printed(account))
    return text_of_pdf(path).removesuffix("\f").split("\f")


def test_nothing_is_taken_for_markup() -> None:
    hostile = '#set page(paper: "a0") *vet* _schuin_ $x$ @iemand <label> `code` \\ // geen -- commentaar ~ \\u{41} "q"'
    texts = [hostile, *(text for text in NASTY if text.strip() and len(text) < 300)]
    account = with_said(
        *(line(text, kind) for text in texts for kind in SaidKind), title="#[*x*] $a$ ~", question=hostile
    )
    account = account._replace(title="@x <a> _b_ --", names=hostile, closing="`#x` \\\\ $a$", not_asked=hostile)
    latin = [text for text in map(flat, expected(account)) if text.isascii()]
    found = flat("".join(pages(account)))
    at = 0
    for text in latin:
        assert (at := found.find(text, at) + len(text)) >= len(text), text
    assert len(latin) > 300
    assert [round(float(side)) for side in reader(account).pages[0].mediabox[2:]] == [595, 842]


def flat(text: str) -> str:
    return "".join(text.split())


@given(st.lists(st.text(max_size=40), min_size=1, max_size=20))
@settings(deadline=None, max_examples=times(0.2))
def test_any_text_can_be_set(texts: list[str]) -> None:
    """What an account never has, control characters, aside: see test_account."""
    texts = [
        re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]", "", text) for text in texts
    ]
    said = [line(text, kind, marked=bool(at % 2)) for at, text in enumerate(texts) for kind in SaidKind]
    account = with_said(*said, title="".join(texts), question=texts[0])
    assert pdf(account._replace(title=texts[0] or "x", closing=texts[-1]), "proef").startswith(b"%PDF-1.7")


def test_every_character_can_be_set() -> None:
    """What the fonts have as itself, all else by its code point: the standard would refuse an empty box."""
    every = [char for char in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(char) not in {"Cc", "Cs"}]
    shown = [char for char in every if not unprintable(char)]
    unseen = [char for char in every if unicodedata.category(char) in {"Cf", "Mn", "Me"} and unprintable(char)]
    assert (len(shown) > 6000, len(unseen) > 1000) == (True, True)
    said = [line(" ".join(shown[at : at + 90])) for at in range(0, len(shown), 90)]
    assert pdf(with_said(*said, line("".join(unseen))), "proef").startswith(b"%PDF-")


def test_what_no_font_has_stands_there_by_its_code_point() -> None:
    account = one_card("Hij schreef 世, en ⟨zo⟩, en \x1b, en é.")
    assert "Hij schreef ‹U+4E16›, en ‹U+27E8›zo‹U+27E9›, en ‹U+001B›, en é." in " ".join(pages(account)[0].split())
    assert unprintable_in(account) == ("世", "⟨", "⟩")
    assert unprintable_in(example()) == ()
    assert unprintable_in(account._replace(parts=(), not_asked="界")) == ("界",)


def test_right_to_left_emoji_and_accents() -> None:
    text = f"{ARABIC}\n{HEBREW}\n👩‍👩‍👧‍👦 👍🏽 🇳🇱 ☎\ncafe\u0301 en nai\u0308ef"
    account = one_card(text, ARABIC)
    assert unprintable_in(account) == ()
    found = unicodedata.normalize("NFKC", pages(account)[0])
    assert "café en naïef" in found
    assert set(ARABIC + HEBREW) <= set(found)
    assert {"👩", "👧", "👍"} <= set(found)
    assert {"NotoNaskhArabic", "NotoSerifHebrew", "NotoEmoji"} <= {
        name.partition("+")[2].partition("-")[0] for name in fonts(printed(account))
    }
    edges = [box[2] for char, box in letters(account, 0) if "\u0590" <= char <= "\u05ff"]
    assert 180 < max(edges) < 190, "it begins at the right"


# --- laid out


def letters(account: Account, page: int) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Every letter that can be seen, and its box (left, bottom, right, top) in mm."""
    text = pdfium.PdfDocument(printed(account))[page].get_textpage()
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if char.strip():
            yield char, tuple(edge / MM for edge in text.get_charbox(at))


def test_nothing_runs_off_the_paper() -> None:
    long = "Het is mijn vak om " + "W" * 60 + " " + "x" * 500
    account = one_card(
        "a" * 500 + " " + "W" * 60 + " https://example.org/" + "M" * 40, "Zodat " + "Ж" * 59, closing=long
    )
    part = account.parts[0]._replace(
        title="M" * 55 + " arbeidsongeschiktheidsverzekeringsmaatschappij", question="W" * 58
    )
    account = account._replace(title="W" * 50 + " over het vak", parts=(part,), names="M" * 60)
    for page in range(len(pages(account))):
        for _char, (left, bottom, right, top) in letters(account, page):
            assert (left > 15, right < 195, bottom > 8, top < 285) == (True,) * 4
    found = squeezed("".join(pages(account)))
    assert [found.count(text) for text in ("a" * 500, "M" * 60, "W" * 60, "x" * 500)] == [1, 1, 2, 1]


def test_an_answer_of_fifty_pages_is_all_there_and_no_line_stands_alone() -> None:
    account = with_said(*(line(f"<{at}> " + SENTENCE * (3 + at % 7)) for at in range(700)))
    found = [page.get_textpage().get_text_bounded(bottom=20 * MM) for page in pdfium.PdfDocument(printed(account))]
    assert len(found) > 45
    assert squeezed("".join(found)) == squeezed("".join(expected(account)))
    lines = [page.splitlines() for page in found]
    for before, after in pairwise(lines):
        assert not (before[-1].startswith("<") and not after[0].startswith("<")), "first line alone"
        assert after[0].startswith("<") or not after[1].startswith("<"), "last line alone"


def test_a_line_without_end_goes_on() -> None:
    for kind in SaidKind:
        account = with_said(line(SENTENCE * 200, kind))
        assert squeezed("".join(pages(account))).count(squeezed(SENTENCE)) == 200
    endless = with_said(line("\\" * 3000), line("#" * 3000, P), line("日" * 600, Z))
    assert squeezed("".join(pages(endless))) == squeezed("".join(expected(endless))).replace("日", "‹U+65E5›")
    account = with_said(*(line(f"Vraag {at}?", P) for at in range(150)))._replace(closing=SENTENCE * 60)
    assert squeezed("".join(pages(account))) == squeezed("".join(expected(account)))


@pytest.mark.parametrize(
    ("account", "least", "most"), [(example(), 3, 4), (example(Reader.TEAM), 3, 4), (full(), 5, 6)]
)
def test_a_full_interview_takes_six_pages_at_most(account: Account, least: int, most: int) -> None:
    assert least <= len(pages(account)) <= most


def test_a_full_interview_is_full() -> None:
    said = [one for part in full().parts for one in part.said]
    assert len(full().parts) == 12
    assert sum(len(one.text.split()) for one in said if one.kind is not P) > 2500


def test_one_card_takes_one_page_without_a_number() -> None:
    assert len(reader(ACCOUNTS["one"]).pages) == 1
    assert pages(ACCOUNTS["one"])[0].rstrip().endswith(ACCOUNTS["one"].not_asked[-5:])


@st.composite
def cut(draw: st.DrawFn) -> Account:
    """An account of other length each time, so that pages end anywhere."""
    parts = [*example().parts, *full(3).parts]
    chosen = draw(st.lists(st.sampled_from(parts), min_size=6, max_size=14))
    most = draw(st.lists(st.integers(1, 12), min_size=len(chosen), max_size=len(chosen)))
    kept = [
        part._replace(title=f"Kop{at:02}", said=(*part.said[:count], line(f"Slot{at:02}.", Z)))
        for at, (part, count) in enumerate(zip(chosen, most, strict=True))
    ]
    return example()._replace(parts=tuple(kept), title=f"Sam {draw(st.integers(0, 999))}")


@given(cut())
@settings(deadline=None, max_examples=times(0.15))
def test_a_heading_stands_above_words_of_its_own_on_every_page(account: Account) -> None:
    found = [squeezed(page) for page in pages(account)]
    for part in account.parts:
        page = next(page for page in found if part.title in page)
        first = next(one.text for one in part.said if one.kind is not P)
        assert squeezed(first)[:20] in page.partition(part.title)[2]
    for part in account.parts:
        for asked, answer in pairwise(part.said):
            if asked.kind is P:
                both = squeezed(asked.text) + squeezed(answer.text)[:15]
                assert any(both in page for page in found), "a probe stays with what was answered"


# --- what tells words, probes, zodatjes and highlights apart


def test_probes_are_italic_and_words_and_zodatjes_are_not() -> None:
    account = with_said(line("woorden"), line("vraag", P), line("zodat", Z), line("geel", marked=True))
    page = pdfium.PdfDocument(printed(account))[0].get_textpage()
    slanted = ""
    for at in range(page.count_chars()):
        slanted += page.get_text_range(at, 1) if "Italic" in font_name(page, at) else ""
    assert squeezed(slanted) == "vraag"
    left = {char: box[0] for char, box in letters(account, 0) if char in "wv"}
    assert left["v"] > left["w"] + 3, "and stand a little inwards"


def font_name(page: pdfium.PdfTextPage, at: int) -> str:
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page.raw, at, buffer, 200, flags)
    return buffer.value.decode()


@pytest.mark.parametrize(
    ("change", "beside"), [({"marked": True}, "below"), ({"kind": Z}, "left")], ids=["mark", "bar"]
)
def test_a_highlight_and_a_zodatje_are_seen_without_colour(change: dict[str, Any], beside: str) -> None:
    """A line below the words, or a bar before them: long runs of dark pixels that plain words do not have."""
    plain, other = dark_runs(with_said(line("nnnnnn nnnnnn"))), dark_runs(with_said(line("nnnnnn nnnnnn", **change)))
    axis = 0 if beside == "below" else 1
    assert other[axis] > plain[axis]


def dark_runs(account: Account) -> tuple[int, int]:
    """How many dark runs longer than any stroke of a small letter there are, along rows and along columns."""
    bitmap = pdfium.PdfDocument(printed(account))[0].render(scale=2, grayscale=True)
    size, stride = (bitmap.width, bitmap.height), bitmap.stride
    pixels = bytes(bitmap.buffer)
    rows = [bytes(value < 150 for value in pixels[y * stride : y * stride + size[0]]) for y in range(size[1])]
    columns = [bytes(row[x] for row in rows) for x in range(size[0])]
    return sum(b"\1" * 60 in row for row in rows), sum(b"\1" * 25 in column for column in columns)


# --- tagged


def marks_of(node: Any) -> Iterator[tuple[str, Any]]:
    """The kind and the title of every element of the tree of a tagged PDF, in order."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from marks_of(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node.get("/T")
        if "/K" in node:
            yield from marks_of(node["/K"])


@named
def test_it_is_tagged_as_the_standard_asks(account: Account) -> None:
    root: Any = reader(account).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    tree = list(marks_of(root["/StructTreeRoot"]["/K"]))
    kinds = [kind for kind, _title in tree]
    headings = [(kind, str(title).replace("\u00a0", " ")) for kind, title in tree if kind.startswith("/H")]
    titles = [f"{part.number or ''} {part.title}".strip() for part in (*account.parts, *account.additions)]
    assert headings == [("/H1", account.title), *(("/H2", title) for title in titles)]
    asked = sum(bool(part.question) for part in account.parts)
    assert kinds.count("/BlockQuote") == asked + bool(account.closing)
    said = sum(len(part.said) for part in (*account.parts, *account.additions))
    assert kinds.count("/P") >= said + asked, "every line is a paragraph"
    outline: list[Any] = reader(account).outline
    assert [entry["/Title"] for entry in outline if isinstance(entry, dict)] == [account.title]


def test_in_english_it_says_so() -> None:
    account = account_of(held(lang="en", answers={3: Answer("Wait.")}))
    assert reader(account).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_it_names_the_program_and_nobody_and_no_moment() -> None:
    found = reader(example()).metadata
    assert found is not None
    assert {name: str(value) for name, value in found.items() if name != "/Creator"} == {
        "/Title": "Sam over het vak",
        "/Keywords": "proef",
    }


def test_the_same_account_is_the_same_file() -> None:
    assert pdf(example(), "proef") == pdf(example(), "proef")


def test_all_fonts_are_in_the_file() -> None:
    assert all(fonts(printed(example())).values())


# --- as it is given


def test_it_is_known_again_by_its_mark(tmp_path: Path) -> None:
    document = read(data("example.nl.md").read_bytes())
    path = tmp_path / "gegeven.pdf"
    path.write_bytes(made(document, example(), Format.PDF))
    mark = mark_in(path, document.interview.id)
    assert mark is not None
    assert mark.circle is Circle.PRIVATE
    assert set(mark.codes) == example().cards


@pytest.mark.parametrize("to", [Reader.TEAM, Reader.ORGANISATION, Reader.OUTSIDE])
def test_what_is_private_or_struck_is_in_no_byte_of_it(to: Reader) -> None:
    document = document_of(
        held(
            sharing=Circle.ORGANISATION,
            answers={
                3: Answer("Dit mag."),
                4: Answer("Dit is geschrapt: hoefijzerkers.", struck=True),
                5: Answer("Dit is van ons: hoefijzerkers.", ("Ik doe hoefijzerkers, zodat.",), Circle.PRIVATE),
            },
        )
    )
    account = account_of(document.interview, to)
    made_pdf = contents(document, account, Format.PDF, "proef")
    everything = made_pdf.decode("latin-1")
    found = pypdf.PdfReader(io.BytesIO(made_pdf))
    for number in range(1, len(found.xref[0]) + 1):
        entry: Any = found.get_object(number)
        is_stream = isinstance(entry, pypdf.generic.StreamObject)
        everything += entry.get_data().decode("latin-1") if is_stream else repr(entry)
    everything += "".join(page.extract_text() for page in found.pages)
    assert "Dit mag." in everything
    assert "hoefijzerkers" not in everything
    assert "hoefijzerkers".encode("utf-16-be").decode("latin-1") not in everything
