"""Whatever goes can be brought back where it went, and the screen says by which key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Interview
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.interview.test_screen import started
from tests.tui.list.stage import at_list, put
from tests.tui.read_back.stage import comes, opened, saved, spoken, to_closing_sentence
from tests.tui.stage import interviewing, shown
from tests.tui.waiting import wait_until

TWO = ("Ik wacht, zodat zij begint.", "Ik kijk, zodat ik zie.")
ANSWERS = {3: Answer("==Eerst kijken.== Bel 0612345678.", TWO)}
CLOSING = "Het is mijn vak om te wachten."
Presses = Callable[[Pilot[None]], Awaitable[object]]


class Removal(NamedTuple):
    """How something goes, what the screen says then, and the keys that bring it back."""

    away: Presses
    says: tuple[str, ...]
    back: tuple[str, ...]


def keys(*names: str) -> Presses:
    """Press these keys, one by one."""

    async def press(pilot: Pilot[None]) -> None:
        for name in names:
            await pilot.press(name)
            await pilot.pause()

    return press


async def emptied(pilot: Pilot[None]) -> None:
    """The words of a so-that, deleted from its fields."""
    await pilot.press("ctrl+t")
    dialog = await comes(pilot, ZodatjeDialog)
    await pilot.press("up", "enter")
    await wait_until(pilot, lambda: dialog.act.value)
    dialog.act.value = ""
    dialog.rung.value = ""


async def rewritten(pilot: Pilot[None]) -> None:
    """All words of an answer, deleted from the dialog that rewrites it."""
    await pilot.press("h")
    dialog = await comes(pilot, RewriteDialog)
    dialog.note.clear()
    await pilot.press("escape")
    await comes(pilot, ReadBackScreen)


async def without_closing(pilot: Pilot[None]) -> None:
    """The closing sentence, deleted from its field."""
    closing = await to_closing_sentence(pilot)
    closing.field.clear()


GONE = ("weg", "ctrl+z haalt")
IN_THE_INTERVIEW = {
    "a so-that, from the list": Removal(keys("ctrl+t", "up", "delete"), ("Weg: “Ik kijk", GONE[1]), ("ctrl+z",)),
    "the first so-that": Removal(keys("ctrl+t", "up", "up", "delete"), ("Weg: “Ik wacht", GONE[1]), ("ctrl+z",)),
    "both so-thats": Removal(
        keys("ctrl+t", "up", "delete", "up", "delete"), ("Weg: “Ik wacht", GONE[1]), ("ctrl+z", "ctrl+z")
    ),
    "a so-that, emptied": Removal(emptied, ("Weg: “Ik kijk", GONE[1]), ("ctrl+z",)),
    "what may identify someone": Removal(keys("alt+v"), ("neutraal", "ctrl+z"), ("ctrl+z",)),
    "a card for later": Removal(
        keys("ctrl+r"), ("is geparkeerd", "Eerder? ctrl+b of F8, dan ctrl+r"), ("f8", "ctrl+r")
    ),
}
WHILE_READING_BACK = {
    "a struck answer": Removal(keys("s"), ("Geschrapt", "o: ongedaan maken"), ("o",)),
    "a readers' circle": Removal(keys("t"), ("o: ongedaan maken",), ("o",)),
    "an emptied note": Removal(rewritten, ("Herschreven", "o: ongedaan maken"), ("o",)),
    "the closing sentence": Removal(without_closing, ("De zin is weg.", GONE[1]), ("ctrl+z",)),
}


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen; what comes up in a corner of it is not drawn in a test."""
    said = [one.message for one in pilot.app._notifications]
    return " ".join([*shown(pilot).split(), *said])


async def went_and_came_back(pilot: Pilot[None], screen: Any, removal: Removal) -> None:
    """It goes, the screen says how it comes back, and so it does."""
    before = screen.interview
    await removal.away(pilot)
    await wait_until(pilot, lambda: without_place(screen.interview) != without_place(before))
    await wait_until(pilot, lambda: all(text in flat(pilot) for text in removal.says))
    await keys(*removal.back)(pilot)
    await wait_until(pilot, lambda: without_place(screen.interview) == without_place(before))


def without_place(interview: Interview) -> Interview:
    return interview.change(at_card=1)


@pytest.mark.parametrize("what", IN_THE_INTERVIEW)
@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_in_the_interview(tmp_path: Path, what: str, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size, path=started(tmp_path, at_card=3, answers=ANSWERS)) as (pilot, screen):
        await went_and_came_back(pilot, screen, IN_THE_INTERVIEW[what])
        assert isinstance(pilot.app.screen, InterviewScreen | ZodatjeDialog)


@pytest.mark.parametrize("what", WHILE_READING_BACK)
@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=str)
async def test_while_reading_back(tmp_path: Path, what: str, size: tuple[int, int]) -> None:
    async with opened(saved(tmp_path, spoken(closing=CLOSING)), ReadBackScreen, size) as (pilot, screen):
        await went_and_came_back(pilot, screen, WHILE_READING_BACK[what])
        assert isinstance(pilot.app.screen, ReadBackScreen | ClosingScreen)


async def test_in_the_list(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m")
    async with at_list(tmp_path) as (pilot, _screen):
        await pilot.press("delete")
        await wait_until(pilot, lambda: not path.exists())
        await wait_until(pilot, lambda: "z haalt" in flat(pilot) or "z: " in flat(pilot))
        await pilot.press("z")
        await wait_until(pilot, path.exists)


async def test_typing_in_a_field_has_its_own_undo_after_a_so_that_went(tmp_path: Path) -> None:
    async with interviewing(tmp_path, path=started(tmp_path, at_card=3, answers=ANSWERS)) as (pilot, screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press("up", "delete", *"luister")
        assert dialog.act.value == "luister"
        assert "Weg:" not in flat(pilot)
        await pilot.press("ctrl+z")
        assert dialog.act.value != "luister"
        await wait_until(pilot, lambda: dialog.act.value == "" or pilot.app.screen is not dialog)
        await wait_until(pilot, lambda: "Weg:" in flat(pilot))
        await pilot.press("ctrl+z")
        assert screen.interview.answer(3).zodatjes == TWO
