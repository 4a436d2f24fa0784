"""What is said for a moment (a toast) covers nothing that is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets._toast import Toast

from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from tests.tui.stage import shown
from tests.tui.waiting import wait_until


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_stands_beside_the_note_and_the_fields(tmp_path: Path, size: tuple[int, int]) -> None:
    start = Start(
        transcripts=tmp_path, cards=shipped("nl"), lang="nl", action="new", interviewer="Noor", interviewee="Sam"
    )
    app = GesprekApp(start)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, InterviewScreen) and app.screen.is_mounted)
        await pilot.press("ctrl+v")
        await wait_until(pilot, lambda: any(toast.region.height for toast in app.screen.query(Toast)))
        field = app.focused
        assert isinstance(field, Widget)
        assert not any(toast.region.overlaps(field.region) for toast in app.screen.query(Toast))
        assert "ctrl+shift+v" in shown(pilot)
        await pilot.press("ctrl+t")
        await wait_until(pilot, lambda: isinstance(app.screen, ZodatjeDialog) and app.screen.is_mounted)
        await pilot.press("ctrl+v")
        await wait_until(pilot, lambda: len(list(app.screen.query(Toast))) > 0)
        await wait_until(pilot, lambda: all(toast.region.height for toast in app.screen.query(Toast)))
        fields = app.screen.query("SentenceField").results(Widget)
        assert not any(toast.region.overlaps(field.region) for toast in app.screen.query(Toast) for field in fields)
    assert app.desk is not None
    assert app.desk.close()
