# ruff: noqa: E501 - XML
"""Word documents: every word that shows, once, in order; and what stays out is nowhere, and is said."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.intake.notes import BULLET, Notes
from interview_tui.intake.word.docx import read_docx
from tests.intake.documents import W, docx, field, gone, p, r, zipped

pytestmark = pytest.mark.no_files

BOX = "<w:txbxContent>{}</w:txbxContent>"
NUMBERED = '<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="gewoon"/>'
    '<w:style w:type="paragraph" w:styleId="kop5"><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="eigen"><w:basedOn w:val="kop5"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="weg"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="stil"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def texts(notes: Notes) -> list[str]:
    return [block.text for block in notes.blocks]


def read(body: str, **parts: str) -> list[str]:
    return texts(read_docx(docx(body, declared="", extra=None, **parts)))


def alternatives(newer: str, older: str) -> str:
    return f"<mc:AlternateContent><mc:Choice Requires='wps'>{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


@pytest.mark.parametrize(
    "body",
    [
        p("koffie ", '<w:ins w:id="1"><w:r><w:t>aan tafel</w:t></w:r></w:ins>'),
        p("koffie ", '<w:moveTo w:id="1"><w:r><w:t>aan tafel</w:t></w:r></w:moveTo>'),
        p("koffie ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('aan tafel')}</w:sdtContent></w:sdt>"),
        f"<w:sdt><w:sdtContent>{p('koffie aan tafel')}</w:sdtContent></w:sdt>",
        p('<w:hyperlink r:id="r9"><w:r><w:t>koffie aan</w:t></w:r></w:hyperlink>', " tafel"),
        p("koffie ", f"<w:smartTag>{r('aan tafel')}</w:smartTag>"),
        p("koffie ", field("MERGEFIELD x", r("aan tafel"))),
        p("koffie ", f'<w:fldSimple w:instr="AUTHOR">{r("aan tafel")}</w:fldSimple>'),
        p("koffie ", '<w:bdo w:val="ltr"><w:r><w:t>aan tafel</w:t></w:r></w:bdo>'),
        p("koffie", properties="<w:rPr><w:del w:id='9'/></w:rPr>") + p(" aan tafel"),
        p("k", properties='<w:framePr w:dropCap="drop" w:lines="3"/>') + p("offie aan tafel"),
        p('<w:r><w:t xml:space="preserve">koffie\naan </w:t></w:r>', "tafel"),
        p('<w:r><w:t> koffie </w:t></w:r><w:r><w:t xml:space="preserve"> aan tafel</w:t></w:r>'),
    ],
)
def test_all_that_shows_is_read(body: str) -> None:
    assert read(body) == ["koffie aan tafel"]


def test_a_document_in_the_strict_form_is_read() -> None:
    held = {}
    with zipfile.ZipFile(io.BytesIO(docx(p("koffie ", gone("GEHEIM"), "aan tafel")))) as file:
        for name in file.namelist():
            strict = file.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            held[name] = strict.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
            )
    assert texts(read_docx(zipped(held))) == ["koffie aan tafel"]


def test_short_cells_of_a_row_stand_on_one_line_and_an_answer_in_a_cell_stays_apart() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in cells)}</w:tr>"

    long = "woord " * 20 + "eind"
    table = row("dag", "wat", "") + row("", "koffie |", "laat") + row("kop", long) + row("een")
    assert read(f"<w:tbl>{table}</w:tbl>") == ["dag | wat", "| koffie | | laat", "kop", long, "een"]


def test_a_table_is_read_row_by_row() -> None:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(text)}</w:tc>' for text in row)}</w:tr>" for row in ("ab", "cd"))
    inner = f"<w:tbl><w:tr><w:tc>{p('binnen')}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent><w:tr><w:tc>{inner}{p('e')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert read(f"{p('voor')}<w:tbl>{rows}{control}</w:tbl>{p('na')}") == [
        "voor",
        "a | b",
        "c | d",
        "binnen",
        "e",
        "na",
    ]


@pytest.mark.parametrize("newer", ["", "<w:drawing>{box}</w:drawing>"])
def test_a_text_box_is_read_once_behind_its_paragraph(newer: str) -> None:
    box = BOX.format(p("in het kader") + p("en nog"))
    run = alternatives(newer.format(box=box), f"<w:pict><v:textbox>{box}</v:textbox></w:pict>")
    assert read(p("erbij", f"<w:r>{run}</w:r>", " hoort") + p("na")) == ["erbij hoort", "in het kader", "en nog", "na"]


def test_a_text_box_in_another_is_read_once() -> None:
    inner = f"<w:r><w:pict><v:textbox>{BOX.format(p('binnen'))}</v:textbox></w:pict></w:r>"
    body = p(f"<w:r><w:pict><v:textbox>{BOX.format(p('buiten', inner))}</v:textbox></w:pict></w:r>")
    assert read(body) == ["buiten", "binnen"]


def test_a_paragraph_of_a_text_box_alone_is_no_empty_line() -> None:
    box = f"<w:r><w:pict><v:textbox>{BOX.format(p('kader'))}</v:textbox></w:pict></w:r>"
    assert [block.apart for block in read_docx(docx(p("a") + p(box) + p("b"))).blocks] == [False, False, False]


def test_small_signs_are_what_a_person_sees() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>"
        '<w:softHyphen/><w:t>f</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Raar" w:char="F041"/></w:r>'
    )
    notes = read_docx(docx(p(signs)))
    assert texts(notes) == ["a\tb\nc\nd\u2011ef☺□"]
    assert notes.left_out == ("1 teken dat alleen zijn lettertype kent staat er als □.",)


def test_notes_stand_behind_the_paragraph_that_refers_to_them() -> None:
    body = p("een", '<w:r><w:footnoteReference w:id="7"/></w:r>', ", twee", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    notes = read_docx(
        docx(
            body + p("drie"),
            footnotes=f'<w:footnote w:id="7">{p("onder")}{p("verder")}</w:footnote><w:footnote w:id="8">{p("los")}</w:footnote>',
            endnotes=f'<w:endnote w:id="2">{p("achter")}</w:endnote>',
        )
    )
    assert [block.shown for block in notes.blocks] == ["een[1], twee[i]", "[1] onder", "verder", "[i] achter", "drie"]


def test_a_note_that_refers_to_itself_ends() -> None:
    loop = p("onder", '<w:r><w:footnoteReference w:id="7"/></w:r>')
    body = p("een", '<w:r><w:footnoteReference w:id="7"/></w:r>')
    assert read(body, footnotes=f'<w:footnote w:id="7">{loop}</w:footnote>') == ["een[1]", "onder"]


def test_a_field_without_an_end_takes_nothing_along() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    assert read(p("een ", begun, "twee") + p("drie")) == ["een twee", "drie"]


def test_a_field_in_the_code_of_another_is_code() -> None:
    inner = field("MERGEFIELD naam", r("geheim"))
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    whole = f"{mark.format('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{mark.format('separate')}{r('wel')}{mark.format('end')}"
    assert read(p(whole, " zo")) == ["wel zo"]


def test_form_fields_have_their_value() -> None:
    def form(data: str) -> str:
        begun = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        return f'{begun}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    choice = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="nee"/><w:listEntry w:val="ja"/></w:ddList>'
    assert read(p("Mag het? ", form(choice), form("<w:checkBox><w:checked/></w:checkBox>"))) == ["Mag het? ja☒"]


LEFT_OUT = [
    (p("wel ", gone("GEHEIM")), "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    (p("wel ", gone("GEHEIM", "moveFrom")), "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    (p("wel ", gone("GEHEIM"), gone("GEHEIM")), "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    (p(gone("GEHEIM"), "wel", gone("GEHEIM")), "2 verwijderde of doorgehaalde stukken zijn niet meegenomen."),
    (p("wel ", r("GEHEIM", "<w:strike/>")), "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    (p("wel ", f'<w:ins w:id="1">{gone("GEHEIM")}</w:ins>'), "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    (
        p("wel") + f"<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{p('GEHEIM')}</w:tc></w:tr></w:tbl>",
        "1 verwijderd of doorgehaald stuk is niet meegenomen.",
    ),
    (p("wel ", r("GEHEIM", "<w:vanish/>")), "1 stuk verborgen tekst is niet meegenomen."),
    (p("wel ", r("GEHEIM", "<w:specVanish/>")), "1 stuk verborgen tekst is niet meegenomen."),
    (p("wel ", r("GEHEIM", '<w:rStyle w:val="stil"/>')), "1 stuk verborgen tekst is niet meegenomen."),
    (p("wel") + p("GEHEIM", properties=style("weg")), "1 stuk verborgen tekst is niet meegenomen."),
    (
        p("wel") + f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('GEHEIM')}</w:tc></w:tr></w:tbl>",
        "1 stuk verborgen tekst is niet meegenomen.",
    ),
    (p("wel", field("TOC GEHEIM", r("GEHEIM"))), "De inhoudsopgave is niet meegenomen."),
    (p("wel", field('HYPERLINK "GEHEIM"')), "Van 1 link of veld is meegenomen wat er staat, niet wat erachter zit."),
    (
        p("wel") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('GEHEIM')}</w:sdtContent></w:sdt>",
        "1 invulveld dat leeg bleef is niet meegenomen.",
    ),
    (p("wel", '<w:r><w:drawing><a descr="GEHEIM"/></w:drawing></w:r>'), "1 afbeelding is niet meegenomen."),
    (p("wel") + '<w:altChunk r:id="GEHEIM"/>', "1 document in dit document is niet meegenomen."),
]  # fmt: skip


@pytest.mark.parametrize(("body", "told"), LEFT_OUT)
def test_what_does_not_show_stays_out_and_is_said(body: str, told: str) -> None:
    notes = read_docx(docx(body, styles=STYLES))
    assert texts(notes) == ["wel"]
    assert "GEHEIM" not in repr(notes)
    assert notes.left_out == (told,)


def test_comments_and_margins_stay_out_and_are_said() -> None:
    notes = read_docx(
        docx(
            p("wel", '<w:r><w:commentReference w:id="0"/></w:r>'),
            comments="".join(f'<w:comment w:id="{number}">{p("GEHEIM")}</w:comment>' for number in range(3)),
            header=p("GEHEIM"),
        )
    )
    assert texts(notes) == ["wel"]
    assert notes.left_out == ("3 opmerkingen zijn niet meegenomen.", "De kop- en voetteksten zijn niet meegenomen.")


def test_styles_turn_each_other_round_and_the_run_has_the_last_word() -> None:
    body = p(r("a", '<w:rStyle w:val="stil"/>'), r("b"), r("c", '<w:vanish w:val="0"/>'), properties=style("weg"))
    assert read(body, styles=STYLES) == ["ac"]


def test_a_heading_is_known_by_its_outline_level() -> None:
    body = (
        p("kop", properties=style("eigen"))
        + p("zelf", properties='<w:outlineLvl w:val="0"/>')
        + p("niet", properties=style("kop5") + '<w:outlineLvl w:val="9"/>')
        + p("naam", properties=style("Heading1"))
    )
    assert [block.level for block in read_docx(docx(body, styles=STYLES)).blocks] == [2, 1, 0, 0]


def test_a_line_that_is_bold_as_a_whole_is_told() -> None:
    body = p(r("vet ", "<w:b/>"), r("ook", "<w:b/>")) + p(r("vet", "<w:b/>"), "niet") + p("niet")
    assert [block.bold for block in read_docx(docx(body)).blocks] == [True, False, False]


def test_an_empty_line_is_room_above_the_next() -> None:
    assert [block.apart for block in read_docx(docx(p("a") + p("b") + p() + p("c"))).blocks] == [False, False, True]


# --- the numbers of lists

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="4">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbers(*places: tuple[int, int]) -> list[str]:
    body = "".join(p("x", properties=NUMBERED.format(list=ident, depth=depth)) for ident, depth in places)
    return [block.number for block in read_docx(docx(body, numbering=NUMBERING)).blocks]


def test_numbers_are_counted_as_word_counts_them() -> None:
    assert numbers((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == ["1.", "1.a)", "1.b)", "2.", "2.a)"]
    assert numbers((1, 1), (1, 2), (0, 0), (1, 0)) == ["1.a)", BULLET, "", "2."]


def test_a_list_that_begins_anew_does_so_once() -> None:
    assert numbers((1, 0), (2, 0), (2, 0), (1, 0)) == ["1.", "5.", "6.", "7."]


def test_a_style_may_have_the_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="kaart"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = NUMBERING.replace('<w:lvlText w:val="%1.%2)"/>', '<w:pStyle w:val="kaart"/><w:lvlText w:val="%2)"/>')
    body = p("x", properties=style("kaart")) + p(
        "x", properties=style("kaart") + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert [block.number for block in read_docx(docx(body, styles=styles, numbering=numbering)).blocks] == ["a)", ""]


def test_what_was_deleted_or_hidden_has_no_number() -> None:
    place = NUMBERED.format(list=1, depth=0)
    body = (
        p(gone("x"), properties=f"{place}<w:rPr><w:del w:id='1'/></w:rPr>")
        + p(r("x", "<w:vanish/>"), properties=place)
        + p("y", properties=place)
    )
    assert [block.number for block in read_docx(docx(body, numbering=NUMBERING)).blocks] == ["1."]


def ruby(base: str, above: str) -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{above}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"


def test_words_above_others_come_behind_them_in_brackets() -> None:
    assert read(p(r("a "), ruby(r("漢字"), r("kanji")), r(" b"))) == ["a 漢字 (kanji) b"]
    assert read(p(ruby(r("漢字"), r("GEHEIM", "<w:vanish/>")), r(" b"))) == ["漢字 b"]


def test_what_is_hidden_on_a_web_page_alone_shows_on_paper() -> None:
    assert read(p(r("a"), r("b", "<w:webHidden/>"))) == ["ab"]


# --- endless documents

WORDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x24F, exclude_characters="\x7f", exclude_categories=["Cc", "Cf", "Zs"]), min_size=1, max_size=8)  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A piece of a paragraph, and the words of it that show."""
    text = f"{draw(WORDS)} "
    kind = draw(st.integers(0, 9))
    shown = [text.strip()]
    match kind:
        case 0:
            return f'<w:ins w:id="1">{r(text)}</w:ins>', shown
        case 1:
            return f"<w:sdt><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>", shown
        case 2:
            return field("REF x", r(text)), shown
        case 3:
            return gone(f"GEHEIM{text}"), []
        case 4:
            return r(f"GEHEIM{text}", "<w:vanish/>"), []
        case 5:
            return r(f"GEHEIM{text}", "<w:dstrike/>"), []
        case 6:
            return alternatives(r(text), r(text)), shown
        case _:
            return r(text), shown


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, list[str]]:
    body, words = "", []
    for _number in range(draw(st.integers(0, 6))):
        inside = [draw(runs()) for _each in range(draw(st.integers(0, 5)))]
        made = p(*(one for one, _shown in inside))
        match draw(st.integers(0, 3)):
            case 0:
                made = f"<w:tbl><w:tr><w:tc>{made}</w:tc></w:tr></w:tbl>"
            case 1:
                made = f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        body += made
        words += [word for _one, shown in inside for word in shown]
    return body, words


@given(bodies())
def test_words_in_are_words_out(made: tuple[str, list[str]]) -> None:
    body, words = made
    notes = read_docx(docx(body))
    assert " ".join(texts(notes)).split() == words
    assert "GEHEIM" not in repr(notes)
