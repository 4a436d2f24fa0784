"""The editor of whoever runs the tests stays out of them."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual import _wait, pilot, screen
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.message_pump import MessagePump


@pytest.fixture(autouse=True, scope="session")
def _sheets_parsed_once() -> Iterator[None]:
    """The rules of a style sheet, kept for all apps of a run: to parse them anew was an eighth of all work here.

    Textual 8.2.8 keeps them for one app, by the same key but for the variables, which are those of the theme.
    """
    known: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def once(
        self: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope, *sorted(self._variables.items()))
        if key not in known:
            known[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return known[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _short_pauses() -> Iterator[None]:
    """A pause of the pilot ends when the app has rested for 5 ms, in which two frames go: a quarter of both.

    Half of the time of these tests was to see that an app rests. Textual 8.2.8 has both as constants.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_wait, "SLEEP_GRANULARITY", 1 / 200)
        patched.setattr(_wait, "SLEEP_IDLE", 1 / 200 / 20)
        patched.setattr(screen, "UPDATE_PERIOD", 1 / 400)
        yield


@pytest.fixture(autouse=True, scope="session")
def _only_what_works_is_waited_for() -> Iterator[None]:
    """A pause of the pilot asks only those parts of the screen that have something to do whether they did it.

    Textual 8.2.8 sends a message through every part and waits for the last: a third of all work here, and nearly all of
    them rested. A part that waits for its next message has handled all that came before.
    """
    ask = pilot.Pilot._wait_for_screen

    def rests(part: MessagePump) -> bool:
        came: Any = part._message_queue.ready_event
        return not came.is_set() and any(not waiting.done() for waiting in came._waiters)

    async def ask_those_that_work(self: pilot.Pilot[Any], timeout: float = 30.0) -> bool:
        app = self.app
        working = [part for part in (app, *app.screen.walk_children(with_self=True)) if not rests(part)]
        screen = SimpleNamespace(walk_children=lambda **_: working)
        among = SimpleNamespace(screen=screen, call_later=lambda _: False, _exception_event=app._exception_event)
        await sleep(0)  # as often as it gives way where all rest
        return await ask(cast("pilot.Pilot[Any]", SimpleNamespace(app=among)), timeout)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pilot.Pilot, "_wait_for_screen", ask_those_that_work)
        yield


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all colours, whatever the tests run in: with sixteen a dialog has a line round it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """No editor, and no program of the system that opens files."""
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
