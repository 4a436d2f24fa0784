"""A folder with many interviews: what is seen is right at once, and what is not seen is not made."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_tui.interview.model import Interview, Status
from interview_tui.transcripts.format.file_names import file_name
from interview_tui.transcripts.heads.own_head import OwnHead
from interview_tui.tui.list import row_list, unsure_rows
from interview_tui.tui.list.look import look, rows_for
from interview_tui.tui.list.row_list import RowList
from interview_tui.tui.list.screen import ListScreen
from tests.tui.list.stage import at_list, on_list, put, settled
from tests.tui.waiting import wait_until

MANY = 300
WINDOW = 40
SIZES = [(120, WINDOW), (60, 18)]
FIRST_DAY = datetime.date(2025, 1, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of each status a third, and one that cannot be read. The last draft has the oldest date and name."""
    folder = tmp_path_factory.mktemp("veel")
    one = put(folder, "3f9k2m", date=FIRST_DAY, status=Status.HELD)
    data = one.read_bytes()
    one.unlink()
    for number in range(MANY - 1):
        day, ident = FIRST_DAY + datetime.timedelta(days=number), f"z{number:05}"
        text = data.replace(b"3f9k2m", ident.encode()).replace(b"2025-01-01", day.isoformat().encode(), 1)
        text = text.replace(b'"Sam"', f'"Sam {number}"'.encode())
        path = folder / file_name(day, f"Sam {number}", ident)
        path.write_bytes(text.replace(b"status: held", f"status: {list(Status)[number % 3]}".encode()))
        os.utime(path, (1_700_000_000 - number, 1_700_000_000 - number))
    broken = folder / "2026-09-01-bo-7f9k2m.md"
    broken.write_bytes(b"---\nid: 7f9k2m\nformat: 9\n---\n")
    os.utime(broken, (1_700_000_000, 1_700_000_000))
    return folder


@pytest.fixture(autouse=True)
def _only_what_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the rows comes when a test asks for it."""
    monkeypatch.setattr(row_list, "_BEFORE_THE_REST", 600)
    monkeypatch.setattr(unsure_rows, "_AFTER", 600)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the interviews that were made of a head, from now on."""
    made: list[str] = []
    read = OwnHead._read

    def counted(head: OwnHead) -> Interview:
        made.append(head.id)
        return read(head)

    monkeypatch.setattr(OwnHead, "_read", counted)
    return made


def labels(screen: ListScreen) -> Iterator[str]:
    """The label of every row there should be, in order."""
    found = rows_for(screen.app, look(screen.app))
    return (row.label.plain for row in found)


@pytest.mark.parametrize("size", SIZES)
async def test_before_the_first_look_no_more_is_made_than_is_seen_and_a_page(
    folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    shown: list[list[str]] = []
    show = RowList.show

    def watched(self: RowList, *args: object) -> None:
        show(self, *args)  # type: ignore[arg-type]
        shown.append([row.label.plain for row in self._rows])

    monkeypatch.setattr(RowList, "show", watched)
    async with at_list(folder, size) as (_pilot, screen):
        assert len(made) <= 2 * WINDOW + 20
        assert len(made) == len(set(made))
        (first,) = shown
        expected = list(labels(screen))
        assert len(first) >= size[1] and first == expected[: len(first)]
        assert first[0].startswith("Ga verder met Sam 0, kaart"), "the draft of long ago stands on top"
        assert [row.label.plain for row in screen.pane.rows._rows[: len(first)]] == first, "nothing came above it"


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """The label of the row that is selected after these keys."""
    await pilot.press(*keys)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ListScreen) and screen.pane.row is not None
    return screen.pane.row.label.plain


async def test_every_row_can_be_reached(folder: Path) -> None:
    async with at_list(folder) as (pilot, screen):
        expected = list(labels(screen))
        places = [screen.pane.rows.highlighted]
        while len(places) < 2 or places[-1] != places[-2]:
            await pilot.press("pagedown")
            now, made = screen.pane.rows.highlighted, screen.pane.rows.option_count
            assert now is not None and (now < made - 1 or made == len(expected)), "there is always more below"
            places.append(now)
        assert len(places) > 5
        assert (await pressed(pilot)) == expected[-1]
        assert [row.label.plain for row in screen.pane.rows._rows] == expected


@pytest.mark.parametrize(("size", "key"), [(SIZES[0], "end"), (SIZES[0], "up"), (SIZES[1], "end")])
async def test_the_last_row_is_the_last_of_all(folder: Path, size: tuple[int, int], key: str) -> None:
    async with at_list(folder, size) as (pilot, screen):
        assert screen.pane.rows.option_count < MANY
        assert "2026-09-01-bo-7f9k2m.md" in await pressed(pilot, key)
        assert (await pressed(pilot, "down")).startswith("Ga verder met Sam 0, kaart")


async def test_the_wheel_and_the_scroll_bar_bring_more(folder: Path) -> None:
    async with at_list(folder) as (pilot, screen):
        listed = screen.pane.rows
        before = listed.option_count
        listed.scroll_end(animate=False)
        await settled(pilot)
        assert listed.option_count > before
        assert listed.virtual_size.height >= listed.scroll_offset.y + 2 * listed.size.height


async def test_looking_again_keeps_the_row_far_below(folder: Path) -> None:
    async with at_list(folder) as (pilot, screen):
        below = await pressed(pilot, *["pagedown"] * 5)
        at = screen.pane.rows.highlighted
        screen.action_refresh()
        await on_list(pilot)
        assert screen.pane.rows.highlighted == at
        assert screen.pane.row is not None and screen.pane.row.label.plain == below
        assert screen.pane.rows.scroll_offset.y > 0


async def test_soon_the_scroll_bar_tells_how_long_the_list_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_list, "_BEFORE_THE_REST", 0.01)
    async with at_list(folder) as (pilot, screen):
        listed = screen.pane.rows
        expected = list(labels(screen))
        await wait_until(pilot, lambda: listed.option_count == len(expected))
        assert [row.label.plain for row in listed._rows] == expected
        assert listed.highlighted == 0 and listed.scroll_offset.y == 0
        listed.scroll_end(animate=False)
        await settled(pilot)
        assert listed.scroll_offset.y == listed.max_scroll_y > 200
