"""Word: every word of an account in its style, read back by python-docx, pandoc and LibreOffice; and no word more."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from interview_tui.export.account.account import Account, Part, Run, Said, SaidKind, account
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.word import directions, word
from interview_tui.interview.model import Answer, Circle
from interview_tui.storage.places import data
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.marks import keyword
from tests.export.account.test_account import HELD, document
from tests.export.paper import squeezed
from tests.readers import needs, run, text_of_pdf, to_pdf
from tests.running import times
from tests.texts import CORPUS, short_lines

pytestmark = pytest.mark.no_files

NOTHING = account(document(), Reader.TELLER)._replace(
    opening=(), parts=(), closing="", additions=(), not_asked="", listeners=""
)
ARABIC = "قال لي: انتظر قليلاً."
HEBREW = "הוא אמר: חכה רגע."
OURS = {
    *("document", "body", "p", "pPr", "pStyle", "keepNext", "r", "rPr", "rStyle", "t", "tab", "ind"),
    *("bidi", "pBdr", "left", "right", "rtl", "lang"),
    *("sectPr", "footerReference", "pgSz", "pgMar"),
}
"""Every element that may stand in the text of a document: none that asks Word to do anything."""

N, P, Z = SaidKind.WORDS, SaidKind.PROBE, SaidKind.ZODATJE


def said(text: str, kind: SaidKind = N) -> Said:
    return Said(kind, (Run(text),))


def with_lines(*texts: str) -> Account:
    """An account of one answer with these lines."""
    return NOTHING._replace(parts=(Part(1, "Kaart", "", tuple(map(said, texts))),))


def opened(made: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(made))


def members(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def paragraphs(made: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [(str(one.style and one.style.name), one.text) for one in opened(made).paragraphs]


@cache
def example(lang: str = "nl", reader: Reader = Reader.TELLER) -> Account:
    return account(read(data(f"example.{lang}.md").read_bytes()), reader)


# --- the words, in their styles


def test_every_word_in_order_in_the_style_of_what_it_is() -> None:
    made = account(document(), Reader.TELLER)
    made = made._replace(opening=(said("Vooraf."),), additions=(Part(0, "Later", "", (said("Nog iets."),)),))
    assert paragraphs(word(made, ""))[:10] == [
        ("Title", "Sam over het vak"),
        ("Subtitle", "In gesprek met Noor"),
        ("Subtitle", "24 november 2026 · Team Noord"),
        ("Subtitle", "Luisterden mee: Kim"),
        ("Voor wie", "Alleen voor Noor en Sam."),
        ("Legenda", "Cursief: wat Noor vroeg. Met een streep: zodatjes."),
        ("Normal", "Vooraf."),
        ("Heading 1", "3\t“Kaart 3 …”"),
        ("Quote", "Wanneer ben je in je element?"),
        ("Normal", "Eerst kijken."),
    ]
    assert paragraphs(word(made, ""))[10:16] == [
        ("Doorgevraagd", "Neem me mee."),
        ("Normal", "Een halfuur niks."),
        ("Zodatje", "Ik wacht, zodat het kan."),
        ("Heading 1", "7\t“Kaart 7 …”"),
        ("Lezers", "Wie dit mag lezen: alleen wij tweeën"),
        ("Quote", "Wanneer ben je in je element?"),
    ]
    assert paragraphs(word(made, ""))[-4:] == [
        ("Slotzin", "Het is mijn vak om te wachten."),
        ("Heading 1", "Later"),
        ("Normal", "Nog iets."),
        ("Niet gesteld", "Niet gesteld: kaart 5, 6, 8, 10 en 11"),
    ]


def test_what_is_highlighted_has_a_style_of_letters_and_the_rest_has_none() -> None:
    line = Said(N, (Run("Dat", marked=True), Run(" is het.")))
    made = opened(word(with_lines("x")._replace(opening=(line,)), ""))
    (found,) = [one for one in made.paragraphs if one.text == "Dat is het."]
    assert [(run.text, run.style.name) for run in found.runs] == [
        ("Dat", "Markering"),
        (" is het.", "Default Paragraph Font"),
    ]


def test_an_english_interview_has_english_styles_and_language() -> None:
    made = word(example("en"), "")
    assert {"For whom", "Readers", "Asked further", "So-that", "Closing sentence", "Not asked"} <= {
        style for style, _text in paragraphs(made)
    }
    assert 'w:lang w:val="en-GB"' in members(made)["word/styles.xml"].decode()
    assert opened(made).core_properties.language == "en-GB"


def test_a_heading_that_no_number_stands_before_begins_where_the_text_does() -> None:
    made = NOTHING._replace(parts=(Part(1, "Kaart", "", ()),), additions=(Part(0, "Later", "", ()),))
    numbered, bare = opened(word(made, "")).paragraphs[-2:]
    assert (numbered.text, numbered.paragraph_format.first_line_indent) == ("1\tKaart", None)
    assert (bare.text, bare.paragraph_format.first_line_indent) == ("Later", 0)


def test_what_leads_stays_with_what_it_leads_to_and_the_navigation_pane_has_answers_and_closing_sentence() -> None:
    styles = opened(word(example(), "")).styles
    looks: dict[str | None, Any] = {one.name: getattr(one, "paragraph_format", None) for one in styles}
    for name in ("Title", "Heading 1", "Quote", "Doorgevraagd", "Lezers"):
        assert looks[name].keep_with_next and looks[name].keep_together and looks[name].widow_control, name
    assert looks["Normal"].widow_control and not looks["Normal"].keep_together
    levels = {one.name: one.element.findall(f".//{qn('w:outlineLvl')}") for one in styles}
    assert {name for name, found in levels.items() if found} == {"Heading 1", "Slotzin"}


def test_the_closing_sentence_and_what_was_not_asked_are_never_alone_on_a_page() -> None:
    lines = opened(word(account(document(), Reader.TELLER), "")).paragraphs
    assert [one.paragraph_format.keep_with_next for one in lines[-5:]] == [None, True, True, True, None]


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_seven_words_in_ten_are_the_colleagues(lang: str, reader: Reader) -> None:
    made = word(example(lang, reader), "")
    theirs = {"Normal", "Zodatje", "So-that", "Slotzin", "Closing sentence"}
    text = [(style in theirs, len(text.split())) for style, text in paragraphs(made)]
    opening = sum(len(one.text.split()) for one in example(lang, reader).opening)  # not words of the colleague
    foot = sum(len(one.text.split()) for one in opened(made).sections[0].footer.paragraphs) + 1  # its number
    told = sum(count for is_theirs, count in text if is_theirs) - opening
    assert told / (sum(count for _theirs, count in text) + foot) >= 0.7


# --- any text


def shown(made: Account) -> list[str]:
    return [one.text for part in made.parts for one in part.said]


def test_no_nasty_text_is_lost_and_none_is_run() -> None:
    made = account(document(HELD.change(answers={3: Answer("\n".join(CORPUS)), 5: Answer("Slot.")})), Reader.TELLER)
    assert len(shown(made)) > 150
    written = word(made, "")
    texts = [text for style, text in paragraphs(written) if style in ("Normal", "Doorgevraagd", "Zodatje")]
    assert texts == shown(made)
    assert elements(written) <= OURS


@settings(max_examples=times(0.4))
@given(st.lists(short_lines.filter(bool), min_size=1, max_size=4))
def test_any_line_is_there_to_the_letter(lines: list[str]) -> None:
    made = account(document(HELD.change(answers={3: Answer("x\n" + "\n".join(lines))})), Reader.TELLER)
    assert [text for style, text in paragraphs(word(made, "")) if style in ("Normal", "Doorgevraagd", "Zodatje")] == (
        shown(made)
    )


@pytest.mark.parametrize("field", ["title", "names", "for_whom", "listeners", "closing", "not_asked"])
def test_no_field_of_an_account_is_read_as_markup(field: str) -> None:
    text = '<w:fldSimple w:instr="QUIT"/> & "]]> &amp; { PAGE }  \t x'
    written = word(NOTHING._replace(**{field: text}), "")  # type: ignore[arg-type]
    assert any(text in found for _style, found in paragraphs(written))
    assert elements(written) <= OURS


def elements(made: bytes) -> set[str]:
    return {etree.QName(one).localname for one in etree.fromstring(members(made)["word/document.xml"]).iter()}


def test_spaces_and_tabs_are_kept() -> None:
    text = "  twee  vooraf\ten\t\ttabs  "
    written = word(with_lines(text), "")
    assert ("Normal", text) in paragraphs(written)
    kept = "{http://www.w3.org/XML/1998/namespace}space"
    texts = list(etree.fromstring(members(written)["word/document.xml"]).iter("{*}t"))
    assert texts and all(one.get(kept) == "preserve" for one in texts)


def test_a_long_word_and_an_answer_of_fifty_pages_are_there_whole() -> None:
    lines = [f"Regel {number}: " + "en toen zei zij dat het zo ook kan " * 8 for number in range(350)]
    found = [text for style, text in paragraphs(word(with_lines("ä" * 500, *lines), "")) if style == "Normal"]
    assert found == ["ä" * 500, *lines]


# --- from right to left


@pytest.mark.parametrize(("text", "tongue"), [(ARABIC, None), (HEBREW, "he-IL")], ids=["arabic", "hebrew"])
def test_a_line_from_right_to_left_is_set_so(text: str, tongue: str | None) -> None:
    made = NOTHING._replace(parts=(Part(1, "Kaart", "", (said(text), said(text, Z), said("Gewoon."))),))
    line, bar, plain = opened(word(made, "")).paragraphs[-3:]
    for one in (line, bar):
        assert one._p.pPr is not None and one._p.pPr.find(qn("w:bidi")) is not None
        assert one.text == text and all(run.font.rtl for run in one.runs)
    assert plain._p.pPr is not None and plain._p.pPr.find(qn("w:bidi")) is None
    assert bar._p.pPr is not None and bar._p.pPr.find(f"{qn('w:pBdr')}/{qn('w:right')}") is not None
    named = [one.get(qn("w:bidi")) for one in line._p.iter(qn("w:lang"))]
    assert named == ([tongue] if tongue else [])


def test_a_word_of_the_other_direction_is_a_part_of_its_own() -> None:
    def parts(text: str, leftward: bool) -> list[tuple[str, bool]]:
        return list(directions(text, leftward=leftward))

    assert parts("Zij zei سلام يا أخي, en ging.", False) == [
        ("Zij zei ", False),
        ("سلام يا أخي", True),
        (", en ging.", False),
    ]
    assert parts("قالت Team Noord أمس", True) == [("قالت ", True), ("Team Noord", False), (" أمس", True)]
    assert parts("é سلامٌ é", False)[1] == ("سلامٌ", True)  # a mark stays on its letter
    assert parts("Gewoon 🙂 e\u0301", False) == [("Gewoon 🙂 e\u0301", False)]


@given(st.text(alphabet="ab é1.,\u0301\u064bسלا🙂\u200d", min_size=1, max_size=20), st.booleans())
def test_the_parts_together_are_the_text(text: str, leftward: bool) -> None:
    parts = list(directions(text, leftward=leftward))
    assert "".join(part for part, _leftward in parts) == text
    assert all(part for part, _leftward in parts)
    assert all(one[1] is not other[1] for one, other in pairwise(parts))


# --- the file


def test_the_same_account_is_the_same_file() -> None:
    written = word(example(), "page:1;")
    assert written == word(example(), "page:1;")
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_holds_what_is_needed_and_each_part_is_sound() -> None:
    parts = members(word(example(), ""))
    assert set(parts) == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
        *("word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/settings.xml", "word/styles.xml"),
    }
    for name, content in parts.items():
        etree.fromstring(content)
        assert b"python-docx" not in content and b'TargetMode="External"' not in content, name
    assert parts["word/footer1.xml"].count(b"w:instr=") == parts["word/footer1.xml"].count(b'" PAGE "') == 1
    settings = parts["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings and 'w:val="15"' in settings
    assert '<w:themeFontLang w:val="nl-NL"/>' in settings
    assert '<w:lang w:val="nl-NL"' in parts["word/styles.xml"].decode()


def test_its_properties_name_the_teller_and_nobody_else() -> None:
    mark = keyword(HELD, range(1, 13))
    assert len(mark) > 255  # more than python-docx would take
    for reader in (Reader.TELLER, Reader.TEAM):
        about = opened(word(account(document(), reader), mark)).core_properties
        assert about.author == ("Sam" if reader is Reader.TELLER else "")
        assert (about.title, about.language, about.last_modified_by) == ("Sam over het vak", "nl-NL", "")
        assert about.keywords == mark
        assert (about.created, about.modified, about.comments) == (None, None, "")


def test_a_very_long_name_is_no_trouble() -> None:
    made = NOTHING._replace(title="x" * 400, teller="y" * 400)
    assert paragraphs(word(made, ""))[0] == ("Title", "x" * 400)
    assert opened(word(made, "")).core_properties.title == "x" * 255


def test_nothing_that_is_not_for_the_team_is_in_any_byte() -> None:
    hidden = {"hoefijzerkers": 4, "kraanvogelnest": 7}  # struck, and for the two alone
    answers = {
        **HELD.answers,
        4: Answer("Toen zei ik hoefijzerkers.", ("Ik zeg hoefijzerkers, zodat het er is.",), struck=True),
        7: Answer("Dit is ==kraanvogelnest==.", ("Ik zeg kraanvogelnest, zodat het er is.",), Circle.PRIVATE),
    }
    held = document(HELD.change(answers=answers))

    def found(reader: Reader) -> set[str]:
        made = word(account(held, reader), keyword(HELD, account(held, reader).cards))
        everything = b"".join([made, *members(made).values()])
        return {text for text in hidden if text.encode() in everything or text.encode("utf-16-le") in everything}

    assert found(Reader.TELLER) == {"kraanvogelnest"}
    assert found(Reader.TEAM) == set()


# --- other people's readers


@needs("pandoc")
def test_pandoc_finds_headings_quotations_and_every_word(tmp_path: Path) -> None:
    path = tmp_path / "verslag.docx"
    path.write_bytes(word(example(), ""))
    tree = json.loads(run("pandoc", "--from", "docx", "--to", "json", path))
    kinds: dict[str, list[str]] = {}
    for block in tree["blocks"]:
        content = block["c"][2] if block["t"] == "Header" else block["c"]
        kinds.setdefault(block["t"], []).append(squeezed("".join(letters(content))))
    assert kinds["Header"] == [squeezed(f"{part.number}{part.title}") for part in example().parts]
    assert kinds["BlockQuote"] == [squeezed(part.question) for part in example().parts if part.question]
    assert squeezed("".join(letters(tree["meta"]["title"]))) == squeezed(example().title)
    plain = squeezed(run("pandoc", "--from", "docx", "--to", "plain", "--wrap=none", path))
    assert in_order(plain, shown(example()))


def letters(tree: Any) -> Iterator[str]:
    """The text of pandoc's inline elements; quotation marks are kept as they are by itself."""
    if isinstance(tree, list):
        for one in tree:
            yield from letters(one)
    elif isinstance(tree, dict):
        if tree.get("t") == "Str":
            yield tree["c"]
        else:
            yield from letters(tree.get("c", []))


