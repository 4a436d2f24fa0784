"""Two interviews of an audit, side by side on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.transcripts.sharing.share import share
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.compare.choice import CompareFirst, CompareWith
from interview_tui.tui.compare.screen import CompareScreen
from tests.tui.list.stage import CARDS, at_list, put
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

NORTH = {
    3: Answer("Aan de keukentafel, met koffie.", ("Ik drink eerst koffie mee, zodat het hun keukentafel blijft.",)),
    5: Answer("Alleen voor ons.", circle=Circle.PRIVATE),
}
SOUTH = {3: Answer("Op de fiets langs de keukentafel."), 9: Answer("De [@click=app.quit]handreiking[/b]\x1b[31m.")}


def audit(folder: Path, ident: str, team: str, answers: dict[int, Answer], **changes: Any) -> Path:
    agreed = {"form": "audit", "status": Status.FINAL, "sharing": Circle.ORGANISATION, "organisation": "Wijkteams"}
    return put(folder, ident, **{**agreed, "team": team, "answers": answers, "interviewee": team, **changes})


async def choosing(pilot: Pilot[None], key: str = "s") -> None:
    """The first is chosen from the list, and the other is asked for."""
    await pilot.press(key)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareFirst) and pilot.app.screen.is_mounted)
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareWith) and pilot.app.screen.is_mounted)


async def compared(pilot: Pilot[None]) -> CompareScreen:
    """The two side by side, chosen from the list."""
    await choosing(pilot)
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen) and pilot.app.screen.is_mounted)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await wait_until(pilot, lambda: "van" in screen.header.right.plain)
    return screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18)])
async def test_card_by_card_with_what_both_say(tmp_path: Path, size: tuple[int, int]) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    audit(tmp_path, "4f9k2m", "Zuid", SOUTH)
    async with at_list(tmp_path, size) as (pilot, _list):
        screen = await compared(pilot)
        left, right = (screen.query_one(f"#compare-{side}") for side in ("left", "right"))
        assert (left.region.y == right.region.y) is (size[0] >= 90)
        text = shown(pilot)
        assert "“Zo goed gewerkt, vandaag …”" in text
        assert "Op de fiets" in text
        assert "Ik drink eerst koffie mee" in text or size == (60, 18)
        await pilot.press("pagedown", "pagedown")
        await wait_until(pilot, lambda: "Allebei noemen: keukentafel" in shown(pilot))
        await pilot.press("right")
        await wait_until(pilot, lambda: "handreiking" in shown(pilot))
        assert "[@click=app.quit]handreiking[/b]" in shown(pilot).replace("\n", "")
        assert "Hier is niets om ernaast te leggen." in shown(pilot)
        assert "2 van 2" in shown(pilot)
        await pilot.press("right", "left", "left", "escape")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, CompareScreen))
        assert pilot.app.is_running


async def test_what_is_for_the_two_alone_is_nowhere(tmp_path: Path) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    audit(tmp_path, "4f9k2m", "Zuid", SOUTH)
    async with at_list(tmp_path) as (pilot, _list):
        screen = await compared(pilot)
        assert [card.number for card in screen._two.cards] == [3, 9]


async def test_the_version_that_the_other_team_gave_is_enough(tmp_path: Path) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    theirs = audit(tmp_path, "4f9k2m", "Zuid", SOUTH)
    version = share(read(theirs.read_bytes()), Circle.ORGANISATION)
    theirs.unlink()
    (tmp_path / "van het andere team.md").write_bytes(version)
    async with at_list(tmp_path) as (pilot, _list):
        await compared(pilot)
        assert "Op de fiets" in shown(pilot)


async def test_without_a_second_one_samen_is_not_there_and_after_finishing_it_is_said_how_to_get_it(
    tmp_path: Path,
) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    audit(tmp_path, "4f9k2m", "Zuid", SOUTH, status=Status.HELD)
    put(tmp_path, "5f9k2m", status=Status.FINAL)
    async with at_list(tmp_path) as (pilot, screen):
        assert screen.check_action("together", ()) is False and "Samen" not in shown(pilot)
        await pilot.press("s")
        assert pilot.app.screen is screen
        while screen.pane.row is None or screen.pane.row.interview is None or screen.pane.row.interview.id != "3f9k2m":
            await pilot.press("down")
        await pilot.press("t")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen) and pilot.app.screen.is_mounted)
        await pilot.press("j")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareWith))
        assert "Er is nog geen tweede gesprek" in " ".join(shown(pilot).split())


@pytest.mark.parametrize("width", [60, 80])
async def test_samen_takes_no_place_from_reading_in_the_bar(tmp_path: Path, width: int) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH, interviewee="Iris")
    audit(tmp_path, "4f9k2m", "Zuid", SOUTH, interviewee="Iris")
    async with at_list(tmp_path, (width, 24)) as (pilot, screen):
        assert screen.has_together
        bar = shown(pilot).split("\n")[-1]
        assert all(word in bar for word in ("n Nieuw gesprek", "enter Openen", "l Lezen", "s Samen", "Menu"))


async def test_the_second_step_says_beside_whom_and_each_name_once(tmp_path: Path) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH, interviewee="Iris")
    audit(tmp_path, "4f9k2m", "", SOUTH, interviewee="Bas", organisation="")
    audit(tmp_path, "6f9k2m", "West", SOUTH, interviewee="Bo")
    async with at_list(tmp_path, (120, 40)) as (pilot, screen):
        while screen.pane.row is None or screen.pane.row.interview is None or screen.pane.row.interview.id != "3f9k2m":
            await pilot.press("down")
            await pilot.pause()
        await choosing(pilot)
        text = shown(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, CompareWith)
        told = [str(option.prompt) for option in dialog.query_one(OptionList).options]
        assert sorted(told) == ["Noor met Bas · 24 november 2026", "West · Noor met Bo · 24 november 2026"]
        assert "Naast Noor met Iris komt …" in text


@pytest.mark.parametrize("key", ["s", "j"])
async def test_samen_works_from_any_row_and_esc_leads_back_step_by_step(tmp_path: Path, key: str) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH, interviewee="Iris")
    audit(tmp_path, "4f9k2m", "Zuid", SOUTH, interviewee="Iris")
    audit(tmp_path, "6f9k2m", "West", SOUTH, interviewee="Bo", sharing=Circle.TEAM)
    put(tmp_path, "5f9k2m", interviewee="Kim")
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        bar = shown(pilot).split("\n")[-1]
        assert all(word in bar for word in ("Nieuw gesprek", "Openen", "Lezen", "Samen", "Menu"))
        assert screen.pane.row is not None and screen.pane.row.interview is not None
        assert screen.pane.row.interview.interviewee == "Kim", "which cannot be compared itself"
        await choosing(pilot, key)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareFirst) and pilot.app.screen.is_mounted)
        text = shown(pilot)
        assert "Noor met Iris (1e gesprek)" in text and "Noor met Iris (2e gesprek)" in text
        assert "Noord" not in text and "Kim ·" not in text
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        while screen.pane.row.interview is None or screen.pane.row.interview.id != "4f9k2m":
            await pilot.press("down")
            await pilot.pause()
        await choosing(pilot, key)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen) and pilot.app.screen.is_mounted)
        assert isinstance(pilot.app.screen, CompareScreen) and pilot.app.screen._two.left.startswith("Zuid")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


async def test_a_file_that_broke_meanwhile_is_said(tmp_path: Path) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    other = audit(tmp_path, "4f9k2m", "Zuid", SOUTH)
    async with at_list(tmp_path) as (pilot, screen):
        await choosing(pilot)
        for path in tmp_path.glob("*.md"):
            path.write_text("---\nid: x\n", encoding="utf-8")
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.notice.display)
        assert "tussen ---" in shown(pilot) or other.name[:10] in shown(pilot)


async def test_the_same_team_twice_is_said(tmp_path: Path) -> None:
    audit(tmp_path, "3f9k2m", "Noord", NORTH)
    audit(tmp_path, "4f9k2m", "noord", SOUTH)
    async with at_list(tmp_path) as (pilot, _list):
        await compared(pilot)
        assert "hetzelfde team" in shown(pilot)


def test_the_stage_writes_what_the_app_writes(tmp_path: Path) -> None:
    path = audit(tmp_path, "3f9k2m", "Noord", NORTH)
    assert compose(read(path.read_bytes()).interview, CARDS) == path.read_bytes()
