"""Where cards seem to begin in notes: what looks like a card is proposed, a list of what somebody counts up is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.intake.notes import Block, Notes
from interview_tui.intake.plain import lines_of
from interview_tui.intake.proposing import Start, Why, propose, unknown_headings

pytestmark = pytest.mark.no_files

CARDS = shipped("nl")


def proposed(*blocks: Block) -> list[tuple[int, int, Why, bool]]:
    return [tuple(one) for one in propose(Notes(blocks), CARDS)]  # type: ignore[misc]


def in_text(text: str) -> list[tuple[int, int]]:
    return [(one.block, one.card) for one in propose(Notes(tuple(lines_of(text))), CARDS)]


def alone(block: Block) -> list[Start]:
    """What is proposed for a block with words below it."""
    return list(propose(Notes((block, Block("Ik begin met koffie."))), CARDS))


@pytest.mark.parametrize(
    ("line", "card", "why", "keeps"),
    [
        ("5.", 5, Why.NUMBER, False),
        ("5", 5, Why.NUMBER, False),
        ("(5)", 5, Why.NUMBER, False),
        ("Kaart 5", 5, Why.NUMBER, False),
        ("KAART 5:", 5, Why.NUMBER, False),
        ("Vraag 5 -", 5, Why.NUMBER, False),
        ("# Kaart 5", 5, Why.NUMBER, False),
        ("**Kaart 5**", 5, Why.NUMBER, False),
        ("Kaart 5: over de keukentafel", 5, Why.NUMBER, True),
        ("5. Over de keukentafel", 5, Why.NUMBER, True),
        ("“Ik heb het altijd zo gedaan …”", 5, Why.TITLE, False),
        ('"ik heb het altijd zo gedaan"', 5, Why.TITLE, False),
        ("IK HEB HET ALTIJD ZO GEDAAN...", 5, Why.TITLE, False),
        ("5) Ik heb het altijd zo gedaan", 5, Why.BOTH, False),
        ("Kaart 5 – 'Ik heb het altijd zo gedaan'", 5, Why.BOTH, False),
        ("Kaart 5: Ik heb het altijd zo gedaan: koffie eerst", 5, Why.BOTH, True),
        ("5. Ik heb 't altijd zo gedaan", 5, Why.LIKE, True),
        ("6. Ik heb het altijd zo gedaan", 5, Why.TITLE, True),
        ("Je kompas", 12, Why.TITLE, False),
        ("Een off-day", 4, Why.TITLE, False),
        ("12 Je kompas", 12, Why.BOTH, False),
        ("Je kompas | de keukentafel", 12, Why.TITLE, True),
        (f"2\t{CARDS.card(2).title}", 2, Why.BOTH, False),
    ],
)
def test_what_looks_like_a_card_is_proposed(line: str, card: int, why: Why, keeps: bool) -> None:
    assert alone(Block(line)) == [Start(0, card, why, keeps)]


@pytest.mark.parametrize(
    "line",
    [
        "Ik heb het altijd zo gedaan, zei ze, en dat bleef zo.",
        "Je kompas is wat je overhoudt.",
        "5 keer koffie gedronken",
        "5 november spraken we elkaar",
        "12-11-2026 gesprek",
        "10:30 begonnen",
        "5.2 procent",
        "13. Er zijn geen dertien kaarten",
        "0. nul",
        "- koffie",
        "Kaart over de tafel",
        "Vijf",
    ],
)
def test_an_ordinary_line_is_no_card(line: str) -> None:
    assert alone(Block(line)) == []


@pytest.mark.parametrize("block", [Block("Koffie", number="5."), Block("Koffie", level=2, number="5)")])
def test_the_number_of_a_list_counts_and_does_not_come_along(block: Block) -> None:
    assert alone(block) == [Start(0, 5, Why.NUMBER, True)]


def test_the_words_of_a_footnote_are_no_card() -> None:
    assert alone(Block("zie boven", number="[5]")) == []


def test_a_list_is_no_row_of_cards() -> None:
    assert in_text("Kaart 3\nWat ik doe:\n1. koffie\n2. thee\n3. praten") == [(0, 3)]
    assert in_text("Wat ik doe:\n1. koffie\n2. thee") == []
    assert proposed(Block("koffie", number="1."), Block("thee", number="2.")) == []
    assert in_text("1. koffie\nlekker\n2. thee\nook\n1. water\nja\n2. wijn") == []


def test_numbers_with_words_between_are_cards() -> None:
    assert in_text("1. Wij kennen elkaar\nal jaren\n3. Goed gewerkt\ngisteren") == [(0, 1), (2, 3)]


def test_answers_to_all_cards_in_a_row_are_cards() -> None:
    lines = [f"{number}. Antwoord {number}" for number in range(1, 13)]
    assert in_text("\n".join(lines)) == [(number - 1, number) for number in range(1, 13)]


def test_a_number_that_does_not_fit_between_two_cards_is_none() -> None:
    assert in_text("Kaart 3\neen\n2. twee\nja\n5. vijf\nja\nKaart 7\nzeven") == [(0, 3), (4, 5), (6, 7)]


def test_a_list_of_contents_is_none() -> None:
    titles = "Een ‘off-day’..\nJe kompas\n"
    assert in_text(f"{titles}Een ‘off-day’..\nja\nJe kompas\nnee") == [(2, 4), (4, 12)]


def test_a_card_may_come_twice() -> None:
    assert in_text("Kaart 5\nja\nKaart 6\nnee\nKaart 5\ntoch") == [(0, 5), (2, 6), (4, 5)]


def test_a_heading_in_the_language_of_the_set() -> None:
    notes = Notes((Block("Card 5: “I have always done it this way”"), Block("Coffee.")))
    assert [(one.card, one.why) for one in propose(notes, shipped("en"))] == [(5, Why.BOTH)]


LINES = st.one_of(
    st.builds("{}{}{}".format, st.integers(0, 15), st.sampled_from(".):- "), st.text()),
    st.sampled_from([card.title for card in CARDS.cards]),
    st.text(min_size=1),
).filter(lambda line: bool(line.strip()))  # fmt: skip


@given(st.lists(st.builds(Block, LINES, st.integers(0, 3), st.sampled_from(["", "5.", "-", "c)"]), st.booleans())))
def test_at_most_one_card_for_a_block_and_in_order(blocks: list[Block]) -> None:
    starts = propose(Notes(tuple(blocks)), CARDS)
    places = [one.block for one in starts]
    assert places == sorted(set(places))
    assert {one.card for one in starts} <= {card.number for card in CARDS.cards}


def test_a_heading_with_a_part_of_a_title_is_proposed_and_the_same_words_in_a_text_are_not() -> None:
    assert alone(Block("Off day", level=1)) == [Start(0, 4, Why.LIKE, True)]
    assert alone(Block("off day")) == []
    assert alone(Block("3 dagen", level=0)) == []


def test_a_heading_as_those_of_the_cards_that_fits_none_is_unknown() -> None:
    levels = [("Verslag", 1), (CARDS.card(3).title, 2), ("koffie", 0), ("Iets anders", 2), ("lager", 3), ("ook", 1)]
    notes = Notes(tuple(Block(text, level) for text, level in levels))
    assert unknown_headings(notes, propose(notes, CARDS)) == (3, 5)
