"""Shared by the tests of the question set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interview_tui.language import choose, current


@pytest.fixture(autouse=True)
def _screen_in_dutch() -> Iterator[None]:
    """Every test begins in Dutch, whatever the one before it chose."""
    before = current()
    choose("nl")
    yield
    choose(before)
