"""For every test: a home of its own, so that nobody's settings, transcripts or language play a part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interview_tui.language import choose, current


@pytest.fixture(autouse=True)
def _nothing_of_ones_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty home folder, a Dutch system, and the language of the screen as it was afterwards."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for name in ("INTERVIEW_TUI_TRANSCRIPTS", "LC_ALL", "LC_MESSAGES", "OneDrive", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    before = current()
    choose("nl")
    yield
    choose(before)
