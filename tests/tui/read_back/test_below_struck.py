"""Reading back an answer below which text of a heading of its own stands: shown, and told when it is struck."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from interview_tui.export.account.reader import Reader
from interview_tui.interview.model import Answer, Circle
from interview_tui.transcripts.format.reader import read
from interview_tui.tui.give.screen import GiveScreen
from interview_tui.tui.kit.doubts.dialog import DoubtsDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.read_back.stage import ANSWERS, SECRET, all_read, comes, finish, opened, saved, spoken
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

MORE = "nog tekst onder een eigen kop"
NOTICE = "wie mag dit lezen?"


def seen(pilot: Pilot[None]) -> str:
    """What is on the screen, as one line, without the edge of the current answer."""
    return " ".join(shown(pilot).replace("▌", " ").split())


def broken(folder: Path) -> Path:
    """A transcript in which what was typed became a heading, in the answer to card 5."""
    answers = {3: ANSWERS[3], 5: Answer(f"Iets over thuis.\n# thuis\nDat was {SECRET}.", (), Circle.PRIVATE)}
    path = saved(folder, spoken(answers=answers))
    text = path.read_text(encoding="utf-8").replace("\\# thuis", "# thuis")
    path.write_text(text, encoding="utf-8")
    assert not read(path.read_bytes()).stops
    return path


async def test_struck_it_is_told_and_after_finishing_nothing_says_that_it_is_gone(tmp_path: Path) -> None:
    path = broken(tmp_path)
    async with opened(path, ReadBackScreen, (100, 40)) as (pilot, screen):
        assert MORE in seen(pilot) and "en blijft staan" not in seen(pilot)
        await all_read(pilot)
        screen.page.here = 5
        await pilot.press("s")
        await wait_until(pilot, lambda: "en blijft staan" in seen(pilot))
        assert screen.desk.doubts and NOTICE in seen(pilot)
        after = await finish(pilot)
        await wait_until(pilot, lambda: "uit dit gesprek weg is, is niet zeker" in seen(pilot))
        assert "Wat geschrapt is, is weg:" not in seen(pilot)
        assert after.desk.flush(5) and SECRET.encode() in path.read_bytes()
        pilot.app.push_screen(GiveScreen(after.desk, Reader.TELLER))
        copy = await comes(pilot, GiveScreen)
        assert not copy.may_make
        await pilot.press("alt+z")
        await comes(pilot, DoubtsDialog)
        assert SECRET in seen(pilot)
