"""What is wrong with the settings is told by whatever the app shows first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from interview_tui.cards.shipped import shipped
from interview_tui.interview.model import Status
from interview_tui.start import Start
from interview_tui.tui.app.app import GesprekApp
from tests.tui.list.stage import at_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

NOTICE = "settings.toml:1: Teken 8: Hier staat [b]“, een aanhalingsteken"


async def test_the_list_tells_it_in_its_notice_line(tmp_path: Path) -> None:
    put(tmp_path, "3f9k2m")
    async with at_list(tmp_path, notice=NOTICE) as (pilot, screen):
        assert screen.notice.display
        assert NOTICE in " ".join(shown(pilot).split())


async def test_where_there_is_no_such_line_it_is_shown_over_the_screen(tmp_path: Path) -> None:
    path = put(tmp_path, "3f9k2m", status=Status.FINAL)
    begin = Start(tmp_path, shipped("nl"), "nl", notice=NOTICE)
    for start in (begin._replace(action="new"), begin._replace(action="resume", path=path)):
        app = GesprekApp(start)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await wait_until(pilot, partial(told, app))
        if app.desk is not None:
            assert app.desk.close()


def told(app: GesprekApp) -> bool:
    return [one.message for one in app._notifications] == [NOTICE]
