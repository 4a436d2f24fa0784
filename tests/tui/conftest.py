"""The editor of whoever runs the tests stays out of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import _wait, screen
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation


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
