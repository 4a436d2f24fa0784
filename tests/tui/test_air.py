"""What is selected, divided or cut off can be seen as such, in narrow windows and in wide ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from interview_tui.tui.after.sheet import SheetScreen
from interview_tui.tui.interview.card_large import CardLarge
from interview_tui.tui.kit.base import COLUMN
from interview_tui.tui.learning.learn import LearnScreen
from tests.tui.places import at
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until


async def test_what_is_selected_on_the_sheet_ends_where_its_words_do(tmp_path: Path) -> None:
    async with at(tmp_path, "sheet", (80, 24)) as (pilot, screen):
        assert isinstance(screen, SheetScreen)
        listed = screen.query_one(OptionList)
        await wait_until(pilot, lambda: listed.option_count == 9)
        prompts = [str(listed.get_option_at_index(index).prompt) for index in range(listed.option_count)]
        assert all(bool(prompt.strip()) != index % 2 for index, prompt in enumerate(prompts))
        assert not any(prompt.endswith("\n") for prompt in prompts)
        await wait_until(pilot, lambda: "– Het dilemma" in shown(pilot))
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: "✓ Het dilemma" in shown(pilot))
        assert "✓ De vraag die ik inbreng" in shown(pilot) and "✓ Wat ik al deed" in shown(pilot)


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=str)
async def test_the_line_between_two_answers_reaches_down_to_the_end_of_both(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "compare", size) as (pilot, screen):
        left, right = screen.query_one("#compare-left", Static), screen.query_one("#compare-right", Static)
        await wait_until(pilot, lambda: right.region.bottom >= left.region.bottom)
        await pilot.resize_terminal(90, 40)
        await wait_until(pilot, lambda: right.region.bottom >= left.region.bottom)
        await pilot.resize_terminal(80, 24)
        await wait_until(pilot, lambda: not right.styles.min_height or not right.styles.min_height.value)


async def test_a_card_that_is_cut_off_says_how_one_reads_on(tmp_path: Path) -> None:
    async with at(tmp_path, "getting to know the cards", (60, 18)) as (pilot, screen):
        assert isinstance(screen, LearnScreen)
        assert "de rest" not in shown(pilot)
        await pilot.press("right", "right")
        await wait_until(pilot, lambda: "pagina omlaag: de rest" in shown(pilot))
        listed, about = screen.query_one("#learn-probes").region, screen.query_one("#learn-why").region
        assert about.y > listed.bottom, "the reason is no row of the list"
        await pilot.resize_terminal(80, 40)
        await wait_until(pilot, lambda: "de rest" not in shown(pilot))


async def test_practice_has_air_in_the_smallest_window(tmp_path: Path) -> None:
    async with at(tmp_path, "practising", (60, 18)) as (pilot, screen):
        lesson = screen.query_one("#lesson").region
        assert not shown(pilot).split("\n")[lesson.y - 1].strip()
        assert screen.query_one("NoteField").region.height >= 3


async def test_the_keys_of_the_card_alone_stand_in_the_column_of_all_screens(tmp_path: Path) -> None:
    async with interviewing(tmp_path, (200, 60)) as (pilot, _screen):
        await pilot.press("ctrl+o")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, CardLarge) and "esc: terug" in shown(pilot))
        last = shown(pilot).split("\n")[-1]
        assert len(last) - len(last.lstrip()) == (200 - COLUMN) // 2 + 3
