"""Text and Markdown: each line to the letter, whatever it was saved as; what nobody sees stays out, and is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.intake.errors import IntakeError
from interview_tui.intake.markdown import read_markdown
from interview_tui.intake.plain import read_plain_text
from interview_tui.language import clean
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files

TEXT = "Kaart 5\n\nCafé – “koffie” 😊\nZoe\u0308 en مرحبا"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "utf-16", "utf-16-be", "utf-32"],
)
def test_a_text_is_the_same_however_it_was_saved(data: bytes) -> None:
    notes = read_plain_text(data)
    assert [block.text for block in notes.blocks] == [line for line in TEXT.split("\n") if line]
    assert [block.apart for block in notes.blocks] == [False, True, False]
    assert notes.left_out == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(encoding: str) -> None:
    assert [block.text for block in read_plain_text("Kaart 5\nkoffie".encode(encoding)).blocks] == ["Kaart 5", "koffie"]


def test_the_old_way_of_windows_is_read_and_said() -> None:
    notes = read_plain_text("Één café – “goed”…".encode("cp1252"))
    assert [block.text for block in notes.blocks] == ["Één café – “goed”…"]
    assert notes.left_out == (
        "Het bestand is op de oude manier bewaard (Windows-1252). Kijk of letters als é en ë kloppen.",
    )


@pytest.mark.parametrize("data", [bytes(range(256)), b"tekst\0met nul", b"\xff\xfea", b"\x81\x8d tekst"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match="geen tekst"):
        read_plain_text(data)


@given(st.lists(st.sampled_from(CORPUS) | st.text(max_size=40), max_size=8).map("\n".join))
def test_plain_text_is_to_the_letter(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    try:
        notes = read_plain_text(data)
    except IntakeError:
        return
    lines = clean(data.decode("utf-8-sig")).split("\n") if notes.left_out == () else []
    if lines:
        assert [block.text for block in notes.blocks] == [line.rstrip() for line in lines if line.strip()]


def markdown(text: str) -> tuple[list[str], tuple[str, ...]]:
    notes = read_markdown(text.encode())
    return [block.text for block in notes.blocks], notes.left_out


def test_headings_of_markdown_are_known() -> None:
    text = "# Een\ntekst\nTwee\n---\n\n---\n### Drie ###\n- punt\n---\n**Vet:**\n#geen\n```\n# code\n```\n"
    notes = read_markdown(text.encode())
    assert [(block.text, block.level, block.bold) for block in notes.blocks] == [
        ("Een", 1, False),
        ("tekst", 0, False),
        ("Twee", 2, False),
        ("Drie", 3, False),
        ("- punt", 0, False),
        ("**Vet:**", 0, True),
        ("#geen", 0, False),
        ("```", 0, False),
        ("# code", 0, False),
        ("```", 0, False),
    ]


def test_marks_of_markdown_stay() -> None:
    line = r"Een *nadruk*, een [link](https://example.org), \* en ==geel== 100%% zeker, 20%% niet"
    assert markdown(line) == ([line], ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitel: GEHEIM\n---\nwel", "De regels voor een programma bovenaan het bestand zijn niet meegenomen."),
        ("wel <!-- GEHEIM\n\nGEHEIM -->", "1 opmerking is niet meegenomen."),
        ("wel %%GEHEIM%%", "1 opmerking is niet meegenomen."),
        ("wel\n\n%%\nGEHEIM\n%%\n", "1 opmerking is niet meegenomen."),
        ("wel ~~GEHEIM~~", "1 verwijderd of doorgehaald stuk is niet meegenomen."),
    ],
)
def test_what_nobody_sees_stays_out_and_is_said(text: str, told: str) -> None:
    assert markdown(text) == (["wel"], (told,))


def test_a_comment_without_an_end_is_text() -> None:
    assert markdown("een <!-- twee\n\ndrie") == (["een <!-- twee", "drie"], ())


def test_comments_in_code_are_code() -> None:
    assert markdown("```\n<!-- zo -->\n```") == (["```", "<!-- zo -->", "```"], ())


ENDLESS = {
    "comments": "<!--",
    "crossed-out": "~~a ",
    "asides": "%%a ",
    "long-headings": "# " + " " * 900 + "x\n",
    "a-longer-one": "# a" + " " * 290_000 + "x",
    "bold": "**a ",
    "underlines": "-\n",
    "blocks-of-asides": "%%\n",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_text_takes_for_ever(name: str) -> None:
    opening = ENDLESS[name]
    read_markdown((opening * (300_000 // len(opening))).encode())
