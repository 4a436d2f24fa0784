"""A second interview of two people on one day says in its file that it is."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from interview_tui.cards.shipped import shipped
from interview_tui.start import Start
from interview_tui.transcripts.format.composer import compose
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from tests.builders import interview
from tests.tui.waiting import wait_until


@pytest.mark.parametrize(("interviewee", "nth"), [("Sam", 2), ("Kim", 1)])
async def test_it_is_told_from_its_first_save(tmp_path: Path, interviewee: str, nth: int) -> None:
    cards, today = shipped("nl"), datetime.date.today()
    first = tmp_path / f"{today}-sam-heel-z00009.md"
    first.write_bytes(compose(interview(id="z00009", date=today, question_set=cards.ref), cards))
    start = Start(tmp_path, cards, "nl", action="new", interviewer="Noor", interviewee=interviewee)
    app = GesprekApp(start)
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: isinstance(app.screen, InterviewScreen) and app.screen.is_mounted)
        await pilot.press("J", "a")
        assert app.desk is not None
        path = app.desk.path
        await wait_until(pilot, path.is_file)
    assert app.desk is not None
    assert app.desk.close()
    assert read(path.read_bytes()).interview.nth == nth