def in_order(text: str, lines: list[str]) -> bool:
    at = 0
    for line in lines:
        found = text.find(squeezed(line), at)
        assert found >= 0, line
        at = found
    return True


@pytest.mark.slow
@needs("soffice")
@needs("pdftotext")
def test_libreoffice_sets_the_example_on_a_few_pages_with_every_word(tmp_path: Path) -> None:
    path = tmp_path / "verslag.docx"
    path.write_bytes(word(example(), ""))
    pages = text_of_pdf(to_pdf(path, tmp_path)).split("\f")[:-1]
    assert 3 <= len(pages) <= 6  # five in Palatino or what is like it; six in the widest font that may stand in
    numbered = [re.sub(rf"\s*{number}\s*$", "", page) for number, page in enumerate(pages, 1)]
    assert numbered != pages  # each has its number at the foot
    text = squeezed("".join(numbered))
    assert in_order(text, [example().title, example().names, *shown(example()), example().closing, example().not_asked])
    leading = [text for style, text in paragraphs(path.read_bytes()) if style in ("Heading 1", "Quote", "Lezers")]
    assert not [one for one in leading for page in numbered if squeezed(page).endswith(squeezed(one))]


@pytest.mark.slow
@needs("soffice")
@needs("pdftotext")
def test_libreoffice_shows_any_script_and_a_word_longer_than_a_line(tmp_path: Path) -> None:
    made = with_lines("Zij zei مرحبا.", HEBREW, "👩‍👩‍👧‍👦 e\u0301 日本語", "w" * 500, "{ QUIT } =1+1 <b>")
    path = tmp_path / "verslag.docx"
    path.write_bytes(word(made, ""))
    text = squeezed(text_of_pdf(to_pdf(path, tmp_path)))
    for part in ("مرحبا", "日本語", "w" * 500, "{QUIT}=1+1<b>"):
        assert part in text
