"""The field for one sentence: a control character in it is one character, drawn as a mark, and stays what it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.widgets.input import Selection

from interview_tui.interview.model import Answer
from interview_tui.language import clean
from interview_tui.tui.interview.sentence_field import SentenceField
from interview_tui.tui.interview.zodatje_dialog import ZodatjeDialog
from interview_tui.tui.read_back.rewrite import RewriteDialog
from interview_tui.tui.read_back.screen import ReadBackScreen
from tests.tui.interview.test_screen import started
from tests.tui.note.stage import Stage
from tests.tui.note.test_controls import TYPED
from tests.tui.read_back.stage import comes, opened, saved, spoken, to_closing_sentence
from tests.tui.stage import held_in, interviewing, shown
from tests.tui.waiting import wait_until


@asynccontextmanager
async def holding(sentence: str, width: int = 60) -> AsyncIterator[tuple[Stage, SentenceField]]:
    """An app with a field that holds a sentence and has the focus."""
    field = SentenceField(id="field")
    app = Stage(lambda: field)  # type: ignore[arg-type, return-value]
    async with app.run_test(size=(width, 10)):
        await app.settle()
        field.load(sentence)
        field.focus()
        await app.settle()
        yield app, field


@pytest.mark.parametrize("control", ["\x00", "\x0b", "\x1b", "\x1e", "\x85", *"\u2028\u200e\u202e\ufeff\ue000"])
async def test_each_is_one_step_and_one_character(control: str) -> None:
    async with holding(f"a{control}b") as (app, field):
        for key in ("home", "right", "right"):
            await app.key(key)
        assert field.cursor_position == 2
        for key in ("shift+left", "ctrl+c", "right", "ctrl+v"):
            await app.key(key)
        assert field.value == f"a{control}{control}b"
        for key in ("backspace", "left", "x"):
            await app.key(key)
        assert field.value == f"ax{control}b"
        for key in ("shift+right", "ctrl+x"):
            await app.key(key)
        assert field.value == "axb"
        await app.key("ctrl+v")
        assert field.value == f"ax{control}b"
        app.post_message(events.Paste(f"y{control}z"))
        await app.settle()
        assert field.value.count(control) == 1 + (clean(control) == control)


async def test_what_is_drawn_and_where_the_cursor_is() -> None:
    async with holding(f"a\u2028b{TYPED} bel 06-12345678") as (app, field):
        await app.key("end")
        assert app.terminal.text()[1].strip() == f"a{TYPED}b{TYPED} bel 06-12345678"
        row = app.terminal.cells()[1][1:]  # a column stays free
        assert [cell.reverse for cell in row[:18]] == [False] + [True] * 8 + [False] * 9
        assert "".join(cell.data for cell in row if cell.underscore) == "06-12345678"
        field.selection = Selection.cursor(1)
        await app.settle()
        row = app.terminal.cells()[1]
        assert "".join(cell.data for cell in row if cell.underscore) == f"{TYPED}06-12345678"
        for x, index in ((0, 0), (1, 1), (8, 1), (9, 2), (10, 3), (57, len(field.value))):
            await app.mouse(events.MouseDown, x + 1, 1)
            await app.mouse(events.MouseUp, x + 1, 1)
            assert field.cursor_position == index
            assert index > 3 or field.cursor_screen_offset.x == (1, 2, 10, 11)[index]


async def test_a_long_sentence_scrolls_along() -> None:
    async with holding("\u2028" * 20 + "eind", 40) as (app, _field):
        for key in ("end", "left"):
            await app.key(key)
        assert app.terminal.text()[1].endswith(f"{TYPED}eind")
        await app.key("home")
        assert app.terminal.text()[1].startswith(f" {TYPED}{TYPED}")


async def test_a_line_from_a_note_comes_on_one_line() -> None:
    async with holding("", 40) as (app, field):
        app.copy_to_clipboard("een\ntwee")
        await app.key("ctrl+v")
        assert field.value == "een twee"


SENTENCE = "Ik wacht\u2028 even\x0b, zodat zij\u200e begint\x1b[2J."


async def test_a_so_that_is_changed_around_them(tmp_path: Path) -> None:
    path = started(tmp_path, at_card=3, answers={3: Answer("x", (SENTENCE, "Ik\x07  doe raar"))})
    async with interviewing(tmp_path, path=path) as (pilot, screen):
        await pilot.press("ctrl+t")
        dialog = await comes(pilot, ZodatjeDialog)
        await pilot.press("up", "up", "enter")
        await wait_until(pilot, lambda: dialog.act.value)
        assert "\x1b" not in shown(pilot)
        await pilot.press("home", *"nu ", "enter", "end", *" nu", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
    changed = "Ik nu wacht\u2028 even\x0b, zodat zij\u200e begint\x1b[2J nu."
    assert held_in(tmp_path).answer(3).zodatjes == (changed, "Ik\x07  doe raar")


async def test_reading_back_so_thats_and_the_closing_sentence_keep_them(tmp_path: Path) -> None:
    closing = "Het is mijn vak om te\u200e zien\x07."
    held = spoken(answers={4: Answer("een\u2028twee", (SENTENCE, "Ik zwijg."))}, closing=closing)
    async with opened(saved(tmp_path, held), ReadBackScreen) as (pilot, screen):
        await pilot.press("h")
        await comes(pilot, RewriteDialog)
        await pilot.press("end", *" Ja", "tab", "up", "home", "right", "right", "right", *"nu ", "escape")
        await comes(pilot, ReadBackScreen)
        changed = (SENTENCE.replace("wacht", "nu wacht"), "Ik zwijg.")
        assert screen.interview.answer(4) == Answer("een\u2028twee Ja", changed)
        await to_closing_sentence(pilot)
        await pilot.press("home", *"goed ", "escape")
        await comes(pilot, ReadBackScreen)
        assert screen.interview.closing == closing.replace("te", "goed te", 1)
