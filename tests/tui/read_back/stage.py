"""The real app, reading back an interview of Noor with Sam, who are fictional."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Circle, Interview, Status
from interview_tui.start import Start
from interview_tui.transcripts.desk.desk import Desk
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.kit.question import Question
from interview_tui.tui.read_back.closing import ClosingScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.builders import interview
from tests.tui.waiting import wait_until

CARDS = shipped("nl")
SECRET = "hoefijzerkers"
ANSWERS = {
    1: Answer("Sam werkt elf jaar in de wijk."),
    3: Answer(
        "Eerst kijken, dan pas vragen.\nDoorgevraagd: Neem me mee.\n==Een halfuur niks gevraagd.==",
        ("Ik drink koffie mee, zodat het hun tafel blijft.",),
    ),
    5: Answer(f"Toen zei ik {SECRET}.", (f"Ik zeg {SECRET}, zodat het gezegd is.",)),
    12: Answer("Dat is het eigenlijk."),
}
S = TypeVar("S", bound=Screen[Any])


def spoken(**changes: Any) -> Interview:
    """Four answers, held, to be read by the team."""
    given: dict[str, Any] = {"status": Status.HELD, "sharing": Circle.TEAM, "answers": ANSWERS}
    return interview(question_set=CARDS.ref, **{**given, **changes})


def saved(folder: Path, held: Interview) -> Path:
    """The transcript of that interview, in that folder."""
    folder.mkdir(exist_ok=True)
    path = folder / file_name(held.date, held.interviewee, held.id)
    path.write_bytes(compose(held, CARDS))
    return path


@asynccontextmanager
async def opened(
    path: Path, screen: type[S], size: tuple[int, int] = (80, 24), **start: Any
) -> AsyncIterator[tuple[Pilot[None], S]]:
    """The app as `resume` opens that file, on a screen of that kind, until the end of the block; then saved."""
    given = {"transcripts": path.parent, "cards": CARDS, "lang": "nl", "action": "resume", "path": path}
    app = GesprekApp(Start(**{**given, **start}))
    async with app.run_test(size=size) as pilot:
        yield pilot, await comes(pilot, screen)
    if app.desk is not None:
        assert app.desk.close()


async def comes(pilot: Pilot[None], screen: type[S]) -> S:
    """Wait until a screen of that kind is shown, and give it."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, screen) and pilot.app.screen.is_mounted)
    await pilot.pause()
    found = pilot.app.screen
    assert isinstance(found, screen)
    return found


async def all_read(pilot: Pilot[None]) -> ReadBackScreen:
    """Enter, from answer to answer, until everything was on the screen."""
    screen = await comes(pilot, ReadBackScreen)
    await wait_until(pilot, lambda: screen.has_unread or screen.has_read_all)
    for _answer in range(1000):
        await pilot.pause()
        if screen.has_read_all:
            return screen
        await pilot.press("enter")
    raise AssertionError("Enter does not lead to the end")


async def to_closing_sentence(pilot: Pilot[None]) -> ClosingScreen:
    """All of it is right."""
    await all_read(pilot)
    await pilot.press("enter")
    return await comes(pilot, ClosingScreen)


async def finish_without_sentence(pilot: Pilot[None]) -> AfterScreen:
    """From the empty closing sentence, which is asked for once."""
    await pilot.press("enter")
    await comes(pilot, Question)
    await pilot.press("down", "enter")
    return await comes(pilot, AfterScreen)


async def finish(pilot: Pilot[None]) -> AfterScreen:
    """All of it is right; no closing sentence."""
    await to_closing_sentence(pilot)
    return await finish_without_sentence(pilot)


def on_disk(desk: Desk) -> Interview:
    """The interview as its file has it, after saving."""
    assert desk.flush(5)
    return read(desk.path.read_bytes()).interview


def holding(top: Path, words: str = SECRET) -> set[str]:
    """The names of the files below `top` in which those words stand."""
    found = set()
    for folder, _folders, names in os.walk(top):
        found |= {name for name in names if words.encode() in (Path(folder) / name).read_bytes()}
    return found
