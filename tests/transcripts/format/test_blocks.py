"""The card's own words stand in the file as a quotation, and come back from it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer
from interview_tui.language import LANGUAGES
from interview_tui.transcripts.format.blocks import quote
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.pieces import printed_cards
from interview_tui.transcripts.format.reader import read
from tests.builders import interview, question_set
from tests.texts import few_lines

pytestmark = pytest.mark.no_files

CARD = question_set().card(3)
WRITTEN = compose(interview(answers={3: Answer("Koffie.")}), question_set()).decode()


def quoted(text: str) -> tuple[str, list[str]]:
    """The theme and the paragraphs of a card whose words stand in the file like that."""
    before, own, after = WRITTEN.partition(quote(CARD))
    assert own
    (found,) = [card for card in printed_cards(read((before + text + after).encode())) if card.number == CARD.number]
    return found.theme, list(found.text)


texts = few_lines.filter(lambda text: bool(text) and text == text.strip())


def test_the_cards_of_a_transcript_are_those_it_was_made_with() -> None:
    for lang in LANGUAGES:
        cards = shipped(lang)
        held = interview(lang=lang, answers={card.number: Answer("Koffie.") for card in cards.cards})
        found = printed_cards(read(compose(held, cards)))
        assert [(one.number, one.theme, one.title, one.text) for one in found] == [
            (card.number, card.theme, card.title, card.text) for card in cards.cards
        ]
        assert not any(one.probes or one.harvest for one in found), "those are in no file"


@given(texts | st.just(""), st.lists(texts, max_size=3))
@example("*", ["**", "*"])
@example("", ["X"])
def test_theme_and_paragraphs_come_back(theme: str, paragraphs: list[str]) -> None:
    card = question_set().card(3)._replace(theme=theme, text=tuple(paragraphs))
    assert quoted(quote(card)) == (theme, paragraphs)


def test_a_quotation_by_hand() -> None:
    assert quoted("") == ("", [])
    assert quoted(">\n> \n") == ("", [])
    assert quoted(">Een.\n>\n>\n> Twee,\n> en meer.\n") == ("", ["Een.", "Twee,\nen meer."])
    assert quoted("> Een,\n>\u00a0\n> en meer.\n") == ("", ["Een,\n\u00a0\nen meer."])
    assert quoted("> *Thema*\n") == ("Thema", [])
    assert quoted("> *X*\n") == ("X", [])
    assert quoted("> *Thema\\*\n") == ("Thema", [])
    for below in ("X", "\u00a0"):
        assert quoted(f"> *Thema*\n> {below}\n") == ("", [f"*Thema*\n{below}"])
    assert quoted("> *Twee*\n> *regels*\n") == ("", ["*Twee*\n*regels*"])
    assert quoted("> **\n") == ("", ["**"])


def test_a_card_without_words_has_no_quotation() -> None:
    assert quote(CARD._replace(theme="", text=())) == ""
