"""Back to an earlier version: what stood there is shown to the letter, one key has it back, and that can be undone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Status
from interview_tui.transcripts.desk import history
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.tui.history.screen import EarlierScreen
from interview_tui.tui.history.take_back import TakeBack
from interview_tui.tui.history.words import label
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import ANSWERS, SECRET, comes, on_disk, opened, saved, spoken
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

STORY = "We dronken koffie aan de keukentafel.\n[b]Niemand[/b] zei iets, een halfuur lang.\nToen kwam de buurvrouw."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "In gesprek"
    made.mkdir()
    return made


async def type_over(pilot: Pilot[None], screen: InterviewScreen, story: str = STORY) -> None:
    """A story, saved; then all of it selected, and a key."""
    screen.place.field.insert(story)
    assert await asyncio.to_thread(screen.desk.flush, 10)
    screen.place.field.select_all()
    await pilot.press("x")
    assert screen.place.field.note == "x"


def holds(screen: InterviewScreen, note: str) -> bool:
    return screen.place.field.note == note


async def look_back(pilot: Pilot[None]) -> EarlierScreen:
    await pilot.press("alt+h")
    screen = await comes(pilot, EarlierScreen)
    await wait_until(pilot, lambda: screen.text.lines)
    await pilot.pause()
    return screen


async def test_it_comes_back_to_the_letter_and_that_can_be_undone(folder: Path) -> None:
    async with interviewing(folder) as (pilot, screen):
        await type_over(pilot, screen)
        await look_back(pilot)
        page = shown(pilot)
        assert "kaart 1: nu" in page
        assert "▎ [b]Niemand[/b] zei iets" in page
        await pilot.press("enter")
        await comes(pilot, TakeBack)
        await pilot.press("enter")
        await comes(pilot, InterviewScreen)
        await wait_until(pilot, lambda: screen.place.field.note == STORY)
        assert on_disk(screen.desk).answer(1).note == STORY
        assert screen.place.field.has_focus
        await pilot.press("ctrl+z")
        assert screen.interview.answer(1).note == "x"
        await pilot.press("ctrl+z")
        assert screen.interview.answer(1).note == STORY, "undo of the key itself"


async def test_what_was_there_before_taking_back_can_be_taken_back(folder: Path) -> None:
    other = "Een heel ander verhaal, dat ook bewaard moet blijven."
    async with interviewing(folder) as (pilot, screen):
        await type_over(pilot, screen)
        screen.place.field.insert(other)
        for expected in (STORY, f"x{other}"):
            await look_back(pilot)
            await pilot.press("enter")
            await comes(pilot, TakeBack)
            await pilot.press("enter")
            await comes(pilot, InterviewScreen)
            await wait_until(pilot, partial(holds, screen, expected))


async def test_one_card_of_several_or_everything(folder: Path) -> None:
    told = {3: Answer(STORY, ("Ik wacht, zodat zij begint.",)), 5: Answer(STORY), 7: Answer("Kort.")}
    held = spoken(status=Status.DRAFT, at_card=1, answers=told)
    async with opened(saved(folder, held), InterviewScreen) as (pilot, screen):
        screen.desk.change(held.change(answers={7: Answer("Kort, en later een stuk langer geworden.")}))
        for keys, back in ((["enter"], {3}), (["end", "enter"], {3, 5})):
            await look_back(pilot)
            await pilot.press("enter")
            await comes(pilot, TakeBack)
            await pilot.press(*keys)
            await comes(pilot, InterviewScreen)
            assert set(screen.interview.answers) - {7} == back
        assert dict(screen.interview.answers) == told
        await wait_until(pilot, lambda: screen.card.number == 5)
        assert screen.place.field.note == STORY


@pytest.mark.parametrize(
    "strange", ["een\x1b[31m\rvreemde\u2028[@click=app.quit]klik[/]", "w" * 2500, "a" + "\u0301" * 99]
)
async def test_strange_words_are_shown_literally_and_come_back_to_the_letter(folder: Path, strange: str) -> None:
    told = f"Er was eens een {strange} verhaal."
    path = saved(folder, spoken(status=Status.DRAFT, at_card=1, answers={1: Answer(told)}))
    async with opened(path, InterviewScreen) as (pilot, screen):
        screen.place.field.select_all()
        await pilot.press("x")
        earlier = await look_back(pilot)
        assert "Er was eens een" in shown(pilot)
        assert "\x1b" not in "".join(line.plain for line in earlier.text.lines)
        await pilot.press("enter")
        await comes(pilot, TakeBack)
        await pilot.press("enter")
        await comes(pilot, InterviewScreen)
        await wait_until(pilot, lambda: screen.place.field.note == told)
        assert on_disk(screen.desk).answer(1).note == told


async def test_esc_changes_nothing(folder: Path) -> None:
    async with interviewing(folder) as (pilot, screen):
        await type_over(pilot, screen)
        before = screen.interview
        await look_back(pilot)
        await pilot.press("enter")
        await comes(pilot, TakeBack)
        await pilot.press("escape")
        await comes(pilot, EarlierScreen)
        await pilot.press("escape")
        await comes(pilot, InterviewScreen)
        assert screen.interview == before
        await pilot.press("y")
        assert screen.place.field.note == "xy"


async def test_with_nothing_lost_it_says_so(folder: Path) -> None:
    async with interviewing(folder) as (pilot, screen):
        screen.place.field.insert(STORY)
        await pilot.press("alt+h")
        earlier = await comes(pilot, EarlierScreen)
        await wait_until(pilot, lambda: "hooguit 90 dagen" in shown(pilot))
        assert not earlier.check_action("take_back", ())
        await pilot.press("enter", "escape")
        await comes(pilot, InterviewScreen)


async def test_while_reading_back_it_is_one_step_to_undo(folder: Path) -> None:
    async with opened(saved(folder, spoken()), ReadBackScreen, (80, 60)) as (pilot, screen):
        without = screen.interview.with_answer(5, note="", zodatjes=())
        screen.desk.change(without)
        await look_back(pilot)
        assert SECRET in shown(pilot)
        await pilot.press("enter")
        await comes(pilot, TakeBack)
        await pilot.press("enter")
        await comes(pilot, ReadBackScreen)
        await wait_until(pilot, lambda: "Het staat er weer" in shown(pilot))
        assert on_disk(screen.desk).answer(5) == ANSWERS[5]
        await wait_until(pilot, lambda: screen.page.here == 5)
        assert SECRET in shown(pilot)
        await pilot.press("o")
        assert screen.interview == without


async def test_who_reads_along_has_no_history(folder: Path) -> None:
    path = saved(folder, spoken(status=Status.DRAFT))
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    with other:
        async with opened(path, InterviewScreen) as (pilot, screen):
            await pilot.press("alt+h")
            await pilot.pause()
            assert pilot.app.screen is screen


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_a_long_answer_is_read_to_its_end_in_every_window(folder: Path, size: tuple[int, int]) -> None:
    async with interviewing(folder, size) as (pilot, screen):
        await type_over(
            pilot, screen, "\n".join([*[f"Regel {number} van het verhaal." for number in range(60)], "Einde."])
        )
        earlier = await look_back(pilot)
        assert "Regel 0 " in shown(pilot)
        for _page in range(12):
            await pilot.press("pagedown")
        await wait_until(pilot, lambda: "Einde." in shown(pilot))
        assert earlier.moments.highlighted == 0


def test_the_moment_is_said_as_people_say_it() -> None:
    when = datetime(2026, 11, 24, 13, 2, tzinfo=UTC).astimezone()
    version = history.EarlierVersion(Path("x"), when, spoken(), (5,), {})
    now = spoken().with_answer(5, note="", zodatjes=())
    clock = when.strftime("%H:%M")
    assert label(version, now, when) == f"vandaag {clock} · kaart 5: nu leeg"
    assert label(version, now, when + timedelta(days=1)).startswith(f"gisteren {clock}")
    assert label(version, now, when + timedelta(days=9)).startswith("24 november 2026")
    longer = spoken().with_answer(5, note="Iets heel anders. " * 20, zodatjes=())
    assert label(version, longer, when).endswith("kaart 5: nu andere woorden")


def test_what_became_of_a_card_is_said_in_words_that_are_true() -> None:
    """No number about what somebody said; and what was added since does not hide that all else is gone."""
    note = ANSWERS[5].note
    when = datetime(2026, 11, 24, 13, 2, tzinfo=UTC)
    version = history.EarlierVersion(Path("x"), when, spoken(), (5,), {})
    for now, said in (
        ({"note": "", "zodatjes": ()}, "nu leeg"),
        ({"note": " \n", "zodatjes": ()}, "nu leeg"),
        ({"note": note[:4], "zodatjes": ()}, "nu korter"),
        ({"note": note, "zodatjes": ()}, "nu korter"),
        ({"note": "", "zodatjes": ("Ik wacht even, zodat het stil mag zijn.",)}, "nu andere woorden"),
        ({"note": "Iets anders.", "zodatjes": ()}, "nu andere woorden"),
    ):
        told = label(version, spoken().with_answer(5, **now), when)
        assert told.endswith(f"kaart 5: {said}"), (now, told)
