"""A form's own cards on the screens: in its order, with what was heard in that order, and who may read at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import Circle
from interview_tui.tui.read_back.readers_dialog import ReadersDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import comes
from tests.tui.stage import held_in, interviewing, only_file, shown

ORDER = [13, 14, 15, 4, 8, 9, 11, 12, 16]


async def test_the_rail_and_going_to_a_card_have_the_order_of_the_form(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (120, 40), form="intervision") as (pilot, screen):
        assert [item.number for item in screen.parts.rail.items] == ORDER
        assert "kaart 13 · 1 van 9" in shown(pilot)
        await pilot.press("ctrl+g", "1", "6", "enter")
        assert screen.card.number == 16
        assert "kaart 16 · 9 van 9" in shown(pilot)
        await pilot.press("ctrl+b")
        assert screen.card.number == 12
        await pilot.press("ctrl+g", "4", "enter")
        assert "kaart 4 van 9" in shown(pilot)


async def test_own_cards_have_probes_so_thats_and_are_heard_again_in_order(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (120, 40), form="intervision") as (pilot, screen):
        await pilot.press("ctrl+d")
        await pilot.press(*"Ik blijf, zodat hij praat.")
        assert "Doorgevraagd: " in screen.interview.answer(13).note
        for card, words in ((4, "Ik kook, zodat ze eten."), (13, "Ik blijf, zodat hij praat.")):
            screen.desk.change(screen.interview.with_answer(card, zodatjes=(words,)))
        await pilot.press("ctrl+g", "1", "1", "enter")
        assert screen.card.number == 11
        page = shown(pilot)
        assert page.index("Ik blijf,") < page.index("Ik kook,"), "the first card first, though it is 13"


async def test_only_these_cards_and_the_own_ones_are_asked(tmp_path: Path) -> None:
    async with interviewing(tmp_path, form="partner", chosen=(5,)) as (pilot, screen):
        own = [card.number for card in screen.cards.cards if card.number > 12]
        assert [item.number for item in screen.parts.rail.items] == [own[0], own[1], 5, own[2]]
        assert f"kaart {own[0]} · 1 van 4" in shown(pilot)


@pytest.mark.parametrize(("form", "told"), [("manager", True), ("colleague", False)])
async def test_no_wider_circle_can_be_given_where_it_stays_between_the_two(
    tmp_path: Path, form: str, told: bool
) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        screen.desk.change(screen.interview.change(form=form))
        await pilot.press(*"Elf jaar", "alt+a")
        await pilot.press("enter")
        page = await comes(pilot, ReadBackScreen)
        offered = {command.id for command in page.live_commands()}
        assert offered.isdisjoint({"readers", "readers_of_all", "only_us"}) is told
        await pilot.press("w")
        await pilot.pause()
        assert ("Dit blijft tussen jullie tweeën" in shown(pilot)) is told
        assert isinstance(pilot.app.screen, ReadersDialog) is not told
    assert held_in(tmp_path).answer(1).circle is None


async def test_a_dialog_offers_no_more_than_the_widest_circle(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        pilot.app.push_screen(ReadersDialog(Circle.PRIVATE, "Sam", now=Circle.PRIVATE, widest=Circle.TEAM))
        await comes(pilot, ReadersDialog)
        assert "Ons team" in shown(pilot)
        assert "Onze organisatie" not in shown(pilot)


@pytest.mark.parametrize("at", [15, 99])
async def test_a_card_that_a_hand_wrote_is_opened_or_the_first_one(tmp_path: Path, at: int) -> None:
    async with interviewing(tmp_path, form="onboarding") as (pilot, _screen):
        await pilot.press(*"Elf jaar")
    path = only_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("\ntags:", f"\nat_card: {at}\ntags:"), encoding="utf-8")
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        assert screen.card.number == (at if at == 15 else 1)
        assert ("kaart 15 · 14 van 14" if at == 15 else "kaart 1 van 14") in shown(pilot)
        await pilot.press("ctrl+b")
        assert screen.card.number == (14 if at == 15 else 1)
