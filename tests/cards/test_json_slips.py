"""Mistakes in JSON as word processors, Windows and hands make them: each has its own sentence, with line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.cards.errors import OwnFileError, QuestionSetError
from interview_tui.cards.json_slips import slip_in
from interview_tui.cards.jsonfile import read_json
from interview_tui.cards.shipped import shipped
from interview_tui.cards.strict import read_set
from interview_tui.forms.errors import FormsError
from interview_tui.forms.strict import read_forms
from interview_tui.storage.slips import NotUTF8, decoded, place
from tests.cards.samples import document, is_one_safe_line, write

# What stands in the file; the column at which it is told; words of the sentence, and of the way out.
SLIPS: list[tuple[str, int, str]] = [
    ("{“a”: 1}", 2, "“, een aanhalingsteken zoals Word"),
    ('{"a": “x”}', 7, "“, een aanhalingsteken zoals Word"),
    ('{"a": „x”}', 7, "„, een aanhalingsteken zoals Word"),
    ('{"a": «x»}', 7, "«, een aanhalingsteken zoals Word"),
    ("{‘a’: 1}", 2, "‘, een aanhalingsteken zoals Word"),
    ("{‚a’: 1}", 2, "‚, een aanhalingsteken zoals Word"),
    ('{"a": "x”}', 9, "”, een aanhalingsteken zoals Word"),
    ('{"a": "x”, "b": 1}', 9, "”, een aanhalingsteken zoals Word"),
    ('{"a": "zei “ja”", "b": "x”}', 26, "”, een aanhalingsteken zoals Word"),
    ('{"a”: 1}', 4, "”, een aanhalingsteken zoals Word"),
    ('{"a": 1, // onze eerste', 10, "opmerking (//)"),
    ("# onze vragen", 1, "opmerking (#)"),
    ('{"a": /* b */ 1}', 7, "opmerking (/*)"),
    ('{"a": 1} <!-- klaar -->', 10, "opmerking (<!--)"),
    ('{"a":\u00a01}', 6, "vaste spatie (U+00A0)"),
    ('{\u202f"a": 1}', 2, "vaste spatie (U+202F)"),
    ('{"a"\u200b: 1}', 5, "spatie zonder breedte (U+200B)"),
    ('{"a": 1\u00ad}', 8, "zacht afbreekstreepje (U+00AD)"),
    ('{"a": 1,\ufeff"b": 1}', 9, "(BOM) (U+FEFF)"),
    ('\ufeff\ufeff{"a": 1}', 1, "(BOM) (U+FEFF)"),
    ('{"a": 1,\u2028"b": 2}', 9, "regeleinde van een andere soort (U+2028)"),
    ('{"a": 1\u200e}', 8, "richting of de vorm van tekst (U+200E)"),
    ('{"a": "x\ty"}', 9, "een tab (U+0009)"),
    ('{"a": "x\x01y"}', 9, "besturingsteken (U+0001)"),
    ('{"a": "C:\\Users\\noor"}', 10, "Schrijf telkens ‘\\\\’, of ‘/’"),
    ('{"a": "C:\\map\\"}', 10, "Schrijf telkens ‘\\\\’"),
    ('{"a": "D:\\"}', 10, "Schrijf telkens ‘\\\\’"),
    ('{"a": "\\u12"}', 8, "Schrijf telkens ‘\\\\’"),
    ('{"a": True}', 7, "Schrijf true, met kleine letters"),
    ('{"a": FALSE}', 7, "Schrijf false, met kleine letters"),
    ('{"a": None}', 7, "Schrijf null, met kleine letters"),
    ('{"a": ja}', 7, "Schrijf true"),
    ('{"a": nee}', 7, "Schrijf false"),
    ('{"a": [1, 2,]}', 12, "‘,’ te veel"),
    ('{"a": 1,}', 8, "‘,’ te veel"),
    ('{"a": 1,, "b": 2}', 9, "‘,’ te veel"),
    ('{,"a": 1}', 2, "‘,’ te veel"),
    ('{"a": 1},', 9, "‘,’ te veel"),
    ('{"a": 1}}', 9, "‘}’ te veel"),
    ('{"a": 1 "b": 2}', 8, "ontbreekt een komma"),
    ('{"a": "x" "b": 2}', 10, "ontbreekt een komma"),
    ('{"a": ["x" "y"]}', 11, "ontbreekt een komma"),
    ('{"a": [1] "b": 2}', 10, "ontbreekt een komma"),
    ("{'a': 1}", 2, "dubbele aanhalingstekens"),
    ("{\"a\": 'x'}", 7, "dubbele aanhalingstekens"),
    ('{"a": `x`}', 7, "dubbele aanhalingstekens"),
    ('{"a": 3,5}', 8, "Schrijf een punt"),
    ('{"a": 3,5, "b": 1}', 8, "Schrijf een punt"),
    ('{"a": 1; "b": 2}', 8, "Schrijf daar ‘,’"),
    ('{"a" = 1}', 6, "Schrijf daar ‘:’"),
    ('{"a" 1}', 5, "dubbele punt"),
    ('{"a"}', 5, "dubbele punt"),
    ('{"a": }', 7, "hoort een waarde"),
    ('{"a": , "b": 1}', 7, "hoort een waarde"),
    ('{"a": "x', 7, "geen aanhalingsteken aan het eind"),
    ('{"a: 1}', 2, "geen aanhalingsteken aan het eind"),
    ('{"a": "x, "b": 1}', 12, "ontbreekt een aanhalingsteken"),
    ('{"a": "Wat is "goed" werk?"}', 16, 'midden in een tekst schrijf je het als \\"'),
    ('{"a": "Wat is ""goed"" werk?"}', 16, 'midden in een tekst schrijf je het als \\"'),
    ("{a: 1}", 2, "‘a’ zonder aanhalingstekens"),
    ('{"a": noor}', 7, "‘noor’ zonder aanhalingstekens"),
    ('{"a": 007}', 7, "getal is niet te lezen"),
    ('{"a": +5}', 7, "getal is niet te lezen"),
    ('{"a": .5}', 7, "getal is niet te lezen"),
    ('{"a": 1_000}', 7, "getal is niet te lezen"),
    ('{"a": 45 min}', 10, "‘min’ achter een waarde"),
    ('{"a": ["x", "y"}', 16, "Sluit die eerst, met ‘]’"),
    ('{"a": {"b": 1]', 14, "Sluit die eerst, met ‘}’"),
    ('{"a": 1', 1, "wordt nergens gesloten"),
    ('{"a": [1, 2', 7, "wordt nergens gesloten"),
    ('{"a": 1}{"b": 2}', 9, "één blok"),
    ("```json", 1, "hoort bij Markdown"),
    ('{"a": 1, "a": 2}', 10, "staat hier twee keer"),
    ('{"b": [{"a": 1}, {"c": 2, "\\u0063": 2}]}', 27, "staat hier twee keer"),
]


def told(folder: Path, content: str | bytes) -> OwnFileError:
    path = folder / "set.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(OwnFileError) as raised:
        read_json(path, OwnFileError)
    assert is_one_safe_line(str(raised.value))
    return raised.value


@pytest.mark.parametrize(
    ("content", "column", "words"), SLIPS, ids=[ascii(content).replace("\\", "/") for content, *_rest in SLIPS]
)
def test_each_slip_has_its_own_sentence_at_its_place(tmp_path: Path, content: str, column: int, words: str) -> None:
    for above, line in (("", 1), ("\n\n", 3), ("\r\n", 2), ("\r", 2)):
        problem = told(tmp_path, above + content).problem
        assert problem.startswith(f"Regel {line}, teken {column}: "), problem
        assert words in problem
        assert "geen geldige JSON" not in problem


@pytest.mark.parametrize("content", ['{"a": (1)}', '{"a": "x": "b"}', "<html>", "{...}", "{{}}", '{"a": @}'])
def test_the_general_sentence_stays_for_what_is_not_recognised(tmp_path: Path, content: str) -> None:
    assert "geen geldige JSON" in told(tmp_path, content).problem


def test_typographic_marks_within_a_text_are_nothing_wrong(tmp_path: Path) -> None:
    """They are what a good text has; named are those at the end of one that began with a straight mark."""
    path = tmp_path / "set.json"
    path.write_text('{"a": "“Kijk,” zei ze: ‘nu’. Collega’s\u00a0knikten."}', encoding="utf-8")
    assert read_json(path, OwnFileError) == {"a": "“Kijk,” zei ze: ‘nu’. Collega’s\u00a0knikten."}
    assert "geen aanhalingsteken aan het eind" in told(tmp_path, '{"a": "“Kijk”,').problem


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ('{"a": 1}'.encode("utf-16"), "", "UTF-16"),
        ('{"a": 1}'.encode("utf-16-le"), "", "UTF-16"),
        ('{"a": 1}'.encode("utf-16-be"), "", "UTF-16"),
        ('{"a":\n "één"}'.encode("cp1252"), "Regel 2, teken 3: ", "‘é’ zoals oudere Windows"),
        ('{"a": "“x”"}'.encode("cp1252"), "Regel 1, teken 8: ", "‘“’ zoals oudere Windows"),
        (b'{"\xc3\xa9": "\x81"}', "Regel 1, teken 8: ", "geen UTF-8"),
        (b"\xff\x00\x01\x02\x03", "Regel 1, teken 1: ", "geen UTF-8"),
        (b"PK\x03\x04\x14\x00", "", "tekstverwerker"),
        (b'{\\rtf1\\ansi {"a": 1}}', "", "tekstverwerker"),
    ],
)
def test_bytes_of_another_kind_are_named(tmp_path: Path, content: bytes, place: str, words: str) -> None:
    problem = told(tmp_path, content).problem
    assert problem.startswith(place)
    assert words in problem


def test_an_invisible_character_in_a_key_or_a_choice_is_named(tmp_path: Path) -> None:
    content = document()
    content["ti\u00adtle"] = content.pop("title")
    with pytest.raises(QuestionSetError, match=r"In ‘title’ staat een teken dat je niet ziet: een zacht"):
        read_set(write(tmp_path, content))
    content = document()
    content["cards"][3]["probes"][0]["kind"] += "\u200b"
    with pytest.raises(QuestionSetError, match=r"In ‘kind’ staat een teken dat je niet ziet: een spatie zonder"):
        read_set(write(tmp_path, content))


def test_question_sets_and_forms_tell_it_alike(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"counted": False}', encoding="utf-8")
    with pytest.raises(QuestionSetError, match="Regel 1, teken 13: Hier staat ‘False’"):
        read_set(path)
    with pytest.raises(FormsError, match="Regel 1, teken 13: Hier staat ‘False’"):
        read_forms(path, shipped("nl"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.data())
@example(["\\"], None)
def test_a_spoiled_file_is_told_in_a_place_that_exists(value: object, data: st.DataObject | None) -> None:
    """Wherever something is put in, taken out or cut off, the sentence names a place in the file."""
    text = json.dumps(value, ensure_ascii=False)
    if data is not None:
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 2))
        text = text[:at] + data.draw(st.text("“\"',:;[]{}\\\u00a0\n1aT#/", max_size=2)) + text[at + cut :]
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        slip = slip_in(text, error.pos)
        if slip is not None:
            assert 0 <= slip.at <= len(text)
            assert slip.problem
            line, column = place(text, slip.at)
            assert 1 <= line <= text.count("\n") + text.count("\r") + 1
            assert column >= 1


@given(st.binary(max_size=40))
def test_any_bytes_are_text_or_told(content: bytes) -> None:
    try:
        decoded(content)
    except NotUTF8 as error:
        assert error.problem
        assert (error.line == 0) == (error.column == 0)
