"""The twelve cards are the publishers' words, to the letter."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from interview_tui.cards.model import Card, Harvest, Role
from interview_tui.cards.shipped import shipped
from interview_tui.language import clean_line

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "source" / "cards.md"

# SHA-256 of theme, title and paragraphs joined by line feeds: holds the letters without a second copy of them.
LETTERS = (
    "fc3c249ef972f65ac0b7a6b76650655939d954832c232359d7fb000699cb1439",
    "05ac370a55f51de74618d39b344dd71492896a5dac9e7246b5b81a658aa65003",
    "12c4738bf6cc271232b5c8e8cbf2d1a3c6ac86c170a10166bbced65315916084",
    "f3deff96c2050b1bfc40386170099e7034507f489dd20b81b10dac5028e609f1",
    "646f8fd3b97e5b344438492c2a1c2ae607fcbc0f49bb2ae0325468a65b3cc98c",
    "81a40e99a3be390947f196b2bced693c5097dabec5532799f9ac4f9ee869e99e",
    "923d5c062e16e1e0bfd8495ea2c2ec69cdfb7498cb3346f128ee36c3df650476",
    "f9bc4b84dda4947fce3bda8eae6d7af66f620cbe811d4365b6bb15f92e590090",
    "8b99bc56c0197101495b198a9ccc7c57bd1837764afd7795a1163980ff92c5b3",
    "01d6c2b3fbad2ab5a95155aae1f0f1d926bcb16b6cfac6dd5184de8081fc560e",
    "6aae396faa1937653a185910fb65d545f4d9f6a1b088232e33119fd1e96f2495",
    "2ba881ca02fbbd6b51129325962e3b7b957ba0a36d238e3133fc3a75ac27d446",
)


def letters(theme: str, title: str, *text: str) -> str:
    return sha256("\n".join((theme, title, *text)).encode()).hexdigest()


@pytest.mark.parametrize("number", range(1, 13))
def test_card_is_to_the_letter(number: int) -> None:
    card = shipped("nl").card(number)
    assert letters(card.theme, card.title, *card.text) == LETTERS[number - 1]


def test_a_changed_quote_would_be_seen() -> None:
    card = shipped("nl").card(3)
    assert letters(card.theme, card.title.replace("“", '"'), *card.text) != LETTERS[2]


def printed_cards(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Theme, title and paragraphs of each card in the source's own notation."""
    cards = []
    for block in re.split(r"^## \d+$", text, flags=re.MULTILINE)[1:]:
        fields = [line.split(": ", 1) for line in block.strip().splitlines()]
        theme = next(value for name, value in fields if name == "thema")
        title = next(value for name, value in fields if name == "titel")
        paragraphs = tuple(value for name, value in fields if name == "tekst")
        assert 2 + len(paragraphs) == len(fields)
        cards.append(("" if theme == "(geen)" else theme, title, paragraphs))
    return cards


@pytest.mark.skipif(not SOURCE.exists(), reason="the source is not beside this checkout")
def test_cards_equal_the_source() -> None:
    ours = [(card.theme, card.title, card.text) for card in shipped("nl").cards]
    assert ours == printed_cards(SOURCE.read_text(encoding="utf-8"))


@pytest.mark.skipif(not SOURCE.exists(), reason="the source is not beside this checkout")
def test_source_and_licence_are_as_stated_there() -> None:
    head = " ".join(SOURCE.read_text(encoding="utf-8").split("## 1")[0].split())
    source = shipped("nl").source
    assert f'"{source.title}"' in head
    assert f"{source.edition} ({source.publishers})" in head
    assert source.licence in head


def test_numbers_roles_and_harvest() -> None:
    cards = shipped("nl").cards
    assert [card.number for card in cards] == list(range(1, 13))
    assert [card.role for card in cards] == [Role.OPENING] * 2 + [Role.QUESTION] * 10
    harvested: dict[int, tuple[Harvest, ...]] = {card.number: card.harvest for card in cards if card.harvest}
    assert harvested == {11: (Harvest.ZODATJES,), 12: (Harvest.ZODATJES, Harvest.HIGHLIGHTS)}


def test_the_english_cards_mirror_the_dutch_ones() -> None:
    def shape(card: Card) -> tuple[object, ...]:
        kinds = [probe.kind for probe in card.probes]
        return card.id, card.role, bool(card.theme), len(card.text), card.harvest, kinds

    dutch, english = shipped("nl"), shipped("en")
    assert [shape(card) for card in english.cards] == [shape(card) for card in dutch.cards]
    assert (english.id, english.lang) == ("essentie-12-en", "en")
    assert not {text for card in english.cards for text in card.text} & {
        text for card in dutch.cards for text in card.text
    }


def test_the_english_set_says_whose_translation_it_is() -> None:
    note = shipped("en").source.note
    assert "our own translation" in note
    assert "publishers did not make it" in note


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_shipped_text_is_clean(lang: str) -> None:
    question_set = shipped("en" if lang == "en" else "nl")
    for card in question_set.cards:
        for text in (card.theme, card.title, *card.text, *(probe.text for probe in card.probes)):
            assert clean_line(text) == text
