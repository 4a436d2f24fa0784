"""Which words count as the same word, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.interview.stemming import stemmer


@pytest.mark.parametrize(
    "words",
    [
        "lopen loopt loop",
        "huizen huis",
        "kind kinderen kindje",
        "pleegkind pleegkinderen",
        "gezin gezinnen",
        "gesprek gesprekken gesprekje",
        "gemeente gemeenten",
        "geloof geloven gelooft",
        "gebeuren gebeurt gebeurde",
        "gezond gezonde",
        "geduld geduldig",
        "gebied gebieden",
        "werken werk werkt werkte gewerkt",
        "vragen vraag gevraagd",
        "schuld schulden",
        "woord woorden",
        "antwoord antwoorden",
        "voorbeeld voorbeelden",
        "verhaal verhalen",
        "keukentafel keukentafels",
        "collega collega’s collega's",
    ],
)
def test_dutch_words_that_are_one(words: str) -> None:
    stem = stemmer("nl")
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "gezin zin",
        "gezinnen zinnen",
        "gezond zon",
        "gemeente mening",
        "gesprek spreken",
        "geloof loof",
        "geduld dulden",
        "gezicht zicht",
        "gebied bieden",
        "geslacht slachten",
        "geluk lukken",
        "kind kin",
        "huis huid",
    ],
)
def test_dutch_words_that_are_not(words: str) -> None:
    stem = stemmer("nl")
    one, other = words.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "words",
    ["house houses", "trust trusted trusting", "story stories", "family families", "child children", "run running"],
)
def test_english_words_that_are_one(words: str) -> None:
    stem = stemmer("en-GB")
    assert len({stem(word) for word in words.split()}) == 1


def test_another_language_keeps_its_words() -> None:
    assert [stemmer("pl")(word) for word in ("domy", "domem")] == ["domy", "domem"]


@given(st.sampled_from(["nl", "en", "de"]), st.text())
def test_any_word_has_a_stem(lang: str, word: str) -> None:
    assert isinstance(stemmer(lang)(word.casefold()), str)
