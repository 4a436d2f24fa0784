"""The walk over a card's probes, what was asked, and when the app leans to a kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.cards.model import Card, Kind, Probe, Role
from interview_tui.interview.probing.asking import suggest
from interview_tui.interview.probing.probe_lines import asked, known_labels
from interview_tui.interview.probing.walk import Walk

LABEL = "Doorgevraagd"


def card(*probes: Probe) -> Card:
    return Card(5, "vijf", Role.QUESTION, "", "Kaart", (), (), probes)


FIVE = card(
    Probe(Kind.INCIDENT, "Neem me mee naar die dag."),
    Probe(Kind.OBSERVE, "Waaraan zag je dat?"),
    Probe(Kind.LADDER_UP, "Zodat…?"),
    Probe(Kind.FEELING, "Wat deed dat met jou?"),
    Probe(Kind.SUMMARISE, "Ik hoor … Wat mist er nog?"),
)

cards = st.lists(st.sampled_from(Kind), max_size=12).map(
    lambda kinds: card(*(Probe(kind, f"Vraag {number}?") for number, kind in enumerate(kinds)))
)
steps = st.lists(st.sampled_from(["next", "back", "other_kind", *Kind]), max_size=30)


def take(walk: Walk, step: str) -> Walk:
    """One step of `steps`."""
    if isinstance(step, Kind):
        return walk.lean(step)
    return {"next": walk.next, "back": walk.back, "other_kind": walk.other_kind}[step]()


def test_asked_reads_the_lines() -> None:
    note = (
        "a\nDoorgevraagd: Zodat…?\n doorgevraagd : ==Waaraan?== \nDoorgevraagd:\nIk heb doorgevraagd: ja\nDoorgevraagd"
    )
    assert asked(note, LABEL) == ["Zodat…?", "Waaraan?"]
    assert asked(note, "Asked further") == []


def test_both_languages_have_a_label() -> None:
    assert set(known_labels()) == {"Doorgevraagd", "Asked further"}


@given(cards, steps)
def test_next_brings_every_probe_once_before_any_again(one: Card, before: list[str]) -> None:
    walk = Walk.start(one)
    assert walk.current == (one.probes[0] if one.probes else None)
    for step in before:
        walk = take(walk, step)
    while walk.at < len(walk.path) - 1:
        walk = walk.next()
    for _round in range(3):
        seen = []
        for _turn in one.probes:
            walk = walk.next()
            seen.append(walk.current)
        assert sorted(seen, key=str) == sorted(one.probes, key=str)


@given(cards)
def test_the_first_round_is_in_the_order_of_the_card(one: Card) -> None:
    walk, seen = Walk.start(one), []
    for _turn in one.probes:
        seen.append(walk.current)
        walk = walk.next()
    assert seen == list(one.probes)


@given(cards, steps, st.sets(st.integers(0, 11)))
def test_nothing_asked_comes_while_another_is_left(one: Card, way: list[str], places: set[int]) -> None:
    texts = {probe.text for place, probe in enumerate(one.probes) if place in places}
    walk = Walk.start(one).after(texts)
    for step in way:
        if len(texts) < len(one.probes):
            assert walk.current is not None
            assert walk.current.text not in texts
        walk = take(walk, step)
    assert (walk.current is None) == (not one.probes)


@given(cards, steps)
def test_asking_each_as_it_comes_asks_them_all(one: Card, way: list[str]) -> None:
    walk, texts = Walk.start(one), []
    steps_left = iter(way)
    for _turn in one.probes:
        assert walk.current is not None
        texts.append(walk.current.text)
        walk = take(walk.next().after(texts), next(steps_left, "next"))
    assert sorted(texts) == sorted(probe.text for probe in one.probes)


@given(cards, steps)
def test_the_walk_is_bounded_and_deterministic(one: Card, way: list[str]) -> None:
    first, second = Walk.start(one), Walk.start(one)
    for step in way * 20:
        first, second = take(first, step), take(second, step)
    assert first == second
    assert len(first.path) <= 200


def test_a_long_walk_is_not_kept_whole() -> None:
    walk = Walk.start(FIVE)
    for _turn in range(1000):
        walk = walk.next()
    assert len(walk.path) == 200
    assert walk.current == FIVE.probes[1000 % 5]


def test_back_and_forth() -> None:
    walk = Walk.start(FIVE).next().next()
    assert walk.back().current == FIVE.probes[1]
    assert walk.back().next() == walk
    assert walk.back().back().back().current == FIVE.probes[0], "stays at the beginning"
    assert walk.after(["Waaraan zag je dat?"]).back().current == FIVE.probes[0], "not to one that was asked"


def test_taking_a_line_back_gives_the_probe_back() -> None:
    walk = Walk.start(FIVE).after(["neem me mee naar die dag"])
    assert walk.current == FIVE.probes[1]
    assert walk.after([]).back().current == FIVE.probes[0]


def test_other_kind_prefers_a_kind_that_was_not_there() -> None:
    one = card(Probe(Kind.INCIDENT, "a"), Probe(Kind.INCIDENT, "b"), Probe(Kind.OBSERVE, "c"), Probe(Kind.FEELING, "d"))
    walk = Walk.start(one).other_kind()
    assert walk.current == one.probes[2]
    assert walk.other_kind().current == one.probes[3]
    only = card(Probe(Kind.ECHO, "a"), Probe(Kind.ECHO, "b"))
    assert Walk.start(only).other_kind().current == only.probes[0]


def test_lean() -> None:
    walk = Walk.start(FIVE).lean(Kind.SUMMARISE)
    assert walk.current == FIVE.probes[4]
    assert walk.lean(Kind.SUMMARISE) == walk
    assert walk.next().current == FIVE.probes[1], "then on with the card's own order"
    assert walk.lean(Kind.CONTRAST) == walk
    assert Walk.start(FIVE).after(["Zodat…?"]).lean(Kind.LADDER_UP).current == FIVE.probes[0]


INCIDENT, OBSERVE, UP, FEELING, SUMMARY = (f"{LABEL}: {probe.text}" for probe in FIVE.probes)
SAID = "Vorige week, gezin met drie kinderen."


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([], None),
        ([SAID], None),
        ([INCIDENT], None),
        ([INCIDENT, ""], None),
        ([INCIDENT, "Ja."], None),
        ([INCIDENT, SAID], Kind.LADDER_UP),
        ([INCIDENT, "", "Vorige week", "", "drie kinderen."], Kind.LADDER_UP),
        ([FEELING, SAID], None),
        ([UP, SAID], None),
        ([f"{LABEL}: iets van mezelf?", SAID], None),
        ([INCIDENT, SAID, UP], Kind.SUMMARISE),
        ([INCIDENT, SAID, OBSERVE, SAID], Kind.SUMMARISE),
        ([f"{LABEL}: zelf bedacht?", f"{LABEL}: en nog een?"], Kind.SUMMARISE),
        ([INCIDENT, SAID, UP, SAID, SUMMARY], None),
        ([FEELING, SAID, UP, SAID, SUMMARY, SAID, INCIDENT, SAID], None),
        ([FEELING, SAID, INCIDENT, SAID, SUMMARY, SAID, OBSERVE, SAID], Kind.LADDER_UP),
        ([SUMMARY, SAID, FEELING, SAID, UP, SAID], None),
        ([SUMMARY, SAID, FEELING, SAID, OBSERVE, SAID], Kind.LADDER_UP),
        ([INCIDENT, SAID, f"{LABEL}:"], Kind.LADDER_UP),
    ],
)
def test_suggest(lines: list[str], kind: Kind | None) -> None:
    assert suggest(FIVE, "\n".join(lines), LABEL) is kind


@given(cards, st.lists(st.integers(-2, 11), max_size=12))
def test_a_suggestion_can_always_be_followed(one: Card, places: list[int]) -> None:
    lines = [
        SAID if place < 0 or place >= len(one.probes) else f"{LABEL}: {one.probes[place].text}" for place in places
    ]
    note = "\n".join(lines)
    kind = suggest(one, note, LABEL)
    if kind is not None:
        walk = Walk.start(one).after(asked(note, LABEL)).lean(kind)
        assert walk.current is not None
        assert walk.current.kind is kind
        assert walk.current.text not in asked(note, LABEL)
