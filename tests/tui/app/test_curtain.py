"""The curtain: one key hides everything behind the motto, whatever is open, and shows it again as it was."""

from __future__ import annotations

import io
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType
from textual import events
from textual.app import App
from textual.pilot import Pilot

from interview_tui.interview.model import Answer, Circle, Status
from interview_tui.tui.after.screen import AfterScreen
from interview_tui.tui.app.menu import Menu
from interview_tui.tui.give.preview import PreviewScreen
from interview_tui.tui.intake.answers import AnswersScreen
from interview_tui.tui.intake.places_screen import PlacesScreen
from interview_tui.tui.kit import base
from interview_tui.tui.kit.base import LEFT_ALONE, CommandScreen
from interview_tui.tui.kit.question import Question
from interview_tui.tui.list.screen import ListScreen
from interview_tui.tui.read_back.screen import ReadBackScreen
from interview_tui.tui.transcript.screen import ReadingScreen
from tests.tui.list.stage import CARDS, at_list, put
from tests.tui.read_back.stage import opened, saved, spoken
from tests.tui.stage import interviewing, shown
from tests.tui.terminal.keyboard import send
from tests.tui.waiting import wait_until

WORDS = ("Nooraly", "Samira", "hoefijzerkers")
KEYS = ["ctrl+u", "alt+g"]


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every frame that goes to the terminal, from now on."""
    frames: list[str] = []

    def record(_app: App[Any], _screen: object, update: RenderableType | None) -> None:
        if update is not None:
            console = Console(width=200, height=60, file=io.StringIO(), force_terminal=True, record=True)
            console.print(update)
            frames.append(" ".join(console.export_text().split()))

    monkeypatch.setattr(App, "_display", record)
    return frames


async def calm(pilot: Pilot[None]) -> None:
    """Wait until nothing changes any more: a question may still wait for its answer."""
    same, before = 0, None
    while same < 10:
        await pilot.pause()
        now = pilot.app.screen, pilot.app.focused, shown(pilot)
        same, before = (same + 1 if now == before else 0), now


@asynccontextmanager
async def _interview(folder: Path) -> AsyncIterator[Pilot[None]]:
    async with interviewing(folder, interviewer=WORDS[0], interviewee=WORDS[1]) as (pilot, screen):
        screen.place.field.insert(f"Ik zeg {WORDS[2]}, zodat het gezegd is.")
        yield pilot


@asynccontextmanager
async def _list(folder: Path) -> AsyncIterator[Pilot[None]]:
    names = {"interviewer": WORDS[0], "interviewee": WORDS[1], "answers": {3: Answer(f"Ik zei {WORDS[2]}.")}}
    for ident in ("3f9k2m", "4f9k2m"):
        put(folder, ident, status=Status.FINAL, form="audit", sharing=Circle.ORGANISATION, **names)
    async with at_list(folder) as (pilot, _screen):
        yield pilot


@asynccontextmanager
async def _reading_back(folder: Path, kind: type[Any] = ReadBackScreen, **changes: Any) -> AsyncIterator[Pilot[None]]:
    held = spoken(interviewer=WORDS[0], interviewee=WORDS[1], **changes)
    async with opened(saved(folder / "gesprekken", held), kind) as (pilot, _screen):
        yield pilot


def _after(folder: Path) -> AbstractAsyncContextManager[Pilot[None]]:
    return _reading_back(folder, AfterScreen, status=Status.FINAL)


PLACES: dict[str, tuple[Callable[[Path], AbstractAsyncContextManager[Pilot[None]]], list[str]]] = {
    "note": (_interview, []),
    "menu": (_interview, ["ctrl+p"]),
    "help": (_interview, ["f1"]),
    "so-that": (_interview, ["ctrl+t"]),
    "go to": (_interview, ["ctrl+g"]),
    "card large": (_interview, ["ctrl+o"]),
    "list": (_list, []),
    "reading": (_list, ["enter"]),
    "other names": (_list, ["h"]),
    "bin": (_list, ["delete", "p"]),
    "questions before": (_list, ["n", *WORDS[0]]),
    "practice": (_list, ["e", "enter"]),
    "learning": (_list, ["k"]),
    "looking back": (_list, ["g"]),
    "reading back": (_reading_back, []),
    "readers": (_reading_back, ["w"]),
    "rewriting": (_reading_back, ["h"]),
    "after": (_after, []),
    "sharing": (_after, ["t"]),
    "who is next": (_after, ["w"]),
}


LETTERS = ("list", "reading", "bin", "learning", "looking back", "reading back", "readers", "after")
"""The places in which letters are commands."""


@pytest.mark.parametrize("place", PLACES)
async def test_the_key_hides_every_word_and_shows_them_again(tmp_path: Path, frames: list[str], place: str) -> None:
    stage, keys = PLACES[place]
    async with stage(tmp_path) as pilot:
        app: Any = pilot.app
        await calm(pilot)
        for key in keys:
            await pilot.press(key)
            await calm(pilot)
        screen, focused = app.screen, app.focused
        frames.clear()
        await pilot.press("ctrl+u")
        assert frames and CARDS.motto is not None and CARDS.motto.text in frames[0]
        at_field = getattr(focused, "text", None) or getattr(focused, "value", None)
        screen.refresh(layout=True)
        app.notify(WORDS[2], markup=False)
        await pilot.press("ctrl+n", "f1", "ctrl+p", "tab", "up", "alt+q", "delete", *("nvt" * (place in LETTERS)))
        await pilot.resize_terminal(90, 30)
        await calm(pilot)
        motto = f"“{CARDS.motto.text}” {CARDS.motto.by}"
        assert set(frames) == {motto}, "the motto and nothing else"
        assert not any(word in app.export_screenshot() for word in WORDS)
        assert app.screen is screen and app.focused is focused, "no command was obeyed"
        assert (getattr(focused, "text", None) or getattr(focused, "value", None)) == at_field
        frames.clear()
        await pilot.press("ctrl+u")
        assert frames and motto not in frames[0]
        assert place in ("practice", "learning", "card large") or any(word in app.export_screenshot() for word in WORDS)


@pytest.mark.parametrize("closing", KEYS)
@pytest.mark.parametrize("opening", [*KEYS, "escape", "enter", "click"])
async def test_either_key_and_esc_enter_or_a_click_show_it_again_and_do_nothing_else(
    tmp_path: Path, closing: str, opening: str
) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press(*"thee")
        await pilot.press(closing)
        assert screen.app.is_hidden
        if opening == "click":
            for kind in (events.MouseDown, events.MouseUp):
                pilot.app.post_message(kind(None, 10, 20, 0, 0, 1, False, False, False))
        else:
            await pilot.press(opening)
        await pilot.pause()
        assert not screen.app.is_hidden
        await pilot.press(*"!")
        assert screen.place.field.text == "thee!"
        assert pilot.app.screen is screen


async def test_what_was_typed_before_and_behind_it_is_kept_and_saved(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press(*"thee", "ctrl+u", *" toch")
        desk: Any = screen.app.desk  # type: ignore[attr-defined]
        assert desk.flush(5)
        (path,) = tmp_path.glob("*.md")
        assert "thee toch\n" in path.read_text(encoding="utf-8")
        assert screen.app.is_hidden


# --- what is typed while it is closed

BEGIN, END = "\x1b[200~", "\x1b[201~"
BURSTS = {
    "text": ("twee", "twee", True),
    "a word and a new line": ("een\x0atwee", "een\ntwee", True),
    "a paste": (f"{BEGIN}een\x15\rtwee{END}", "een\ntwee", True),
    "a paste without its end": (f"{BEGIN}twee", "twee", True),
    "committed": ("\x1b[0;;116:119:101:101u", "twee", True),
    "esc and text": ("\x1btwee", "twee", False),
    "esc and a word like a command": ("\x1bquit nu", "quit nu", False),
    "esc and the letter of the curtain": ("\x1bgaan", "gaan", False),
    "esc as kitty says it": ("\x1b[27utwee", "twee", False),
    "enter and text": ("\rtwee", "twee", False),
    "text, enter, text": ("een \rtwee", "een twee", False),
    "alt with enter": ("\x1b\rtwee", "twee", False),
    "text and esc": ("twee\x1b", "twee", False),
    "its own key and text": ("\x15twee", "twee", False),
    "alt alone": ("\x1bn\x1bq\x1ba", "", True),
    "commands": ("\x0e\x14\x11\x1b[15~\x1b[13;5u", "", True),
    "esc before a command": ("\x1b\x0etwee", "twee", False),
    "the mouse moves": ("\x1b[<35;10;5Mtwee", "twee", True),
}


@pytest.mark.parametrize("burst", BURSTS)
async def test_nothing_typed_behind_it_is_lost_or_obeyed(tmp_path: Path, burst: str) -> None:
    sent, text, closed = BURSTS[burst]
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+u")
        send(pilot, sent)
        await calm(pilot)
        assert pilot.app.screen is screen and screen.interview.at_card == 1
        assert (screen.place.field.text.rstrip("\n"), screen.app.is_hidden) == (text, closed)


@pytest.mark.parametrize("apart", ["q", "t", "n"])
async def test_esc_in_a_read_before_opens_it(tmp_path: Path, apart: str) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+u")
        send(pilot, "\x1b", apart, "oe")
        await wait_until(pilot, lambda: screen.place.field.text == f"{apart}oe")
        assert not screen.app.is_hidden


async def test_what_is_typed_behind_it_waits_for_what_comes_before(tmp_path: Path) -> None:
    """Letters are no commands where the keys before them lead to a screen without a field."""
    async with interviewing(tmp_path) as (pilot, _screen):
        send(pilot, "\x1bo\x15vn")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        await calm(pilot)
        assert isinstance(pilot.app.screen, ListScreen)


async def test_text_behind_it_closes_what_is_only_read(tmp_path: Path) -> None:
    async with interviewing(tmp_path) as (pilot, screen):
        await pilot.press("ctrl+o", "ctrl+u")
        send(pilot, " twee")
        await wait_until(pilot, lambda: screen.place.field.text == "twee")
        assert pilot.app.screen is screen and screen.app.is_hidden


async def test_a_dialog_that_opens_behind_it_is_not_seen(tmp_path: Path, frames: list[str]) -> None:
    async with interviewing(tmp_path) as (pilot, _screen):
        await pilot.press("ctrl+u")
        frames.clear()
        pilot.app.push_screen(Question(WORDS[2], WORDS[0], "Nee", "Ja"))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await calm(pilot)
        assert not any(word in frame for frame in frames for word in WORDS)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Question), "Enter opened the curtain, and chose nothing"
        assert WORDS[2] in frames[-1] or any(WORDS[2] in frame for frame in frames)


async def test_the_menu_closes_it_and_another_key_can_be_chosen(tmp_path: Path) -> None:
    async with interviewing(tmp_path, keys={"curtain": "ctrl+k"}) as (pilot, screen):
        await pilot.press("ctrl+u", "alt+g")
        assert not screen.app.is_hidden
        await pilot.press("ctrl+k", "ctrl+k")
        assert not screen.app.is_hidden
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Menu))
        await pilot.press(*"gordijn", "enter")
        await wait_until(pilot, lambda: screen.app.is_hidden)
        assert pilot.app.screen is screen


@pytest.mark.parametrize(("keys", "closes"), [([], True), (["h"], True), (["enter"], True), (["n"], False)])
async def test_it_closes_by_itself_over_the_list_and_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], closes: bool
) -> None:
    monkeypatch.setattr(base, "_LOOK", 0.01)
    async with _list(tmp_path) as pilot:
        app: Any = pilot.app
        await pilot.press(*keys)
        await calm(pilot)
        monkeypatch.setattr(ListScreen, "curtain_after", 0.4)  # now: on a slow machine the keys come later than that
        monkeypatch.setattr(ReadingScreen, "curtain_after", 0.4)
        if closes:
            await wait_until(pilot, lambda: app.is_hidden)
            assert time.monotonic() - app.last_used >= 0.4
        else:
            await wait_until(pilot, lambda: time.monotonic() - app.last_used >= 1)
            assert not app.is_hidden


async def test_the_clock_of_a_screen_that_goes_finds_no_other(tmp_path: Path) -> None:
    """Between two screens there is none for a moment, and the clock may strike then."""
    async with _list(tmp_path) as pilot:
        before, screen = pilot.app, pilot.app.screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: before.screen is not screen)
        assert isinstance(screen, ListScreen)
        stack, before._screen_stacks[before.current_mode] = list(before.screen_stack), []
        try:
            screen._close_when_alone()
        finally:
            before._screen_stacks[before.current_mode] = stack
        assert not getattr(before, "is_hidden", True)


def test_it_never_closes_by_itself_over_an_interview() -> None:
    waiting: list[type[Any]] = [CommandScreen]
    closing = set()
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.curtain_after:
            closing.add(cls)
            assert cls.curtain_after == LEFT_ALONE == 180
    assert closing == {ListScreen, ReadingScreen, PreviewScreen, PlacesScreen, AnswersScreen}


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60), (20, 4)])
async def test_the_motto_stands_in_the_middle_of_any_window(tmp_path: Path, size: tuple[int, int]) -> None:
    async with interviewing(tmp_path, size) as (pilot, screen):
        await pilot.press("ctrl+u")
        strips = screen.app.curtain.frame().strips
        rows = ["".join(segment.text for strip in line for segment in strip) for line in strips]
        assert len(rows) == size[1] and all(len(row) == size[0] for row in rows)
        said = [number for number, row in enumerate(rows) if row.strip()]
        assert said[-1] - said[0] == len(said) - (size[1] <= 8), "with a row between the motto and whose it is"
        assert abs(said[0] - (size[1] - 1 - said[-1])) <= 1
        for number in said:
            row = rows[number]
            assert abs((len(row) - len(row.lstrip())) - (len(row) - len(row.rstrip()))) <= 1
