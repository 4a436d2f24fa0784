"""Getting to know the cards: every card, every probe, why it works and where that comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from interview_tui.cards.kinds import source, why
from interview_tui.cards.model import Kind, Probe, QuestionSet
from interview_tui.cards.shipped import shipped
from interview_tui.cards.strict import read_set
from interview_tui.language import Language, choose
from interview_tui.tui.interview.go_to import GoTo
from interview_tui.tui.learning.learn import LearnScreen, by_kind
from interview_tui.tui.learning.practice import PracticeScreen
from interview_tui.tui.list.screen import ListScreen
from tests.tui.list.stage import at_list
from tests.tui.read_back.stage import comes
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

SIZES = [(60, 18), (80, 24), (120, 40)]


def said(pilot: Pilot[None]) -> str:
    """What is on the screen, on one line."""
    return " ".join(shown(pilot).split())


def within(pilot: Pilot[None], widget: Widget) -> str:
    """What is on the screen where that widget is, on one line."""
    region = widget.region
    rows = shown(pilot).split("\n")[region.y : region.bottom]
    text = " ".join(row[region.x : region.right] for row in rows)
    return " ".join(re.sub("[▁-▌]", " ", text).split())  # without the scroll bar and the edge of what is chosen


def explained(pilot: Pilot[None], screen: LearnScreen, probe: Probe) -> bool:
    """Whether the probe is in sight, with all of why it works and where that comes from."""
    about = within(pilot, screen.about)
    return probe.text in within(pilot, screen.probes) and why(probe.kind) in about and source(probe.kind) in about


async def learning(pilot: Pilot[None]) -> LearnScreen:
    await pilot.press("k")
    screen = await comes(pilot, LearnScreen)
    await wait_until(pilot, lambda: screen.beside.size.width > 0)
    return screen


def own_set(folder: Path, cards: list[dict[str, Any]]) -> QuestionSet:
    path = folder / "eigen.json"
    cards = [{"id": f"k{number}", "title": f"Kaart {number}", **card} for number, card in enumerate(cards, 1)]
    document = {"format": 1, "id": "eigen", "version": 1, "lang": "fy", "title": "Eigen", "cards": cards}
    path.write_text(json.dumps(document | {"source": {"title": "Van onszelf"}}), encoding="utf-8")
    return read_set(path)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "size"), [*(("nl", size) for size in SIZES), ("en", SIZES[0])])
async def test_every_probe_of_every_card_with_its_why(tmp_path: Path, size: tuple[int, int], lang: Language) -> None:
    choose(lang)
    async with at_list(tmp_path, size, cards=shipped(lang), lang=lang) as (pilot, _start):
        screen = await learning(pilot)
        for card in shipped(lang).cards:
            assert screen.card is card
            await wait_until(pilot, lambda: card.title.split()[0] in said(pilot))  # noqa: B023
            for place, probe in enumerate(by_kind(card.probes)):
                screen.probes.highlighted = place
                await wait_until(pilot, lambda: explained(pilot, screen, probe))  # noqa: B023
            screen.action_card(1)
            await pilot.pause()
        assert screen.card.number == 1, "after the last comes the first"


async def test_left_right_up_down_and_back(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await learning(pilot)
        await pilot.press("right", "right")
        assert screen.card.number == 3
        assert why(Kind.INCIDENT) in said(pilot)
        await pilot.press("down", "down")
        assert why(Kind.LADDER_UP) in said(pilot)
        await pilot.press("left")
        assert screen.card.number == 2
        await pilot.press("left", "left")
        assert screen.card.number == 12
        await pilot.press("ctrl+g")
        await comes(pilot, GoTo)
        await pilot.press("7", "enter")
        await wait_until(pilot, lambda: screen.card.number == 7)
        await pilot.press("escape")
        await comes(pilot, ListScreen)


async def test_by_mouse(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await learning(pilot)
        await pilot.press("right", "right")
        await pilot.pause()
        await pilot.click(screen.probes, offset=(30, 4))
        await wait_until(pilot, lambda: screen.probes.highlighted == 4)
        await pilot.pause()
        assert why(by_kind(screen.card.probes)[4].kind) in said(pilot)
        await pilot.click("KeysBar", offset=(5, 0))
        await wait_until(pilot, lambda: screen.card.number == 4)


async def test_a_window_of_another_size_keeps_the_place(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        screen = await learning(pilot)
        await pilot.press("right", "right", "down", "down")
        for size in ((120, 40), (60, 18), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await wait_until(pilot, lambda: why(Kind.LADDER_UP) in said(pilot))
            assert (screen.card.number, screen.probes.highlighted) == (3, 2)


def test_probes_of_one_kind_stand_together() -> None:
    kinds = [probe.kind for probe in by_kind(shipped("nl").card(11).probes)]
    assert kinds.index(Kind.LADDER_UP) + 1 == len(kinds) - 1 - kinds[::-1].index(Kind.LADDER_UP)
    assert by_kind(()) == []


@pytest.mark.parametrize("size", SIZES)
async def test_other_sets(tmp_path: Path, size: tuple[int, int]) -> None:
    long = " ".join(f"woord{number}" for number in range(330))[:2980] + " slotwoord"
    odd = {"kind": "echo", "text": "[/b] ما الذي يهمك؟ 👩‍👩‍👧‍👦"}
    cards: list[dict[str, Any]] = [{"text": [long]}, {"title": "👩‍👩‍👧‍👦 ما الذي [@click=app.quit]x", "probes": [odd]}]
    cards += [{"text": ["Kort?"]} for _number in range(58)]
    async with at_list(tmp_path / "map", size, cards=own_set(tmp_path, cards)) as (pilot, _start):
        screen = await learning(pilot)
        assert "kaart 1 van 60" in said(pilot)
        assert "Bij deze kaart staan geen doorvragen." in said(pilot)
        while "slotwoord" not in said(pilot):
            before = screen.page.scroll_y
            await pilot.press("pagedown")
            await pilot.pause()
            assert screen.page.scroll_y > before
        await pilot.press("right")
        await pilot.pause()
        assert "[@click=app.quit]x" in said(pilot) and "[/b] ما الذي يهمك؟" in said(pilot)
        assert why(Kind.ECHO) in said(pilot)
        await pilot.press("left", "left")
        assert screen.card.number == 60


async def test_one_card(tmp_path: Path) -> None:
    async with at_list(tmp_path / "map", (60, 18), cards=own_set(tmp_path, [{}])) as (pilot, _start):
        screen = await learning(pilot)
        await pilot.press("right", "down", "up", "left", "pagedown")
        assert screen.card.number == 1 and "kaart 1 van 1" in said(pilot)


async def test_practise_with_the_card_that_is_shown(tmp_path: Path) -> None:
    async with at_list(tmp_path, (80, 24)) as (pilot, _start):
        await learning(pilot)
        await pilot.press("right", "right", "right", "e")
        await comes(pilot, PracticeScreen)
        assert "‘off-day’" in said(pilot)
        await pilot.press("alt+o")
        assert (await comes(pilot, LearnScreen)).card.number == 4
