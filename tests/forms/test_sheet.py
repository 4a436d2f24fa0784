"""What stands on a sheet: parts of an interview, never what was struck."""

from __future__ import annotations

from hypothesis import given

from interview_tui.cards.shipped import shipped
from interview_tui.forms.deck import deck
from interview_tui.forms.sheet import SheetBlock, blocks, once
from interview_tui.forms.shipped import shipped_forms
from interview_tui.interview.model import Answer, Circle, Interview
from tests.builders import interview, interviews

FORMS = shipped_forms("nl")
INTERVISION = FORMS.form("intervision")
DECK = deck(shipped("nl"), FORMS, INTERVISION, "Noor", "Sam")
QUESTION, DILEMMA, DID, ASKED = 13, 14, 15, 16


def made(held: Interview) -> tuple[SheetBlock, ...]:
    assert INTERVISION.sheet is not None
    return blocks(INTERVISION.sheet, held, DECK)


def test_each_part_holds_what_its_card_brought() -> None:
    note = "Doorgevraagd: Wat bedoel je precies met die woorden?\nHoe blijf ik ==naast haar== staan?\n\n Echt waar. \n"
    held = interview(
        sharing=Circle.TEAM,
        answers={
            QUESTION: Answer(note, ("Ik bel terug, zodat zij slaapt.",)),
            11: Answer("", ("Ik wacht, zodat zij begint.", "Ik bel terug, zodat zij slaapt.")),
        },
    )
    assert made(held) == (
        SheetBlock("De vraag die ik inbreng", ("Hoe blijf ik naast haar staan?", "Echt waar."), cards=(QUESTION,)),
        SheetBlock("Het dilemma", ()),
        SheetBlock("Wat ik al deed", ()),
        SheetBlock(
            "Mijn zodatjes",
            ("Ik wacht, zodat zij begint.", "Ik bel terug, zodat zij slaapt."),
            cards=(11, QUESTION),
            zodatjes=True,
        ),
        SheetBlock("Wat ik van jullie vraag", ()),
    )


def test_what_was_kept_between_the_two_says_so() -> None:
    held = interview(
        sharing=Circle.TEAM,
        answers={
            DILEMMA: Answer("Tussen twee kanten.", circle=Circle.PRIVATE),
            DID: Answer("Gebeld.", ("Ik bel, zodat ik het weet.",), circle=Circle.TEAM),
        },
    )
    assert [block.private for block in made(held)] == [False, True, False, False, False]


def test_of_what_is_private_as_a_whole_each_part_with_text_says_so() -> None:
    held = interview(answers={QUESTION: Answer("Hoe?"), DID: Answer("Gebeld.", circle=Circle.TEAM)})
    assert [block.private for block in made(held)] == [True, False, False, False, False]


@given(interviews)
def test_no_word_that_was_struck(held: Interview) -> None:
    struck = held.change(answers={number: Answer("WEG", ("WEG, zodat WEG.",), struck=True) for number in range(1, 17)})
    assert not any(made(struck))


def test_a_zodatje_that_stands_in_another_part_is_on_the_page_once() -> None:
    note = SheetBlock("Het dilemma", ("Ik wacht, zodat zij begint. En dan?",))
    mine = SheetBlock("Mijn zodatjes", ("Ik wacht, zodat zij begint.", "Ik kijk, zodat ik zie."), zodatjes=True)
    assert once([note, mine]) == [note, mine._replace(paragraphs=("Ik kijk, zodat ik zie.",))]
    assert once([mine]) == [mine], "what is not on the page takes nothing away"
