"""A home folder that is there, and a writer that needs no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.storage.places import home_folder
from tests.tui.give.stage import plain_contents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "In gesprek"


@pytest.fixture(autouse=True)
def home() -> Path:
    home_folder().mkdir(parents=True, exist_ok=True)
    return home_folder()


@pytest.fixture(autouse=True)
def _quick_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.export.giving.giving.contents", plain_contents)
