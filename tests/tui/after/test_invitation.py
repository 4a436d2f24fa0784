"""The relay with its invitation: whole on the screen, copied, saved beside the transcripts; and who has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import Status
from interview_tui.transcripts.forgetting.forgetting import forget
from interview_tui.transcripts.forgetting.holders import of_transcripts
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.after.invitation import InvitationScreen
from interview_tui.tui.after.relay import RelayDialog
from interview_tui.tui.after.screen import AfterScreen
from tests.tui.read_back.stage import ANSWERS, comes, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

FINAL = spoken(status=Status.FINAL, answers={1: ANSWERS[1]})


async def test_it_is_shown_copied_and_saved(tmp_path: Path) -> None:
    path = saved(tmp_path, FINAL)
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("w")
        (await comes(pilot, RelayDialog)).field.value = "Robin"
        await pilot.press("enter")
        page = await comes(pilot, InvitationScreen)
        text = " ".join(shown(pilot).split())
        assert "Hoi Robin," in text
        assert "Noor heeft mij geïnterviewd" in text
        assert "{" not in page._text
        await pilot.press("c")
        assert pilot.app.clipboard == page._text
        assert "Gekopieerd" in shown(pilot)
        assert "Sommige terminals" in shown(pilot)
        await pilot.press("s")
        await wait_until(pilot, lambda: list(tmp_path.glob("*.txt")))
        (saved_as,) = tmp_path.glob("*.txt")
        assert saved_as.name == "uitnodiging-robin.txt"
        assert saved_as.read_text(encoding="utf-8") == page._text + "\n"
        assert saved_as.stat().st_mode & 0o077 == 0
        await wait_until(pilot, lambda: "uitnodiging-robin.txt" in "".join(shown(pilot).split()))
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert "▸ Meer: Sam gaat in gesprek met Robin" in shown(pilot)
        held = screen.interview
    told = forget(path, held.change(struck=(5,)), of_transcripts([tmp_path]))
    assert told.left == (), "an invitation holds nothing of what was said"


async def test_saving_it_twice_gives_one_file_and_another_one_stays(tmp_path: Path) -> None:
    (tmp_path / "uitnodiging-robin.txt").write_text("iets anders", encoding="utf-8")
    async with opened(saved(tmp_path, FINAL.change(next="Robin")), AfterScreen) as (pilot, _screen):
        await pilot.press("w")
        await comes(pilot, RelayDialog)
        await pilot.press("enter")
        await comes(pilot, InvitationScreen)
        for _time in range(2):
            await pilot.press("s")
            await wait_until(pilot, lambda: (tmp_path / "uitnodiging-robin-2.txt").exists())
            await pilot.pause()
    assert sorted(path.name for path in tmp_path.glob("*.txt")) == ["uitnodiging-robin-2.txt", "uitnodiging-robin.txt"]
    assert (tmp_path / "uitnodiging-robin.txt").read_text(encoding="utf-8") == "iets anders"


async def test_esc_in_the_relay_shows_no_invitation(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, FINAL), AfterScreen) as (pilot, screen):
        await pilot.press("w")
        (await comes(pilot, RelayDialog)).field.value = "Robin"
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert screen.interview.next == "Robin"


async def test_a_name_too_long_for_the_head_of_the_file_is_told_and_not_taken(tmp_path: Path) -> None:
    path = saved(tmp_path, FINAL)
    async with opened(path, AfterScreen) as (pilot, screen):
        await pilot.press("w")
        dialog = await comes(pilot, RelayDialog)
        dialog.field.value = "Robin"
        await wait_until(pilot, lambda: screen.interview.next == "Robin")
        dialog.field.value = "Robin " * 40
        await pilot.pause()
        assert "Dit is 239 tekens lang; 120 is het meeste." in " ".join(shown(pilot).split())
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is dialog
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        assert screen.interview.next == "Robin"
    assert read(path.read_bytes()).interview.next == "Robin"


@pytest.mark.parametrize("form", ["manager", "audit", "partner", "intervision", "onboarding"])
async def test_a_form_without_invitation_has_no_relay(tmp_path: Path, form: str) -> None:
    async with opened(saved(tmp_path, FINAL.change(form=form)), AfterScreen) as (pilot, _screen):
        assert "Met wie gaat" not in shown(pilot)
        await pilot.press("w")
        assert isinstance(pilot.app.screen, AfterScreen)


async def test_where_it_stays_between_the_two_no_version_is_offered(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, FINAL.change(form="manager")), AfterScreen) as (pilot, _screen):
        assert "versie" not in shown(pilot).replace("deelversie", "")
        await pilot.press("t", "o")
        assert isinstance(pilot.app.screen, AfterScreen)


async def test_who_listened_is_told(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, FINAL.change(listeners="[b]Kim en Jo")), AfterScreen) as (pilot, _screen):
        assert "Luisterden mee: [b]Kim en Jo" in shown(pilot)
