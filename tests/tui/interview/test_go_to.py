"""The number of a card goes there, and nothing that is typed behind it is lost."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual import events

from interview_tui.interview.model import Answer
from interview_tui.tui.interview.go_to import GoTo
from tests.tui.interview.test_screen import started
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until


@pytest.mark.parametrize("digits", ["9", "2", "10", "12"])
async def test_a_number_that_can_be_no_other_goes_at_once(tmp_path: Path, digits: str) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5)) as (pilot, screen):
        await pilot.press("ctrl+g", *digits, *"hallo", "space", *"daar")
        assert screen.card.number == int(digits)
        await wait_until(pilot, lambda: screen.interview.answer(int(digits)).note == "hallo daar")
        assert not screen.interview.answer(5)


@pytest.mark.parametrize("behind", [[], ["enter"], ["h", "o", "i"]], ids=["nothing", "Enter", "letters"])
async def test_a_digit_that_may_be_the_first_of_two_waits(tmp_path: Path, behind: list[str]) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5)) as (pilot, screen):
        await pilot.press("ctrl+g", "1")
        assert isinstance(pilot.app.screen, GoTo)
        await pilot.press(*behind)
        await wait_until(pilot, lambda: screen.card.number == 1 and pilot.app.screen is screen)
        await wait_until(pilot, lambda: screen.place.field.text == ("hoi" if len(behind) > 1 else ""))


async def test_esc_goes_nowhere_and_the_arrows_choose_another(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5)) as (pilot, screen):
        await pilot.press("ctrl+g", "1", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.card.number == 5
        await pilot.press("ctrl+g", "1", "down", "enter")
        await wait_until(pilot, lambda: screen.card.number == 2)


async def test_an_enter_right_behind_the_number_is_not_for_the_note(tmp_path: Path) -> None:
    answers = {9: Answer("Eerst kijken.")}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5, answers=answers)) as (pilot, screen):
        await pilot.press("ctrl+g", "9", "enter")
        assert screen.card.number == 9 and screen.place.field.text == "Eerst kijken."
        await pilot.press("enter")
        assert screen.place.field.text.count("\n") == 1, "the next one is"
        await pilot.press("ctrl+g", "8", "a", "enter")
        assert screen.place.field.text == "a\n"


async def test_that_enter_is_not_for_a_note_that_is_busy_either(tmp_path: Path) -> None:
    answers = {9: Answer("Eerst kijken.")}
    async with interviewing(tmp_path, path=started(tmp_path, at_card=5, answers=answers)) as (pilot, screen):
        await pilot.press("ctrl+g", "9")
        await wait_until(pilot, lambda: screen.card.number == 9 and pilot.app.screen is screen)
        done = asyncio.Event()
        for _time in range(4):
            screen.place.field.call_later(partial(asyncio.sleep, 0.1))
        screen.place.field.call_later(done.set)
        pilot.app.post_message(events.Key("enter", "\r"))
        await done.wait()
        await pilot.pause()
        assert screen.place.field.text == "Eerst kijken."
        await pilot.press("enter")
        assert screen.place.field.text.count("\n") == 1


async def test_a_parked_card_takes_one_row_and_the_keys_are_seen_in_a_small_window(tmp_path: Path) -> None:
    answers = {number: Answer("x") for number in range(1, 13)}
    path = started(tmp_path, at_card=5, answers=answers, parked=(6, 8, 9))
    async with interviewing(tmp_path, path=path) as (pilot, _screen):
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: "Naar kaart" in shown(pilot))
        rows = [row for row in shown(pilot).splitlines() if "geparkeerd, met notitie" in row]
        assert len(rows) == 3 and all("◐" in row for row in rows)
    async with interviewing(tmp_path, (60, 18), path=path) as (pilot, _screen):
        await pilot.press("ctrl+g")
        await wait_until(pilot, lambda: "Naar kaart" in shown(pilot))
        assert "of typ het nummer" in shown(pilot)
        parked = [row for row in shown(pilot).splitlines() if "geparkeerd" in row and "◐" not in row]
        assert parked and all(row.index("·") == parked[0].index("·") for row in parked)
