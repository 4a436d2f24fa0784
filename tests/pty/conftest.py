"""A home folder of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder with nothing in it."""
    return Home.make(tmp_path)
