"""Waiting for what an app does, without sleeping."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.pilot import Pilot


async def wait_until(pilot: Pilot[None], predicate: Callable[[], object], seconds: float = 10.0) -> None:
    """Let the app run until `predicate()` holds; AssertionError if it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not predicate():
        assert time.monotonic() < deadline, "the app never came that far"
        await pilot.pause()
