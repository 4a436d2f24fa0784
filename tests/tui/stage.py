"""The real app on a stage: an interview between Noor and Sam, who are fictional."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.kit.widgets.breath import STILL
from interview_tui.tui.kit.widgets.card_pane import ProbeLine
from tests.tui.waiting import wait_until


@asynccontextmanager
async def interviewing(
    folder: Path, size: tuple[int, int] = (80, 24), **start: Any
) -> AsyncIterator[tuple[Pilot[None], InterviewScreen]]:
    """The app, on the first card of a new interview (or of `path`), until the end of the block; then saved."""
    given: dict[str, Any] = {"action": "new", "interviewer": "Noor", "interviewee": "Sam"}
    given |= {"action": "resume"} if "path" in start else {}
    app = GesprekApp(Start(**{"transcripts": folder, "cards": shipped("nl"), "lang": "nl", **given, **start}))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, InterviewScreen) and app.screen.is_mounted)
        screen = app.screen
        assert isinstance(screen, InterviewScreen)
        await wait_until(pilot, lambda: screen.place.card_pane.card is not None)
        yield pilot, screen
    if app.desk is not None:
        assert app.desk.close()


def only_file(folder: Path) -> Path:
    """The one transcript in a folder."""
    (path,) = folder.glob("*.md")
    return path


def held_in(folder: Path) -> Any:
    """The interview in the one transcript of a folder."""
    return read(only_file(folder).read_bytes()).interview


def shown(pilot: Pilot[None]) -> str:
    """What is on the screen, as text."""
    app = pilot.app
    lines = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def breathes(line: ProbeLine) -> bool:
    """Whether the dot before a silence is seen in another look than the one in which it stands still."""
    line_shown = line.render()
    dot, style = line_shown.plain[:1], str(line_shown.spans[0].style)
    still, strength = STILL
    return dot in "·•●" and (dot, style) != (still, f"$accent {strength}%")
