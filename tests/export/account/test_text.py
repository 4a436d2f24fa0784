"""An account as plain text: everything once, as any program on any system shows it right."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given

from interview_tui.export.account.account import SaidKind, account
from interview_tui.export.account.reader import Reader
from interview_tui.export.account.text import text
from interview_tui.interview.model import Answer, Circle, ClosingReaders, Interview, Status
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.texts import notes

pytestmark = pytest.mark.no_files

CARDS = question_set()
SECRET = "hoefijzerkers"
HELD = interview(
    status=Status.FINAL,
    sharing=Circle.TEAM,
    answers={
        3: Answer(
            "Eerst kijken.\nDoorgevraagd: Neem me mee.\n- een\n- twee\n==Een halfuur niks.==",
            ("Ik wacht, zodat het kan.",),
        ),
        4: Answer(f"Toen zei ik {SECRET}.", struck=True),
        7: Answer("Dit blijft tussen ons.", (), Circle.PRIVATE),
    },
    closing="Het is mijn vak om te wachten.",
    closing_readers=ClosingReaders.NAMED,
    team="Team Noord",
)


def lines(held: Interview = HELD, reader: Reader = Reader.TELLER) -> list[str]:
    data = text(account(read(compose(held, CARDS)), reader))
    assert data.startswith(codecs.BOM_UTF8) and data.count(b"\n") == data.count(b"\r\n")
    return data.decode("utf-8-sig").split("\r\n")


def test_it_reads_as_a_letter() -> None:
    assert lines()[:27] == [
        "Sam over het vak",
        "",
        "In gesprek met Noor",
        "24 november 2026 · Team Noord",
        "",
        "Alleen voor Noor en Sam.",
        "",
        "",
        "3. “Kaart 3 …”",
        "",
        "    Wanneer ben je in je element?",
        "",
        "Eerst kijken.",
        "",
        "Doorgevraagd: Neem me mee.",
        "",
        "- een",
        "- twee",
        "",
        "Een halfuur niks.",
        "",
        "Zodatje: Ik wacht, zodat het kan.",
        "",
        "",
        "7. “Kaart 7 …”",
        "Wie dit mag lezen: alleen wij tweeën",
        "",
    ]
    assert lines()[-6:] == [
        "",
        "Het is mijn vak om te wachten.",
        "",
        "",
        "Niet gesteld: kaart 5, 6, 8, 9, 10, 11 en 12",
        "",
    ]


@pytest.mark.parametrize("reader", [Reader.TELLER, Reader.TEAM])
def test_what_was_struck_is_not_in_it_and_what_is_private_is_for_the_two(reader: Reader) -> None:
    found = "\n".join(lines(reader=reader))
    assert SECRET not in found
    assert ("tussen ons" in found) is (reader is Reader.TELLER)


def test_labels_are_in_the_language_of_the_interview() -> None:
    found = lines(
        HELD.change(lang="en", answers={3: Answer("Asked further: Take me along.", ("I wait, so that it can.",))})
    )
    assert "Asked further: Take me along." in found and "So-that: I wait, so that it can." in found


def test_no_line_is_wider_than_a_page_but_a_word_that_is() -> None:
    long = HELD.change(answers={3: Answer("een lange zin over het werk " * 20 + "woord" * 100 + " en verder")})
    found = lines(long)
    assert [line for line in found if len(line) > 80] == ["woord" * 100]


@given(notes)
def test_no_text_is_lost(note: str) -> None:
    made = account(read(compose(HELD.change(answers={3: Answer(f"Begin.\n{note}")}), CARDS)), Reader.TELLER)
    found = "".join(text(made).decode("utf-8-sig").split())
    for part in made.parts:
        for one in part.said:
            assert "".join(one.text.split()) in found


def test_seven_words_in_ten_are_of_the_colleague() -> None:
    made = account(read(data("example.nl.md").read_bytes()), Reader.TELLER)
    told = sum(words_in(one.text) for part in made.parts for one in part.said if one.kind is not SaidKind.PROBE)
    assert told + words_in(made.closing) >= 0.7 * words_in(text(made).decode("utf-8-sig"))


def words_in(line: str) -> int:
    """Without the numbers of cards and the dashes between words."""
    return len(re.findall(r"[^\W\d_]+", line))
