"""`show`: the same lines, however the file was written; what a hand added stands where it was put."""

from __future__ import annotations

import pytest

from interview_tui.export.plain_lines import ShownLine, lines
from interview_tui.interview.model import Answer
from interview_tui.storage.places import data
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.transcripts.format.test_hand_edits import EDITS, WRITINGS

EXAMPLE = data("example.nl.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EDITS)
def test_line_ends_and_a_byte_order_mark_change_nothing(name: str) -> None:
    shown = {writing: list(lines(read(write(EDITS[name].text)))) for writing, write in WRITINGS.items()}
    assert shown["CRLF"] == shown["as it is"] == shown["BOM"]
    assert len(shown["as it is"]) > 100


def test_blank_lines_stay_between_what_a_hand_wrote_and_marks_go() -> None:
    document = read(f"{EXAMPLE}\n## Zelf **erbij** ##\n\n*Schuin.*\n\n\n\\# Tekst\n".encode())
    assert list(lines(document))[-7:] == [
        ShownLine(),
        ShownLine("Zelf **erbij**", bold=True),
        ShownLine(),
        ShownLine("Schuin."),
        ShownLine(),
        ShownLine(),
        ShownLine("# Tekst"),
    ]


def test_a_card_is_told_in_one_order_wherever_its_lines_stand() -> None:
    printed = "> *Thema*\n>\n> Vraag?"
    readers = "Who may read this: only the two of us"
    card = f"## 3. Kaart\n\nZodatje: Ik x, zodat y.\n\nBoven.\n\n{printed}\n\n{readers}\n\nOnder.\n"
    document = read(f"{EXAMPLE[: EXAMPLE.index('## 1.')]}{card}".encode())
    told = list(lines(document))
    assert told[told.index(ShownLine("3. Kaart", bold=True)) :] == [
        ShownLine("3. Kaart", bold=True),
        ShownLine(),
        ShownLine("Wie dit mag lezen: alleen wij tweeën"),
        ShownLine(),
        ShownLine("Thema", indent="  "),
        ShownLine(indent="  "),
        ShownLine("Vraag?", indent="  "),
        ShownLine(),
        ShownLine("Boven."),
        ShownLine("Onder."),
        ShownLine(),
        ShownLine("Zodatje: Ik x, zodat y."),
    ]


def test_an_accepted_zodatje_stands_there_once_where_it_was_said() -> None:
    said = Answer(
        "Kijk eerst.\nIk wacht, zodat zij begint\nTja.", ("Ik wacht, zodat zij begint.", "Ik ga, zodat zij komt.")
    )
    shown = [line.text for line in lines(read(compose(interview(answers={3: said}), question_set())))]
    at = shown.index("Kijk eerst.")
    assert shown[at:] == [
        *("Kijk eerst.", "Zodatje: Ik wacht, zodat zij begint", "Tja."),
        *("", "Zodatje: Ik ga, zodat zij komt."),
    ]
