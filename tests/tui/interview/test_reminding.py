"""The quiet word at the edge of the note: it moves nothing, comes rarely, and can be switched off for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.tui.kit.remembered import remember_reminders, remember_theme, remembered_reminders, remembered_theme
from tests.tui.interview.test_screen import started
from tests.tui.stage import breathes, interviewing, shown
from tests.tui.waiting import wait_until

LISTEN, ASK, LOOK_UP = "Luister eerst.", "Eén vraag verder?", "Kijk op: je collega vertelt aan jou."


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_it_comes_and_goes_and_the_note_stays_where_it_was(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=6)) as (pilot, screen):
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: LISTEN in shown(pilot))
        place = screen.place.field.region
        shown_here = []
        for text, words in ((ASK, 30), (LOOK_UP, 50)):
            screen.place.field.insert("woord " * words)
            await wait_until(pilot, lambda: text in shown(pilot))  # noqa: B023
            shown_here.append(screen.place.field.region)
        screen.place.field.insert("woord " * 60)
        await wait_until(pilot, lambda: LOOK_UP not in shown(pilot))
        assert shown_here == [place, place] and screen.place.field.region == place


async def test_one_at_a_time_and_once_a_card(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=6)) as (pilot, screen):
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: LISTEN in shown(pilot))
        await pilot.press("a")
        screen.look_at_note()
        await wait_until(pilot, lambda: LISTEN not in shown(pilot))
        await pilot.press("backspace")
        screen.look_at_note()
        await pilot.pause()
        assert LISTEN not in shown(pilot)


async def test_off_and_on_and_it_stays_so(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=6)) as (pilot, screen):
        await pilot.press("ctrl+n")
        await wait_until(pilot, lambda: LISTEN in shown(pilot))
        screen.action_reminders()
        await wait_until(pilot, lambda: LISTEN not in shown(pilot))
        await wait_until(pilot, lambda: not remembered_reminders(True))
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert LISTEN not in shown(pilot)
    async with interviewing(tmp_path / "b") as (pilot, screen):
        await pilot.press("ctrl+g", "5", "enter")
        await wait_until(pilot, lambda: screen.card.number == 5)
        assert LISTEN not in shown(pilot)
        screen.action_reminders()
        await wait_until(pilot, lambda: remembered_reminders(True))


async def test_the_settings_can_say_so(tmp_path: Path) -> None:
    async with interviewing(tmp_path, reminders=False) as (pilot, screen):
        await pilot.press("ctrl+g", "5", "enter")
        await wait_until(pilot, lambda: screen.card.number == 5)
        await pilot.pause()
        assert LISTEN not in shown(pilot)


def test_each_choice_is_remembered_beside_the_other() -> None:
    assert remembered_reminders(True) and not remembered_reminders(False)
    remember_reminders(False, True)
    remember_theme("papier", "")
    assert not remembered_reminders(True)
    assert remembered_theme("", ["nacht", "papier"]) == "papier"
    assert not remembered_reminders(False), "the settings say something else: they count"
    remember_reminders(True, True)
    assert remembered_reminders(True)
    assert remembered_theme("", ["nacht", "papier"]) == "papier"


async def test_a_silence_in_an_interview_breathes_until_something_is_typed(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=4)) as (pilot, screen):
        pilot.app.animation_level = "full"
        line = screen.place.probe_line
        while line.probe is None or line.probe.kind != "silence":
            await pilot.press("f6")
        await wait_until(pilot, lambda: breathes(line))
        await pilot.press("a")
        assert not breathes(line)
