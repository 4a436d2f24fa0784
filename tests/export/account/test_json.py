"""An account as JSON: the same transcript again for the two, what is theirs for others, and a seal on both."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.export.account.account import account
from interview_tui.export.account.json import FORMAT, SCHEMA, seal_of
from interview_tui.export.account.json import json as made
from interview_tui.export.account.json_document import ExportDocument, keys
from interview_tui.export.account.json_schema import schema_text
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.unstruck import unstruck
from interview_tui.export.account.whole import transcript_of, values_of
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import as_read, compose
from interview_tui.transcripts.format.document import Document
from interview_tui.transcripts.format.reader import read
from tests.builders import few_interviews, interview, interviews, of_format_1, of_format_2, question_set
from tests.texts import CORPUS

pytestmark = pytest.mark.no_files

CARDS = question_set()
SECRET, PRIVATE = "hoefijzerkers", "sleutelbloem"
KEYWORD = "In gesprek (interview-tui), page:0123456789abcdef;holds:3.ab;words:3.cd;"
DOCS = Path(__file__).resolve().parents[3] / "docs"
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    answers={
        3: Answer("Eerst kijken.\n==Een halfuur niks.==", ("Ik wacht, zodat het kan.",)),
        4: Answer(f"Toen zei ik {SECRET}.", (f"Ik zeg {SECRET}, zodat het er is.",), struck=True),
        7: Answer(f"Van {PRIVATE}.", (), Circle.PRIVATE),
    },
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
)


def document(held: Interview = HELD) -> Document:
    return read(compose(held, CARDS))


def exported(one: Document, reader: Reader = Reader.TELLER) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made(one, account(one, reader), KEYWORD))
    return found


def again(one: Document) -> bytes:
    """The transcript that its values make, after a way through JSON."""
    return transcript_of(json.loads(json.dumps(values_of(one))))


@given(interviews)
def test_what_this_program_wrote_comes_back_byte_for_byte(held: Interview) -> None:
    left = unstruck(document(held))
    assert again(left) == as_read(left)


@given(few_interviews, few_interviews)
def test_what_it_wrote_after_a_change_comes_back_too(held: Interview, later: Interview) -> None:
    first = document(held)
    now = held.change(answers=later.answers, closing=later.closing, status=later.status)
    left = unstruck(read(compose(now, CARDS, first)))
    assert again(left) == as_read(left)


TEXT = as_read(document(HELD.change(answers={3: HELD.answers[3], 7: HELD.answers[7]}))).decode()
BY_HAND = [
    ("\n\n*Wie dit mag lezen", "\n\nWij spraken af in de keuken, *buiten*.\n\n*Wie dit mag lezen"),
    ("## Het is mijn vak", "## Later bedacht\n\nNog een keer gebeld.\n\n## Het is mijn vak"),
    ("## Het is mijn vak", "# Met [een](link) en <b>tags</b>\n> citaat\n\n| a | b |\n\n## Het is mijn vak"),
    ("tags: [in-gesprek]", "tags: [in-gesprek, mijn vak]\ncssclass: breed\naliases: [Sam, het vak]\nteller: 3"),
    ("tags: [in-gesprek]", 'tags: [in-gesprek]\nmijn: {"a": [1, true]}'),
    ("\nKaart 4, ", "\nNog te vragen:\n\nKaart 4, "),
    ("*Dit is het hele gesprek, alleen voor de twee die het voerden. Wie hieronder mag meelezen, krijgt ", "*"),
]


@pytest.mark.parametrize("change", range(len(BY_HAND)))
@pytest.mark.parametrize("form", ["LF", "CRLF", "mark"])
def test_what_a_hand_adds_outside_the_cards_comes_back_byte_for_byte(change: int, form: str) -> None:
    before, after = BY_HAND[change]
    assert before in TEXT
    written = TEXT.replace(before, after, 1).encode()
    written = {"LF": written, "CRLF": written.replace(b"\n", b"\r\n"), "mark": b"\xef\xbb\xbf" + written}[form]
    one = read(written)
    export = exported(one)
    assert (export["exact"], export["line_ends"], export["byte_order_mark"]) == (True, *_form(form))
    assert transcript_of(export) == written


def _form(form: str) -> tuple[str, bool]:
    return ("CRLF" if form == "CRLF" else "LF"), form == "mark"


@pytest.mark.parametrize("older", [of_format_1, of_format_2])
def test_a_file_of_an_earlier_format_comes_back_byte_for_byte(older: Any) -> None:
    written = older(TEXT).encode()
    export = exported(read(written))
    assert export["exact"] and transcript_of(export) == written


@pytest.mark.parametrize("name", ["example.nl.md", "example.en.md"])
def test_the_example_comes_back_byte_for_byte(name: str) -> None:
    written = data(name).read_bytes()
    export = exported(read(written))
    assert export["exact"] and transcript_of(export) == written


def test_of_another_layout_the_words_come_back_to_the_letter() -> None:
    note = "Eerst kijken.\n- en luisteren\n- wachten"
    one = read(
        TEXT.replace("Eerst kijken.\n", f"{note}\n").replace("> Wat is dan gaande?", ">   Wat is dan gaande?").encode()
    )
    export = exported(one)
    assert export["exact"] is False
    back = read(transcript_of(export)).interview
    assert back.answers[3].note == one.interview.answers[3].note == f"{note}\n==Een halfuur niks.=="


def test_an_interview_full_of_nasty_texts_comes_back() -> None:
    note = "\n".join(CORPUS).strip("\n")
    held = interview(
        answers={3: Answer(note), 4: Answer("", tuple(" ".join(one.split()) for one in CORPUS if one.strip()))}
    )
    one = document(held)
    export = exported(one)
    assert export["exact"] and transcript_of(export) == as_read(one)
    assert export["sections"][0]["note"] == note


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("status", Status)
def test_nothing_struck_is_in_it_and_nothing_private_for_others(reader: Reader, status: Status) -> None:
    if reader.is_for_others and status is not Status.FINAL:
        return
    one = document(HELD.change(status=status, sharing=Circle.ORGANISATION, dismissed=("b3f09a1c",)))
    if status is Status.FINAL:  # as a hand may leave it: struck at the top, and still there
        assert SECRET in as_read(one).decode()
    found = made(one, account(one, reader), KEYWORD).decode()
    assert SECRET not in found
    assert (PRIVATE in found) is (reader is Reader.TELLER)
    assert "b3f09a1c" not in found


def test_of_a_struck_answer_its_number_stays_and_the_rest_comes_back() -> None:
    one = document(HELD.change(status=Status.HELD))
    export = exported(one)
    assert export["exact"] and export["front"]["struck"] == [4]
    back = read(transcript_of(export))
    assert back.interview.answers.keys() == {3, 7} and not back.problems
    assert back.interview.closing == HELD.closing


def test_a_hidden_comment_is_not_in_it() -> None:
    hidden = (
        TEXT.replace("Eerst kijken.", f"Eerst kijken.\n\n<!-- {SECRET} -->")
        .replace("tags:", f"# {SECRET}\ntags:")
        .replace("Een halfuur niks.", f"Een <!-- {SECRET} -->halfuur niks.")
        .replace("om te wachten.", f"om te <!-- {SECRET} -->wachten.")
        .replace("## Het is mijn vak", f"## Later\n\n<!-- {SECRET} -->\n\nToch.\n\n## Het is mijn vak")
    )
    one = read(hidden.encode())
    found = made(one, account(one, Reader.TELLER), KEYWORD).decode()
    assert SECRET not in found
    export = json.loads(found)
    assert export["exact"]
    back = read(transcript_of(export))
    assert back.interview.answers[3].note == "Eerst kijken.\n==Een halfuur niks.=="
    assert back.interview.circle_of(3) is one.interview.circle_of(3) and not back.stops


def test_for_others_it_holds_their_account_and_no_key_of_the_transcript() -> None:
    export = exported(document(), Reader.TEAM)
    assert export["answers"] == [
        {
            "number": 1,
            "title": "“Kaart 3 …”",
            "question": "Wanneer ben je in je element?",
            "said": [
                {"kind": "words", "text": "Eerst kijken."},
                {"kind": "words", "text": "Een halfuur niks.", "highlights": ["Een halfuur niks."]},
                {"kind": "zodatje", "text": "Ik wacht, zodat het kan."},
            ],
        }
    ]
    assert (export["teller"], export["closing"], export["for"]) == ("Sam", HELD.closing, "team")
    assert not {"front", "head", "sections", "exact"} & export.keys()
    assert "3f9k2m" not in json.dumps(export)


def test_outside_it_names_nobody() -> None:
    one = document(HELD.change(sharing=Circle.ORGANISATION, team="Team Noord"))
    found = made(one, account(one, Reader.OUTSIDE), KEYWORD).decode()
    assert not re.search("Noor|Sam|2026", found)


@given(few_interviews)
def test_every_export_is_as_the_models_say(held: Interview) -> None:
    answers = {**held.answers, 1: Answer("Koffie.")}
    one = document(held.change(status=Status.FINAL, sharing=Circle.ORGANISATION, answers=answers, struck=()))
    for reader in Reader:
        ExportDocument.model_validate(exported(one, reader))


def test_the_mark_stands_at_its_beginning() -> None:
    found = made(document(), account(document(), Reader.TELLER), KEYWORD)
    assert KEYWORD.encode() in found[:300]


@given(st.data())
def test_the_seal_tells_any_change_and_no_change_of_spaces(chosen: st.DataObject) -> None:
    export = exported(document(), chosen.draw(st.sampled_from([Reader.TELLER, Reader.TEAM])))
    assert export["seal"] == seal_of(json.loads(json.dumps(export, indent=8)))
    key = chosen.draw(st.sampled_from(sorted(export.keys() - {"seal"})))
    assert seal_of(export | {key: "anders"}) != export["seal"]


def test_the_stored_schema_is_in_step_and_is_the_one_that_an_export_names() -> None:
    assert (DOCS / SCHEMA).read_text(encoding="utf-8") == schema_text(), "run python tools/schema.py"
    assert exported(document())["$schema"] == SCHEMA


def test_the_docs_tell_every_key_the_format_and_the_example() -> None:
    text = (DOCS / "export-json.md").read_text(encoding="utf-8")
    told = {*re.findall(r"`([^`]+)`", re.sub(r"(?s)```.*?```", "", text))}
    assert keys() - told == set()
    assert f"`format` is {FORMAT}" in text
    examples = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert [json.loads(one)["for"] for one in examples] == ["private", "team"]
    for example in examples:
        export = json.loads(example)
        ExportDocument.model_validate(export)
        assert export["seal"] == seal_of(export)
