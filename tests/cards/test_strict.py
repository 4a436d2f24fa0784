"""A question set of one's own: what is accepted, how it is cleaned, and how each mistake is told."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interview_tui.cards.errors import QuestionSetError
from interview_tui.cards.jsonfile import MAX_BYTES, MAX_DEPTH
from interview_tui.cards.model import Harvest, Kind, Role
from interview_tui.cards.shipped import shipped
from interview_tui.cards.strict import read_set
from interview_tui.language import choose
from tests.cards.samples import Document, document, document_of, is_one_safe_line, write

Spoil = Callable[[Document], Any]


def refused(path: Path) -> QuestionSetError:
    """The error for that file; its text is one safe line that begins with the file."""
    with pytest.raises(QuestionSetError) as caught:
        read_set(path)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert is_one_safe_line(line)
    assert "{" not in line.replace("{ en }", "").replace("{ and }", "")
    assert caught.value.problem.endswith(".")
    assert caught.value.__cause__ is None
    return caught.value


def refused_document(folder: Path, spoil: Spoil) -> QuestionSetError:
    content = document()
    spoil(content)
    return refused(write(folder, content))


def read(folder: Path, change: Spoil = lambda _content: None) -> Any:
    content = document()
    change(content)
    return read_set(write(folder, content))


# -- What is accepted ---------------------------------------------------------------------------------------------


def test_a_set_with_another_number_of_cards(tmp_path: Path) -> None:
    ours = read(tmp_path)
    assert (ours.ref, len(ours.cards)) == ("kennismaken@3", 5)
    assert [card.number for card in ours.cards] == [1, 2, 3, 4, 5]
    assert ours.card(1).role is Role.OPENING
    assert ours.card(1).theme == ""
    assert ours.card(1).probes == ()
    assert ours.card(4).harvest == (Harvest.ZODATJES,)
    assert [probe.kind for probe in ours.card(4).probes] == [Kind.INCIDENT, Kind.LADDER_UP]
    assert ours.source.note == ""


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_shipped_sets_come_back_from_a_file(tmp_path: Path, lang: str) -> None:
    ours = shipped("en" if lang == "en" else "nl")
    assert read_set(write(tmp_path, document_of(ours))) == ours


@pytest.mark.parametrize("lang", ["fy", "en-GB", "pap", "zh-Hant-TW", "EN"])
def test_any_plain_language_code(tmp_path: Path, lang: str) -> None:
    assert read(tmp_path, lambda content: content.update(lang=lang)).lang == lang


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    least: Document = {
        "format": 1,
        "id": "één",
        "version": 1,
        "lang": "nl",
        "title": "Eén vraag",
        "source": {"title": "Eigen werk"},
        "cards": [{"id": "1", "title": "Wat houdt je bezig?"}],
    }
    ours = read_set(write(tmp_path, least))
    assert ours.motto is None
    assert ours.card(1).role is Role.QUESTION
    assert ours.card(1).text == ()


def test_a_byte_order_mark_and_a_schema_are_fine(tmp_path: Path) -> None:
    content = {"$schema": "questions.schema.json", **document()}
    path = write(tmp_path, b"\xef\xbb\xbf" + json.dumps(content, ensure_ascii=False).encode())
    assert read_set(path).id == "kennismaken"


def test_sixty_cards_and_three_thousand_characters_are_fine(tmp_path: Path) -> None:
    def grow(content: Document) -> None:
        content["cards"] = [{"id": f"k{n}", "title": "T", "text": ["a " * 1500]} for n in range(60)]

    ours = read(tmp_path, grow)
    assert len(ours.cards) == 60
    assert len(ours.card(60).text[0]) == 2999


def test_a_set_may_be_reached_by_a_link(tmp_path: Path) -> None:
    write(tmp_path, document())
    link = tmp_path / "link.json"
    try:
        link.symlink_to("set.json")
    except OSError:
        pytest.skip("this system makes no links")
    assert read_set(link).id == "kennismaken"


# -- What is cleaned ----------------------------------------------------------------------------------------------


def test_titles_and_probes_come_on_one_line_without_controls(tmp_path: Path) -> None:
    def dirty(content: Document) -> None:
        content["title"] = "  Kennis\r\nmaken\t\x1b]0;x\x07 "
        content["motto"]["by"] = "A\u202eB"
        content["source"]["note"] = "een\ntwee"
        content["cards"][3]["title"] = "Kaart\n\u2028vier"
        content["cards"][3]["probes"][0]["text"] = "Neem\x00 me\nmee."

    ours = read(tmp_path, dirty)
    assert ours.title == "Kennis maken ]0;x"
    assert ours.motto is not None
    assert ours.motto.by == "AB"
    assert ours.source.note == "een twee"
    assert ours.card(4).title == "Kaart vier"
    assert ours.card(4).probes[0].text == "Neem me mee."


def test_a_line_end_in_a_text_begins_a_new_paragraph(tmp_path: Path) -> None:
    def dirty(content: Document) -> None:
        content["cards"][1]["text"] = ["Een?\r\n\r\n \u200b\n Twee?  ", "Drie?"]

    assert read(tmp_path, dirty).card(2).text == ("Een?", "Twee?", "Drie?")


def test_the_same_harvest_twice_is_one(tmp_path: Path) -> None:
    ours = read(tmp_path, lambda content: content["cards"][1].update(harvest=["zodatjes", "zodatjes"]))
    assert ours.card(2).harvest == (Harvest.ZODATJES,)


def test_composed_and_decomposed_ids_are_one_and_the_same(tmp_path: Path) -> None:
    assert read(tmp_path, lambda content: content.update(id="e\u0301e\u0301n")).id == "één"


# -- The file itself ----------------------------------------------------------------------------------------------


def test_no_such_file(tmp_path: Path) -> None:
    error = refused(tmp_path / "weg.json")
    assert str(error) == f"{tmp_path / 'weg.json'}: Dit bestand is er niet. Kijk de naam en de map na."
    assert (error.place, error.json_path) == ("", "")


def test_a_folder(tmp_path: Path) -> None:
    assert "Dit is een map" in refused(tmp_path).problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    os.mkfifo(path)
    assert "geen gewoon bestand" in refused(path).problem


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device on this system")
def test_an_endless_device() -> None:
    assert "geen gewoon bestand" in refused(Path("/dev/zero")).problem


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, document())

    def denied(*_args: object, **_options: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "mag dit bestand niet lezen" in refused(path).problem


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, document())

    def broken(*_args: object, **_options: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    assert "Input/output error" in refused(path).problem


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(QuestionSetError):
            read_set(tmp_path / name)


def test_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        assert "groter dan 1 MB" in refused(path).problem
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_the_largest_file_that_is_read(tmp_path: Path) -> None:
    text = json.dumps(document())
    assert read_set(write(tmp_path, text.ljust(MAX_BYTES))).id == "kennismaken"
    assert "groter dan 1 MB" in refused(write(tmp_path, text.ljust(MAX_BYTES + 1))).problem


def test_a_file_that_grew_while_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, " " * (MAX_BYTES + 1))
    small = tmp_path.joinpath("small.json")
    small.touch()
    before = small.stat()
    monkeypatch.setattr(os, "fstat", lambda _descriptor: before)
    assert "groter dan 1 MB" in refused(path).problem


# -- JSON that is not to be trusted -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Het bestand is leeg."),
        (b" \n ", "Het bestand is leeg."),
        (b"(", "Regel 1, teken 1 is geen geldige JSON."),
        (b"]" * 5000 + b"[" * 5000, "is geen geldige JSON."),
        (b"\x00", "Regel 1, teken 1: Hier staat een teken dat je niet ziet"),
        (b"[" * 100_000, f"meer dan {MAX_DEPTH} blokken in elkaar"),
        (b'{"a":' * 100_000, f"meer dan {MAX_DEPTH} blokken in elkaar"),
        (b"[" * 21 + b"]" * 21, f"meer dan {MAX_DEPTH} blokken in elkaar"),
        (b"[" * 20 + b"]" * 20, "één blok"),
        (b"[]", "één blok"),
        (b"null", "één blok"),
        (b'"tekst"', "één blok"),
        (b"1", "één blok"),
    ],
)
def test_what_is_no_question_set_at_all(tmp_path: Path, content: bytes, problem: str) -> None:
    assert problem in refused(write(tmp_path, content)).problem


def test_brackets_inside_text_do_not_count_as_nesting(tmp_path: Path) -> None:
    title = "[" * 100 + '\\"{' * 20
    assert read(tmp_path, lambda content: content.update(title=title)).title == title


def test_half_a_million_quotes_are_scanned_once(tmp_path: Path) -> None:
    refused(write(tmp_path, b'"\\' * (MAX_BYTES // 2)))
    refused(write(tmp_path, b'\\"' * (MAX_BYTES // 2)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e999", "9" * 5000, "-" + "1" * 20])
def test_numbers_that_are_none(tmp_path: Path, number: str) -> None:
    text = json.dumps(document()).replace('"version": 3', f'"version": {number}')
    error = refused(write(tmp_path, text))
    assert error.json_path == "version"
    assert "Met dit getal is niet te werken" in error.problem


def test_a_number_that_is_none_has_its_place(tmp_path: Path) -> None:
    text = json.dumps(document()).replace('"Neem me mee."', "NaN", 3)
    error = refused(write(tmp_path, text))
    assert (error.place, error.json_path) == ("kaart 2, doorvraag 1", "cards[1].probes[0].text")


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00", "\\ud83d x"])
def test_half_a_character(tmp_path: Path, escape: str) -> None:
    text = json.dumps(document()).replace("Kaart 4", f"Kaart {escape}")
    error = refused(write(tmp_path, text))
    assert (error.place, error.json_path) == ("kaart 4", "cards[3].title")
    assert "half teken" in error.problem


def test_a_whole_character_in_two_halves_is_one(tmp_path: Path) -> None:
    text = json.dumps(document()).replace("Kaart 4", "Kaart \\ud83d\\ude00")
    assert read_set(write(tmp_path, text)).card(4).title == "Kaart 😀"


def test_half_a_character_in_a_key(tmp_path: Path) -> None:
    text = json.dumps(document()).replace('"theme"', '"\\ud800"', 1)
    assert refused(write(tmp_path, text)).place == "kaart 2"


@pytest.mark.parametrize(
    ("old", "new", "json_path"),
    [
        ('"version": 3', '"version": 3, "version": 4', "version"),
        ('"title": "Kaart 4"', '"title": "Kaart 4", "title": "Kaart 4"', "cards[3].title"),
        ('"by": "', '"by": "x", "by": "', "motto.by"),
    ],
)
def test_the_same_key_twice(tmp_path: Path, old: str, new: str, json_path: str) -> None:
    error = refused(write(tmp_path, json.dumps(document()).replace(old, new, 1)))
    assert error.json_path == json_path
    assert "staat hier twee keer" in error.problem


# -- JSON that is no question set ---------------------------------------------------------------------------------


def card(number: int, **changes: Any) -> Spoil:
    return lambda content: content["cards"][number - 1].update(changes)


def probe(number: int, **changes: Any) -> Spoil:
    return lambda content: content["cards"][3]["probes"][number - 1].update(changes)


@pytest.mark.parametrize(
    ("spoil", "place", "json_path", "problem"),
    [
        (lambda c: c.pop("format"), "", "format", "‘format’ ontbreekt."),
        (lambda c: c.update(format=2), "", "format", "‘format’ is 2; dit programma leest format 1."),
        (lambda c: c.update(format=True), "", "format", "‘format’ is true;"),
        (lambda c: c.update(format=1.0), "", "format", "‘format’ is 1.0;"),
        (lambda c: c.update(format="1"), "", "format", '‘format’ is "1";'),
        (lambda c: c.update(format=None), "", "format", "‘format’ is null;"),
        (lambda c: c.update(version=True), "", "version", "hoort een heel getal te zijn; er staat true."),
        (lambda c: c.update(version=1.5), "", "version", "hoort een heel getal te zijn; er staat het getal 1.5."),
        (lambda c: c.update(version=1.0), "", "version", "hoort een heel getal te zijn"),
        (lambda c: c.update(version="1"), "", "version", "er staat tekst."),
        (lambda c: c.update(version=0), "", "version", "heel getal van 1 tot en met 1000000"),
        (lambda c: c.update(version=1_000_001), "", "version", "heel getal van 1 tot en met 1000000"),
        (lambda c: c.update(lang="Nederlands"), "", "lang", "geen taalcode"),
        (lambda c: c.update(lang="nl_NL"), "", "lang", "geen taalcode"),
        (lambda c: c.update(lang=""), "", "lang", "geen taalcode"),
        (lambda c: c.update(lang="nl\n"), "", "lang", "geen taalcode"),
        (lambda c: c.update(id="../x"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="a b"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="CON"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="nul.json"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="a."), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="a@2"), "", "id", "kan niet in een bestandsnaam"),
        (lambda c: c.update(id="x" * 65), "", "id", "te lang: hoogstens 64 tekens"),
        (lambda c: c.update(title=" \u200b\u3164\u2800"), "", "title", "‘title’ is leeg"),
        (lambda c: c.update(title="x" * 301), "", "title", "te lang: hoogstens 300 tekens"),
        (lambda c: c.update(source=[]), "", "source", "een blok tussen { en } te zijn; er staat een lijst."),
        (lambda c: c["source"].update(title=""), "", "source.title", "‘title’ is leeg"),
        (lambda c: c["source"].update(licence=7), "", "source.licence", "er staat het getal 7."),
        (lambda c: c["motto"].pop("text"), "", "motto.text", "‘text’ ontbreekt."),
        (lambda c: c["motto"].update(year=1974), "", "motto.year", "Bekend zijn: text, by."),
        (lambda c: c.update(questions=[]), "", "questions", "geen bekende sleutel"),
        (lambda c: c.update({"\x1b[2J": 1}), "", '["\\u001b[2J"]', "‘⟨U+001B⟩[2J’ is hier geen bekende sleutel"),
        (lambda c: c.update(cards=[]), "", "cards", "De set heeft geen kaarten"),
        (lambda c: c.update(cards=c["cards"] * 13), "", "cards", "te veel kaarten; 60 is het hoogste aantal"),
        (lambda c: c.update(cards={"1": {}}), "", "cards", "een lijst tussen [ en ] te zijn; er staat een blok."),
        (lambda c: c.update(cards=[5]), "kaart 1", "cards[0]", "Elk onderdeel van ‘cards’ hoort een blok"),
        (lambda c: c.update(cards=c["cards"][:1]), "", "cards", "Alle kaarten zijn een opening"),
        (card(4, id="kaart-2"), "kaart 4", "cards[3].id", "‘id’ is ‘kaart-2’, en die van kaart 2 ook"),
        (card(4, id="KAART-2"), "kaart 4", "cards[3].id", "en die van kaart 2 ook"),
        (card(4, role="vraag"), "kaart 4", "cards[3].role", "Kies uit: opening, question."),
        (card(4, role=None), "kaart 4", "cards[3].role", "tekst tussen aanhalingstekens te zijn; er staat null."),
        (card(4, titel="x"), "kaart 4", "cards[3].titel", "geen bekende sleutel"),
        (card(4, title="\n"), "kaart 4", "cards[3].title", "‘title’ is leeg"),
        (card(4, theme=["x"]), "kaart 4", "cards[3].theme", "er staat een lijst."),
        (card(4, harvest=["noten"]), "kaart 4", "cards[3].harvest[0]", "Kies uit: zodatjes, highlights."),
        (card(4, harvest=["zodatjes"] * 3), "kaart 4", "cards[3].harvest", "te veel onderdelen: hoogstens 2."),
        (card(4, text="Wat?"), "kaart 4", "cards[3].text", "een lijst tussen [ en ] te zijn; er staat tekst."),
        (card(4, text=["Wat?", " "]), "kaart 4, vraag 2", "cards[3].text[1]", "‘text’ is leeg"),
        (card(4, text=["Wat?", ""]), "kaart 4, vraag 2", "cards[3].text[1]", "‘text’ is leeg"),
        (card(4, text=["Wat?", False]), "kaart 4, vraag 2", "cards[3].text[1]", "er staat false."),
        (card(4, text=["x" * 5001]), "kaart 4, vraag 1", "cards[3].text[0]", "hoogstens 5000 tekens"),
        (card(4, text=["x"] * 21), "kaart 4", "cards[3].text", "hoogstens 20."),
        (card(4, title="Z" + "\u0301" * 17), "kaart 4", "cards[3].title", "te veel accenten op één letter"),
        (card(4, probes=None), "kaart 4", "cards[3].probes", "er staat null."),
        (card(4, probes=[{"kind": "echo", "text": "…"}] * 41), "kaart 4", "cards[3].probes", "hoogstens 40."),
        (probe(2, kind="zodat"), "kaart 4, doorvraag 2", "cards[3].probes[1].kind", "‘zodat’, en dat bestaat niet."),
        (probe(2, kind=True), "kaart 4, doorvraag 2", "cards[3].probes[1].kind", "er staat true."),
        (probe(2, text="\u200d"), "kaart 4, doorvraag 2", "cards[3].probes[1].text", "‘text’ is leeg"),
        (probe(2, asked=1), "kaart 4, doorvraag 2", "cards[3].probes[1].asked", "Bekend zijn: kind, text."),
    ],
)
def test_each_mistake_is_told_with_its_place(
    tmp_path: Path, spoil: Spoil, place: str, json_path: str, problem: str
) -> None:
    error = refused_document(tmp_path, spoil)
    assert problem in error.problem
    assert (error.place, error.json_path) == (place, json_path)


def test_the_line_reads_file_place_problem(tmp_path: Path) -> None:
    error = refused_document(tmp_path, probe(2, kind="zodat"))
    start = f"{tmp_path / 'set.json'}: kaart 4, doorvraag 2: ‘kind’ is ‘zodat’, en dat bestaat niet. Kies uit: silence,"
    assert str(error).startswith(start)
    choose("en")
    error = refused_document(tmp_path, probe(2, text=" "))
    wanted = "card 4, probe 2: ‘text’ is empty; write something that can be seen."
    assert str(error) == f"{tmp_path / 'set.json'}: {wanted}"


def test_a_mistyped_key_is_named_rather_than_the_one_it_left_out(tmp_path: Path) -> None:
    def mistype(content: Document) -> None:
        content["cards"][3]["titel"] = content["cards"][3].pop("title")

    assert refused_document(tmp_path, mistype).json_path == "cards[3].titel"


def test_a_long_value_is_quoted_in_part(tmp_path: Path) -> None:
    error = refused_document(tmp_path, probe(2, kind="x" * 10_000))
    assert len(error.problem) < 400


def test_sixteen_accents_on_a_letter_are_still_writing(tmp_path: Path) -> None:
    title = "Z" + "\u0301" * 16 + "e" + "\u0301" * 16
    assert read(tmp_path, card(4, title=title)).card(4).title == title
