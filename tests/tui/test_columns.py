"""Lines stay short enough to read on a wide screen, and title, page and footer of every screen begin at one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from interview_tui.interview.model import Answer, Status
from interview_tui.tui.interview.harvest import HarvestPane
from interview_tui.tui.kit.base import COLUMN, CommandScreen
from interview_tui.tui.kit.widgets.card_pane import WIDEST, CardPane, ProbeLine
from interview_tui.tui.learning.practice import PracticeScreen
from interview_tui.tui.note.field import NoteField
from interview_tui.tui.read_back.page import AnswerBlock
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.contrast import DRAWN
from tests.tui.learning.test_practice import practising
from tests.tui.list.stage import at_list
from tests.tui.places import PLACES, at, every_screen
from tests.tui.read_back.stage import opened, saved, spoken
from tests.tui.stage import interviewing, shown

MARKS = "".join(DRAWN) + "▌"
MARGIN = 3  # columns beside what stands in the column
SIZES = [(80, 24), (120, 40), (200, 60)]


def names(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES, ids=names)
async def test_the_note_has_a_widest_line_and_begins_where_the_card_does(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size) as (pilot, screen):
        screen.place.field.insert("Stuur het naar sam@voorbeeld.nl. " + "woord " * 60)
        screen.look_at_note()
        await pilot.pause()
        await pilot.pause()
        note = screen.place.field.scrollable_content_region
        assert note.width <= WIDEST
        assert note.width == WIDEST or size[0] < 140
        notice = screen.parts.notice
        assert notice.display
        for part in (screen.query_one(CardPane), screen.query_one(ProbeLine), notice):
            assert part.content_region.x == note.x, part
            assert part.content_region.right <= note.x + WIDEST, part
        assert screen.query_one("#paper").region.right <= size[0]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (140, 40), (160, 50), (200, 60), (206, 60)], ids=names)
async def test_the_harvest_has_its_place_within_the_frame_that_all_cards_have(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = saved(
        tmp_path,
        spoken(status=Status.DRAFT, answers={3: Answer("==Een halfuur niks.==", ("Ik wacht, zodat zij begint.",))}),
    )
    async with interviewing(tmp_path, size, path=path) as (pilot, screen):
        frames, parts = [], ("#header", "#middle", "#work", "#paper", "#status")
        for number in (3, 11, 12, 3):
            await screen.go(number)
            await pilot.pause()
            columns = [screen.query_one(part).region for part in parts]
            frames.append(([(one.x, one.right) for one in columns], left_edges(pilot)))
            assert screen.place.shows_harvest == (number != 3)
            if screen.place.shows_harvest:
                harvest, note = screen.query_one(HarvestPane), screen.place.field
                assert not harvest.region.overlaps(note.region)
                assert harvest.region.right <= screen.query_one("#paper").region.right
                assert size[0] < 140 or note.scrollable_content_region.width >= 56
        assert frames == frames[:1] * 4


@pytest.mark.parametrize("size", SIZES, ids=names)
async def test_practice_has_the_same_column(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_list(tmp_path, size) as (pilot, _start):
        screen: PracticeScreen = await practising(pilot)
        note = screen.query_one(NoteField).scrollable_content_region
        for part in (screen.card_pane, screen.lesson_text, screen.watch_out):
            assert part.content_region.x == note.x
            assert part.content_region.right <= note.x + WIDEST
        assert note.width <= WIDEST


@pytest.mark.parametrize("size", SIZES, ids=names)
async def test_a_notice_stands_in_the_column_that_it_is_about(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path, spoken()), ReadBackScreen, size) as (pilot, screen):
        screen.query_one("#notice", Static).update("Let op.")
        screen.query_one("#notice").display = True
        await pilot.pause()
        block = screen.query(AnswerBlock).first()
        assert screen.query_one("#notice").content_region.x == block.content_region.x
        assert "Let op." in shown(pilot)
        screen.query_one("#notice").display = False
        await pilot.pause()
        assert screen.query_one("#notice").region.height == 0


WHOLE_SCREENS = {place.kind: name for name, place in reversed(PLACES.items()) if issubclass(place.kind, CommandScreen)}
"""For each screen that fills the window the first of its places."""


def test_every_screen_is_here() -> None:
    assert set(WHOLE_SCREENS) == {kind for kind in every_screen() if issubclass(kind, CommandScreen)}


def left_edges(pilot: Pilot[None]) -> list[int]:
    """The first column with text of the title, of what is below it, and of the footer."""
    rows = shown(pilot).splitlines()
    begins = [len(row) - len(row.lstrip(MARKS)) for row in rows if row.strip(MARKS)]
    return [begins[0], min(begins[1:-1]), begins[-1]]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=names)
@pytest.mark.parametrize("screen", WHOLE_SCREENS, ids=lambda kind: kind.__name__)
async def test_title_page_and_footer_begin_at_one_line(
    tmp_path: Path, screen: type[CommandScreen[Any]], size: tuple[int, int]
) -> None:
    async with at(tmp_path, WHOLE_SCREENS[screen], size) as (pilot, _screen):
        edge = max(size[0] - COLUMN, 0) // 2 + MARGIN
        assert left_edges(pilot) == [edge] * 3
        right = max(len(row.rstrip(MARKS)) for row in shown(pilot).splitlines())
        assert right <= size[0] - edge + MARGIN, "and end within the column"
