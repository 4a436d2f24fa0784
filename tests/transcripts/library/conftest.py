"""What the tests of forgetting share: a state folder beside the transcripts, so that all of it can be searched."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of the program are in that of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of transcripts."""
    made = tmp_path / "In gesprek"
    made.mkdir()
    return made
