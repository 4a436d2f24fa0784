"""Options beside each other: every one can be reached by arrows and mouse, however narrow the row is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from interview_tui.tui.kit.widgets.choice import Possible
from interview_tui.tui.kit.widgets.choice_row import ChoiceRow, _rows

OPTIONS = [Possible("one", "[b]een[/b]"), Possible("two", "twee woorden"), Possible("three", "界界")]


class _Stage(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.changed: list[str] = []
        self.done = 0

    def compose(self) -> ComposeResult:
        yield Input(id="before")
        yield ChoiceRow(OPTIONS, "two", id="row")
        yield Input(id="after")

    def on_choice_changed(self, event: ChoiceRow.Changed) -> None:
        self.changed.append(event.choice.value)

    def on_choice_done(self) -> None:
        self.done += 1


def lines(row: ChoiceRow) -> list[str]:
    return row.render().plain.split("\n")


async def test_arrows_choose_within_it_and_lead_out_of_it() -> None:
    app = _Stage()
    async with app.run_test(size=(60, 10)) as pilot:
        row = app.query_one(ChoiceRow)
        row.focus()
        assert lines(row) == ["○ [b]een[/b]   ● twee woorden   ○ 界界"]
        await pilot.press("right", "right", "left", "left", "left", "space")
        assert app.changed == ["three", "two", "one", "one"], "at the ends nothing changes"
        await pilot.press("enter")
        assert app.done == 1
        await pilot.press("up")
        assert app.focused is app.query_one("#before")
        row.focus()
        await pilot.press("down")
        assert app.focused is app.query_one("#after")


@pytest.mark.parametrize("width", [8, 14, 20, 30, 60])
async def test_a_click_takes_what_is_drawn_there(width: int) -> None:
    app = _Stage()
    async with app.run_test(size=(width, 12)) as pilot:
        row = app.query_one(ChoiceRow)
        for option in (OPTIONS[0], OPTIONS[2], OPTIONS[1]):
            begins = option.label[:1]
            y, x = next(
                (y, x)
                for y, line in enumerate(lines(row))
                for x in range(len(line))
                if line[x:].startswith(("○ " + begins, "● " + begins))
            )
            cells = sum(2 if character == "界" else 1 for character in lines(row)[y][:x])
            await pilot.click(row, offset=(cells + 1, y))
            assert row.value == option.value
        assert max(map(len, lines(row))) <= width


def test_what_lies_on_which_row() -> None:
    assert _rows([5, 5, 5], 13) == [[0, 1], [2]]
    assert _rows([5, 5], 12) == [[0], [1]]
    assert _rows([50, 5, 1], 9) == [[0], [1, 2]]
    assert _rows([], 9) == []
