"""The app has one library: what did not change is read once, whatever screen asks."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from pathlib import Path

import pytest

from interview_tui.interview.model import Status
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.list import unsure_rows
from tests.conftest import Open
from tests.storage.opens import count_opens
from tests.tui.list.stage import at_list, on_list, put, settled, some_of_each
from tests.tui.waiting import wait_until


@pytest.fixture(autouse=True)
def _no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the marks of the rows read is counted in test_unsure.py."""
    monkeypatch.setattr(unsure_rows, "_AFTER", 600)


async def test_opening_a_draft_reads_no_head_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = some_of_each(tmp_path)
    opens = count_opens(monkeypatch)
    others = [path.name for path in paths.values() if path != paths["draft"]]
    async with at_list(tmp_path) as (pilot, _screen):
        assert {opens[name] for name in others} == {1}
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await settled(pilot)
        assert isinstance(pilot.app, GesprekApp)
        assert [version.path for version in pilot.app.apart] == [paths["copy"]]
        assert {opens[name] for name in others} == {1}
        pilot.app.navigation.show_list()
        await on_list(pilot)
        assert {opens[name] for name in others} == {1}


async def test_the_last_draft_is_opened_with_each_head_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    paths = some_of_each(tmp_path)
    opens = count_opens(monkeypatch)
    app = GesprekApp(opened("resume"))
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, InterviewScreen) and bool(app.apart))
        await settled(pilot)
        assert {opens[path.name] for path in paths.values() if path != paths["draft"]} == {1}
    assert app.desk is not None and app.desk.close()


async def test_a_second_look_reads_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = some_of_each(tmp_path)
    opens = count_opens(monkeypatch)
    async with at_list(tmp_path) as (pilot, screen):
        before = opens.copy()
        screen.action_refresh()
        await settled(pilot)
        assert opens == before
        await pilot.press("down")
        await settled(pilot)
        await pilot.press("up")
        await settled(pilot)
        assert opens == before, "what is not asked for is not read"
        for _time in range(3):
            await pilot.press("l")
            await settled(pilot)
        assert opens == before + Counter([paths["draft"].name]), "what was shown before is not read again"
        day = datetime.date(2026, 11, 3)
        changed = put(tmp_path, "5f9k2m", interviewee="Kim", team="Een ander", status=Status.FINAL, date=day)
        assert changed == paths["final"]
        os.utime(changed, (1_700_000_001, 1_700_000_001))
        before = opens.copy()
        screen.action_refresh()
        await settled(pilot)
        assert opens == before + Counter([changed.name])
