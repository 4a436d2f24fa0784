"""Whether the closing sentence may be on the wall of the team is asked after it, and only where it can be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Circle, ClosingReaders, Status
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import comes, on_disk, opened, saved, spoken, to_closing_sentence
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

ASKED = "Mag deze zin op de wand van het team?"
SENTENCE = "Het is mijn vak om te wachten."


async def written(pilot: Pilot[None]) -> ClosingScreen:
    """A closing sentence was written, and enter pressed."""
    closing = await to_closing_sentence(pilot)
    await pilot.press(*"te wachten", "enter")
    await wait_until(pilot, lambda: closing.focused is closing.choice)
    return closing


@pytest.mark.parametrize(
    ("keys", "readers", "told"),
    [
        ([], ClosingReaders.NOBODY, "Deze zin blijft tussen jullie tweeën."),
        (["down"], ClosingReaders.UNNAMED, "Mag op de wand van het team, zonder naam."),
        (["down", "down"], ClosingReaders.NAMED, "Mag op de wand van het team, met de naam van Sam."),
        (["down", "up"], ClosingReaders.NOBODY, "Deze zin blijft tussen jullie tweeën."),
    ],
    ids=["no", "without", "with", "no after all"],
)
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_it_is_no_until_it_is_said(
    tmp_path: Path, size: tuple[int, int], keys: list[str], readers: ClosingReaders, told: str
) -> None:
    async with opened(saved(tmp_path, spoken(sharing=Circle.ORGANISATION)), ReadBackScreen, size) as (pilot, _screen):
        await written(pilot)
        text = shown(pilot)
        assert ASKED in text
        assert all(answer in text for answer in ("● nee", "○ ja, zonder naam", "○ ja, met naam", "Enter: afronden"))
        assert "te wachten" in text
        await pilot.press(*keys, "enter")
        after = await comes(pilot, AfterScreen)
        assert told in " ".join(shown(pilot).split())
        final = on_disk(after.desk)
        assert (final.status, final.closing, final.closing_readers) == (Status.FINAL, SENTENCE, readers)


@pytest.mark.parametrize(
    "held",
    [
        spoken(form="manager", sharing=Circle.PRIVATE),
        spoken(form="vreemd", sharing=Circle.PRIVATE, answers={}),
    ],
    ids=["a form for two", "a form that is not here"],
)
async def test_where_the_team_reads_nothing_it_is_not_asked(tmp_path: Path, held: Any) -> None:
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press(*"te wachten", "enter")
        after = await comes(pilot, AfterScreen)
        assert "wand van het team" not in shown(pilot)
        final = on_disk(after.desk)
        assert (final.closing, final.closing_readers) == (SENTENCE, ClosingReaders.NOBODY)


async def test_esc_goes_back_to_the_sentence_and_another_one_is_asked_about_anew(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, screen):
        closing = await written(pilot)
        await pilot.press("down", "escape")
        assert closing.focused is closing.field
        assert screen.interview.closing_readers is ClosingReaders.UNNAMED
        await pilot.press(*" en te zwijgen", "enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        assert "● nee" in shown(pilot), "what was allowed was allowed for the other sentence"
        await pilot.press("escape", "escape")
        assert await comes(pilot, ReadBackScreen) is screen
        assert screen.interview.status is Status.HELD


async def test_what_was_allowed_before_stays_when_nothing_changes(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken(closing=SENTENCE)), ReadBackScreen) as (pilot, screen):
        screen.desk.change(screen.interview.change(closing_readers=ClosingReaders.NAMED))
        closing = await to_closing_sentence(pilot)
        await pilot.press("x", "ctrl+z", "enter")
        await wait_until(pilot, lambda: closing.focused is closing.choice)
        assert "● ja, met naam" in shown(pilot)
        await pilot.press("enter")
        await comes(pilot, Question)
        await pilot.press("down", "enter")
        await comes(pilot, AfterScreen)
        assert screen.interview.closing_readers is ClosingReaders.NAMED


async def test_after_finishing_the_wall_can_be_chosen_alone(tmp_path: Path) -> None:
    held = spoken(status=Status.FINAL, closing=SENTENCE)
    async with opened(saved(tmp_path, held), AfterScreen) as (pilot, after):
        assert "Deze zin blijft tussen jullie tweeën." in shown(pilot)
        await after.run_action("closing")
        await comes(pilot, ClosingScreen)
        await pilot.press("enter", "down", "enter")
        await comes(pilot, AfterScreen)
        assert "Mag op de wand van het team, zonder naam." in shown(pilot)
        assert after.interview == held.change(closing_readers=ClosingReaders.UNNAMED)


async def test_below_the_answer_that_is_chosen_stands_what_it_means(tmp_path: Path) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen) as (pilot, _screen):
        closing = await written(pilot)
        meant = {"nee": "Hij blijft tussen", "ja, zonder naam": "Niemand leest", "ja, met naam": "Met de naam van Sam"}
        for answer, text in meant.items():
            rows = [row.strip() for row in shown(pilot).split("\n")]
            at = rows.index(f"● {answer}")
            assert text in rows[at + 1]
            await pilot.press("down")
            await pilot.pause()
        await pilot.click(closing.choice, offset=(3, 0))
        assert closing.choice.value == ClosingReaders.NOBODY.key
        await pilot.click(closing.choice, offset=(3, 3))
        assert closing.choice.value == ClosingReaders.NAMED.key, "a row lower, for the text above it"
        await pilot.click(closing.choice, offset=(3, 3))
        assert closing.choice.value == ClosingReaders.NAMED.key, "its text is its own"


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_a_question_over_the_sentence_stands_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, size) as (pilot, _screen):
        await to_closing_sentence(pilot)
        await pilot.press("enter")
        question = await comes(pilot, Question)
        box = question.query_one(".dialog").region
        rows = shown(pilot).split("\n")
        outside = [row[: box.x] + row[box.right :] if box.y <= y < box.bottom else row for y, row in enumerate(rows)]
        assert "Afronden zonder slotzin?" in shown(pilot)
        assert not "".join(outside).strip()
