"""An interview is changed card by card without a screen: what is at hand, parked and noted is on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.interview.moving import CardState
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.desk.own_file import open_file
from interview_tui.transcripts.format.composer import compose
from interview_tui.tui.interview.cards_in_turn import CardsInTurn
from tests.builders import interview

CARDS = shipped("nl")
LONG = 10.0  # seconds


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "2026-11-24-sam-3f9k2m.md"
    path.write_bytes(compose(interview(at_card=1, chosen=(1, 2, 3)), CARDS))
    found = open_file(path)
    desk = Desk(path, found.document.interview, CARDS, found)
    yield desk
    assert desk.close(LONG)


def test_to_the_last_card_and_back(desk: Desk) -> None:
    cards = CardsInTurn(desk, CARDS)
    seen = [cards.place]
    while cards.go(cards.following):
        seen.append(cards.place)
    assert seen == [(1, 3), (2, 3), (3, 3)] and cards.following is None
    assert cards.go(cards.preceding) and desk.interview.at_card == cards.card.number == 2
    assert not cards.go(2) and not cards.go(None)


def test_a_parked_card_comes_round_last_and_can_be_taken_back(desk: Desk) -> None:
    cards = CardsInTurn(desk, CARDS)
    assert cards.park() == 2
    assert desk.interview.parked == (1,) and desk.interview.at_card == 1, "going on is another step"
    assert [item.state for item in cards.items] == [CardState.PARKED, CardState.EMPTY, CardState.EMPTY]
    cards.go(3)
    assert cards.following == 1
    cards.go(1)
    assert cards.park() is None
    assert not desk.interview.parked


def test_what_is_noted_and_kept_is_on_its_own_card(desk: Desk) -> None:
    cards = CardsInTurn(desk, CARDS)
    cards.note(2, "Eerst kijken.")
    cards.keep(CARDS.card(3), ("Ik wacht, zodat zij begint.",))
    answers = {number: desk.interview.answer(number) for number in (1, 2, 3)}
    assert not answers[1] and answers[2].note == "Eerst kijken."
    assert answers[3].zodatjes == ("Ik wacht, zodat zij begint.",)
    assert cards.state_of(2) is cards.state_of(3) is CardState.ANSWERED


@pytest.mark.parametrize(("among", "to"), [((3, 2), 3), ((2, 1), 1), ((7, 3), 3), ((7,), 1), ((), 1)])
def test_to_one_of_these_unless_it_is_there_already(desk: Desk, among: tuple[int, ...], to: int) -> None:
    cards = CardsInTurn(desk, CARDS)
    cards.go_to_one_of(among)
    assert cards.card.number == to
