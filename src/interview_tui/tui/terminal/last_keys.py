"""Take in the keys that are still unread when the program is asked to end: none may be lost."""

from __future__ import annotations

import asyncio
import select
import sys

from textual.driver import Driver

_POLL = 0.02  # seconds between checks
_MOST_CHECKS = 15


async def take_in_last_keys(driver: Driver | None) -> None:
    """Return when every key that was typed has been handed to the app; no more are read after that.

    The driver's thread reads the terminal and hands in what it read through the event loop, in order. So what is
    scheduled in the same way (`asyncio.run_coroutine_threadsafe`) after this returned, comes behind the last key.
    """
    checks = 0
    while checks < _MOST_CHECKS and _keys_waiting():
        await asyncio.sleep(_POLL)
        checks += 1
    if driver is not None:
        driver.disable_input()  # waits for that thread


def _keys_waiting() -> bool:
    """Return whether the terminal has keys that were not read yet."""
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    try:
        return bool(select.select([sys.__stdin__.fileno()], [], [], 0)[0])
    except (OSError, ValueError):
        return False
