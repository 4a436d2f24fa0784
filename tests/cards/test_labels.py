"""The names of the kinds, and of places in a set."""

from __future__ import annotations

import pytest

from interview_tui.cards.labels import kind_label
from interview_tui.cards.locations import Location, json_path, spoken_place
from interview_tui.cards.model import Kind
from interview_tui.language import choose


def test_dutch_labels_are_those_of_the_craft() -> None:
    assert [kind_label(kind) for kind in Kind] == [
        "stilte",
        "echo",
        "aanmoedigen",
        "vertel meer",
        "wat bedoel je",
        "concreet moment",
        "waarneming",
        "contrast",
        "zodat?",
        "hoe precies",
        "gevoel",
        "merkbaar",
        "waarderen",
        "terugblik",
        "samenvatten",
    ]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_labels_differ_and_stand_in_lower_case(lang: str) -> None:
    choose("en" if lang == "en" else "nl")
    labels = [kind_label(kind) for kind in Kind]
    assert len(set(labels)) == len(labels)
    assert labels == [label.lower() for label in labels]


@pytest.mark.parametrize(
    ("location", "dutch", "english", "path"),
    [
        ((), "", "", ""),
        (("title",), "", "", "title"),
        (("cards",), "", "", "cards"),
        (("cards", 3), "kaart 4", "card 4", "cards[3]"),
        (("cards", 3, "text", 1), "kaart 4, vraag 2", "card 4, question 2", "cards[3].text[1]"),
        (("cards", 3, "probes", 1, "text"), "kaart 4, doorvraag 2", "card 4, probe 2", "cards[3].probes[1].text"),
        (("cards", 0, "a b"), "kaart 1", "card 1", 'cards[0]["a b"]'),
    ],
)
def test_places(location: Location, dutch: str, english: str, path: str) -> None:
    assert spoken_place(location) == dutch
    assert json_path(location) == path
    choose("en")
    assert spoken_place(location) == english
