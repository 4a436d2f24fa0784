"""The user's own folders, editor and language stay out of the tests of the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.language import choose


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Home, settings and state are in the test's own folder; there is no editor; the screen speaks Dutch."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for name in ("EDITOR", "VISUAL", "INTERVIEW_TUI_TRANSCRIPTS"):
        monkeypatch.delenv(name, raising=False)
    choose("nl")
