"""Keys that wait their turn do not keep the program from ending in time, and none of them is lost."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from rich.traceback import Traceback
from textual import events

from interview_tui.process.endings import GRACE
from interview_tui.tui.app.app import GesprekApp
from interview_tui.tui.interview.screen import InterviewScreen
from interview_tui.tui.terminal import keys_in_turn
from tests.tui.stage import held_in, interviewing
from tests.tui.waiting import wait_until


async def test_a_screen_that_never_comes_to_rest_keeps_no_key_when_the_program_is_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        monkeypatch.setattr(keys_in_turn, "_is_changing_screens", lambda _app: True)
        for key, character in (("ctrl+n", None), ("ctrl+n", None), ("ctrl+n", None), ("x", "x"), ("y", "y")):
            app.post_message(events.Key(key, character))
        began = time.monotonic()
        app.ask_to_leave(0)
        await wait_until(pilot, lambda: app._exit, seconds=2 * GRACE)
        assert time.monotonic() - began < GRACE
    held = held_in(tmp_path)
    assert (held.at_card, held.answer(4).note) == (4, "xy")


async def test_the_end_of_the_thread_that_reads_the_keys_loses_none_that_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        app = pilot.app
        assert isinstance(app, GesprekApp)
        monkeypatch.setattr(keys_in_turn, "_is_changing_screens", lambda _app: True)
        for key, character in (("ctrl+n", None), ("x", "x"), ("y", "y")):
            app.post_message(events.Key(key, character))
        app.call_later(app.panic, Traceback.from_exception(OSError, OSError(5, "gone"), None))
        await wait_until(pilot, lambda: app._exit, seconds=2 * GRACE)
        assert app.return_code == 129
    assert held_in(tmp_path).answer(2).note == "xy"


async def test_behind_a_paste_letters_need_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rest = asyncio.Event()

    async def never(_app: object) -> None:
        await rest.wait()

    async with interviewing(tmp_path) as (pilot, screen):
        monkeypatch.setattr(keys_in_turn, "_settled", never)
        pilot.app.post_message(events.Paste("koffie "))
        for letter in "met":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Paste(" melk"))
        try:
            await wait_until(pilot, lambda: screen.place.field.text == "koffie met melk")
        finally:
            rest.set()


async def test_a_command_with_alt_waits_for_the_text_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        seen: list[str] = []

        def note(_screen: InterviewScreen) -> None:
            seen.append(screen.place.field.text)

        monkeypatch.setattr(InterviewScreen, "action_hide_time", note)
        for letter in "koffie":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("alt+t", "t"))
        await wait_until(pilot, lambda: seen)
        assert seen == ["koffie"]
