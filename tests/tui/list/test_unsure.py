"""The rows of which it is not certain who may read the interview: marked once the list is there, and read once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview_tui.interview.model import Circle, Status
from interview_tui.transcripts.mending.files import fix
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.kit.doubts.dialog import DoubtsDialog
from interview_tui.tui.list import unsure_rows
from interview_tui.tui.list.row_list import RowList
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.storage.opens import count_opens
from tests.tui.list.stage import at_list, put, settled
from tests.tui.stage import shown
from tests.tui.waiting import wait_until

MARK = "niet zeker wie dit mag lezen"
PLAIN = (1_700_000_000, 1_700_000_000)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsure_rows, "_AFTER", 0.01)


def final(folder: Path, ident: str, name: str, *, changed: bool = False) -> Path:
    path = put(folder, ident, interviewee=name, status=Status.FINAL, sharing=Circle.TEAM)
    if changed:
        path.write_text(path.read_text(encoding="utf-8").replace("koffie", "thee"), encoding="utf-8")
    os.utime(path, PLAIN)
    return path


def marked(rows: RowList) -> list[str]:
    """The first lines of the rows with the mark."""
    labels = [str(option.prompt) for option in rows.options]
    return [label.split("  ")[0] for label in labels if MARK in label]


def all_known(screen: ListScreen) -> bool:
    """Whether each interview in sight was looked at."""
    unsure = screen.app.library.unsure
    found = [row.entry for row in screen.pane.rows.in_sight() if row.entry is not None]
    return bool(found) and all(unsure.knows(entry) for entry in found)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_a_file_that_was_changed_elsewhere_is_marked_and_shows_no_word(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    put(tmp_path, "3f9k2m")
    final(tmp_path, "4f9k2m", "Kim")
    final(tmp_path, "5f9k2m", "Robin", changed=True)
    async with at_list(tmp_path, size) as (pilot, screen):
        rows = screen.pane.rows
        await wait_until(pilot, lambda: marked(rows) == ["Noor met Robin"])
        assert rows.highlighted == 0, "the cursor stays where it was"
        (label,) = [str(option.prompt) for option in rows.options if MARK in str(option.prompt)]
        assert label == f"Noor met Robin  24 november 2026\n  {MARK}"
        if size[0] == 120:
            assert MARK in shown(pilot)


async def test_each_file_is_read_whole_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [final(tmp_path, f"{number}f9k2m", f"Kim {number}", changed=number == 5) for number in range(3, 9)]
    opens = count_opens(monkeypatch)
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: marked(screen.pane.rows))
        await wait_until(pilot, lambda: all(opens[path.name] == 2 for path in paths))
        before = opens.copy()
        screen.action_refresh()
        await wait_until(pilot, lambda: marked(screen.pane.rows))
        await settled(pilot)
        assert opens == before and all_known(screen), "the mark is there at once, and nothing is read for it"


async def test_the_mark_goes_once_it_is_mended(tmp_path: Path) -> None:
    path = final(tmp_path, "5f9k2m", "Robin", changed=True)
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: marked(screen.pane.rows))
        assert fix(path, tmp_path)
        screen.action_refresh()
        await wait_until(pilot, lambda: not marked(screen.pane.rows) and all_known(screen))
        await settled(pilot)
        assert not marked(screen.pane.rows)


async def test_what_comes_in_sight_is_marked_and_the_rest_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [final(tmp_path, f"z{number:05}", f"Kim {number:03}", changed=True) for number in range(120)]
    opens = count_opens(monkeypatch)
    async with at_list(tmp_path, (60, 18)) as (pilot, screen):
        rows = screen.pane.rows
        await wait_until(pilot, lambda: marked(rows))
        await settled(pilot)
        assert sum(opens[path.name] > 1 for path in paths) < 40
        await pilot.press("end")
        await wait_until(pilot, lambda: MARK in str(rows.options[-1].prompt))


async def test_what_stands_above_the_answers_is_marked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsure_rows, "_AFTER", 600)
    path = final(tmp_path, "4f9k2m", "Kim")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(": ons team*", ": alleen wij tweeën*", 1), encoding="utf-8")
    async with at_list(tmp_path) as (_pilot, screen):
        assert marked(screen.pane.rows) == ["Noor met Kim"]


async def test_a_file_that_cannot_be_read_to_its_end_is_not_marked(tmp_path: Path) -> None:
    path = final(tmp_path, "4f9k2m", "Kim", changed=True)
    path.write_bytes(path.read_bytes() + b"\xff")
    os.utime(path, PLAIN)
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: all_known(screen))
        await settled(pilot)
        assert not marked(screen.pane.rows)


@pytest.mark.parametrize("keys", [["alt+z"], ["l", "alt+z"], ["enter", "alt+z"]])
async def test_the_key_leads_from_the_list_and_from_reading_to_what_is_not_certain(
    tmp_path: Path, keys: list[str]
) -> None:
    final(tmp_path, "5f9k2m", "Robin", changed=True)
    async with at_list(tmp_path, (80, 24)) as (pilot, screen):
        await wait_until(pilot, lambda: marked(screen.pane.rows))
        for key in keys[:-1]:
            await pilot.press(key)
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
            assert "alt+z Wie mag dit lezen?" in shown(pilot)
        await pilot.press(keys[-1])
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DoubtsDialog))
        assert "Kaart 3 is voor jullie tweeën." in " ".join(shown(pilot).split())
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AfterScreen))


async def test_the_key_does_nothing_at_an_interview_that_is_certain(tmp_path: Path) -> None:
    final(tmp_path, "5f9k2m", "Robin")
    async with at_list(tmp_path) as (pilot, screen):
        await wait_until(pilot, lambda: all_known(screen))
        await pilot.press("alt+z")
        assert pilot.app.screen is screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert "alt+z" not in shown(pilot)
