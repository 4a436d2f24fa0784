"""The keys that are still on their way when the program is asked to end: none may be lost."""

from __future__ import annotations

import asyncio
import select
import sys

from textual.driver import Driver

_SETTLE = 0.02  # seconds between looks
_MOST_LOOKS = 15


async def take_in_last_keys(driver: Driver | None) -> None:
    """Return when every key that was typed has been handed to the app; no more are taken after that.

    The driver's thread reads the terminal and hands in what it read through the loop, in order: what is scheduled
    there in the same way (`asyncio.run_coroutine_threadsafe`) after this returned, comes behind the last key.
    """
    looks = 0
    while looks < _MOST_LOOKS and _keys_waiting():
        await asyncio.sleep(_SETTLE)
        looks += 1
    if driver is not None:
        driver.disable_input()  # waits for that thread


def _keys_waiting() -> bool:
    """Whether the terminal has keys for us that were not read yet."""
    if sys.platform == "win32" or sys.__stdin__ is None:
        return False
    try:
        return bool(select.select([sys.__stdin__.fileno()], [], [], 0)[0])
    except (OSError, ValueError):
        return False
