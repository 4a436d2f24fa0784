"""Text that nearly says our words is found, however a formatter, an editor or a hand left it; typed text never is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_tui.interview.model import Circle
from interview_tui.interview.transcript_words import every_language
from interview_tui.language import clean, clean_line
from interview_tui.transcripts.format.encoding import (
    decode_line,
    decode_note,
    encode_line,
    encode_note,
    encode_paragraphs,
    encode_title,
)
from interview_tui.transcripts.format.evening import (
    Near,
    evened,
    is_typed,
    near_labels,
    near_lines,
    says_ours,
)
from tests.running import times
from tests.texts import CORPUS, near_misses, notes

pytestmark = pytest.mark.no_files

LABEL = "Mag gelezen worden door"
TEAM = f"{LABEL}: ons team"
STRUCK = "Geschrapt: deze tekst verdwijnt bij het afronden"


def found(text: str) -> list[tuple[Near, str, Circle]]:
    """What is found, each with the letter that it begins at."""
    return [(line.kind, text[line.start : line.start + 1], line.circle) for line in near_lines(text)]


READERS = {
    "as it is": TEAM,
    "in italics": f"*{TEAM}*",
    "in other italics": f"_{TEAM}_",
    "in bold, the label alone": f"**{LABEL}:** ons team",
    "struck through": f"~~{TEAM}~~",
    "highlighted": f"=={TEAM}==",
    "as code": f"`{TEAM}`",
    "in a tag": f"<em>{TEAM}</em>",
    "in a comment": f"<!-- {TEAM} -->",
    "in a comment of Obsidian": f"%%{TEAM}%%",
    "in brackets": f"[{TEAM}]",
    "italics escaped": f"\\*{TEAM}\\*",
    "the colon escaped": f"{LABEL}\\: ons team",
    "a space before the colon": f"{LABEL} : ons team",
    "no space behind the colon": f"{LABEL}:ons team",
    "no colon": f"{LABEL} ons team",
    "another sign for the colon": f"{LABEL}; ons team",
    "more spaces": TEAM.replace(" ", "   "),
    "tabs": TEAM.replace(" ", "\t"),
    "spaces that do not break": TEAM.replace(" ", "\u00a0"),
    "spaces as references": TEAM.replace(" ", "&nbsp;"),
    "a colon as a reference": f"{LABEL}&#58; ons team",
    "a letter as a hexadecimal reference": f"&#x4d;{TEAM[1:]}",
    "indented": f"   {TEAM}",
    "indented as code": f"\t{TEAM}",
    "wrapped anywhere": TEAM.replace(" ", "\n"),
    "wrapped behind the label": f"{LABEL}:\nons team",
    "wrapped in a quote": f"> {LABEL}:\n> ons team",
    "in capitals": TEAM.upper(),
    "in small letters": TEAM.lower(),
    "full width": "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in TEAM),
    "a full-width colon": f"{LABEL}： ons team",
    "an accent too many": f"M\u00e1g{TEAM[3:]}",
    "a soft hyphen": TEAM.replace("worden", "wor\u00adden"),
    "letters that cannot be seen": "\u200b".join(TEAM),
    "a byte order mark": f"\ufeff{TEAM}",
    "the other way round": f"\u202e{TEAM}",
    "with a full stop": f"{TEAM}.",
    "with two full stops": f"{TEAM}..",
    "spaces behind it": f"{TEAM}   ",
    "a backslash behind it": f"{TEAM}\\",
    "a quote": f"> {TEAM}",
    "a quote in a quote": f"> > {TEAM}",
    "an item": f"- {TEAM}",
    "a numbered item": f"1. {TEAM}",
    "a task": f"- [ ] {TEAM}",
    "a heading": f"### {TEAM}",
    "a row of a table": f"| {LABEL}: | ons team |",
    "joined to the line above": f"En toen stopten we. {TEAM}",
    "stuck to the line above": f"En toen stopten we.\n{TEAM}",
}
"""Ways in which a line that gives the team a card may come back."""


@pytest.mark.parametrize("name", READERS)
def test_a_line_about_readers_is_found_however_it_is_written(name: str) -> None:
    (one,) = near_lines(READERS[name])
    assert (one.kind, one.circle) == (Near.READERS, Circle.TEAM)
    assert READERS[name][one.start] in "mMM\uff2d\u00e1&"


@pytest.mark.parametrize(
    "behind", [": iedereen", " iedereen die dat wil.", ":", "", ": ons team en Kim", "](x): ons team"]
)
def test_words_that_are_no_circle_are_the_narrowest(behind: str) -> None:
    assert found(LABEL + behind) == [(Near.READERS, "M", Circle.PRIVATE)]


def circle_named_by(text: str) -> Circle:
    """The circle that is read from a line that nearly says who may read."""
    (line,) = near_lines(f"***{LABEL}:** {text}")
    return line.circle


@pytest.mark.parametrize("circle", Circle)
def test_each_circle_is_known_in_each_language(circle: Circle) -> None:
    for words in every_language():
        line = f"**{words.readers.upper()}** {words.circles[circle].upper()}"
        assert [(one.kind, one.circle) for one in near_lines(line)] == [(Near.READERS, circle)]
        assert circle_named_by(f" *{words.circles[circle]}*. ") is circle
    assert circle_named_by("alleen wij tweee\u0308n") is Circle.PRIVATE
    assert circle_named_by("ons team en de buren") is Circle.PRIVATE


@pytest.mark.parametrize(
    "line",
    [
        STRUCK,
        f"*{STRUCK}*",
        "Geschrapt",
        "**Geschrapt**",
        "> geschrapt:",
        "- GESCHRAPT: dat verdwijnt",
        "1. Geschrapt : weg",
        "Ge\u00adschrapt",
        f"Dit is {STRUCK}",
        f"Ik hield op. {STRUCK.replace(':', '')}.",
        STRUCK.replace(" ", "\n"),
        "Struck: this text disappears on finishing",
    ],
)
def test_a_strike_is_found_however_it_is_written(line: str) -> None:
    assert [one.kind for one in near_lines(line)] == [Near.STRUCK]


HEADINGS = [
    *(f"{marks}3. Kaart" for marks in ("#", "# ", "## ", "### ", "###### ", "  ## ", "> ## ", "- # ")),
    *(f"{marks}3. Kaart" for marks in ("＃＃ ", "\\## ", "\\#\\# ")),
    *(
        "## 3) Kaart",
        "## 3: Kaart",
        "## 3 Kaart",
        "##3",
        "## 03. Kaart",
        "## 3\\. Kaart",
        "## ３. Kaart",
        "## **3. Kaart**",
    ),
    *("## [3. Kaart](x)", "## ==3. Kaart==", "## “3. Kaart", "## - 3. Kaart", "## #3. Kaart"),
    *(
        "**3. Kaart**",
        "__3. Kaart__",
        "*3. Kaart*",
        "_3. Kaart_",
        "**3\\. Kaart**",
        "~~3. Kaart~~",
        "`3. Kaart`",
        "**3.**",
    ),
    *("<h2>3. Kaart</h2>", '<h2 id="drie">3. Kaart</h2>', "<b></b>## 3. Kaart"),
    *("3. Kaart\n===", "3. Kaart\n---", "3\\. Kaart\n---", "3) Kaart\n---   ", "3. Kaart\n-"),
    *(
        "## Niet gesteld",
        "### Niet gesteld",
        "## NIET GESTELD",
        "## niet\u00a0gesteld",
        "**Niet gesteld**",
        "## Not asked",
    ),
    *("# Het is mijn vak om …", "## Het is mijn vak om ...", "## Het is mijn vak om", "**It is my craft to …**"),
    *("<h2>Niet gesteld</h2>", "\\## Niet gesteld", "＃＃ Niet gesteld", "## Niet\u200b gesteld"),
]


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_found_however_it_is_written(line: str) -> None:
    (one,) = near_lines(f"Boven.\n\n{line}\n\nOnder.")
    assert one.kind is Near.HEADING
    assert f"Boven.\n\n{line}"[one.start].isalnum()
    assert near_labels(line) == []


NOT_NEAR = [
    *("Ik mag gelezen worden.", "Verslag mag gelezen worden door ons team", "Mag gelezen worden doordat het kan"),
    *("Mag het gelezen worden door: ons team?", "Mag gelezen wordt door: ons team", "Gelezen worden door: ons team"),
    *(
        "Er is geschrapt.",
        "Dit is geschrapt: het verdwijnt",
        "Geschrapt is er veel",
        "Ik heb geschrapt: veel",
        "Geschrapten",
        "ongeschrapt: x",
    ),
    *("3. Kaart", "3. Eerst koffie.\n4. Dan kijken.", "**3 dingen**", "Om 3. Dat was laat.", "3. Kaart\n\n---"),
    *("## Kaart 3", "## Over 3. Kaart", "## 1234. Kaart", "**Kaart 3.**", "- 3. Kaart", "(3) Kaart", "3.5 uur\nlater"),
    *("Niet gesteld", "Het is mijn vak om te blijven.", "## Niet gesteld maar wel gedacht", "## Wat niet gesteld is"),
    *("| 3. | Kaart |", "**3.** Kaart", "&#51;. Kaart", "## &#51;. Kaart", "", "\n", "Zodatje: ik x, zodat y."),
    *(f"&#77;{TEAM[1:]}", f"> &#109;{TEAM[1:]}", f"&#71;{STRUCK[1:]}", "## &#78;iet gesteld"),
]


@pytest.mark.parametrize("text", NOT_NEAR)
def test_what_says_something_else_is_not_found(text: str) -> None:
    assert near_lines(text) == []


def test_a_reference_in_decimals_to_a_letter_or_a_digit_is_that_of_typed_text_and_no_other() -> None:
    assert all(map(is_typed, ["&#77;", "&#51;", "&#233;", "&#65325;", "&#9410;"]))
    assert not any(map(is_typed, ["&#35;", "&#x4d;", "&#77", "&amp;", "&#9999999;", "&#0;", "M", "x&#77;"]))


def test_a_text_is_evened_to_its_words_and_the_colon() -> None:
    assert (
        evened("  *Mág*\u00a0<b>ge\u00adlezen</b>\n> WORDEN&nbsp;door：x… &#77;\\.")
        == evened("mag gelezen worden door : x") + " \x00"
    )
    assert evened("**a**b") == "a b"
    assert evened("…") == evened("") == ""


def test_every_place_is_found_in_order_with_where_it_begins() -> None:
    text = f"Koffie.\n\n*{TEAM}*\n\n> {STRUCK}\n\n## 4. Kaart\n\nEen zin. {LABEL}: x\n"
    assert found(text) == [
        (Near.READERS, "M", Circle.TEAM),
        (Near.STRUCK, "G", Circle.PRIVATE),
        (Near.HEADING, "4", Circle.PRIVATE),
        (Near.READERS, "M", Circle.PRIVATE),
    ]


def test_only_a_line_without_any_other_word_says_ours() -> None:
    assert says_ours(f"**{TEAM}**") and says_ours(STRUCK.upper()) and says_ours(f"> {TEAM}.")
    for other in (f"{TEAM} en Kim", f"Dus. {TEAM}", LABEL, "Geschrapt", "ons team", "", "## 3. Kaart"):
        assert not says_ours(other)


# --- typed text

EACH = st.one_of(near_misses, notes, st.text().map(clean))
UNMARKABLE = [
    *(f"{sign}ag {LABEL[4:]}: x" for sign in ("\u24c2", "&#77", "\\&#77", "&M")),
    *(
        "\u3383g gelezen worden door: x",
        "\u24bceschrapt",
        "&Geschrapt",
        "& Geschrapt",
        "&#71eschrapt",
        "&amp;Geschrapt",
    ),
    *("&#x4d;ag gelezen worden door: ons team", "&nbsp;Geschrapt"),
    *("##&#513. x", "\u20de3. x\n===", "**\u2460. x**", "&lt;3. x", "&#51. x", "&num3. x", "\u00b33. x"),
]
"""Typed text that begins with a sign which folds to a letter, or that a reader of HTML takes for a reference."""


@settings(max_examples=times(5))
@given(EACH)
@example(TEAM)
@example(f"{TEAM}\n{TEAM}")
@example(f"a {LABEL}: {LABEL}: {LABEL}: ons team")
@example("3. x\n===")
@example("a\n## 3. x\n---")
def test_whatever_is_typed_nothing_of_it_is_found_and_all_of_it_comes_back(text: str) -> None:
    encoded = encode_note(text)
    assert near_lines(encoded) == []
    assert decode_note(encoded) == text
    paragraphs = encode_paragraphs(text)
    assert near_lines(paragraphs) == []
    assert decode_line(paragraphs) == text
    line = clean_line(text)
    for encode in (encode_line, encode_title):
        assert near_lines(encode(line)) == []
        assert decode_line(encode(line)) == line


@pytest.mark.parametrize("text", UNMARKABLE)
def test_what_begins_with_another_sign_than_a_letter_is_marked_too(text: str) -> None:
    assert near_lines(encode_note(text)) == []
    assert decode_note(encode_note(text)) == text


@pytest.mark.parametrize("name", READERS)
def test_each_of_them_typed_is_marked_by_one_letter_and_no_more(name: str) -> None:
    text = clean(READERS[name])
    encoded = encode_note(text)
    assert near_lines(encoded) == []
    assert decode_note(encoded) == text
    assert encoded.count("&#") - text.count("&#") <= 1


def test_no_nasty_text_is_marked_but_those_that_say_our_words() -> None:
    marked = {text for text in CORPUS if encode_note(text).count("&#") > text.count("&#")}
    assert {text for text in marked if not near_lines(text)} == set()
    assert {"Mag gelezen worden door: ons team", "Geschrapt: weg", "## Niet gesteld", "12. \n==="} - marked <= {
        "12. \n==="
    }


LINES = {
    "the label again and again": f"{LABEL} ",
    "the label with colons": f"{LABEL}: ",
    "lines about readers": f"{LABEL}: x\n",
    "paragraphs about readers": f"{LABEL}: x\n\n",
    "lines of strikes": "geschrapt: x\n",
    "paragraphs of strikes": "geschrapt\n\n",
    "words of ours": "gelezen\n",
    "words of ours with accents": "gele\u0301zen\n",
    "headings": "## 3. x\n",
    "bold headings": "**3. x**\n\n",
    "underlined headings": "3. x\n---\n",
    "endings": "**Niet gesteld**\n\n",
    "numbers": "1. ",
    "hashes": "#",
    "stars": "*",
    "tags without end": "<a ",
    "comments without end": "<!--\n",
    "comments": "<!-- gelezen -->\n",
    "references": "&#77;",
    "references without end": "&#77",
    "what cannot be seen": "\u200b",
    "what is many letters": "\ufdfa",
    "quotes": ">\n",
    "one number": "3",
    "colons": "3:",
}


@pytest.mark.parametrize("name", LINES)
@pytest.mark.timeout(20)
def test_no_text_takes_for_ever(name: str) -> None:
    text = LINES[name] * (150_000 // len(LINES[name]))
    near_lines(text)
    encoded = encode_note(clean(text))
    assert decode_note(encoded) == clean(text)


@pytest.mark.timeout(20)
def test_one_line_with_many_labels_does_not_take_for_ever() -> None:
    text = f"{LABEL}: x " * 60_000
    assert len(near_labels(text)) == 60_000
    assert [line.circle for line in near_labels(f"{text}{LABEL}{' :' * 60_000} ons team")][-2:] == [
        Circle.PRIVATE,
        Circle.TEAM,
    ]


@pytest.mark.timeout(20)
def test_one_line_that_cannot_be_marked_does_not_take_for_ever() -> None:
    text = "&Geschrapt\n" + "Koffie, en een lange regel erachteraan.\n" * 1000
    assert decode_note(encode_note(text)) == text


@pytest.mark.timeout(20)
@pytest.mark.parametrize("line", ["Ⓜⓐⓖ ⓖⓔⓛⓔⓩⓔⓝ ⓦⓞⓡⓓⓔⓝ ⓓⓞⓞⓡ: ⓞⓝⓢ ⓣⓔⓐⓜ", "Ⓖⓔⓢⓒⓗⓡⓐⓟⓣ", "⒢⒠⒮⒞⒣⒭⒜⒫⒯:", "① ② #"])
def test_letters_in_circles_are_marked_by_their_first(line: str) -> None:
    text = f"{line}\n" + "Koffie, en een lange regel erachteraan.\n" * 1000
    encoded = encode_note(text)
    assert decode_note(encoded) == text and near_lines(encoded) == []
    assert encoded.count("&#") == bool(near_lines(line))
