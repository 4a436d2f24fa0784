"""The copy for who told it: a real file, in a place that the two choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.interview.model import Answer, Circle
from interview_tui.transcripts.desk.lock import Claim, claim
from interview_tui.tui.after.screen import AfterScreen
from tests.tui.give.stage import FINAL as SHARED
from tests.tui.give.stage import PRIVATE, flat, giving, made, ready
from tests.tui.read_back.stage import ANSWERS, SECRET, comes, opened, saved
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

TOLD = {1: ANSWERS[1], 3: ANSWERS[3], 7: Answer(f"Ik zeg: {PRIVATE}.", (), Circle.PRIVATE)}
FINAL = SHARED.change(answers=TOLD, struck=(5,))
NAME = "In gesprek, Sam.docx"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids=str)
async def test_two_keys_make_it_in_the_home_folder(folder: Path, home: Path, size: tuple[int, int]) -> None:
    async with giving(folder, FINAL, "c", size) as (pilot, _screen):
        assert "Ook wat tussen jullie tweeën blijft." in flat(pilot)
        assert NAME in shown(pilot), "where it goes is said before"
        assert list(home.glob("In gesprek*")) == []
        assert await made(pilot) == home / NAME
        assert "De kopie voor Sam is klaar:" in flat(pilot)
        assert "Wat later geschrapt wordt, gaat ook hier uit" in flat(pilot)
    text = (home / NAME).read_text(encoding="utf-8")
    assert PRIVATE in text and "te wachten" in text
    assert [path.suffix for path in folder.iterdir()] == [".md"], "nothing of it is with the interviews"


async def test_what_was_struck_is_not_in_it_whatever_the_state_of_the_file(folder: Path) -> None:
    held = FINAL.change(struck=(), answers={**ANSWERS, 5: ANSWERS[5]._replace(struck=True)})
    async with giving(folder, held, "c") as (pilot, _screen):
        (stays,) = (line.strip() for line in shown(pilot).split("\n") if "Gaat niet" in line)
        assert stays.startswith("Gaat niet  5 ") and stays.endswith("geschrapt")
        text = (await made(pilot)).read_text(encoding="utf-8")
    assert SECRET not in text and "Dat is het eigenlijk." in text


async def test_an_earlier_copy_that_was_changed_stays_and_a_free_name_is_offered(folder: Path, home: Path) -> None:
    (home / NAME).write_text("met wat Sam erbij schreef", encoding="utf-8")
    async with giving(folder, FINAL, "c") as (pilot, _screen):
        assert await made(pilot) == home / "In gesprek, Sam (2).docx"
    assert (home / NAME).read_text(encoding="utf-8") == "met wat Sam erbij schreef"


async def test_a_form_for_the_two_alone_makes_it_too(folder: Path) -> None:
    held = FINAL.change(form="manager", sharing=Circle.PRIVATE)
    async with giving(folder, held, "c") as (pilot, _screen):
        assert PRIVATE in (await made(pilot)).read_text(encoding="utf-8")


async def test_where_struck_words_may_have_run_on_it_says_what_to_do(folder: Path, home: Path) -> None:
    path = saved(folder, FINAL)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## 7. ", "## "), encoding="utf-8")
    async with opened(path, AfterScreen) as (pilot, _after):
        await pilot.press("c")
        screen = await ready(pilot)
        assert "of wat geschrapt is" in flat(pilot).casefold() and "alt+z" in flat(pilot)
        assert not screen.place.field.region
        await pilot.press("enter", "v")
        await pilot.app.workers.wait_for_complete()
        assert pilot.app.screen is screen
    assert list(home.glob("In gesprek*")) == []


async def test_a_file_that_changed_meanwhile_is_opened_again_first(folder: Path, home: Path) -> None:
    async with giving(folder, FINAL, "c") as (pilot, screen):
        path = screen.desk.path
        path.write_bytes(path.read_bytes() + b"\nTaart.\n")
        await pilot.press("enter")
        await wait_until(pilot, lambda: "open het daar opnieuw" in flat(pilot))
    assert list(home.glob("In gesprek*")) == []


async def test_who_reads_along_can_make_it(folder: Path, home: Path) -> None:
    path = saved(folder, FINAL)
    other = claim(path, "3f9k2m")
    assert isinstance(other, Claim)
    with other:
        async with opened(path, AfterScreen) as (pilot, _after):
            await pilot.press("c")
            await ready(pilot)
            assert (await made(pilot)).parent == home


async def test_afterwards_it_says_on_the_screen_before_that_it_was_given(folder: Path) -> None:
    async with giving(folder, FINAL, "c") as (pilot, _screen):
        await made(pilot)
        await pilot.press("escape")
        await comes(pilot, AfterScreen)
        await wait_until(pilot, lambda: "Gegeven: aan Sam, Word, vandaag" in shown(pilot))
