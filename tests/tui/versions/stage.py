"""What is done on the screen with two versions."""

from __future__ import annotations

from textual.pilot import Pilot

from interview_tui.tui.versions.merged import MergedDialog
from tests.tui.waiting import wait_until


async def merge(pilot: Pilot[None], answer: str = "enter") -> None:
    """Make one of the two, and answer what is asked then with a key: to go on, or to take it back."""
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, MergedDialog) and pilot.app.screen.focused is not None)
    await pilot.press(answer)
