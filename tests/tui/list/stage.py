"""The real app on its list of interviews, and files to list. The names are fictional."""

from __future__ import annotations

import datetime
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Answer, Status
from interview_tui.start import Start
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.list.screen import ListScreen
from tests.builders import interview
from tests.tui.waiting import wait_until

CARDS = shipped("nl")
NOTE = "Begint met koffie aan de keukentafel."


def put(folder: Path, ident: str, **changes: Any) -> Path:
    """A transcript in the folder, as the app would have written it."""
    answers = {3: Answer(NOTE, ("Ik drink eerst koffie mee, zodat het hun keukentafel blijft.",))}
    held = interview(**{"id": ident, "question_set": CARDS.ref, "answers": answers, **changes})
    path = folder / file_name(held.date, held.interviewee, held.id)
    path.write_bytes(compose(held, CARDS))
    return path


def some_of_each(folder: Path) -> dict[str, Path]:
    """A draft with a copy, one held, two that are final, and one that cannot be read."""
    day = datetime.date
    paths = {
        "draft": put(folder, "3f9k2m", at_card=5),
        "held": put(folder, "4f9k2m", interviewee="Robin", status=Status.HELD, date=day(2026, 11, 20)),
        "final": put(folder, "5f9k2m", interviewee="Kim", status=Status.FINAL, date=day(2026, 11, 3)),
        "older": put(folder, "6f9k2m", interviewee="Jip", status=Status.FINAL, date=day(2026, 10, 3)),
    }
    paths["copy"] = folder / "2026-11-24-sam-3f9k2m (1).md"
    paths["copy"].write_bytes(paths["draft"].read_bytes())
    paths["broken"] = folder / "2026-09-01-bo-7f9k2m.md"
    paths["broken"].write_text("---\nid: 7f9k2m\nformat: 9\n---\n[@click=app.quit]x[/b]\n", encoding="utf-8")
    for path in paths.values():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return paths


@asynccontextmanager
async def at_list(
    folder: Path, size: tuple[int, int] = (120, 40), **start: Any
) -> AsyncIterator[tuple[Pilot[None], ListScreen]]:
    """The app on its list, the folder read."""
    app = GesprekApp(Start(**{"transcripts": folder, "cards": CARDS, "lang": "nl", **start}))
    async with app.run_test(size=size) as pilot:
        yield pilot, await on_list(pilot)
    if app.desk is not None:
        assert app.desk.close()


async def on_list(pilot: Pilot[None]) -> ListScreen:
    """Wait until the list is there and filled."""
    app = pilot.app
    await wait_until(pilot, lambda: isinstance(app.screen, ListScreen) and app.screen.is_mounted)
    screen = app.screen
    assert isinstance(screen, ListScreen)
    await settled(pilot)
    return screen


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being read or written any more."""
    await pilot.pause()
    await wait_until(pilot, lambda: not any(not worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()
