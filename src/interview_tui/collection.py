"""Garbage collection waits while the program starts: a tenth of the start went there, and nothing was found.

What the start made stays for good, so it is left out of every later collection too: those would take it up again in the
middle of typing.
"""

from __future__ import annotations

import gc


def hold() -> None:
    """From now on nothing is collected."""
    gc.disable()


def release() -> None:
    """The start is over; if it was held, collect as usual from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
