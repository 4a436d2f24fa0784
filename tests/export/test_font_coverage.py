"""What the shipped fonts can print, and how words are handed to the typesetter."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.font_table import TABLE, characters, in_all_fonts, table_text

from interview_tui.export.font_coverage import font_folder, unprintable
from interview_tui.export.typst_text import breakable, paragraph, runs_right_to_left, words

SELECTORS = set(map(chr, range(0xFE00, 0xFE10)))
FONTS = sorted(font_folder().glob("*.ttf"))


@pytest.mark.parametrize(
    "text",
    [
        "Eén vraag: hoe óók, reünie, façade, ’s avonds „zo” «of» “zo” … – — € % & 1234567890",
        "ĳ Ĳ ß ğ ş ł ř ő ñ ø æ þ",
        "Ελληνικά, кириллица",
        "ما الذي يجعلك فخوراً بعملك؟",
        "שלום",
        "🙂 👩‍👩‍👧‍👦 ☎️ ✓ ★ → ☐",
    ],
)
def test_what_can_be_printed(text: str) -> None:
    assert unprintable(text) == []


def test_what_cannot_is_named_once_in_order() -> None:
    assert unprintable("a ሀ b 你 ሀ") == ["ሀ", "你"]


def test_what_nobody_sees_needs_no_font_and_a_format_character_that_is_seen_does() -> None:
    assert unprintable("a\u200d\u2060\u00ad\ufeff\u3000\ufe0f") == []
    assert unprintable("\u070f\U00013430") == ["\u070f", "\U00013430"], "a line above letters, a joiner of hieroglyphs"


def test_a_font_has_the_letters_it_should_and_no_others() -> None:
    (regular,) = (path for path in FONTS if path.name == "Literata-Regular.ttf")
    have = characters(regular)
    assert set(map(ord, "Aézĳ€…’”Ωж")) <= have
    assert not {ord(char) for char in "م你🙂ש"} & have
    assert len(have) == 1163, "as many as fontTools counts in this version of Literata"


def test_the_table_is_what_the_fonts_have() -> None:
    have = in_all_fonts()
    assert TABLE.read_text(encoding="utf-8") == table_text(have), "run python tools/font_table.py"
    shown = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] in "LNPSM"]
    printable = set(shown) - set(unprintable("".join(shown)))
    assert printable - SELECTORS == {char for char in shown if ord(char) in have} - SELECTORS


def test_every_font_ships_with_its_licence() -> None:
    assert len(FONTS) == 9
    for path in FONTS:
        licence = path.with_name(path.stem.partition("-")[0] + "-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.replace("-----", "")
        assert "with Reserved Font Name" not in licence.partition("PREAMBLE")[0]
    assert sum(path.stat().st_size for path in font_folder().iterdir()) < 5_000_000


@pytest.mark.parametrize(
    ("text", "right"),
    [("Hallo", False), ("مرحبا", True), ("“שלום” abc", True), ("123 abc שלום", False), ("12 …", False), ("", False)],
)
def test_the_first_letter_with_a_direction_decides(text: str, right: bool) -> None:
    assert runs_right_to_left(text) is right


@given(st.text())
def test_no_letter_is_lost_in_words(text: str) -> None:
    line = " ".join(text.split())
    bare = breakable(line).replace("\u200b", "")
    assert bare == line.replace("\u200b", "")
    assert "".join(paragraph(text)["words"]) == breakable(line)
    assert words(text)["text"] == breakable(line)


@given(st.text(st.sampled_from("ae\u0301\u200d👩🙂-")))
def test_what_belongs_to_one_sign_stays_together(text: str) -> None:
    broken = breakable(text * 9)
    for at, char in enumerate(broken):
        if char == "\u200b":
            assert unicodedata.category(broken[at + 1])[0] != "M"
            assert "\u200d" not in broken[at - 1 : at + 2]


def test_only_what_is_endless_may_break() -> None:
    longest = "kindercarnavalsoptochtvoorbereidingswerkzaamheden"
    assert breakable(longest) == longest
    assert max(map(len, breakable("x" * 500).split("\u200b"))) == 8
