"""A screen as it is first painted: in the size that the window has, not a moment later."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.tui.interview.screen import InterviewScreen
from tests.tui.stage import interviewing


@pytest.mark.parametrize(("size", "sight"), [((120, 40), "-wide"), ((80, 24), "-narrow")])
async def test_the_cards_beside_it_are_there_from_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], sight: str
) -> None:
    seen: list[frozenset[str]] = []
    show_card = InterviewScreen.show_card

    async def look(screen: InterviewScreen) -> None:
        seen.append(screen.classes)
        await show_card(screen)

    monkeypatch.setattr(InterviewScreen, "show_card", look)
    async with interviewing(tmp_path, size=size):
        assert seen[0] & {"-wide", "-narrow"} == {sight}
