"""Open on another computer, it seems: one reads along, is asked, and is never locked out."""

from __future__ import annotations

import json
from pathlib import Path

from textual.pilot import Pilot

from interview_tui.storage.places import state_folder
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.question import Question
from tests.tui.list.stage import put
from tests.tui.read_back.stage import opened
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


def text_of(pilot: Pilot[None]) -> str:
    return " ".join(shown(pilot).split())


def on_another_computer() -> None:
    """Whoever holds the one lock there is says to be elsewhere."""
    (beside,) = (state_folder() / "locks").glob("*.json")
    beside.write_text(json.dumps({**json.loads(beside.read_bytes()), "host": "balie-3"}))


async def test_after_a_question_one_goes_on_here(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", at_card=3)
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    on_another_computer()
    async with opened(path, InterviewScreen) as (pilot, screen):
        await wait_until(pilot, lambda: "open op de computer balie-3" in text_of(pilot))
        assert "Met alt+j ga je hier verder." in text_of(pilot)
        await pilot.press("x", "alt+j")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("enter")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert screen.desk.taken is not None, "the first answer is the safe one"
        await pilot.press("alt+j")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("down", "enter")
        await wait_until(
            pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and pilot.app.screen is not screen
        )
        mine = pilot.app.screen
        assert isinstance(mine, InterviewScreen)
        await wait_until(pilot, lambda: mine.place.card_pane.card is not None)
        assert mine.desk.taken is None
        mine.place.field.insert("Verder. ")
        assert mine.desk.flush(5)
        note = read(path.read_bytes()).interview.answer(3).note
        assert "Verder." in note and "x" not in note
    other.release()


async def test_of_a_window_on_this_computer_there_is_no_question(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    with other:
        async with opened(path, InterviewScreen) as (pilot, screen):
            await wait_until(pilot, lambda: "open in een ander venster" in text_of(pilot))
            assert "alt+j" not in text_of(pilot)
            await pilot.press("alt+j")
            assert pilot.app.screen is screen
