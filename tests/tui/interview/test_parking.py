"""A parked card says where it went and when it comes back, and the way back leads to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.interview.round_off import RoundOff
from interview_tui.tui.interview.screen import InterviewScreen
from tests.tui.interview.test_screen import started
from tests.tui.stage import held_in, interviewing, shown
from tests.tui.waiting import wait_until


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_says_where_the_card_went_and_back_finds_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=8)) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: screen.card.number == 9)
        await wait_until(pilot, lambda: "Kaart 8 is geparkeerd en komt terug na kaart 12." in flat(shown(pilot)))
        assert "Eerder? ctrl+b of F8, dan ctrl+r." in flat(shown(pilot))
        await pilot.press("f8")
        await wait_until(pilot, lambda: screen.card.number == 8)
        waits = "Kaart 8 is geparkeerd en komt terug na kaart 12. Toch nu? ctrl+r."
        await wait_until(pilot, lambda: waits in flat(shown(pilot)))
        assert screen.parts.notice.has_class("-quiet")
        await pilot.press("a")
        await pilot.pause(1)
        assert waits in flat(shown(pilot)), "as long as it is parked"
        await pilot.press("ctrl+r")
        assert screen.interview.parked == ()
        await wait_until(pilot, lambda: "Kaart 8 is weer gewoon aan de beurt." in flat(shown(pilot)))


def says(pilot: Pilot[None], words: str) -> bool:
    return words in flat(shown(pilot))


def is_on(screen: InterviewScreen, number: int) -> bool:
    return screen.card.number == number


async def test_from_a_parked_card_that_one_went_back_to_the_way_on_is_to_the_one_behind_it(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3)) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: screen.card.number == 4)
        await pilot.press("f8")
        await wait_until(pilot, lambda: screen.card.number == 3)
        await pilot.press("f8")
        await wait_until(pilot, lambda: screen.card.number == 2)
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 4)
        await pilot.press("ctrl+g", "3", "enter")
        await wait_until(pilot, lambda: screen.card.number == 3)
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: screen.card.number == 4)
        for number in (*range(5, 13), 3):
            await pilot.press("ctrl+n")
            await wait_until(pilot, partial(is_on, screen, number))
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))


@pytest.mark.parametrize("noted", [False, True], ids=["nothing noted", "noted"])
async def test_opened_again_on_a_parked_card_it_is_in_its_place_while_there_is_more_to_ask(
    tmp_path: Path, *, noted: bool
) -> None:
    answers = {number: Answer("x") for number in range(1, 13)} if noted else {}
    path = started(tmp_path, at_card=5, parked=(5,), answers=answers)
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff) if noted else screen.card.number == 6)


async def test_the_moment_that_is_named_is_the_real_one_and_coming_back_is_said(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=4, parked=(2,))) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: "Kaart 4 is geparkeerd en komt terug na kaart 12." in flat(shown(pilot)))
        await pilot.press("ctrl+g", "1", "2")
        await wait_until(pilot, lambda: screen.card.number == 12)
        for number in (2, 4):
            await pilot.press("ctrl+n")
            await wait_until(pilot, partial(is_on, screen, number))
            await wait_until(pilot, partial(says, pilot, f"Kaart {number} was geparkeerd en is nu aan de beurt."))
        await pilot.press("ctrl+b")
        await wait_until(pilot, partial(says, pilot, "Kaart 2 was geparkeerd en is nu aan de beurt."))
        await pilot.press("ctrl+b")
        await wait_until(pilot, lambda: is_on(screen, 12) and "geparkeerd" not in flat(shown(pilot)))


async def test_the_last_card_can_be_parked_and_taken_back(tmp_path: Path) -> None:
    path = started(tmp_path, at_card=4, chosen=(4,))
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: "Kaart 4 is geparkeerd. ctrl+r haalt hem terug." in flat(shown(pilot)))
        await pilot.press("ctrl+r")
        assert screen.interview.parked == ()


async def test_a_parked_card_with_notes_was_asked(tmp_path: Path) -> None:
    answers = {number: Answer(f"Antwoord {number}.") for number in range(1, 12)}
    path = started(tmp_path, at_card=11, parked=(8, 12), answers=answers)
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, GoTo))
        text = flat(shown(pilot))
        assert "geparkeerd, met notitie" in text
        await pilot.press("escape", "alt+a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
        text = flat(shown(pilot))
        assert "bleef open" not in text and "bleven open" not in text, "a parked card is named once"
        assert "Nog geparkeerd: kaart 8 en 12." in text
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: screen.card.number == 8 and pilot.app.screen is screen)


async def test_rounding_off_says_that_an_offer_is_open_and_leads_to_it(tmp_path: Path) -> None:
    answers = {3: Answer("Ik ga zitten, zodat het rustig wordt.")}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5, answers=answers)) as (pilot, screen):
        await pilot.press("alt+a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
        assert "Op kaart 3 staat nog een zin die een zodatje kan zijn." in flat(shown(pilot))
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: screen.card.number == 3 and bool(screen.place.offer))
        await pilot.press("escape")
        await wait_until(pilot, lambda: "maakt er alsnog een zodatje van" in flat(shown(pilot)))


async def test_a_parked_card_that_had_its_second_turn_is_done_with_what_stands_in_it(tmp_path: Path) -> None:
    answers = {number: Answer(f"Antwoord {number}.") for number in (*range(1, 3), *range(5, 13))}
    path = started(tmp_path, at_card=12, parked=(3, 4), answers=answers)
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        for number in (3, 4):
            await pilot.press("ctrl+n")
            await wait_until(pilot, partial(is_on, screen, number))
        await pilot.press("a", "alt+a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
        assert "Nog geparkeerd: kaart 3." in flat(shown(pilot)) and "bleven open" not in flat(shown(pilot))
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: is_on(screen, 3) and pilot.app.screen is screen)
        await pilot.press("b", "alt+a")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, RoundOff))
        assert "geparkeerd" not in flat(shown(pilot))
    assert held_in(tmp_path).parked == ()


async def test_one_that_is_done_keeps_its_place_on_the_way_back(tmp_path: Path) -> None:
    answers = {number: Answer(f"Antwoord {number}.") for number in range(1, 13)}
    path = started(tmp_path, at_card=12, parked=(3, 4), answers=answers)
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        for key, number in (("ctrl+n", 3), ("ctrl+n", 4), ("f8", 3), ("f8", 12), ("ctrl+n", 3), ("ctrl+n", 4)):
            await pilot.press(key)
            await wait_until(pilot, partial(is_on, screen, number))
        assert screen.interview.parked == ()


async def test_to_go_back_to_a_parked_card_halfway_is_not_its_second_turn(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3)) as (pilot, screen):
        await pilot.press("ctrl+r")
        await wait_until(pilot, partial(is_on, screen, 4))
        await pilot.press("f8", "a", "ctrl+n")
        await wait_until(pilot, partial(is_on, screen, 4))
        assert screen.interview.parked == (3,) and screen.interview.answer(3).note == "a"
        await pilot.press("ctrl+r")
        await wait_until(pilot, partial(is_on, screen, 5))
        await pilot.press("ctrl+g", "1", "2")
        await wait_until(pilot, partial(is_on, screen, 12))
        await pilot.press("ctrl+r")
        await wait_until(
            pilot, lambda: "Kaart 3 was geparkeerd en is nu aan de beurt. Kaart 12 is geparkeerd." in flat(shown(pilot))
        )
        assert set(screen.interview.parked) == {3, 4, 12}
        await pilot.press("ctrl+n")
        await wait_until(pilot, partial(is_on, screen, 4))
        assert set(screen.interview.parked) == {4, 12}


async def test_the_last_card_parked_with_notes_and_stayed_on_still_waits(tmp_path: Path) -> None:
    path = started(tmp_path, at_card=4, chosen=(4,), answers={4: Answer("Half.")})
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+r", "alt+a")
        await wait_until(pilot, lambda: "Nog geparkeerd: kaart 4." in flat(shown(pilot)))
        assert screen.interview.parked == (4,)
